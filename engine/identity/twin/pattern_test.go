package twin

import (
	"strings"
	"unicode/utf8"
)

// A sign is one character of a pattern; wild marks a * or ? that is a
// wildcard and not itself.
type sign struct {
	char rune
	wild bool
}

// signsOf reads a text in which every * and ? is a wildcard.
func signsOf(text string) []sign {
	signs := make([]sign, 0, len(text))
	for _, c := range text {
		signs = append(signs, sign{c, c == '*' || c == '?'})
	}
	return signs
}

// dataOf reads a text in which nothing is a wildcard.
func dataOf(text string) []sign {
	signs := make([]sign, 0, len(text))
	for _, c := range text {
		signs = append(signs, sign{char: c})
	}
	return signs
}

func textOf(signs []sign) string {
	var b strings.Builder
	for _, s := range signs {
		b.WriteRune(s.char)
	}
	return b.String()
}

func (s sign) isStar() bool { return s.wild && s.char == '*' }

// fits is rule 45: * is any run, ? exactly one character, nothing has a
// meaning besides. What stands before the first * must stand there.
func fits(pattern []sign, text string) bool {
	for len(pattern) > 0 && !pattern[0].isStar() {
		c, size := utf8.DecodeRuneInString(text)
		if size == 0 || !pattern[0].wild && pattern[0].char != c {
			return false
		}
		pattern, text = pattern[1:], text[size:]
	}
	if len(pattern) < 2 {
		return len(pattern) == 1 || text == ""
	}
	return fitsStars(pattern, []rune(text))
}

// fitsStars: ends[i] says that the pattern so far can end before character i.
func fitsStars(pattern []sign, text []rune) bool {
	ends := make([]bool, len(text)+1)
	ends[0] = true
	for _, s := range pattern {
		if s.isStar() {
			for i := range text {
				ends[i+1] = ends[i+1] || ends[i]
			}
			continue
		}
		for i := len(text) - 1; i >= 0; i-- {
			ends[i+1] = ends[i] && (s.wild || s.char == text[i])
		}
		ends[0] = false
	}
	return ends[len(text)]
}
