package match

import (
	"unicode"
	"unicode/utf8"
)

// foldedPrefix says whether s begins with text but for case (rule 73), and how
// many bytes of s that took: a letter's other case may be longer or shorter
// than the letter. Characters are the same when their lower case is; a byte
// that is no character is only itself.
func foldedPrefix(s, text string) (int, bool) {
	i := 0
	for j := 0; j < len(text); {
		if i == len(s) {
			return 0, false
		}
		if x, y := s[i], text[j]; x|y < utf8.RuneSelf { // the common case, and the cheap one
			if lower(x) != lower(y) {
				return 0, false
			}
			i, j = i+1, j+1
			continue
		}
		a, n := utf8.DecodeRuneInString(s[i:])
		b, m := utf8.DecodeRuneInString(text[j:])
		if a != b && unicode.ToLower(a) != unicode.ToLower(b) {
			return 0, false
		}
		if a == utf8.RuneError && s[i:i+n] != text[j:j+m] {
			return 0, false
		}
		i, j = i+n, j+m
	}
	return i, true
}

// lower is the lower case of an ASCII letter.
func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
