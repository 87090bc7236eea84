package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// The costs of edits that take something over from the second set, beside
// those of change: an element of a statement, or a statement whole.
const (
	costElement = costStatement - 1
	costAdded   = costStatement + 1
)

// edits are the edits of one statement that can close an excess: less in an
// Allow, more in a Deny, or what the second set says in its place.
func (m *mender) edits() []edit {
	x := &mendEditor{m: m}
	m.documents(func(p *prove.Party, pl place) {
		x.models = x.models[:0]
		for _, other := range places(&p.B) {
			if other.layer == pl.layer && m.denials == nil {
				x.models = append(x.models, other)
			}
		}
		x.document(pl)
	})
	return x.all
}

// documents are those of A that may be edited, each once.
func (m *mender) documents(each func(*prove.Party, place)) {
	seen := map[*policy.Document]bool{}
	for i := range m.parties {
		p := &m.parties[i]
		var beside []*policy.Document
		for _, pl := range places(&p.B) {
			beside = append(beside, pl.at.Doc)
		}
		for _, pl := range places(&p.A) {
			if seen[pl.at.Doc] || m.denials == nil && slices.Contains(beside, pl.at.Doc) || !editable(pl.at) {
				continue
			}
			seen[pl.at.Doc] = true
			each(p, pl)
		}
	}
}

// editable says whether there is something to edit.
func (m *mender) editable() (some bool) {
	m.documents(func(*prove.Party, place) { some = true })
	return some
}

// editable says whether a document is somebody's to edit: not AWS's, nor what
// stands beside a document that is asked about.
func editable(a iam.Attached) bool {
	_, ofAWS := catalog.ManagedPolicy(a.Name)
	return a.Doc.OK() && !ofAWS && !prove.IsBeside(a.Name)
}

// mendEditor makes the edits of one document after another.
type mendEditor struct {
	m      *mender
	models []place // the second set's documents of the same layer; none where it is A's own
	all    []edit

	place
	index int
}

func (x *mendEditor) document(pl place) {
	x.place = pl
	for i := range pl.at.Doc.Statements {
		x.index = i
		s := x.statement()
		switch {
		case x.layer == iam.LayerResource && s.Effect == policy.Allow && keepsKey(&s):
			continue // a key without it is out of everybody's reach
		case s.Effect == policy.Allow:
			x.lessOf("the actions of", s.Action, func(s *policy.Statement) *policy.List { return &s.Action }, func(w *prove.Witness) string { return w.Request.Action })
			x.lessOf("the resources of", s.Resource, func(s *policy.Statement) *policy.List { return &s.Resource }, func(w *prove.Witness) string { return w.Request.Resource })
			x.lessPrincipal()
			x.drop()
		case x.m.denials == nil:
			x.fewerConditions() // where nothing is compared, a guard's condition spares whom it should
		}
		x.toggles()
		x.fromModels()
	}
	x.denials()
}

func (x *mendEditor) statement() policy.Statement { return x.at.Doc.Statements[x.index] }

func (x *mendEditor) add(cost int, text string, span policy.Span, s policy.Statement) {
	x.all = append(x.all, edit{x.place, text, span, withStatement(x.at.Doc, x.index, s), cost})
}

// lessOf takes single entries out of a list: those that each witness fits, for
// without another the rest would go on.
func (x *mendEditor) lessOf(what string, l policy.List, of func(*policy.Statement) *policy.List, asked func(*prove.Witness) string) {
	for i, v := range l.Values {
		if len(l.Values) == 1 {
			return
		}
		if slices.ContainsFunc(x.m.excess, func(w prove.Witness) bool {
			return !strings.Contains(v.Value, "${") && !match.Fits(v.Value, asked(&w))
		}) {
			continue
		}
		s := x.statement()
		of(&s).Values = slices.Delete(slices.Clone(l.Values), i, i+1)
		x.add(costEntry, "take "+l.Values[i].Value+" out of "+what+" "+x.where(x.index), l.Values[i].Span, s)
	}
}

// lessPrincipal takes single principals out.
func (x *mendEditor) lessPrincipal() {
	own := x.statement().Principal
	for g, group := range own.Groups {
		for i := range group.Values {
			if len(own.Groups) == 1 && len(group.Values) == 1 {
				return
			}
			s := x.statement()
			s.Principal.Groups = slices.Clone(own.Groups)
			if len(group.Values) == 1 {
				s.Principal.Groups = slices.Delete(s.Principal.Groups, g, g+1)
			} else {
				s.Principal.Groups[g].Values = slices.Delete(slices.Clone(group.Values), i, i+1)
			}
			x.add(costEntry, "take "+group.Values[i].Value+" out of the principals of "+x.where(x.index), group.Values[i].Span, s)
		}
	}
}

func (x *mendEditor) drop() {
	if len(x.at.Doc.Statements) == 1 && !x.emptiable() {
		return
	}
	x.all = append(x.all, edit{x.place, "delete " + x.where(x.index), x.statement().Span, withoutStatement(x.at.Doc, x.index), costStatement})
}

// fewerConditions lets a Deny apply more often.
func (x *mendEditor) fewerConditions() {
	for i, c := range x.statement().Conditions {
		s := x.statement()
		s.Conditions = slices.Delete(slices.Clone(s.Conditions), i, i+1)
		if len(s.Conditions) == 0 {
			s.Condition = policy.Span{}
		}
		x.add(costCondition, "take condition "+conditionName(c)+" out of "+x.where(x.index), c.Span, s)
	}
}

// toggles gives conditions IfExists, or takes it away.
func (x *mendEditor) toggles() {
	e := editor{place: x.place, index: x.index}
	for i, c := range x.statement().Conditions {
		e.edits = nil
		if e.toggleIfExists(i); len(e.edits) > 0 {
			now := e.edits[0].doc().Statements[x.index].Conditions
			e.edits[0].text = "write " + operatorOf(now, c) + " instead of " + c.Operator.Value + " for " + c.Key.Value + " in " + x.where(x.index)
			x.all = append(x.all, e.edits...)
		}
	}
}

// operatorOf is what a condition's operator has become.
func operatorOf(now []policy.Condition, was policy.Condition) string {
	for _, c := range now {
		if c.Span == was.Span {
			return c.Operator.Value
		}
	}
	return was.Operator.Value
}

// fromModels takes elements over from the second set's statements of the same
// effect.
func (x *mendEditor) fromModels() {
	for _, model := range x.models {
		for i := range model.at.Doc.Statements {
			if t := &model.at.Doc.Statements[i]; t.Effect == x.statement().Effect {
				x.like(t, model.where(i))
			}
		}
	}
}

// like takes over what fits together: resources and conditions of a statement
// about the same actions, actions of one about the same resources too.
func (x *mendEditor) like(t *policy.Statement, where string) {
	s := x.statement()
	named := t.Sid.Value != "" && t.Sid.Value == s.Sid.Value
	if named || kindred(s.Action, t.Action) && kindred(s.Resource, t.Resource) {
		x.likeAction(t, where)
	}
	if named || kindred(s.Action, t.Action) {
		x.likeResource(t, where)
		x.likeConditions(t, where)
	}
}

// kindred says whether entries of two lists may fit the same; a list that is
// not there leaves everything open.
func kindred(a, b policy.List) bool {
	return !a.Present || !b.Present || anyFits(a, b) || anyFits(b, a)
}

// anyFits says whether an entry of one list, as a pattern, fits one of another.
func anyFits(patterns, of policy.List) bool {
	return slices.ContainsFunc(patterns.Values, func(v policy.Text) bool {
		p := match.Compile(v.Value, match.Options{Wild: true, Fold: true})
		return slices.ContainsFunc(of.Values, func(w policy.Text) bool { return p.Match(w.Value, nil) == match.True })
	})
}

func (x *mendEditor) likeAction(t *policy.Statement, where string) {
	s := x.statement()
	if sameTexts(s.Action, t.Action) && sameTexts(s.NotAction, t.NotAction) {
		return
	}
	span := s.Action.Span
	s.Action, s.NotAction = t.Action, t.NotAction
	x.add(costElement, "give "+x.where(x.index)+" the "+elementText("Action", t.Action, t.NotAction)+", as in "+where, span, s)
}

func (x *mendEditor) likeResource(t *policy.Statement, where string) {
	if s := x.statement(); (!sameTexts(s.Resource, t.Resource) || !sameTexts(s.NotResource, t.NotResource)) && (t.Resource.Present || t.NotResource.Present) {
		span := s.Resource.Span
		s.Resource, s.NotResource = t.Resource, t.NotResource
		x.add(costNarrow, "give "+x.where(x.index)+" the "+elementText("Resource", t.Resource, t.NotResource)+", as in "+where, span, s)
	}
	if s := x.statement(); t.Principal.Present && s.Principal.Present {
		s.Principal = t.Principal
		x.add(costElement, "give "+x.where(x.index)+" the Principal of "+where, s.Principal.Span, s)
	}
}

// likeConditions adds single conditions of the model, or takes them all over.
func (x *mendEditor) likeConditions(t *policy.Statement, where string) {
	for _, c := range t.Conditions {
		u := x.statement()
		more, ok := grouped(append(slices.Clone(u.Conditions), c))
		if !ok {
			continue
		}
		u.Conditions = more
		if u.Condition.IsZero() {
			u.Condition = somewhere
		}
		x.add(costCondition, "give "+x.where(x.index)+" the condition "+conditionName(c)+" "+valuesText(c)+", as in "+where, u.Span, u)
	}
	u := x.statement()
	u.Conditions, u.Condition = t.Conditions, t.Condition
	x.add(costElement, "give "+x.where(x.index)+" the conditions of "+where, u.Span, u)
}

// resourcesOf are all entries of Resource in a document.
func resourcesOf(d *policy.Document) policy.List {
	l := policy.List{Present: true}
	for _, s := range d.Statements {
		for _, v := range s.Resource.Values {
			if !slices.ContainsFunc(l.Values, func(o policy.Text) bool { return o.Value == v.Value }) {
				l.Values = append(l.Values, v)
			}
		}
	}
	return l
}

func sameTexts(a, b policy.List) bool {
	return a.Present == b.Present && slices.EqualFunc(a.Values, b.Values, func(x, y policy.Text) bool { return x.Value == y.Value })
}

// elementText says what an element of a pair holds.
func elementText(name string, plain, not policy.List) string {
	if not.Present {
		return "Not" + name + " " + textOf(not)
	}
	return name + " " + textOf(plain)
}

// textOf shows the first few entries of a list.
func textOf(l policy.List) string {
	var out []string
	for i, v := range l.Values {
		if i == 3 && len(l.Values) > 4 {
			out = append(out, "...")
			break
		}
		out = append(out, v.Value)
	}
	return strings.Join(out, ", ")
}

func valuesText(c policy.Condition) string {
	l := policy.List{}
	for _, v := range c.Values {
		l.Values = append(l.Values, v.Text)
	}
	return textOf(l)
}

func conditionsText(cs []policy.Condition) string {
	if len(cs) == 0 {
		return ""
	}
	var out []string
	for _, c := range cs {
		text := conditionName(c) + " " + valuesText(c)
		if c.Operator.Value == "Null" && valuesText(c) == "true" {
			text = "that " + c.Key.Value + " is absent"
		}
		out = append(out, text)
	}
	return " given " + strings.Join(out, " and ")
}
