package iam

import (
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Element is a statement of a Set as a prover sees it.
type Element struct {
	Layer     Layer
	Policy    string // name of its document
	Variables bool   // its document's language knows them (rule 92)
	Statement *policy.Statement
	Resources []ResourcePattern // of Resource or NotResource
	Tests     []ConditionTest
}

// ResourcePattern is one value of Resource or NotResource. Of Pattern and the
// two flags one counts.
type ResourcePattern struct {
	Everything, Nothing bool
	Pattern             *match.Pattern
}

// ConditionTest is one line of a statement's conditions: the slot of its key,
// and those of the variables in its values.
type ConditionTest struct {
	Slot  int
	Needs []int
}

// Elements are the statements that can apply, in the set's order. A document
// that AWS would refuse has none.
func (s *Set) Elements() []Element {
	out := make([]Element, len(s.stmts))
	for i := range s.stmts {
		st := &s.stmts[i]
		e := Element{Layer: s.docs[st.doc].layer, Policy: s.docs[st.doc].at.Name, Statement: st.src,
			Variables: s.docs[st.doc].at.Doc.Language() == policy.Version2012}
		for j := range st.resource {
			r := &st.resource[j]
			e.Resources = append(e.Resources, ResourcePattern{r.any, r.nothing, &r.pattern})
		}
		for _, t := range st.tests {
			e.Tests = append(e.Tests, ConditionTest{t.slot, t.needs})
		}
		out[i] = e
	}
	return out
}

// Keys are the condition keys and variables that the set speaks of, by slot,
// in lower case.
func (s *Set) Keys() []string { return s.keys }

// Trial is a request put to a Set of which not every statement is judged: a
// prover supposes truths and asks what they come to. What the statements'
// elements say of the request it judges as Verdict does.
type Trial struct {
	b      Binding
	truths []match.Truth
	hows   []grant
}

// Circumstance is what a verdict rests on besides the statements. Two requests
// of the same circumstance whose statements have the same truths get the same
// verdict, but for what stands beside the statements (grants on keys, ACLs).
type Circumstance struct{ sit situation }

// Try puts a request. t may be nil; it is returned filled. Keys that the
// request does not carry are absent until they are Put.
func (s *Set) Try(r *Request, t *Trial) *Trial {
	if t == nil {
		t = &Trial{}
	}
	s.Bind(r, &t.b)
	t.hows = t.hows[:0]
	for i := range s.stmts {
		_, how := s.stmts[i].principalTruth(&t.b)
		t.hows = append(t.hows, how)
	}
	return t
}

// Circumstance is that of the request.
func (t *Trial) Circumstance() Circumstance { return Circumstance{t.b.sit} }

// Put gives a key its value, or takes it away.
func (t *Trial) Put(slot int, k match.Key) { t.b.slots[slot] = k }

// Action judges a statement's action; it rests on no key.
func (t *Trial) Action(i int) bool { return t.b.set.stmts[i].actionTruth(&t.b) == match.True }

// Principal judges a statement's principal; it rests on no key.
func (t *Trial) Principal(i int) bool {
	who, _ := t.b.set.stmts[i].principalTruth(&t.b)
	return who == match.True
}

// Resource judges a statement's resource, given the values of its variables.
func (t *Trial) Resource(i int) match.Truth { return t.b.set.stmts[i].resourceTruth(&t.b) }

// Condition judges test j of a statement, given the values of its key and its
// variables.
func (t *Trial) Condition(i, j int) match.Truth { return t.b.set.stmts[i].tests[j].truth(&t.b) }

// Decide is what the layers come to if the statements have these truths. The
// more of its Allows are True and the fewer of its Denies are anything but
// False, the sooner it allows: a law that provers rest on.
func (t *Trial) Decide(truths []match.Truth) Verdict {
	var gates [numLayers]gate
	t.truths = truths
	t.b.gates(&gates, t)
	return decide(&t.b.sit, &gates)
}

// truthOr is the statement's truth as judged, or as a trial supposes it.
func (s *statement) truthOr(b *Binding, i int, t *Trial) (match.Truth, grant) {
	if t == nil {
		return s.truth(b)
	}
	return t.truths[i], t.hows[i]
}

// Actions judges the action elements of a set for the actions of one service,
// many at a time.
type Actions struct {
	of   [][]*actionPattern // those of each statement that can fit
	not  []bool
	Same bool // every action of the service goes the same way
}

// Actions readies the set's action elements for a service.
func (s *Set) Actions(service string) *Actions {
	x := &Actions{Same: true, of: make([][]*actionPattern, len(s.stmts)), not: make([]bool, len(s.stmts))}
	for i := range s.stmts {
		x.not[i] = s.stmts[i].notAction
		for j := range s.stmts[i].action {
			a := &s.stmts[i].action[j]
			if a.any || strings.EqualFold(a.service, service) {
				x.of[i] = append(x.of[i], a)
				x.Same = x.Same && a.any
			}
		}
	}
	return x
}

// Fit says whether statement i speaks of the action, named without its service.
func (x *Actions) Fit(i int, name string) bool {
	for _, a := range x.of[i] {
		if a.any || a.name.Match(name, nil) == match.True {
			return !x.not[i]
		}
	}
	return x.not[i]
}
