package plain

import (
	"unicode"

	"golang.org/x/text/width"
)

// cells is how wide a text is on a terminal: two for wide characters, nothing
// for marks that stand on the one before. Emoji that join others count apart.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300:
			n++
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}
