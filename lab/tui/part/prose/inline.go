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
	var out []run
	var buf strings.Builder
	bold, italic := false, false
	flush := func() {
		if buf.Len() > 0 {
			f := plain
			switch {
			case bold:
				f = strong
			case italic:
				f = emphasis
			}
			out = append(out, run{buf.String(), f})
			buf.Reset()
		}
	}
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && isPunct(rest[1]):
			buf.WriteByte(rest[1])
			i += 2
		case rest[0] == '`':
			text, n := codeSpan(rest)
			if text != "" {
				flush()
				out = append(out, run{text, code})
			} else {
				buf.WriteString(rest[:n])
			}
			i += n
		case strings.HasPrefix(rest, "**") && toggles(s, i, 2, bold):
			flush()
			bold = !bold
			i += 2
		case (rest[0] == '*' || rest[0] == '_') && toggles(s, i, 1, italic):
			flush()
			italic = !italic
			i++
		case rest[0] == '[' && linkText(rest) != "":
			text := linkText(rest)
			buf.WriteString(text)
			i += strings.Index(rest, "](") + 1 + strings.IndexByte(rest[strings.Index(rest, "]("):], ')')
		default:
			_, n := utf8.DecodeRuneInString(rest)
			buf.WriteString(rest[:n])
			i += n
		}
	}
	flush()
	return out
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
