package lint

import (
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	emptyArrayAction = aws("EMPTY_ARRAY_ACTION", Suggestion, "a list of actions with nothing in it",
		"A statement without actions says nothing. Name the actions, or delete the statement.", "38", "43")
	emptyArrayResource = aws("EMPTY_ARRAY_RESOURCE", Suggestion, "a list of resources with nothing in it",
		"A statement without resources says nothing. Name the resources, or delete the statement.", "52")
	emptyArrayPrincipal = aws("EMPTY_ARRAY_PRINCIPAL", Suggestion, "a list of principals with nothing in it",
		"A statement that speaks of nobody says nothing. Name the principals, or delete the statement.", "33")
	emptyObjectPrincipal = aws("EMPTY_OBJECT_PRINCIPAL", Suggestion, "a Principal with nothing in it",
		"A statement that speaks of nobody says nothing. Name the principals, or delete the statement.", "33")
	emptyObjectCondition = aws("EMPTY_OBJECT_CONDITION", Suggestion, "a Condition with nothing in it",
		"An empty Condition asks for nothing, and the statement always applies. Delete it, or write what was meant.", "55")
	emptyArrayCondition = aws("EMPTY_ARRAY_CONDITION", Suggestion, "a condition without values",
		"No value can match, so the condition never holds and the statement has no effect. Name the values.", "68")
	emptyArrayForAllValues = aws("EMPTY_ARRAY_CONDITION_FORALLVALUES", Suggestion, "ForAllValues without values",
		"Without values it holds when the key is missing, and only then. Null with true says the same in plain words.", "68", "87")
	emptyArrayForAnyValue = aws("EMPTY_ARRAY_CONDITION_FORANYVALUE", Suggestion, "ForAnyValue without values",
		"Without values nothing can match, so the condition never holds and the statement has no effect. Name the values.", "68", "88")
	emptyArrayIfExists = aws("EMPTY_ARRAY_CONDITION_IFEXISTS", Suggestion, "...IfExists without values",
		"Without values it holds when the key is missing, and only then. Null with true says the same in plain words.", "62", "68")
	emptySidValue = aws("EMPTY_SID_VALUE", Suggestion, "a Sid with nothing in it",
		"A Sid is a name for people, in error messages and logs. Write one, or leave the element out.", "169")
)

// empties finds elements that are written and hold nothing.
func (l *linter) empties() {
	for _, s := range l.statements {
		if !s.Sid.Span.IsZero() && s.Sid.Value == "" {
			f := l.at(emptySidValue, s, s.Sid.Span, "write a name, or delete the element", "this Sid names nothing")
			l.withoutMember(f, s, "Sid", s.Sid.Span)
		}
		l.emptyLists(s)
		l.emptyPrincipal(s, s.Principal)
		l.emptyPrincipal(s, s.NotPrincipal)
		for _, c := range s.Conditions {
			l.emptyValues(s, c)
		}
		if !s.Condition.IsZero() && len(s.Conditions) == 0 && l.doc.OK() {
			f := l.at(emptyObjectCondition, s, s.Condition, "write what was meant, or delete it", "this Condition asks for nothing, so the statement always applies")
			l.withoutMember(f, s, "Condition", s.Condition)
		}
	}
}

// withoutMember is the fix that deletes an element with its name.
func (l *linter) withoutMember(f *Finding, s *statement, name string, value policy.Span) {
	if from := nameBefore(l.doc.Source(), value.Start); from >= int(s.Span.Start) {
		f.remove("delete the "+name, l.doc.Source(), policy.Span{Start: int32(from)}, value)
	}
}

// emptyLists says what an empty list means: NotAction without actions leaves
// out nothing, all other lists hold nothing (rule 52).
func (l *linter) emptyLists(s *statement) {
	const none = "%s names nothing, so the statement has no effect"
	if l.emptyBrackets(s.Action) {
		l.at(emptyArrayAction, s, s.Action.Span, "name the actions", none, "Action")
	}
	if l.emptyBrackets(s.NotAction) {
		l.at(emptyArrayAction, s, s.NotAction.Span, `name what is left out, or write "Action": "*"`, "NotAction leaves out nothing, so the statement is about every action")
	}
	if l.emptyBrackets(s.Resource) {
		l.at(emptyArrayResource, s, s.Resource.Span, "name the resources", none, "Resource")
	}
	if l.emptyBrackets(s.NotResource) {
		l.at(emptyArrayResource, s, s.NotResource.Span, "name what is left out", none, "NotResource")
	}
}

// emptyBrackets says that a list is written and holds nothing, not even what is
// refused.
func (l *linter) emptyBrackets(list policy.List) bool {
	if !list.Present || list.Single || len(list.Values) > 0 {
		return false
	}
	return strings.TrimSpace(l.doc.Source()[list.Span.Start+1:list.Span.End-1]) == ""
}

// emptyPrincipal tells {} from a list: both name nobody. What AWS refuses to
// read may name somebody.
func (l *linter) emptyPrincipal(s *statement, p policy.Principals) {
	if !p.Present || p.Star {
		return
	}
	for _, g := range p.Groups {
		if len(g.Values) > 0 {
			return
		}
	}
	const none = "nobody is named here, so the statement has no effect"
	switch raw := l.doc.Source()[p.Span.Start:p.Span.End]; {
	case len(p.Groups) > 0 && l.doc.OK() || strings.HasPrefix(raw, "[") && strings.Trim(raw, "[] \t\r\n") == "":
		l.at(emptyArrayPrincipal, s, p.Span, "name the principals", none)
	case strings.HasPrefix(raw, "{") && l.doc.OK():
		l.at(emptyObjectPrincipal, s, p.Span, "name the principals", none)
	}
}

func (l *linter) emptyValues(s *statement, c policy.Condition) {
	op, ok := match.ParseOperator(c.Operator.Value)
	if !ok || len(c.Values) > 0 || !l.doc.OK() {
		return
	}
	code := emptyArrayCondition
	switch {
	case op.Qualifier == match.ForAllValues:
		code = emptyArrayForAllValues
	case op.IfExists:
		code = emptyArrayIfExists
	case op.Qualifier == match.ForAnyValue:
		code = emptyArrayForAnyValue
	}
	if code == emptyArrayCondition || code == emptyArrayForAnyValue {
		l.at(code, s, c.Span, "name the values", "%s has no value to match, so the statement has no effect", c.Key.Value)
		return
	}
	f := l.at(code, s, c.Span, `write Null and "true"`, "without values this holds only when %s is missing", c.Key.Value)
	if f.become(s, c, "Null") {
		f.Fix.Edits = append(f.Fix.Edits, Edit{c.Key.Span.End, c.Span.End, l.colon() + `"true"`})
	}
}
