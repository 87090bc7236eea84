package lint

import (
	"cmp"
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// proofChecks ask questions about all requests.
var proofChecks = []check{neverApplies, shadowed, openToTheWorld, escalates}

// pageAnalyzer is where AWS says what it takes for public.
const pageAnalyzer = "How IAM Access Analyzer findings work"

// What all proofs of a document may cost together, in budgets of one, and the
// longest document of which anything is proved: no policy on a resource may be
// longer.
const (
	mostProofs   = 8
	mostProvable = 20_480
)

// space is every request there is, searched within the budget.
func (l *linter) space() prove.Space {
	return prove.Space{Steps: cmp.Or(l.o.Steps, DefaultSteps)}
}

// holds says whether a search found nothing and looked everywhere; what it cost
// counts.
func (l *linter) holds(f prove.Finding) bool {
	l.spent += f.Steps
	return f.Holds()
}

// finds says whether a search found something.
func (l *linter) finds(f prove.Finding) bool {
	l.spent += f.Steps
	return len(f.Witnesses) > 0
}

// proves says whether a question may still be asked of the prover: the budget
// is not forbidden and not used up, and AWS would take the document.
func (l *linter) proves() bool {
	return l.sound && l.o.Steps >= 0 && l.spent < mostProofs*cmp.Or(l.o.Steps, DefaultSteps) && len(l.doc.Source()) <= mostProvable
}

// variant is the document with other statements.
func (l *linter) variant(statements ...policy.Statement) *policy.Document {
	d := policy.Document{Name: l.doc.Name, Version: l.doc.Version, Statements: statements}
	return policy.Parse(l.doc.Name, []byte(d.Print()))
}

// everything is a statement that allows all that a policy of the kind can
// allow; an RCP, which may only deny, holds one that denies nothing.
func (l *linter) everything() policy.Statement {
	text := `{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`
	switch l.kind {
	case policy.Resource, policy.Key, policy.Endpoint:
		text = `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}`
	case policy.Trust:
		text = `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}`
	case policy.RCP:
		text = `{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:NoSuchAction","Resource":"*"}]}`
	}
	return policy.Parse("everything", []byte(text)).Statements[0]
}

// as is a statement with another effect, without its Sid.
func as(s *policy.Statement, e policy.Effect) policy.Statement {
	out := *s
	out.Sid = policy.Text{}
	out.Effect, out.EffectText.Value = e, e.String()
	return out
}

// within says whether it is proved that a allows nothing that b does not, among
// the requests of a statement's actions.
func (l *linter) within(s *statement, a, b []policy.Statement) bool {
	if len(b) == 0 || !l.proves() {
		return false
	}
	scope, space := prove.Scope{}, l.space()
	for _, v := range s.Action.Values {
		scope.Actions = append(scope.Actions, v.Value)
	}
	space.Services = s.services()
	return l.holds(prove.Within(prove.Documents(l.kind, l.variant(a...), l.variant(b...)), scope, space))
}

// services are those that a statement's Action names, none where it may reach
// any.
func (s *statement) services() (out []string) {
	if s.NotAction.Present {
		return nil
	}
	for _, a := range s.actions {
		if a.service == "" || strings.ContainsAny(a.service, "*?") {
			return nil
		}
		if name := strings.ToLower(a.service); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// others are the statements of an effect but for some. Of one that stands
// there twice the second is left out, since that is the one to be deleted.
func (l *linter) others(e policy.Effect, but ...int) (out []policy.Statement) {
	for _, s := range l.statements {
		if s.Effect == e && !slices.Contains(but, s.index) && !l.has(s.Span, redundantStatement) {
			out = append(out, as(s.Statement, e))
		}
	}
	return out
}

// label is how messages name a statement.
func (s *statement) label() string {
	if s.Sid.Value != "" {
		return s.Sid.Value
	}
	return "statement " + number(s.index+1)
}
