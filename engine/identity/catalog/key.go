package catalog

import (
	_ "embed"
	"strings"
	"sync"
)

// Type is the type of a condition key's values.
type Type string

// The types of condition keys.
const (
	String Type = "string"
	Bool   Type = "bool"
	IP     Type = "ip"
	Number Type = "number"
	Date   Type = "date"
	ARN    Type = "arn"
	Binary Type = "binary"
)

// Key is a condition key.
type Key struct {
	Name  string // "aws:SourceIp"; an open key ends with the slash that a name follows, or has ${...} within
	Type  Type
	Multi bool   // holds a set of values: wants ForAnyValue or ForAllValues (rule 91)
	Help  string // one line, lower case; empty for most keys of services

	unlisted bool // no action or resource type names it, though its service does
}

// Open says whether a part of the name is the customer's: a tag's key after
// the slash.
func (k Key) Open() bool {
	return strings.HasSuffix(k.Name, "/") || strings.HasSuffix(k.Name, ":") || strings.Contains(k.Name, "${")
}

//go:embed data/keys.tsv
var keyText string

// overlayText are the keys that are kept by hand: the global ones, of which
// the reference lists few, and those that have help.
//
//go:embed keys.tsv
var overlayText string

// keys are all keys, merged from the two tables; a row kept by hand goes
// before the reference's own.
var keys = sync.OnceValue(func() []Key {
	hand, listed := rowsOf(overlayText), rowsOf(keyText)
	all := make([]Key, 0, strings.Count(string(hand), "\n")+strings.Count(string(listed), "\n"))
	for hand != "" || listed != "" {
		c := compare(first(hand.rowAt(0)), first(listed.rowAt(0)))
		if listed == "" || hand != "" && c <= 0 {
			all = append(all, readKey(hand.rowAt(0)))
			hand = hand.rest()
			if c == 0 {
				listed = listed.rest()
			}
			continue
		}
		k := readKey(listed.rowAt(0))
		k.unlisted, k.Help = k.Help == "unlisted", "" // the reference's last cell is a mark
		all = append(all, k)
		listed = listed.rest()
	}
	return all
})

func readKey(row string) Key {
	c := cells[[4]string](row)
	return Key{Name: c[0], Type: Type(c[1]), Multi: c[2] == "multi", Help: c[3]}
}

// Keys are all condition keys, in the order of their names without regard to
// case. Not to be changed.
func Keys() []Key { return keys() }

// keyIndex finds keys by their names in small letters.
type keyIndex struct {
	byName map[string]int32
	within map[string][]int32 // keys with ${...} within, by the service before the colon; those of identity providers under ""
}

var index = sync.OnceValue(func() keyIndex {
	x := keyIndex{make(map[string]int32, len(keys())), map[string][]int32{}}
	for i, k := range keys() {
		name := strings.ToLower(k.Name)
		x.byName[name] = int32(i)
		if strings.Contains(name, "${") {
			service := prefixOf(name)
			if strings.Contains(service, "${") {
				service = ""
			}
			x.within[service] = append(x.within[service], int32(i))
		}
	}
	return x
})

// FindKey looks a condition key up by its name, without case (rule 57). Behind
// the slash of an open key anything may follow, and in the place of ${...}
// anything may stand.
func FindKey(name string) (Key, bool) {
	var buffer [64]byte
	small := lowered(&buffer, name)
	i, ok := index().find(small)
	if !ok {
		return Key{}, false
	}
	return keys()[i], true
}

func (x keyIndex) find(small []byte) (int32, bool) {
	if i, ok := x.byName[string(small)]; ok {
		return i, true
	}
	colon := 0
	for colon < len(small) && small[colon] != ':' {
		colon++
	}
	if i, ok := x.fits(x.within[string(small[:colon])], small); ok {
		return i, true
	}
	for end := len(small) - 1; end > 0; end-- {
		if c := small[end-1]; c == '/' || c == ':' {
			if i, ok := x.byName[string(small[:end])]; ok {
				return i, true
			}
		}
	}
	return x.fits(x.within[""], small)
}

// fits finds the key with ${...} within that a name is one of.
func (keyIndex) fits(among []int32, small []byte) (int32, bool) {
	for _, i := range among {
		name := keys()[i].Name
		from, to := strings.Index(name, "${"), strings.IndexByte(name, '}')+1
		head, tail := name[:from], name[to:]
		if len(small) > len(head)+len(tail) && compare(small[:len(head)], head) == 0 &&
			compare(small[len(small)-len(tail):], tail) == 0 {
			return i, true
		}
	}
	return 0, false
}

// lowered writes a name in small letters, into the buffer when it is long
// enough.
func lowered(buffer *[64]byte, name string) []byte {
	small := buffer[:0]
	for i := range len(name) {
		small = append(small, lower(name[i]))
	}
	return small
}
