package iam

import (
	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Explain judges with reasons: the same verdict as Verdict gives, with every
// layer that bears on the request judged to its last statement, element and
// condition.
func (b *Binding) Explain() Explanation {
	e := &explainer{Binding: b, tree: make(explain.Tree, 0, b.set.nodes+12), heads: make([]int32, len(b.set.stmts))}
	for l := range e.allow {
		e.allow[l].at = -1
	}
	e.deny.at = -1
	b.set.open(&e.gates)
	for i := range b.set.docs {
		e.document(&b.set.docs[i])
	}
	e.besides()
	b.close(&e.gates)
	v := decide(&b.sit, &e.gates)
	e.absent()
	e.situation()
	x := Explanation{Verdict: v, Request: b.req, Invalid: b.set.invalid, Tree: e.tree, set: b.set, heads: e.heads, sit: b.sit, parts: b.sit.parts(&e.gates)}
	x.lacking = e.lacking
	x.Decisive, x.vain = e.decisive(&x)
	x.Closest, x.misfit = e.closest(&x)
	return x
}

// explainer grows the tree while it judges.
type explainer struct {
	*Binding
	tree    explain.Tree
	heads   []int32
	gates   [numLayers]gate
	applies []applied       // statements that apply
	allow   [numLayers]near // the Allow of each layer that came closest
	deny    near            // the Deny that came closest
	lacking int             // the first level of SCPs that does not allow, counted from 1
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
	if why := e.spared(e.sit, d.layer); why != notSpared {
		e.tree[head].Why, e.tree[head].Mark = sparedWhy[why], explain.Absent
		return
	}
	all := &e.gates[d.layer]
	all.enter(d.level)
	var g gate
	if p := d.problem; p != nil {
		h := &e.tree[head]
		h.Why, h.Mark, h.Args[2], h.Line, h.Col = whyInvalid, explain.No, p.Message, p.Span.Line, p.Span.Col
	} else {
		for i := d.from; i < d.to; i++ {
			t, how := e.statement(i, name)
			all.add(e.set.stmts[i].src.Effect, t, how)
			g.add(e.set.stmts[i].src.Effect, t, how)
		}
		e.head(&e.tree[head], &g, d.layer)
		if e.tree[head].Why == whySilent && d.to > d.from && !e.set.allows(d) {
			e.tree[head].Why = whyNoDeny
		}
	}
	e.lacks(d, all.allow)
}

// allows says whether a document holds an Allow.
func (s *Set) allows(d *document) bool {
	for i := d.from; i < d.to; i++ {
		if s.stmts[i].src.Effect == policy.Allow {
			return true
		}
	}
	return false
}

// head says what one document comes to.
func (e *explainer) head(h *explain.Node, g *gate, l Layer) {
	g.present, g.before = true, match.True
	switch r := g.result(false); {
	case r == ResultDeny:
		h.Why, h.Mark = whyDenies, explain.No
	case r == ResultUnsure:
		h.Why, h.Mark = whyClosed, explain.Unsure
	case r == ResultAllow && l == LayerResource && g.full != match.True && g.limited != match.True:
		h.Why, h.Mark = whyDelegates, explain.Absent
	case r == ResultAllow:
		h.Why, h.Mark = whyAllows, explain.Yes
	}
}

// lacks notes the first level of SCPs that does not allow.
func (e *explainer) lacks(d *document, allow match.Truth) {
	if d.layer != LayerSCP {
		return
	}
	if e.lacking == int(d.level)+1 && allow == match.True { // a later document of the level allows after all
		e.lacking = 0
	} else if e.lacking == 0 && allow != match.True {
		e.lacking = int(d.level) + 1
	}
}

// statement judges one statement element by element.
func (e *explainer) statement(i int, doc string) (match.Truth, grant) {
	s := &e.set.stmts[i]
	head := e.add(1, explain.No, whyNot, s.src.Span, doc, s.number, s.label, s.src.Effect.String())
	e.heads[i] = int32(head)
	act := e.action(s, doc)
	res := e.resourceElement(s, doc)
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
		e.applies = append(e.applies, applied{i, how})
	case match.Unknown:
		e.tree[head].Why, e.tree[head].Mark = whyUnclear, explain.Unsure
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

// rank keeps the statement that came closest, an Allow a layer and a Deny:
// action before resource before principal before conditions, the first of
// equals.
func (e *explainer) rank(i, head int, t match.Truth, points int) {
	s := &e.set.stmts[i]
	best := &e.allow[e.set.docs[s.doc].layer]
	if s.src.Effect == policy.Deny {
		best = &e.deny
	}
	if t != match.True && points >= 8 && points > best.score {
		*best = near{at: i, score: points, node: head}
	}
}

// closest is the statement that nearly turned the outcome: on an implicit deny
// an Allow of a layer that blocks, on an Allow a Deny.
func (e *explainer) closest(x *Explanation) (*Statement, *explain.Node) {
	best := near{at: -1}
	switch x.Outcome {
	case Allowed:
		best = e.deny
	case ImplicitlyDenied:
		for _, l := range x.blamed() {
			if e.allow[l].at >= 0 && (best.at < 0 || x.vain == nil && e.allow[l].score > best.score) {
				best = e.allow[l]
			}
		}
	}
	if best.at < 0 {
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
