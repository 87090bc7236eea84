package iam

import (
	"strconv"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

func markOf(t match.Truth) explain.Mark {
	return [...]explain.Mark{explain.No, explain.Yes, explain.Unsure}[t]
}

func (e *explainer) action(s *statement, doc string) match.Truth {
	at := s.actionFit(e.Binding)
	t := s.actionFrom(at)
	label, list := "Action", s.src.Action
	if s.notAction {
		label, list = "NotAction", s.src.NotAction
	}
	why := [2][2]*explain.Reason{{whyActionNot, whyAction}, {whyNotAction, whyNotActionNot}}[index(s.notAction)][index(at >= 0)]
	value, span := shown(list, at, s.actions)
	e.add(2, markOf(t), why, span, doc, label, value, e.req.Action)
	return t
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shown is the entry to show for a list: the one that fits, else all of them,
// joined when the policy was compiled.
func shown(l policy.List, at int, joined string) (string, policy.Span) {
	switch {
	case at >= 0:
		return l.Values[at].Value, l.Values[at].Span
	case len(l.Values) == 1:
		return joined, l.Values[0].Span
	}
	return joined, l.Span
}

func joinTexts(l policy.List) string {
	if len(l.Values) == 0 {
		return "[]"
	}
	return strings.Join(texts(l.Values), ", ")
}

func texts(vs []policy.Text) []string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = v.Value
	}
	return out
}

func (e *explainer) resourceElement(s *statement, doc string) match.Truth {
	fit, at := s.resourceFit(e.Binding)
	t := s.resourceFrom(fit)
	label, list := "Resource", s.src.Resource
	if s.notResource {
		label, list = "NotResource", s.src.NotResource
	}
	if !s.resourced {
		if t == match.False {
			e.add(2, explain.No, whyKeyResource, s.src.Span, doc, label, "")
		}
		return t
	}
	if fit == match.False && !s.notResource {
		at = e.nearest(list)
	}
	value, span := shown(list, at, s.resources)
	e.add(2, markOf(t), e.whyResource(s, fit, at), span, doc, label, value, e.req.Resource)
	if t == match.False && !s.notResource && len(list.Values) > 0 {
		caret := ""
		if at >= 0 {
			caret = strconv.Itoa(common(list.Values[at].Value, e.req.Resource))
		}
		e.add(3, explain.None, whyAsked, policy.Span{}, "", "asked", e.req.Resource, caret)
	}
	return t
}

func (e *explainer) whyResource(s *statement, fit match.Truth, at int) *explain.Reason {
	switch {
	case len(s.resource) == 0:
		return whyResourceEmpty
	case fit == match.Unknown:
		return whyResourceUnsure
	case s.notResource && fit == match.True:
		return whyNotResourceNot
	case s.notResource:
		return whyNotResource
	case fit == match.True && s.resource[at].short:
		return whyShort
	case fit == match.True && !s.resource[at].any && e.resource != e.req.Resource:
		return whyAllBuckets
	case fit == match.True:
		return whyResource
	case e.req.Resource == "*":
		return whyWholeService
	case at >= 0:
		return e.whyOther(&s.resource[at])
	}
	return whyResourceNot
}

// whyOther tells the commonest slips apart: a bucket for its objects, objects
// for their bucket, a variable without a value.
func (e *explainer) whyOther(r *resourcePattern) *explain.Reason {
	text, asked := r.pattern.Text, e.req.Resource
	const s3 = "arn:aws:s3:::"
	switch {
	case r.nothing:
		return whyServiceStar
	case r.pattern.Unset(e.Binding):
		return whyUnset
	case strings.HasPrefix(text, s3) && !strings.Contains(text, "/") && strings.HasPrefix(asked, text+"/"):
		return whyBucketOnly
	case strings.HasPrefix(text, s3) && strings.HasPrefix(text, asked+"/"):
		return whyObjectsOnly
	}
	return whyResourceNot
}

// nearest is the entry that shares the longest beginning with what is asked
// for; a list whose entries share none has no nearest.
func (e *explainer) nearest(l policy.List) int {
	best, at := 0, -1
	for i, v := range l.Values {
		if n := common(v.Value, e.req.Resource); n > best {
			best, at = n, i
		}
	}
	return at
}

// common counts the characters that a and b share from the beginning.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func (e *explainer) principal(s *statement, doc string) (match.Truth, grant) {
	t, how := s.principalTruth(e.Binding)
	if !s.named {
		return t, how
	}
	label, ps := "Principal", s.src.Principal
	if s.notPrincipal {
		label, ps = "NotPrincipal", s.src.NotPrincipal
	}
	why := whyPrincipal
	switch {
	case s.notPrincipal && t == match.True:
		why = whyNotPrincipal
	case s.notPrincipal:
		why = whySpared
	case t == match.False:
		why = whyPrincipalNot
	case how == byAccount:
		why = whyAccount
	case how == byRole:
		why = whyRole
	case ps.Star:
		why = whyEveryone
	}
	e.add(2, markOf(t), why, ps.Span, doc, label, principalText(ps), e.req.Principal.ARN)
	return t, how
}

func principalText(ps policy.Principals) string {
	if ps.Star {
		return "*"
	}
	if len(ps.Groups) == 1 && len(ps.Groups[0].Values) == 1 {
		return ps.Groups[0].Values[0].Value
	}
	var all []string
	for _, g := range ps.Groups {
		all = append(all, texts(g.Values)...)
	}
	return strings.Join(all, ", ")
}

func (e *explainer) condition(s *statement, j int, doc string) match.Truth {
	c, src := &s.tests[j], &s.src.Conditions[j]
	t, key := c.truth(e.Binding), e.slots[c.slot]
	e.add(2, markOf(t), e.whyCondition(c, key, t), src.Span, doc, src.Operator.Value, c.shown, held(key))
	return t
}

func (e *explainer) whyCondition(c *conditionTest, key match.Key, t match.Truth) *explain.Reason {
	op := c.test.Op
	switch {
	case t == match.Unknown:
		return whyUnsure(op, key, e.set.shapes[c.slot])
	case op.Family == match.Null && key.Present:
		return whyNullPresent
	case op.Family == match.Null:
		return whyNullAbsent
	case c.test.Bare(key):
		return whySet
	case key.Present && op.Family == match.ARN && !readable(op.Family, key):
		return [...]*explain.Reason{whyNoARN, whyNoARNHolds}[index(t == match.True)]
	case key.Present && !readable(op.Family, key):
		return [...]*explain.Reason{whyUnreadable, whyUnreadableHolds}[index(t == match.True)]
	case key.Present && t == match.True:
		return whyHolds
	case key.Present || t == match.False && op.IfExists:
		return whyFails
	}
	return whyWithout(op, t)
}

// whyUnsure tells what cannot be evaluated in a condition.
func whyUnsure(op match.Operator, key match.Key, shape match.Shape) *explain.Reason {
	switch {
	case op.Family == match.Null:
		return whyNullQualified
	case shape == match.OneValue && len(key.Values) > 1 && op.Qualifier == match.NoQualifier:
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

func joinValues(values []string) string {
	if len(values) == 1 {
		return values[0]
	}
	return "[" + strings.Join(values, ", ") + "]"
}

func held(k match.Key) string {
	if k.Multi {
		return "[" + strings.Join(k.Values, ", ") + "]"
	}
	return joinValues(k.Values)
}
