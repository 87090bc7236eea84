package iam

import (
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

func (e *explainer) condition(s *statement, j int, doc string) match.Truth {
	c, src := &s.tests[j], &s.src.Conditions[j]
	t, key := c.truth(e.Binding), e.slots[c.slot]
	why := e.whyCondition(c, src, key, t)
	e.add(2, markOf(t), why, src.Span, doc, src.Operator.Value, c.shown, held(key))
	away := (*explain.Reason)(nil)
	if !key.Present && t != match.Unknown && why != whyEmptySetAll && why != whyEmptySetAny {
		away = e.away(src.Key.Value)
	}
	if why == whyMissing && away != whyNeverCarried {
		e.add(3, explain.None, [...]*explain.Reason{whyIfExistsGrants, whyIfExistsDenies}[index(s.src.Effect == policy.Deny)], policy.Span{}, "", "", "", src.Operator.Value)
	}
	if (why == whyStarLiteral || why == whyStarHolds) && !c.test.Op.Fold {
		like := [...]string{"StringLike", "StringNotLike"}[index(c.test.Op.Negated)]
		e.add(3, explain.None, whyLikeWould, policy.Span{}, "", "", "", like)
	}
	if len(c.needs) > 0 {
		for _, v := range src.Values {
			e.stand(v.Value)
		}
	}
	return t
}

// away adds why a key is not in the request, where that is known.
func (e *explainer) away(key string) *explain.Reason {
	why := e.whyAway(key)
	if why != nil {
		e.add(3, explain.None, why, policy.Span{}, "", "", "", e.req.Action)
	}
	return why
}

// whyAway tells why a key is not in the request, where the reference or the
// caller's kind says so.
func (e *explainer) whyAway(key string) *explain.Reason {
	global := ""
	if len(key) > 4 && strings.EqualFold(key[:4], "aws:") {
		global = strings.ToLower(key[4:])
	}
	if why := e.whyGlobalAway(global); why != nil {
		return why
	}
	if carried, known := catalog.Carries(e.req.Action, key); known && !carried {
		return whyNeverCarried
	}
	for _, tag := range []string{"principaltag/", "resourcetag/", "requesttag/"} {
		if strings.HasPrefix(global, tag) {
			return whyNoTag
		}
	}
	return nil
}

// whyGlobalAway is whyAway of the global keys that depend on who calls and how.
func (e *explainer) whyGlobalAway(name string) *explain.Reason {
	switch who := e.req.Principal.Kind; {
	case name == "multifactorauthpresent" && (who == User || who == Root):
		return whyNoMFA
	case name == "tokenissuetime" && (who == User || who == Root):
		return whyNoIssueTime
	case name == "username" && who != User:
		return whyNoUserName
	case name == "sourceip" && e.through():
		return whyNoSourceIP
	case serviceKeys[name] && who != Service:
		return whyNoSource
	case name == "principalorgid" || name == "principalorgpaths":
		return whyNoOrganization
	}
	return nil
}

// serviceKeys come with calls of services only (rule 113).
var serviceKeys = map[string]bool{"sourcearn": true, "sourceaccount": true, "sourceorgid": true, "sourceorgpaths": true}

// through says whether the request came through a VPC endpoint (rule 108).
func (e *explainer) through() bool {
	for _, key := range []string{"aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp"} {
		if entry, ok := e.req.Context.Lookup(key); ok && len(entry.Values) > 0 {
			return true
		}
	}
	return false
}

func (e *explainer) whyCondition(c *conditionTest, src *policy.Condition, key match.Key, t match.Truth) *explain.Reason {
	op := c.test.Op
	switch {
	case t == match.Unknown:
		return whyUnsure(op, key, e.set.shapes[c.slot])
	case op.Family == match.Null:
		return whyNull(op, src, key, t)
	case c.test.Bare(key):
		return whySet
	case emptySet(key) && op.Qualifier == match.ForAllValues && !op.IfExists:
		return whyEmptySetAll
	case emptySet(key) && op.Qualifier == match.ForAnyValue && !op.IfExists:
		return whyEmptySetAny
	case key.Present && op.Family == match.ARN && !readable(op.Family, key):
		return [...]*explain.Reason{whyNoARN, whyNoARNHolds}[index(t == match.True)]
	case key.Present && !readable(op.Family, key):
		return [...]*explain.Reason{whyUnreadable, whyUnreadableHolds}[index(t == match.True)]
	case key.Present:
		return e.whyCompared(c, src, key, t)
	case t == match.False && op.IfExists:
		return whyFails
	}
	return whyWithout(op, t)
}

// whyNull tells what the operator Null finds.
func whyNull(op match.Operator, src *policy.Condition, key match.Key, t match.Truth) *explain.Reason {
	switch {
	case op.Qualifier != match.NoQualifier:
		return [...]*explain.Reason{whyNullAnyValue, whyNullAllValues}[index(t == match.True)]
	case len(src.Values) > 0 && !slices.ContainsFunc(src.Values, func(v policy.Value) bool { return op.Family.Reads(v.Value) }):
		return whyValueUnread
	case !key.Present:
		return whyNullAbsent
	case tagKey(src.Key.Value) && strings.Join(key.Values, "") == "":
		return whyNullEmptyTag
	}
	return whyNullPresent
}

// emptySet says whether the request brings the key with nothing in it, which
// counts as missing (rules 87, 88).
func emptySet(key match.Key) bool { return !key.Present && key.Multi }

// whyUnsure tells what cannot be evaluated in a condition.
func whyUnsure(op match.Operator, key match.Key, shape match.Shape) *explain.Reason {
	if shape == match.OneValue && len(key.Values) > 1 && op.Qualifier == match.NoQualifier {
		return whySeveral
	}
	return whyVariable
}

// whyWithout tells what a missing key comes to.
func whyWithout(op match.Operator, t match.Truth) *explain.Reason {
	switch {
	case t == match.True && op.IfExists:
		return whyMissingIf
	case t == match.True && op.Qualifier == match.ForAllValues:
		return whyMissingAll
	case t == match.True:
		return whyMissingHolds
	case op.Qualifier == match.ForAnyValue:
		return whyMissingAny
	}
	return whyMissing
}

func readable(f match.Family, k match.Key) bool {
	for _, v := range k.Values {
		if !f.Reads(v) {
			return false
		}
	}
	return true
}
