package iam

import (
	"iter"
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// whyCompared tells how a key that came compares with the policy's values, and
// by which slip of its writer it does not fit.
func (e *explainer) whyCompared(c *conditionTest, src *policy.Condition, key match.Key, t match.Truth) *explain.Reason {
	op := c.test.Op
	if why := e.whyValues(c, src, t); why != nil {
		return why
	}
	switch {
	case op.Qualifier != match.NoQualifier:
		return whyOfSet(op, t)
	case t == match.True && op.Negated:
		if starred(op, src, key) {
			return whyStarHolds
		}
		return whyHoldsNegated
	case t == match.True:
		return whyHolds
	case op.Negated:
		return whyExcluded
	case len(key.Values) == 1:
		if why := e.whyNearly(op, src, key); why != nil {
			return why
		}
	}
	return whyFails
}

// whyOfSet tells how the values of a set compare, by what the qualifier asks of
// them.
func whyOfSet(op match.Operator, t match.Truth) *explain.Reason {
	all, any := [2][2]*explain.Reason{{whyNotAll, whyAllHold}, {whySomeListed, whyNoneListed}}, [2][2]*explain.Reason{{whyNotAny, whyAnyHolds}, {whyOneListed, whyOneUnlisted}}
	if op.Qualifier == match.ForAllValues {
		return all[index(op.Negated)][index(t == match.True)]
	}
	return any[index(op.Negated)][index(t == match.True)]
}

// whyValues speaks of a list whose values can fit nothing: there is none, the
// operator cannot read them, or their variables have no value here.
func (e *explainer) whyValues(c *conditionTest, src *policy.Condition, t match.Truth) *explain.Reason {
	if len(src.Values) == 0 {
		return whyNoValues
	}
	unread, unset := true, len(c.needs) > 0
	for _, v := range src.Values {
		unread = unread && c.test.Op.Family != match.String && !c.test.Op.Family.Reads(v.Value) && (len(c.needs) == 0 || !strings.Contains(v.Value, "${"))
		unset = unset && strings.Contains(v.Value, "${") && e.unsetIn(v.Value)
	}
	holds := index(t == match.True)
	switch {
	case unread:
		return [...]*explain.Reason{whyValueUnread, whyValueUnreadHolds}[holds]
	case unset:
		return [...]*explain.Reason{whyValueUnset, whyValueUnsetHolds}[holds]
	case len(c.needs) == 0 && c.test.Op.Family == match.String && holds == index(c.test.Op.Negated) && strings.Contains(src.Values[0].Value, "${aws:"):
		return whyValueOldLanguage
	}
	return nil
}

// unsetIn says whether a variable of a text has neither value nor default.
func (e *explainer) unsetIn(text string) bool {
	for written, name := range variables(text) {
		if entry, ok := e.req.Context.Lookup(name); !strings.Contains(written, ",") && (!ok || len(entry.Values) == 0) {
			return true
		}
	}
	return false
}

// variables yields the variables of a text, as they are written and by their
// names.
func variables(text string) iter.Seq2[string, string] {
	return func(yield func(written, name string) bool) {
		for {
			at := strings.Index(text, "${")
			end := -1
			if at >= 0 {
				end = strings.IndexByte(text[at:], '}')
			}
			if end < 0 {
				return
			}
			written := text[at : at+end+1]
			name, _, _ := strings.Cut(written[2:end], ",")
			if len(name) > 1 && !yield(written, name) { // ${*}, ${?} and ${$} are no variables
				return
			}
			text = text[at+end+1:]
		}
	}
}

// whyNearly tells the slips by which a text misses a value that a reader would
// take for the same.
func (e *explainer) whyNearly(op match.Operator, src *policy.Condition, key match.Key) *explain.Reason {
	all := func(holds func(v string) bool) bool {
		return !slices.ContainsFunc(src.Values, func(v policy.Value) bool { return !holds(v.Value) })
	}
	six := func(address string) bool { return strings.Contains(address, ":") }
	switch {
	case e.req.Principal.Kind == RoleSession && strings.EqualFold(src.Key.Value, "aws:PrincipalArn") && all(func(v string) bool { return strings.Contains(v, ":assumed-role/") }):
		return whyRoleOfSession
	case op.Family == match.IP && all(func(v string) bool { return six(v) != six(key.Values[0]) }):
		return whyOtherFamily
	case op.Family != match.String:
		return nil
	}
	if starred(op, src, key) {
		return whyStarLiteral
	}
	sent := key.Values[0]
	for _, v := range src.Values {
		switch {
		case v.Value == sent || strings.Contains(v.Value, "${"):
		case !op.Fold && strings.EqualFold(v.Value, sent):
			return whyValueCase
		case strings.TrimSpace(v.Value) == strings.TrimSpace(sent):
			return whyValueSpace
		}
	}
	return nil
}

// starred says whether a value would fit if the operator took * and ? for
// wildcards, which only the Like operators do (rule 72).
func starred(op match.Operator, src *policy.Condition, key match.Key) bool {
	if op.Family != match.String || op.Like || len(key.Values) != 1 {
		return false
	}
	for _, v := range src.Values {
		if strings.ContainsAny(v.Value, "*?") && !strings.Contains(v.Value, "${") && match.Fits(fold(op, v.Value), fold(op, key.Values[0])) {
			return true
		}
	}
	return false
}

// stand adds what the variables of a text stand for, of those that have a value
// and of which the element has not told yet.
func (e *explainer) stand(text string) {
	for written, name := range variables(text) {
		entry, ok := e.req.Context.Lookup(name)
		if ok && len(entry.Values) == 1 && !entry.Multi && !e.told(written) {
			e.add(3, explain.None, whyStands, policy.Span{}, "", "", written, spelt(entry.Values[0]))
		}
	}
}

// told says whether the last element has told what a variable stands for.
func (e *explainer) told(written string) bool {
	for i := len(e.tree) - 1; i >= 0 && e.tree[i].Depth == 3; i-- {
		if e.tree[i].Why == whyStands && strings.EqualFold(e.tree[i].Args[1], written) {
			return true
		}
	}
	return false
}

// spelt writes a value so that it can be seen: one that is empty or has white
// space in it stands in quotes.
func spelt(v string) string {
	blank := v == ""
	for i := 0; i < len(v) && !blank; i++ {
		blank = v[i] <= ' '
	}
	if blank {
		return `"` + v + `"`
	}
	return v
}

// fold is a text as an operator compares it.
func fold(op match.Operator, s string) string {
	if op.Fold {
		return strings.ToLower(s)
	}
	return s
}
