package match

import "strings"

// octets are the bytes that a text in base64 stands for, comparable with ==:
// the text up to its last digit, and that digit without the bits that no byte
// holds. Nothing needs to be decoded.
type octets struct {
	head    string
	last    byte
	padding int
}

// parseOctets reads standard base64 with its padding; a line break is no part
// of it.
func parseOctets(s string) (octets, bool) {
	digits := strings.TrimRight(s, "=")
	o := octets{padding: len(s) - len(digits)}
	if len(s)%4 != 0 || o.padding > 2 {
		return octets{}, false
	}
	for i := range len(digits) {
		v := sextet(digits[i])
		if v < 0 {
			return octets{}, false
		}
		o.last = byte(v)
	}
	if digits != "" {
		o.head = digits[:len(digits)-1]
		o.last &^= 1<<(2*o.padding) - 1
	}
	return o, true
}

// sextet is the value of a digit, -1 of what is none.
func sextet(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case isDigit(c):
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// binary are the values of BinaryEquals (rule 83).
type binary []octets

func readBinary(texts []string) binary {
	bs := binary{}
	for _, s := range texts {
		if o, ok := parseOctets(s); ok {
			bs = append(bs, o)
		}
	}
	return bs
}

func (bs binary) any(v string, _ Slots) Truth {
	o, ok := parseOctets(v)
	if !ok {
		return False
	}
	for i := range bs {
		if bs[i] == o {
			return True
		}
	}
	return False
}
