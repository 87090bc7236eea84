package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// face is how a run of text looks.
type face uint8

const (
	plain face = iota
	strong
	emphasis
	code
)

// run is text of one face.
type run struct {
	text string
	face face
}

// inline reads emphasis, code spans, links and escapes.
func inline(s string) []run {
	r := reader{s: s}
	for r.i < len(s) {
		if !r.mark() {
			_, n := utf8.DecodeRuneInString(s[r.i:])
			r.text(s[r.i:r.i+n], n)
		}
	}
	r.flush()
	return r.out
}

// reader goes through a text once.
type reader struct {
	s            string
	i            int
	out          []run
	buf          strings.Builder
	bold, italic bool
}

// text adds to the current run and moves on by n bytes.
func (r *reader) text(s string, n int) {
	r.buf.WriteString(s)
	r.i += n
}

func (r *reader) flush() {
	if r.buf.Len() == 0 {
		return
	}
	f := plain
	switch {
	case r.bold:
		f = strong
	case r.italic:
		f = emphasis
	}
	r.out = append(r.out, run{r.buf.String(), f})
	r.buf.Reset()
}

// mark reads a mark at the present place; false when there is none.
func (r *reader) mark() bool {
	rest := r.s[r.i:]
	switch {
	case rest[0] == '\\' && len(rest) > 1 && isPunct(rest[1]):
		r.text(rest[1:2], 2)
	case rest[0] == '`':
		r.code(rest)
	case strings.HasPrefix(rest, "**") && toggles(r.s, r.i, 2, r.bold):
		r.flush()
		r.bold, r.i = !r.bold, r.i+2
	case (rest[0] == '*' || rest[0] == '_') && toggles(r.s, r.i, 1, r.italic):
		r.flush()
		r.italic, r.i = !r.italic, r.i+1
	case rest[0] == '[' && linkText(rest) != "":
		at := strings.Index(rest, "](")
		r.text(linkText(rest), at+1+strings.IndexByte(rest[at:], ')'))
	default:
		return false
	}
	return true
}

func (r *reader) code(rest string) {
	text, n := codeSpan(rest)
	if text == "" {
		r.text(rest[:n], n)
		return
	}
	r.flush()
	r.out, r.i = append(r.out, run{text, code}), r.i+n
}

// codeSpan reads a code span at the start of s: its text, and how much it
// took. Without an end the backticks are text.
func codeSpan(s string) (string, int) {
	n := len(s) - len(strings.TrimLeft(s, "`"))
	mark := s[:n]
	for at := n; at < len(s); {
		j := strings.Index(s[at:], mark)
		if j < 0 {
			break
		}
		end := at + j + n
		if end < len(s) && s[end] == '`' { // a longer run of backticks
			at = end + len(s[end:]) - len(strings.TrimLeft(s[end:], "`"))
			continue
		}
		text := strings.ReplaceAll(s[n:at+j], "\n", " ")
		if t := strings.TrimSpace(text); t != "" {
			text = t
		}
		return text, end
	}
	return "", n
}

// toggles says whether the n signs at s[i] open emphasis, or close it when it
// is open. Signs inside words and beside blanks are text.
func toggles(s string, i, n int, open bool) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	if open {
		return i > 0 && !unicode.IsSpace(before) && (s[i] != '_' || !isWord(after))
	}
	if i+n >= len(s) || unicode.IsSpace(after) || (s[i] == '_' && i > 0 && isWord(before)) {
		return false
	}
	return strings.Contains(s[i+n:], s[i:i+n])
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isPunct(c byte) bool { return c > ' ' && c < 0x7f && !isWord(rune(c)) }

// linkText is the text of a link at the start of s, "" when it is none.
func linkText(s string) string {
	text, rest, ok := strings.Cut(s[1:], "](")
	if !ok || !strings.Contains(rest, ")") || strings.ContainsAny(text, "[]") {
		return ""
	}
	return text
}
