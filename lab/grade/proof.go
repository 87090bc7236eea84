package grade

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
	"gatehouse/lab/pack"
)

// prover answers questions about all requests.
type prover struct {
	can, must, within func([]prove.Party, prove.Scope, prove.Space) prove.Finding
}

// actual is the prover that proves.
var actual = prover{prove.Can, prove.Must, prove.Within}

// question is a row about all requests, ready to be asked of an answer.
type question struct {
	check   *pack.ProofCheck
	parties []party
	measure []iam.Attached // the policy that the row measures by; nil: the solution
}

// party is one caller on one stretch of resources, before anything is answered.
type party struct {
	prove.Party
	base attached
}

// question gathers the parties that a row speaks of.
func (g *policies) question(c *pack.ProofCheck) *question {
	q := &question{check: c}
	if c.Than != "" {
		q.measure = append([]iam.Attached{g.yardstick(c.Than)}, g.managed(c.Also)...)
	}
	for i := range c.Callers {
		q.parties = append(q.parties, g.callerParties(c, &c.Callers[i])...)
	}
	return q
}

// callerParties are those of one caller, on each stretch of resources.
func (g *policies) callerParties(c *pack.ProofCheck, who *pack.Caller) (out []party) {
	base := g.caller(who.Name, c.Also)
	switch {
	case who.Principal.Kind == iam.Anonymous || who.Principal.Kind == iam.Service: // nothing attaches to these
		base = attached{}
	case who.Foreign:
		base = attached{world: iam.Policies{Identity: []iam.Attached{everything}}}
	}
	for _, s := range g.stretches(who, c.Claim) {
		p := party{base: base, Party: prove.Party{Name: who.Name, Who: who.Principal, Known: who.Known, Whole: !who.Foreign,
			Owner: s.owner, On: s.on, Except: append(slices.Clone(s.except), c.Except...)}}
		p.base.world.Resource = s.policy
		p.base.docs = append(slices.Clone(base.docs), s.docs...)
		out = append(out, p)
	}
	return out
}

// yardstick is a policy to measure by: the world's, else one that AWS manages.
func (g *policies) yardstick(name string) iam.Attached {
	if m, err := g.ex.World.PolicyNamed(name); err == nil {
		return iam.Attached{Name: m.Name, Doc: m.Doc}
	}
	of, _ := iam.Managed(name) // a pack that names another was refused
	return of
}

// everything is what a stranger's own account allows it: all that is left to
// the other side.
var everything = iam.Attached{Name: "the stranger's own side", Doc: policy.Parse("the stranger's own side",
	[]byte(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}`))}

// proved asks the question of row i.
func (g *policies) proved(i int, a Answer, docs []*policy.Document) Row {
	if row, ok := g.found.recall(i, a); ok {
		return row
	}
	q := g.rows[i].proof
	more, whole := g.strangers(q, docs)
	row := Row{Check: g.rows[i].check, Parties: g.parties(q, append(slices.Clip(q.parties), more...), docs)}
	f := g.asked(q, row.Parties)
	if !whole && f.Holds() {
		f.Complete, f.Why = false, append(f.Why, "the documents name more callers than are asked about")
	}
	row.Finding = &f
	switch {
	case len(f.Witnesses) > 0:
		row.State = Fix
		row.Verdict = g.answered(q, &f.Witnesses[0])
		row.Said = visible(g.says(q, row.Parties, &f.Witnesses[0]))
	case f.Complete:
		row.State = OK
	default:
		row.State = NotJudged
		row.Said = visible("Not settled: " + strings.Join(f.Why, "; ") + ". A plainer policy can be proved.")
	}
	g.found.keep(i, a, row)
	return row
}

// parties are the question's with the answer on side A, and on side B what the
// row measures by; the other way about where all of that is wanted.
func (g *policies) parties(q *question, all []party, docs []*policy.Document) []prove.Party {
	out := make([]prove.Party, len(all))
	for i, p := range all {
		own := g.attach(p.base, docs)
		var measure iam.Policies
		switch {
		case !q.check.Claim.Measured():
		case q.measure != nil:
			measure.Identity = q.measure
			if at := own.Resource; at != nil && prove.IsBeside(at.Name) { // nobody's policy, but how a door is met
				measure.Resource = at
			}
		default:
			measure = g.attach(p.base, g.solved)
		}
		if p.A, p.B = own, measure; q.check.Claim == pack.AtLeast {
			p.A, p.B = measure, own
		}
		out[i] = p.Party
	}
	return out
}

func (g *policies) asked(q *question, parties []prove.Party) prove.Finding {
	switch q.check.Claim {
	case pack.Always:
		return g.ask.must(parties, q.check.Scope, g.ex.Space)
	case pack.AtMost, pack.AtLeast:
		return g.ask.within(parties, q.check.Scope, g.ex.Space)
	}
	return g.ask.can(parties, q.check.Scope, g.ex.Space)
}

// answered is the verdict under the answer on a witness.
func (g *policies) answered(q *question, w *prove.Witness) iam.Verdict {
	if q.check.Claim == pack.AtLeast {
		return w.B
	}
	return w.A
}

// settled is a finding in a word or two.
func settled(f *prove.Finding) string {
	switch {
	case f.Holds():
		return "proved"
	case len(f.Witnesses) > 0:
		return "refuted"
	}
	return "not settled"
}

// memory keeps what was found of the last answer: its reasons are asked for
// next.
type memory struct {
	sync.Mutex
	answer Answer
	rows   map[int]Row
}

func (m *memory) recall(i int, a Answer) (Row, bool) {
	m.Lock()
	defer m.Unlock()
	if !maps.Equal(m.answer, a) {
		return Row{}, false
	}
	row, ok := m.rows[i]
	return row, ok
}

func (m *memory) keep(i int, a Answer, row Row) {
	m.Lock()
	defer m.Unlock()
	if m.rows == nil || !maps.Equal(m.answer, a) {
		m.answer, m.rows = maps.Clone(a), map[int]Row{}
	}
	m.rows[i] = row
}
