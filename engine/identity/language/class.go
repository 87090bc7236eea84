package language

import (
	"strings"
	"sync"
)

// Class is a set of characters.
type Class uint8

// The classes, and what is written in them.
const (
	Any     Class = iota // every character
	NoColon              // a part of an ARN before the last
	Name                 // a plain name: neither / nor : nor blanks
	Path                 // a name with slashes
	Bucket               // letters, digits, hyphens, dots and underscores: old buckets have all of them
	Plain                // letters and digits
	Label                // small letters, digits and hyphens: a Region, a service
	Digit
	numClasses
)

const (
	digits = "0123456789"
	small  = "abcdefghijklmnopqrstuvwxyz"
	large  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// members are the characters of the classes that are lists.
var members = [numClasses]string{
	Name:   small + large + digits + "+=,.@_-",
	Path:   small + large + digits + "+=,.@_-/",
	Bucket: small + large + digits + "-._",
	Plain:  small + large + digits,
	Label:  small + digits + "-",
	Digit:  digits,
}

// Has says whether a character is of the class.
func (c Class) Has(r rune) bool {
	switch c {
	case Any:
		return true
	case NoColon:
		return r != ':'
	}
	return strings.ContainsRune(members[c], r)
}

// readable are the characters that stand for all others, the best to read
// first. Of each kind that a class tells apart there are more than a policy
// names in one place.
var readable = []rune("xyzuvwpqrstabcdefghijklmno" + digits + large + "-_.=+,@/:" + " !#%&();<>[]^`{|}~'$*?\"\\" + "éäöüßøåñçàèùêîôûëïÿœæ")

// signature is the set of classes that a character is of.
func signature(r rune) uint16 {
	s := uint16(0)
	for c := range numClasses {
		if c.Has(r) {
			s |= 1 << c
		}
	}
	return s
}

// kinds are the readable characters that some classes tell apart, by the set of
// these classes: made when first asked for.
var (
	kinds     [1 << numClasses][][]rune
	kindsOnce [1 << numClasses]sync.Once
)

// kindsOf gives a list of characters for each way to be of some of the classes.
func kindsOf(classes uint16) [][]rune {
	kindsOnce[classes].Do(func() {
		at := map[uint16]int{}
		for _, r := range readable {
			sig := signature(r) & classes
			if sig == 0 {
				continue
			}
			i, known := at[sig]
			if !known {
				i = len(kinds[classes])
				at[sig] = i
				kinds[classes] = append(kinds[classes], nil)
			}
			kinds[classes][i] = append(kinds[classes][i], r)
		}
	})
	return kinds[classes]
}
