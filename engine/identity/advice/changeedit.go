package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// edit is one change of one statement, not yet tried.
type edit struct {
	place
	text string // "without statement Lock of lock.json (line 7)"
	span policy.Span
	doc  func() *policy.Document // as it would be: made when it is tried, for most never are
	cost int                     // smaller and more telling ones are tried first
}

// The costs of edits: what leaves the statement most as it is goes first.
const (
	costIfExists = 1 + iota
	costEntry
	costValue
	costCondition
	costNarrow
	costStatement
	costEffect
)

// editor makes edits of one statement so that it fits one request, or does not.
type editor struct {
	place
	index int
	r     *iam.Request
	edits []edit
}

func (e *editor) statement() policy.Statement { return e.at.Doc.Statements[e.index] }

func (e *editor) add(cost int, text string, span policy.Span, s policy.Statement) {
	e.edits = append(e.edits, edit{e.place, text, span, withStatement(e.at.Doc, e.index, s), cost})
}

// reach makes the statement fit where one element does not. at counts the
// element: Action, Resource and Principal as they are there, then conditions.
func (e *editor) reach(label string, condition int) {
	switch s := e.statement(); label {
	case "Action":
		e.grow(&s, &s.Action, e.r.Action, "actions")
	case "Resource":
		e.grow(&s, &s.Resource, e.r.Resource, "resources")
	case "NotAction":
		e.shrink(&s, &s.NotAction, "those that NotAction of", "spares")
	case "NotResource":
		e.shrink(&s, &s.NotResource, "those that NotResource of", "spares")
	case "Principal":
		e.admit(s)
	default:
		if condition >= 0 {
			e.relax(condition)
		}
	}
}

// grow adds an entry to a list.
func (e *editor) grow(s *policy.Statement, l *policy.List, entry, what string) {
	if !l.Present {
		return
	}
	span := l.Span
	l.Values, l.Single = append(slices.Clone(l.Values), policy.Text{Value: entry}), false
	e.add(costEntry, "with "+entry+" among the "+what+" of "+e.where(e.index), span, *s)
}

// shrink takes single entries out of a list that keeps another.
func (e *editor) shrink(s *policy.Statement, l *policy.List, of, end string) {
	own := l.Values
	for i := range own {
		if len(own) == 1 {
			return
		}
		l.Values = slices.Delete(slices.Clone(own), i, i+1)
		e.add(costEntry, strings.TrimSpace("without "+own[i].Value+" among "+of+" "+e.where(e.index)+" "+end), own[i].Span, *s)
	}
}

// admit adds the caller to Principal.
func (e *editor) admit(s policy.Statement) {
	who := e.r.Principal
	kind := map[iam.PrincipalKind]string{iam.Service: "Service", iam.OIDCProvider: "Federated", iam.SAMLProvider: "Federated", iam.CanonicalUser: "CanonicalUser"}[who.Kind]
	if kind == "" {
		kind = "AWS"
	}
	name := who.ARN
	if who.Kind == iam.Anonymous {
		name = "*"
	}
	if s.Principal.Star {
		return
	}
	s.Principal.Groups = slices.Clone(s.Principal.Groups)
	at := slices.IndexFunc(s.Principal.Groups, func(g policy.PrincipalGroup) bool { return g.Type.Value == kind })
	if at < 0 {
		at = len(s.Principal.Groups)
		s.Principal.Groups = append(s.Principal.Groups, policy.PrincipalGroup{Type: policy.Text{Value: kind}})
	}
	g := &s.Principal.Groups[at]
	g.Values, g.Single = append(slices.Clone(g.Values), policy.Text{Value: name}), false
	e.add(costEntry, "with "+name+" among the principals of "+e.where(e.index), s.Principal.Span, s)
}

// relax lets a condition hold that does not: IfExists, the request's own value
// among its values, or no such condition.
func (e *editor) relax(i int) {
	e.toggleIfExists(i)
	c := e.statement().Conditions[i]
	op, _ := match.ParseOperator(c.Operator.Value)
	entry, there := e.r.Context.Lookup(c.Key.Value)
	if there && len(entry.Values) == 1 && !op.Negated && op.Family != match.Null {
		s, grown := e.statement(), c
		grown.Values = append(slices.Clone(c.Values), policy.Value{Text: policy.Text{Value: entry.Values[0]}, Kind: kindOf(c)})
		grown.Single = false
		s.Conditions = slices.Clone(s.Conditions)
		s.Conditions[i] = grown
		e.add(costValue, "with "+entry.Values[0]+" among the values of condition "+conditionName(c)+" in "+e.where(e.index), c.Span, s)
	}
	e.dropCondition(i)
}

func kindOf(c policy.Condition) policy.ValueKind {
	if len(c.Values) == 0 {
		return policy.StringValue
	}
	return c.Values[0].Kind
}

func conditionName(c policy.Condition) string { return c.Operator.Value + " " + c.Key.Value }

func (e *editor) dropCondition(i int) {
	s := e.statement()
	c := s.Conditions[i]
	s.Conditions = slices.Delete(slices.Clone(s.Conditions), i, i+1)
	if len(s.Conditions) == 0 {
		s.Condition = policy.Span{}
	}
	e.add(costCondition, "without condition "+conditionName(c)+" in "+e.where(e.index), c.Span, s)
}

// toggleIfExists gives a condition IfExists, or takes it away.
func (e *editor) toggleIfExists(i int) {
	s := e.statement()
	c := s.Conditions[i]
	name, had := strings.CutSuffix(c.Operator.Value, "IfExists")
	if !had {
		name += "IfExists"
	}
	_, ok := match.ParseOperator(name)
	if !ok {
		return
	}
	s.Conditions = slices.Clone(s.Conditions)
	s.Conditions[i].Operator.Value = name
	if s.Conditions, ok = grouped(s.Conditions); !ok {
		return
	}
	e.add(costIfExists, "with "+name+" instead of "+c.Operator.Value+" for "+c.Key.Value+" in "+e.where(e.index), c.Operator.Span, s)
}

// grouped brings conditions of one operator together, as a document writes
// them; one key cannot stand twice under it.
func grouped(cs []policy.Condition) (out []policy.Condition, ok bool) {
	for _, c := range cs {
		at := len(out)
		for i, o := range out {
			if o.Operator.Value != c.Operator.Value {
				continue
			}
			at, c.Operator = i+1, o.Operator
			if strings.EqualFold(o.Key.Value, c.Key.Value) {
				return nil, false
			}
		}
		out = slices.Insert(out, at, c)
	}
	return out, true
}

// spare makes a statement that applies leave the request alone.
func (e *editor) spare() {
	s := e.statement()
	for i := range s.Conditions {
		e.toggleIfExists(i)
	}
	if s := e.statement(); s.Action.Present {
		e.shrink(&s, &s.Action, "the actions of", "")
	}
	if s := e.statement(); s.Resource.Present {
		e.shrink(&s, &s.Resource, "the resources of", "")
	}
	if s := e.statement(); s.NotAction.Present {
		e.grow(&s, &s.NotAction, e.r.Action, "actions that NotAction spares in")
		e.edits[len(e.edits)-1].text = "with " + e.r.Action + " under NotAction in " + e.where(e.index)
	}
	if s := e.statement(); s.NotResource.Present {
		e.grow(&s, &s.NotResource, e.r.Resource, "")
		e.edits[len(e.edits)-1].text = "with " + e.r.Resource + " under NotResource in " + e.where(e.index)
	}
	if s.Effect == policy.Deny {
		e.except()
	}
	e.drop()
	e.flip()
}

// except narrows a Deny of everything to all but what is asked.
func (e *editor) except() {
	everything := func(l policy.List) bool { return l.Present && len(l.Values) == 1 && l.Values[0].Value == "*" }
	if s := e.statement(); everything(s.Resource) && e.r.Resource != "*" {
		l := s.Resource
		s.NotResource, s.Resource = policy.List{Present: true, Single: true, Span: l.Span, Values: []policy.Text{{Value: e.r.Resource}}}, policy.List{}
		e.add(costNarrow, "with NotResource "+e.r.Resource+" instead of Resource * in "+e.where(e.index), l.Span, s)
	}
	if s := e.statement(); everything(s.Action) {
		l := s.Action
		s.NotAction, s.Action = policy.List{Present: true, Single: true, Span: l.Span, Values: []policy.Text{{Value: e.r.Action}}}, policy.List{}
		e.add(costNarrow, "with NotAction "+e.r.Action+" instead of Action * in "+e.where(e.index), l.Span, s)
	}
}

func (e *editor) drop() {
	if len(e.at.Doc.Statements) == 1 && !e.emptiable() {
		return
	}
	e.edits = append(e.edits, edit{e.place, "without " + e.where(e.index), e.statement().Span, withoutStatement(e.at.Doc, e.index), costStatement})
}

func (e *editor) flip() {
	s := e.statement()
	was := s.Effect
	if s.Effect = policy.Allow; was == policy.Allow {
		s.Effect = policy.Deny
	}
	s.EffectText.Value = s.Effect.String()
	e.add(costEffect, "with Effect "+s.Effect.String()+" instead of "+was.String()+" in "+e.where(e.index), s.EffectText.Span, s)
}
