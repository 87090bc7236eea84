package plainyaml

import (
	"strings"
	"unicode"
)

// Unprintable says whether r is a character that must not reach a screen: the
// control characters (newline and tab excepted), line separators, byte order
// marks and what turns the direction of writing.
func Unprintable(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidi embeddings, overrides, isolates
		return true
	}
	switch r {
	case 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, 0xFEFF:
		return true
	}
	return false
}

// Masked is a text with a ? for each character that must not reach a screen.
func Masked(text string) string {
	return strings.Map(func(r rune) rune {
		if Unprintable(r) {
			return '?'
		}
		return r
	}, text)
}

// MaskedLine is Masked for what has to stay on one line and in its columns.
func MaskedLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || Unprintable(r) {
			return '?'
		}
		return r
	}, text)
}

func printable(r rune) rune {
	if Unprintable(r) {
		return -1
	}
	return r
}
