package lint

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var keyNeverCarried = ours("KEY_NEVER_CARRIED", Warning, "a condition key that no action of the statement carries",
	"A request holds only the keys that its action and its resource bring along. A condition on any other key is judged as if the key were missing, always: "+
		"so it holds never, or for everyone. Use a key that the action carries, or move the condition to the actions that carry it.",
	"Actions, resources, and condition keys for AWS services", "60", "61", "62", "71")

// keyErrors are the checks that say of a key and its actions what AWS says.
var keyErrors = []string{"UNSUPPORTED_ACTION_FOR_CONDITION_KEY", "MISSING_ACTION_FOR_CONDITION_KEY", "INVALID_SERVICE_CONDITION_KEY"}

// neverCarried finds conditions whose key never comes with the statement's
// actions. A Deny by a tag of the resource that never holds has a check of its
// own, and an Allow where some of the actions carry tags.
func (l *linter) neverCarried() {
	left := allowance(60_000)
	for _, s := range l.statements {
		if left < 0 {
			return
		}
		names, ok := s.carriers()
		if !ok {
			continue
		}
		for _, c := range s.Conditions {
			holds, known := withoutKey(c)
			if !known || s.Effect == policy.NoEffect || onResourceTag(c) && !holds && s.Effect == policy.Deny || !carriedByNone(names, c.Key.Value, &left) || l.saidAlready(c.Key.Span, keyErrors...) {
				continue
			}
			who := names[0] + " never carries"
			if len(names) > 1 {
				who = "no action here carries"
			}
			l.at(keyNeverCarried, s, c.Key.Span, carriedHint(c.Key.Value, &left), "%s %s, so %s", who, c.Key.Value, keyAlways(s.Effect, holds))
		}
	}
}

// mostCarriers bounds the actions of a statement that are looked at: whoever
// names so many finds one that carries the key.
const mostCarriers = 3000

// carriers are the actions of a statement, all that its wildcards cover; not ok
// where that cannot be said.
func (s *statement) carriers() (names []string, ok bool) {
	if len(s.Conditions) == 0 || s.NotAction.Present {
		return nil, false
	}
	for _, a := range s.actions {
		if a.star() || len(a.known()) == 0 {
			return nil, false
		}
		if len(names) < mostCarriers {
			names = append(names, a.known()...)
		}
	}
	return names, len(names) > 0 && len(names) < mostCarriers
}

// carriedByNone says that a key is known and comes with none of the actions.
func carriedByNone(actions []string, key string, left *allowance) bool {
	if _, found := catalog.FindKey(key); !found || strings.EqualFold(key, "dynamodb:EnclosingOperation") {
		return false // the reference does not list the latter with all actions that DynamoDB's guide uses it with
	}
	return !slices.ContainsFunc(actions, func(name string) bool {
		if !left.spend(1) {
			return true
		}
		yes, known := catalog.Carries(name, key)
		return yes || !known
	})
}

// withoutKey says whether a condition holds when its key is missing (rules 60
// to 64, 68, 87, 88); not known for operators that have no known meaning.
func withoutKey(c policy.Condition) (holds, known bool) {
	op, ok := match.ParseOperator(c.Operator.Value)
	switch {
	case !ok || len(c.Values) == 0 || op.Family == match.Null && op.Qualifier != match.NoQualifier:
		return false, false
	case op.Family == match.Null:
		return keyWants(c, "true"), true
	case op.Qualifier == match.ForAnyValue:
		return op.IfExists, true
	}
	return op.IfExists || op.Negated || op.Qualifier == match.ForAllValues, true
}

// keyWants says whether one of a condition's values is a word, whatever its case.
func keyWants(c policy.Condition, word string) bool {
	return slices.ContainsFunc(c.Values, func(v policy.Value) bool { return strings.EqualFold(v.Value, word) })
}

// keyAlways says what follows when a condition holds for every request, or for
// none.
func keyAlways(e policy.Effect, holds bool) string {
	switch {
	case e == policy.Allow && !holds:
		return "the statement never allows anything"
	case e == policy.Allow:
		return "the condition lets every request through"
	case !holds:
		return "the statement never denies anything"
	}
	return "the condition spares no request"
}

func onResourceTag(c policy.Condition) bool {
	return len(c.Key.Value) > len("aws:ResourceTag/") && strings.EqualFold(c.Key.Value[:len("aws:ResourceTag/")], "aws:ResourceTag/")
}

// carriedHint names actions of the key's service that carry it, those that
// people know before others.
func carriedHint(key string, left *allowance) string {
	service, _, _ := strings.Cut(key, ":")
	if strings.EqualFold(service, "aws") {
		return "use a key that the action carries"
	}
	best, n := "", 0
	for a := range catalog.Actions(service) {
		if !left.spend(1) {
			break
		}
		if yes, _ := catalog.Carries(a.Name, key); !yes {
			continue
		}
		if n++; best == "" || catalog.Help(best) == "" && a.Help != "" {
			best = a.Name
		}
	}
	switch n {
	case 0:
		return "use a key that the action carries"
	case 1:
		return "it comes with " + best
	}
	return fmt.Sprintf("it comes with %s and %d more", best, n-1)
}

// soleKey says whether a condition's operator holds that one key.
func (s *statement) soleKey(c policy.Condition) bool {
	return !slices.ContainsFunc(s.Conditions, func(o policy.Condition) bool { return o.Operator == c.Operator && o.Key != c.Key })
}

// hasOperator says whether the statement's conditions use an operator already:
// none may stand twice.
func (s *statement) hasOperator(name string) bool {
	return slices.ContainsFunc(s.Conditions, func(o policy.Condition) bool { return o.Operator.Value == name })
}

// become is the fix that gives a condition another operator, where that touches
// no other key.
func (f *Finding) become(s *statement, c policy.Condition, operator string) bool {
	switch {
	case s.hasOperator(operator):
		f.Hint = strings.Replace(f.Hint, "write "+operator, "move it into the "+operator+" that stands there", 1)
		return false
	case !s.soleKey(c):
		f.Hint = strings.Replace(f.Hint, "write "+operator, "write it under "+operator+", apart from the other keys", 1)
		return false
	}
	f.replace("write "+operator, c.Operator.Span, operator)
	return true
}

// value adds to a fix that the condition's values become one.
func (f *Finding) value(c policy.Condition, raw string) {
	if f.Fix == nil || len(c.Values) != 1 {
		f.Fix = nil
		return
	}
	f.Fix.Edits = append(f.Fix.Edits, Edit{c.Values[0].Span.Start, c.Values[0].Span.End, raw})
}
