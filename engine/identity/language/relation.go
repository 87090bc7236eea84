package language

// Meet says whether some text fits all expressions. Where the budget ends
// first it says yes.
func Meet(budget *Budget, all ...*Expr) bool {
	met := false
	whole := Each(all, nil, budget, func(string, Fits) bool {
		met = true
		return false
	})
	return met || !whole
}

// Relation is how a pattern stands to a format.
type Relation uint8

// The relations.
const (
	Cuts   Relation = iota // it fits some texts of the format and not others
	Covers                 // it fits all of them
	Misses                 // it fits none
)

// Relate says how a pattern stands to the texts that must fits. Where the
// budget ends first it says Cuts.
func Relate(pattern *Expr, budget *Budget, must ...*Expr) Relation {
	for _, m := range must {
		if apart(pattern, m) {
			return Misses
		}
		if pattern.everythingAfter(m.head) {
			return Covers
		}
	}
	in, out := false, false
	whole := Each(must, []*Expr{pattern}, budget, func(_ string, fits Fits) bool {
		if fits.Has(0) {
			in = true
		} else {
			out = true
		}
		return !in || !out
	})
	switch {
	case in && out, !whole:
		return Cuts
	case in:
		return Covers
	}
	return Misses
}

// Outside is the shortest text that all of must fit and none of not. Where the
// budget ends first there is none.
func Outside(must, not []*Expr, budget *Budget) (text string, ok bool) {
	Each(must, not, budget, func(t string, fits Fits) bool {
		for _, word := range fits {
			if word != 0 {
				return true
			}
		}
		text, ok = t, true
		return false
	})
	return text, ok
}
