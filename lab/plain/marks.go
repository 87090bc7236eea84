package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutMarks is a line of Markdown without its marks: emphasis, code spans,
// links, escapes. What stands in a code span stays as it is, stars and all.
func withoutMarks(s string) string {
	var b strings.Builder
	open := map[string]bool{}
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && isPunct(rest[1]):
			b.WriteByte(rest[1])
			i += 2
		case rest[0] == '`':
			text, n := codeSpan(rest)
			b.WriteString(text)
			i += n
		case rest[0] == '[':
			text, n := link(rest)
			b.WriteString(text)
			i += n
		case rest[0] == '*' || rest[0] == '_':
			mark := rest[:1]
			if strings.HasPrefix(rest, mark+mark) {
				mark += mark
			}
			if !toggles(s, i, mark, open) {
				b.WriteString(mark)
			}
			i += len(mark)
		default:
			_, n := utf8.DecodeRuneInString(rest)
			b.WriteString(rest[:n])
			i += n
		}
	}
	return b.String()
}

// codeSpan is the text of a code span at the start of s and how much of s it
// takes. Without an end its backticks are text.
func codeSpan(s string) (string, int) {
	n := len(s) - len(strings.TrimLeft(s, "`"))
	for at := n; at < len(s); {
		j := strings.IndexByte(s[at:], '`')
		if j < 0 {
			break
		}
		at += j
		run := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		if run == n {
			return strings.TrimSpace(s[n:at]), at + run
		}
		at += run
	}
	return s[:n], n
}

// link is the text of a link at the start of s, else its bracket.
func link(s string) (string, int) {
	text, rest, ok := strings.Cut(s[1:], "](")
	end := strings.IndexByte(rest, ')')
	if !ok || end < 0 || strings.ContainsAny(text, "[]") {
		return s[:1], 1
	}
	return withoutMarks(text), len("[") + len(text) + len("](") + end + 1
}

// toggles says whether the mark at s[i] opens emphasis, or closes it, and
// remembers. Marks beside blanks and underscores inside words are text.
func toggles(s string, i int, mark string, open map[string]bool) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+len(mark):])
	switch {
	case open[mark]:
		if i == 0 || unicode.IsSpace(before) || mark[0] == '_' && isWord(after) {
			return false
		}
	case i+len(mark) >= len(s) || unicode.IsSpace(after) || mark[0] == '_' && i > 0 && isWord(before):
		return false
	case !strings.Contains(s[i+len(mark):], mark):
		return false
	}
	open[mark] = !open[mark]
	return true
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isPunct(c byte) bool { return c > ' ' && c < 0x7f && !isWord(rune(c)) }
