package lint

import "strings"

// colon is how the document writes a colon behind a name: with a blank, or
// without one.
func (l *linter) colon() string {
	source := l.doc.Source()
	if at := strings.Index(source, `":`); at >= 0 && at+2 < len(source) && strings.IndexByte(" \t\r\n", source[at+2]) < 0 {
		return ":"
	}
	return ": "
}

// nameBefore is where the name of an object's member begins whose value begins
// at an offset, -1 where there is none. Names of elements hold no quotes.
func nameBefore(source string, value int32) int {
	before := strings.TrimRight(source[:value], " \t\r\n")
	before, ok := strings.CutSuffix(before, ":")
	before = strings.TrimRight(before, " \t\r\n")
	if before, quoted := strings.CutSuffix(before, `"`); ok && quoted {
		return strings.LastIndexByte(before, '"')
	}
	return -1
}

// spelled writes the letters of Latin-1 with those that a Sid may have.
var spelled = strings.NewReplacer(
	"Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Æ", "Ae", "æ", "ae", "Ø", "O", "ø", "o", "Å", "A", "å", "a",
	"À", "A", "Á", "A", "Â", "A", "Ã", "A", "à", "a", "á", "a", "â", "a", "ã", "a", "Ç", "C", "ç", "c", "È", "E", "É", "E", "Ê", "E", "Ë", "E",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "Ì", "I", "Í", "I", "Î", "I", "Ï", "I", "ì", "i", "í", "i", "î", "i", "ï", "i", "Ñ", "N", "ñ", "n",
	"Ò", "O", "Ó", "O", "Ô", "O", "Õ", "O", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "Ù", "U", "Ú", "U", "Û", "U", "ù", "u", "ú", "u", "û", "u",
	"Ý", "Y", "ý", "y", "ÿ", "y")
