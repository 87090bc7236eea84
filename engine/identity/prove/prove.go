package prove

import "gatehouse/engine/identity/iam"

// DefaultSteps is the budget of a search in which Space gives none.
const DefaultSteps = 20_000_000

// Can looks for requests of a scope that A allows.
func Can(ps []Party, scope Scope, sp Space) Finding { return look(ps, scope, sp, canA)[0] }

// Must looks for requests of a scope that A does not allow.
func Must(ps []Party, scope Scope, sp Space) Finding { return look(ps, scope, sp, notA)[0] }

// Within looks for requests of a scope that A allows and B does not.
func Within(ps []Party, scope Scope, sp Space) Finding { return look(ps, scope, sp, onlyA)[0] }

// Relation is how two sets stand to each other.
type Relation struct {
	OnlyA Finding // requests that A alone allows
	OnlyB Finding
}

// Compare looks both ways.
func Compare(ps []Party, sp Space) Relation { return CompareWithin(ps, Scope{}, sp) }

// CompareWithin looks both ways among the requests of a scope.
func CompareWithin(ps []Party, scope Scope, sp Space) Relation {
	both := look(ps, scope, sp, onlyA, onlyB)
	return Relation{both[0], both[1]}
}

// goal is what requests are looked for.
type goal uint8

const (
	canA goal = iota
	notA
	onlyA
	onlyB
	numGoals
)

// compares says whether a goal needs a second set.
func (g goal) compares() bool { return g == onlyA || g == onlyB }

// shows says whether a request of the scope with these verdicts is looked for.
func (g goal) shows(a, b iam.Outcome) bool {
	switch g {
	case canA:
		return a == iam.Allowed
	case notA:
		return a != iam.Allowed
	case onlyB:
		a, b = b, a
	}
	return a == iam.Allowed && b != iam.Allowed
}

// judge says whether a request of which some dimensions are assigned may be
// looked for, and whether it is whatever the others hold. The sides are A, B
// and the scope.
func (g goal) judge(sides sides, assigned uint64) (may, sure bool) {
	sure = true
	if scope := sides[2]; scope != nil {
		if !scope.fits(true, assigned) {
			return false, false
		}
		sure = scope.fits(false, assigned)
	}
	a, b := sides[0], sides[1]
	if g == onlyB {
		a, b = b, a
	}
	switch {
	case g == notA:
		if a.allows(false, assigned) {
			return false, false
		}
		return true, sure && !a.allows(true, assigned)
	case !a.allows(true, assigned), g.compares() && b.allows(false, assigned):
		return false, false
	}
	return true, sure && a.allows(false, assigned) && (g == canA || !b.allows(true, assigned))
}
