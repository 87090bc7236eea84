package iam

import (
	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Explain judges with reasons: the same verdict as Verdict gives, with every
// layer, statement, element and condition judged and none skipped.
func (b *Binding) Explain() Explanation {
	e := &explainer{Binding: b, tree: make(explain.Tree, 0, b.set.nodes+8)}
	e.allow.at, e.deny.at = -1, -1
	b.set.prepare(&e.gates)
	for i := range b.set.docs {
		e.document(&b.set.docs[i])
	}
	sit := b.situation()
	v := decide(sit, &e.gates)
	e.absent()
	e.situation(sit, v)
	x := Explanation{Verdict: v, Request: b.req, Invalid: b.set.invalid, Tree: e.tree, set: b.set}
	x.Decisive, x.vain = e.decisive(v)
	x.Closest, x.misfit = e.closest(v.Outcome)
	return x
}

// explainer grows the tree while it judges.
type explainer struct {
	*Binding
	tree    explain.Tree
	gates   [numLayers]gate
	applies []applied // statements that apply
	allow   near      // the Allow that came closest
	deny    near      // the Deny that came closest
}

// applied is a statement that applies, and how it reaches the caller.
type applied struct {
	at  int
	how grant
}

// near is a statement that nearly applies.
type near struct {
	at    int // index of the statement, -1 for none
	score int
	node  int
}

func (e *explainer) add(depth uint8, m explain.Mark, why *explain.Reason, at policy.Span, doc string, args ...string) int {
	n := explain.Node{Why: why, Mark: m, Depth: depth, Line: at.Line, Col: at.Col}
	if at.Line > 0 {
		n.Doc = doc
	}
	copy(n.Args[:], args)
	e.tree = append(e.tree, n)
	return len(e.tree) - 1
}

func (e *explainer) document(d *document) {
	name := d.at.Name
	head := e.add(0, explain.None, whySilent, policy.Span{}, "", d.layer.String(), name, d.at.Via)
	e.tree[head].Doc = name
	if p := d.problem; p != nil {
		h := &e.tree[head]
		h.Why, h.Mark, h.Args[2], h.Line, h.Col = whyInvalid, explain.No, p.Message, p.Span.Line, p.Span.Col
		return
	}
	var g gate
	g.present = true
	for i := d.from; i < d.to; i++ {
		t, how := e.statement(i, name)
		e.gates[d.layer].add(e.set.stmts[i].src.Effect, t, how)
		g.add(e.set.stmts[i].src.Effect, t, how)
	}
	h := &e.tree[head]
	switch r := g.result(d.layer); {
	case r == ResultDeny:
		h.Why, h.Mark = whyDenies, explain.No
	case r == ResultNotJudged:
		h.Why, h.Mark = whyClosed, explain.Unsure
	case r == ResultAllow && g.direct != match.True:
		h.Why, h.Mark = whyDelegates, explain.Absent
	case r == ResultAllow:
		h.Why, h.Mark = whyAllows, explain.Yes
	}
}

// statement judges one statement element by element.
func (e *explainer) statement(i int, doc string) (match.Truth, grant) {
	s := &e.set.stmts[i]
	head := e.add(1, explain.No, whyNot, s.src.Span, doc, s.number, s.label, s.src.Effect.String())
	act := e.action(s, doc)
	res := e.resource(s, doc)
	who, how := e.principal(s, doc)
	t, held := act.And(res).And(who), 0
	for j := range s.tests {
		u := e.condition(s, j, doc)
		if t = t.And(u); u == match.True {
			held++
		}
	}
	switch t {
	case match.True:
		e.tree[head].Why, e.tree[head].Mark = whyApplies, explain.Yes
	case match.Unknown:
		e.tree[head].Why, e.tree[head].Mark = whyUnclear, explain.Unsure
	}
	if t == match.True {
		e.applies = append(e.applies, applied{i, how})
	}
	e.rank(i, head, t, score(act, 8)+score(res, 4)+score(who, 2)+min(held, 1))
	return t, how
}

func score(t match.Truth, points int) int {
	if t == match.False {
		return 0
	}
	return points
}

// rank keeps the statement of each effect that came closest: action before
// resource before principal before conditions, the first of equals.
func (e *explainer) rank(i, head int, t match.Truth, points int) {
	best := &e.allow
	if e.set.stmts[i].src.Effect == policy.Deny {
		best = &e.deny
	}
	if t != match.True && points >= 8 && points > best.score {
		*best = near{at: i, score: points, node: head}
	}
}

// closest is the statement that nearly turned the outcome: an Allow on an
// implicit deny, a Deny on an Allow.
func (e *explainer) closest(o Outcome) (*Statement, *explain.Node) {
	best := e.allow
	if o == Allowed {
		best = e.deny
	}
	if o == ExplicitlyDenied || best.at < 0 {
		return nil, nil
	}
	s := e.set.pointer(best.at)
	return &s, e.misfit(best.node)
}

// misfit is the first element of a statement's node that does not fit.
func (e *explainer) misfit(node int) *explain.Node {
	for j := range e.tree.Children(node) {
		if e.tree[j].Mark == explain.No || e.tree[j].Mark == explain.Unsure {
			return &e.tree[j]
		}
	}
	return nil
}
