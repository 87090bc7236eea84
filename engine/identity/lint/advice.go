package lint

import "gatehouse/engine/identity/policy"

// adviceChecks say what may not do what is meant, and what can be said better.
var adviceChecks = []check{
	(*linter).fits,
	(*linter).launches,
	(*linter).neverCarried,
	(*linter).mfa,
	(*linter).encryption,
	(*linter).sourceAddress,
	(*linter).guardrails,
	(*linter).valueForms,
	(*linter).types,
	(*linter).impossible,
	(*linter).wording,
	(*linter).redundancies,
	(*linter).empties,
	(*linter).deadDenies, // raises what the others said
}

// saidAlready says whether one of some codes, which may not be in the program
// at all, stands at a place: the graver word is enough.
func (l *linter) saidAlready(span policy.Span, ids ...string) bool {
	for _, id := range ids {
		if c, ok := FindCode(id); ok && l.has(span, c) {
			return true
		}
	}
	return false
}
