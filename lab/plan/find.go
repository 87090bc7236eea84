package plan

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// Found is a row that was looked for.
type Found struct {
	Module *Module
	Row    Row
	Number int // of the exercise in its module
	Rank   int // how near it comes, 0 the nearest: see Rank
}

// Find lists the rows that fit words, best first: by title, then by id and
// syllabus id, pack, and the AWS pages that state the facts. Without words it lists all.
func (p *Plan) Find(words string) []Found {
	var out []Found
	all := p.rows()
	if strings.TrimSpace(words) == "" {
		return all
	}
	for _, f := range all {
		ex := f.Row.Exercise
		if rank, ok := Rank(words, ex.Title, ex.ID+" "+strings.Join(ex.Covers, " "), f.Module.Pack.Title, pages(ex.Sources)); ok {
			f.Rank = rank
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(a.Rank, b.Rank) })
	return out
}

func (p *Plan) rows() (all []Found) {
	for i := range p.Modules {
		m := &p.Modules[i]
		for j, r := range m.Rows {
			all = append(all, Found{Module: m, Row: r, Number: j + 1})
		}
	}
	return all
}

// pages are the titles of AWS pages without the guides they stand in: a guide's
// name says nothing of one page.
func pages(sources []string) string {
	var out []string
	for _, s := range sources {
		if _, title, ok := strings.Cut(s, ": "); ok {
			s = title
		}
		s = strings.TrimPrefix(s, "Actions, resources, and condition keys for ") // the same for every service
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// OfTitle is the highest rank of what is found by its title alone.
const OfTitle = 1

// Rank says how near a text comes to words, given its fields, the most telling
// first: 0 where every word begins one in the first field, more for what stands
// within a word, and more yet for the fields behind. ok is false when a word
// stands in none.
func Rank(words string, fields ...string) (rank int, ok bool) {
	for _, word := range strings.Fields(strings.ToLower(words)) {
		best := -1
		for i, field := range fields {
			if at := within(strings.ToLower(field), word); at >= 0 {
				best = 2*i + at
				break
			}
		}
		if best < 0 {
			return 0, false
		}
		rank = max(rank, best)
	}
	return rank, true
}

// within is 0 when a word of the field begins with word, 1 when it stands
// elsewhere in the field, -1 when it does not.
func within(field, word string) int {
	found := -1
	for from := 0; ; {
		i := strings.Index(field[from:], word)
		if i < 0 {
			return found
		}
		before, n := utf8.DecodeLastRuneInString(field[:from+i])
		if n == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return 0
		}
		found, from = 1, from+i+len(word)
	}
}

// Similar is what has the letters of words in their order, in its title or id:
// for when nothing has the words.
func (p *Plan) Similar(words string) (out []Found) {
	all := p.rows()
	var names []string
	for _, f := range all {
		names = append(names, f.Row.Exercise.Title+" "+f.Row.Exercise.ID)
	}
	for _, m := range fuzzy.Find(words, names) {
		out = append(out, all[m.Index])
	}
	return out
}
