package attempt

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean is a text as an editor may hold it: CRLF and CR become newlines, a tab
// two spaces; terminal escape sequences, control and invisible format
// characters are dropped, broken UTF-8 becomes U+FFFD. Cleaning twice changes
// nothing more.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if n := escapeLen(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '\r':
			if !strings.HasPrefix(s[i:], "\n") {
				b.WriteByte('\n')
			}
		case r == '\t':
			b.WriteString("  ")
		case r == '\n', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case !hidden(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isClean(s string) bool {
	for i, r := range s {
		switch {
		case r == '\n', r >= ' ' && r < 0x7f:
		case r < 0x80, hidden(r), r == '\u2028', r == '\u2029':
			return false
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			return false
		}
	}
	return true
}

// hidden says whether a character would not be seen, or would change how its
// neighbours are drawn: controls, format characters (bidirectional overrides,
// joiners, byte order marks) and variation selectors.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector)
}

// escapeLen is the length of the terminal escape sequence that s begins with,
// 0 when there is none. An unfinished one ends at the end of the line, so that
// a stray escape never swallows what follows.
func escapeLen(s string) int {
	if len(s) == 0 || s[0] != 0x1b {
		return 0
	}
	if len(s) == 1 {
		return 1
	}
	switch s[1] {
	case '[':
		return finalAfter(s, 2, 0x3f)
	case ']', 'P', '^', '_', 'X':
		return stringSequenceLen(s)
	}
	return finalAfter(s, 1, 0x2f)
}

// finalAfter measures a sequence that goes on at s[i] with bytes from a blank
// up to last and ends with one byte above: ESC intermediates final, or ESC [
// parameters final.
func finalAfter(s string, i int, last byte) int {
	for i < len(s) && s[i] >= 0x20 && s[i] <= last {
		i++
	}
	if i < len(s) && s[i] > last && s[i] <= 0x7e {
		return i + 1
	}
	return i
}

// stringSequenceLen measures ESC ] text BEL and its kin, which may also end
// with ESC backslash.
func stringSequenceLen(s string) int {
	for i := 2; i < len(s); i++ {
		switch {
		case s[i] == 0x07:
			return i + 1
		case s[i] == 0x1b && strings.HasPrefix(s[i:], "\x1b\\"):
			return i + 2
		case s[i] == 0x1b, s[i] == '\n', s[i] == '\r':
			return i
		}
	}
	return len(s)
}
