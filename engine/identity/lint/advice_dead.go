package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// deadDenies raises what is said of a value that no request can have: in a Deny
// that has no other it is no flaw of the writing, but a guard that is not
// there. What was said of the values becomes its cause.
func (l *linter) deadDenies() {
	for _, s := range l.statements {
		if s.Effect != policy.Deny {
			continue
		}
		for _, c := range s.Conditions {
			if l.dead(c) {
				l.raise(s, c)
				break
			}
		}
	}
}

// dead says whether a condition can hold for no request, by its values alone.
func (l *linter) dead(c policy.Condition) bool {
	op, ok := match.ParseOperator(c.Operator.Value)
	if !ok || op.Negated || op.IfExists || op.Qualifier == match.ForAllValues || op.Family == match.Null || len(c.Values) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.Values, func(v policy.Value) bool {
		switch {
		case l.has(v.Span, impossibleValue):
			return false
		case strings.Contains(v.Value, "${"):
			return true
		case op.Family == match.String:
			return op.Like || !starless(c.Key.Value) || !strings.ContainsAny(v.Value, "*?")
		}
		return op.Family.Reads(v.Value)
	})
}

// starless says whether no value of a key has ever a star or a question mark in
// it: names and ids of AWS's. Of tags only those of IAM's are so strict.
func starless(key string) bool {
	key = strings.ToLower(key)
	return strings.HasPrefix(key, "aws:principal") || strings.HasPrefix(key, "aws:source") ||
		slices.Contains([]string{"aws:username", "aws:userid", "aws:requestedregion", "aws:calledvia", "aws:calledviafirst", "aws:calledvialast"}, key)
}

// raise puts one finding in the place of those on a condition's values.
func (l *linter) raise(s *statement, c policy.Condition) {
	first := -1
	l.findings = slices.DeleteFunc(l.findings, func(f Finding) bool {
		if f.Statement != s.index || !isMismatch(f.Code) || f.Span.Start < c.Key.Span.Start || f.Span.End > c.Span.End {
			return false
		}
		if first < 0 {
			first = int(f.Span.Start)
			return false
		}
		return true
	})
	for i := range l.findings {
		if f := &l.findings[i]; f.Statement == s.index && isMismatch(f.Code) && int(f.Span.Start) == first {
			f.Code = denyNeverFires
			f.Message = s.label() + " denies nothing: " + strings.TrimSuffix(f.Message, ", so it fits no request")
		}
	}
}

// isMismatch says whether a code is about a value that its operator cannot fit.
func isMismatch(c *Code) bool {
	return slices.Contains([]*Code{typeMismatchBoolean, typeMismatchDate, typeMismatchIPRange, typeMismatchNumber, typeMismatchString, wildcardWithoutLike, impossibleValue}, c)
}
