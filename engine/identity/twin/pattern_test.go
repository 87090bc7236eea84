package twin

import "strings"

// A sign is one character of a pattern; wild marks a * or ? that is a
// wildcard and not itself.
type sign struct {
	char rune
	wild bool
}

// signsOf reads a text in which every * and ? is a wildcard.
func signsOf(text string) []sign {
	var signs []sign
	for _, c := range text {
		signs = append(signs, sign{c, c == '*' || c == '?'})
	}
	return signs
}

// dataOf reads a text in which nothing is a wildcard.
func dataOf(text string) []sign {
	var signs []sign
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

// fits is rule 45: * is any run, ? exactly one character, nothing has a
// meaning besides. ends[i] says that the pattern so far can end at character i.
func fits(pattern []sign, text string) bool {
	runes := []rune(text)
	ends := make([]bool, len(runes)+1)
	ends[0] = true
	for _, s := range pattern {
		ends = step(s, ends, runes)
	}
	return ends[len(runes)]
}

func step(s sign, ends []bool, runes []rune) []bool {
	after := make([]bool, len(ends))
	if s.wild && s.char == '*' {
		reached := false
		for i := range ends {
			reached = reached || ends[i]
			after[i] = reached
		}
		return after
	}
	for i, c := range runes {
		after[i+1] = ends[i] && (s.wild || s.char == c)
	}
	return after
}
