package pack

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"unicode/utf8"

	"gatehouse/engine/plainyaml"
)

// source is the text of a file, cleaned, with the way from offsets to places.
type source struct {
	file   string
	text   []byte
	starts []int // offset of each line
}

func newSource(file string, text []byte) *source {
	s := &source{file: file, text: text, starts: []int{0}}
	for i, c := range text {
		if c == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

func (s *source) line(offset int) int {
	return sort.Search(len(s.starts), func(i int) bool { return s.starts[i] > offset })
}

// at is the place of an offset; offsets outside the text are brought inside.
func (s *source) at(offset int) Place {
	offset = min(max(0, offset), len(s.text))
	line := s.line(offset)
	return Place{s.file, line, utf8.RuneCount(s.text[s.starts[line-1]:offset]) + 1}
}

// lineStart is the offset at which the line of an offset begins.
func (s *source) lineStart(offset int) int {
	return s.starts[s.line(min(max(0, offset), len(s.text)))-1]
}

// nextLine is the offset at which the line after that of an offset begins.
func (s *source) nextLine(offset int) int {
	line := s.line(min(max(0, offset), len(s.text)))
	if line < len(s.starts) {
		return s.starts[line]
	}
	return len(s.text)
}

// slice is text[from:to] for offsets that may be out of order.
func (s *source) slice(from, to int) string {
	from = min(max(0, from), len(s.text))
	return string(s.text[from:max(from, min(to, len(s.text)))])
}

// reference is a numeric character reference, with which Markdown could write
// a control character that the text itself must not hold.
var reference = regexp.MustCompile(`&#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7});?`)

// clean takes out of a file what must not reach a screen and tells the author
// where it was. Line ends of other systems and a leading byte order mark are
// mended without a word.
func (l *loader) clean(file string, raw []byte) *source {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	marked := newSource(file, raw)
	text := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			l.unclean(marked.at(i), "the file is not UTF-8 here", "save it as UTF-8")
			text = utf8.AppendRune(text, r)
		case plainyaml.Unprintable(r):
			l.unclean(marked.at(i), fmt.Sprintf("there is a control character, U+%04X", r), "remove it")
		default:
			text = append(text, raw[i:i+size]...)
		}
		i += size
	}
	return newSource(file, l.references(file, text))
}

func (l *loader) references(file string, text []byte) []byte {
	if !bytes.Contains(text, []byte("&#")) {
		return text
	}
	marked := newSource(file, text)
	kept, from := []byte{}, 0
	for _, m := range reference.FindAllIndex(text, -1) {
		if r := referred(string(text[m[0]:m[1]])); plainyaml.Unprintable(r) || r == 0 {
			l.unclean(marked.at(m[0]), fmt.Sprintf("%s is a control character", text[m[0]:m[1]]), "remove it")
			kept, from = append(kept, text[from:m[0]]...), m[1]
		}
	}
	return append(kept, text[from:]...)
}

// referred is the character that a numeric reference stands for.
func referred(s string) rune {
	digits, base := string(bytes.Trim([]byte(s), "&#;")), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil {
		return 0
	}
	return rune(n)
}

// unclean tells of a control character, of a few a file.
func (l *loader) unclean(at Place, message, hint string) {
	const most = 20
	n := 0
	for i := len(l.problems) - 1; i >= 0 && l.problems[i].File == at.File && l.problems[i].Code == "control-character"; i-- {
		n++
	}
	if n < most {
		l.add(at, "control-character", message, hint)
	}
}

// frontMatter cuts the YAML between two lines of three hyphens off a file. body
// is the offset at which Markdown begins.
func (l *loader) frontMatter(s *source) (yaml []byte, body int, ok bool) {
	if len(s.starts) < 2 || string(bytes.TrimRight(s.text[:s.starts[1]], " \t\n")) != "---" {
		l.add(Place{s.file, 1, 1}, "no-front-matter", "the file does not begin with front matter", `begin with a line "---", keys, and a line "---"`)
		return nil, 0, false
	}
	for i := 1; i < len(s.starts); i++ {
		end := s.nextLine(s.starts[i])
		if string(bytes.TrimRight(s.text[s.starts[i]:end], " \t\n")) == "---" {
			return s.text[s.starts[1]:s.starts[i]], end, true
		}
	}
	l.add(Place{s.file, 1, 1}, "no-front-matter", "the front matter is not closed", `end it with a line "---"`)
	return nil, 0, false
}
