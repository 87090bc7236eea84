package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// denials adds a Deny of the second set, or of the scope.
func (x *mendEditor) denials() {
	for _, model := range x.models {
		for i, t := range model.at.Doc.Statements {
			if t.Effect == policy.Deny {
				x.append(t, "add "+model.where(i)+" to "+x.at.Name)
			}
		}
	}
	if len(x.m.denials) != 1 {
		return
	}
	t := x.m.denials[0]
	if x.layer == iam.LayerResource {
		t = forEverybody(t, x.at.Doc.Statements[0])
		if own := resourcesOf(x.at.Doc); t.Resource.Present && len(x.m.scope.Resources) == 0 && len(own.Values) > 0 {
			t.Resource = own // a policy on a resource speaks of nothing else
		}
		if len(t.Conditions) == 0 && keepsKey(&t) {
			return // nobody could change the key's policy again
		}
	}
	on := ""
	if t.Resource.Present {
		on = " on " + textOf(t.Resource)
	}
	x.append(t, "add a Deny of "+textOf(t.Action)+on+conditionsText(t.Conditions)+" to "+x.at.Name)
}

func (x *mendEditor) append(t policy.Statement, text string) {
	old := x.at.Doc
	if slices.ContainsFunc(old.Statements, func(s policy.Statement) bool { return s.Sid.Value == t.Sid.Value }) {
		t.Sid = policy.Text{}
	}
	x.all = append(x.all, edit{x.place, text, old.Statements[len(old.Statements)-1].Span, func() *policy.Document {
		doc := *old
		doc.Single = false
		doc.Statements = append(slices.Clone(old.Statements), t)
		return &doc
	}, costAdded})
}

// keepsKey says whether a statement is about changes of a key's policy.
func keepsKey(s *policy.Statement) bool {
	return slices.ContainsFunc(s.Action.Values, func(v policy.Text) bool {
		return len(v.Value) > 4 && strings.EqualFold(v.Value[:4], "kms:") && match.Fits(strings.ToLower(v.Value), "kms:putkeypolicy")
	})
}
