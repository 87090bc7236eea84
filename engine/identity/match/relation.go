package match

import "strings"

// relation is the set of outcomes of a comparison that an operator accepts.
type relation uint8

const (
	less relation = 1 << iota
	equal
	greater
)

// relationOf reads an operator's name without qualifier and IfExists. Names
// without an order, the negated ones too, ask for equality.
func relationOf(base string) relation {
	switch {
	case strings.HasSuffix(base, "LessThan"):
		return less
	case strings.HasSuffix(base, "LessThanEquals"):
		return less | equal
	case strings.HasSuffix(base, "GreaterThan"):
		return greater
	case strings.HasSuffix(base, "GreaterThanEquals"):
		return greater | equal
	}
	return equal
}

// accepts takes what a comparison came to: -1, 0 or 1.
func (r relation) accepts(order int) bool { return r&(1<<(order+1)) != 0 }
