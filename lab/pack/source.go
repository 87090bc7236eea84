package pack

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"unicode/utf8"

	"gatehouse/engine/bounded"
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
// where it was; it is nil for a text that is not worth reading. Line ends of other systems and a leading byte order mark are
// mended without a word.
func (l *loader) clean(file string, raw []byte) *source {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	marked := newSource(file, raw)
	if !l.bearable(marked) {
		return nil
	}
	text := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			l.unclean(marked, i, "the file is not UTF-8 here", "save it as UTF-8")
			text = utf8.AppendRune(text, r)
		case plainyaml.Unprintable(r):
			l.unclean(marked, i, fmt.Sprintf("there is a control character, U+%04X", r), "remove it")
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
			l.unclean(marked, m[0], fmt.Sprintf("%s is a control character", text[m[0]:m[1]]), "remove it")
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
func (l *loader) unclean(s *source, offset int, message, hint string) {
	const most = 20
	n := len(l.problems)
	if n >= most && l.problems[n-most].File == s.file && l.problems[n-most].Code == "control-character" {
		return
	}
	l.add(s.at(offset), "control-character", message, hint)
}

// bearable refuses texts that would take a Markdown reader, or this one, more
// time than they are worth: both count columns, and match brackets, within a
// line and a paragraph.
func (l *loader) bearable(s *source) bool {
	links, run := 0, 0
	for i, start := range s.starts {
		end := s.nextLine(start)
		if end == start {
			end = len(s.text)
		}
		line := s.text[start:end]
		links += bytes.Count(line, []byte("](")) + bytes.Count(line, []byte("]:")) + bytes.Count(line, []byte("]["))
		if run += len(line); len(bytes.TrimSpace(line)) == 0 {
			run = 0
		}
		at := Place{s.file, i + 1, 1}
		switch {
		case len(line) > maxLine:
			l.add(at, "too-long", fmt.Sprintf("the line is longer than %d KiB", maxLine>>10), "break it")
		case run > MaxDocument:
			l.add(at, "too-long", fmt.Sprintf("there are more than %d KiB without an empty line", MaxDocument>>10), "part them")
		case links > maxLinks:
			l.add(at, "too-many", fmt.Sprintf("there are more than %d links", maxLinks), "remove some, or split the file")
		default:
			continue
		}
		return false
	}
	return true
}

// open reads a file and splits it at its front matter; what keeps it from
// being read at all goes to refused.
func (l *loader) open(file string, refused func(*bounded.Error)) (s *source, yaml []byte, body int, ok bool) {
	raw, e := bounded.ReadFile(l.fsys, file, MaxFile)
	if e != nil {
		refused(e)
		return nil, nil, 0, false
	}
	if s = l.clean(file, raw); s == nil {
		return nil, nil, 0, false
	}
	yaml, body, ok = l.frontMatter(s)
	return s, yaml, body, ok
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
