package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/policy"
)

// patience bounds what the dearer questions about one document may cost: a text
// of a stranger's may ask tens of thousands of them.
type patience struct {
	language.Budget     // of comparisons with the forms of ARNs; beyond it nothing is said of forms
	searches        int // for names that are similar
}

func newPatience() *patience { return &patience{language.Budget{Left: 400_000}, 24} }

// search says whether another similar name may be looked for.
func (e *patience) search() bool {
	e.searches--
	return e.searches >= 0
}

// told are the places of findings of some codes.
func (l *linter) told(codes ...*Code) map[policy.Span]bool {
	places := map[policy.Span]bool{}
	for i := range l.findings {
		if slices.Contains(codes, l.findings[i].Code) {
			places[l.findings[i].Span] = true
		}
	}
	return places
}

// vocabSlip says whether two words differ in case or by one slip of the
// finger: a letter too many, missing or wrong, or two that changed places.
func vocabSlip(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// didYouMean asks back for the name that is likely meant, or for all that are
// equally near: which of those it is, their writer alone knows, and a fix that
// chooses might allow what nobody asked for.
func didYouMean(near []string) string {
	const most = 3
	switch n := len(near); {
	case n > most:
		return "did you mean " + strings.Join(near[:most], ", ") + " or another of " + number(n) + " as near?"
	case n > 1:
		return "did you mean " + strings.Join(near[:n-1], ", ") + " or " + near[n-1] + "?"
	}
	return "did you mean " + near[0] + "?"
}

// slipOf is the one name that is meant for sure: a slip away, and no other as
// near.
func slipOf(word string, near []string) (name string, ok bool) {
	if len(near) != 1 || !vocabSlip(word, near[0]) {
		return "", false
	}
	return near[0], true
}
