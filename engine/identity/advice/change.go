package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// Change is one way to turn a verdict, confirmed by the judge.
type Change struct {
	Text     string       // "if the request carried aws:MultiFactorAuthPresent = true"
	Request  iam.Request  // as changed
	Policies iam.Policies // as changed
	Layer    iam.Layer    // of the statement that is changed
	Policy   string       // its document's name; "" where the request changes
	Span     policy.Span  // of what is changed in it
	Verdict  iam.Verdict  // what it turns into
}

// The bounds of the work on one verdict, in judgements and in compilations.
const (
	maxChanges  = 8
	maxJudged   = 3000
	maxCompiled = 60
)

// Changes lists the smallest changes of a request's context or of one
// statement that turn its verdict: a denial into Allowed, Allowed into a
// denial. The smallest come first; there are eight at most.
func Changes(p iam.Policies, r iam.Request, sp prove.Space) []Change {
	c := newChanger(p, r, sp)
	out := c.contexts()
	edited := c.statements()
	if len(out) == 0 {
		edited = append(edited, c.pairs()...)
	}
	half := maxChanges / 2 // neither kind crowds the other out
	if room := max(half, maxChanges-len(edited)); len(out) > room {
		out = out[:room]
	}
	out = append(out, edited...)
	return out[:min(len(out), maxChanges)]
}

// changer looks for what turns one verdict.
type changer struct {
	policies iam.Policies
	request  iam.Request
	space    prove.Space
	set      *iam.Set
	x        iam.Explanation
	nearby   []nearby
	moves    []keyMoves // alternatives, a key each
	binding  *iam.Binding
	judged   int
}

// nearby is a statement, with what of it does not fit.
type nearby struct {
	place
	index     int
	misfits   int
	label     string // of the misfit, if one
	condition int    // its index, -1 for another element
	unsure    bool
	other     bool // its prove.Action does not cover the request
}

func newChanger(p iam.Policies, r iam.Request, sp prove.Space) *changer {
	c := &changer{policies: p, request: r, space: sp, set: iam.Compile(p)}
	c.binding = c.set.Bind(&c.request, nil)
	c.x = c.binding.Explain()
	c.nearby = nearStatements(&c.policies, c.x.Tree)
	c.moves = movesOf(&c.policies, c.request, sp, c.nearby)
	return c
}

func (c *changer) allowed() bool { return c.x.Outcome == iam.Allowed }

// turns judges the request in other circumstances.
func (c *changer) turns(r *iam.Request) (iam.Verdict, bool) {
	c.judged++
	c.binding = c.set.Bind(r, c.binding)
	v := c.binding.Verdict()
	return v, (v.Outcome == iam.Allowed) != c.allowed()
}

// nearStatements reads an explanation: its roots begin with the documents, a
// statement's elements stand under it in their order, conditions last.
func nearStatements(p *iam.Policies, t explain.Tree) (out []nearby) {
	all := places(p)
	for root := range t.Roots() {
		if len(all) == 0 {
			return out
		}
		pl, i := all[0], -1
		all = all[1:]
		for node := range t.Children(root) {
			if i++; i < len(pl.at.Doc.Statements) {
				out = append(out, elements(pl, i, t, node))
			}
		}
	}
	return out
}

func elements(pl place, i int, t explain.Tree, node int) nearby {
	n := nearby{place: pl, index: i, condition: -1}
	kids := slices.Collect(t.Children(node))
	conditions := len(kids) - len(pl.at.Doc.Statements[i].Conditions)
	for k, kid := range kids {
		if t[kid].Mark == explain.Yes {
			continue
		}
		n.misfits++
		n.unsure = n.unsure || t[kid].Mark == explain.Unsure
		n.other = n.other || k == 0
		if n.label = t[kid].Args[0]; k >= conditions {
			n.condition = k - conditions
		}
	}
	return n
}

// statements tries edits of single statements, cheap ones first.
func (c *changer) statements() (out []Change) {
	edits := c.edits()
	slices.SortStableFunc(edits, func(a, b edit) int { return a.cost - b.cost })
	for i, e := range edits {
		if i == maxCompiled || len(out) == maxChanges {
			return out
		}
		doc := e.doc()
		p := replaced(c.policies, e.at.Doc, doc)
		v := iam.Compile(p).Bind(&c.request, nil).Verdict()
		if (v.Outcome == iam.Allowed) == c.allowed() || v.NotJudged {
			continue
		}
		p = replaced(c.policies, e.at.Doc, reread(doc))
		out = append(out, Change{Text: e.text, Request: c.request, Policies: p, Layer: e.layer, Policy: e.at.Name, Span: e.span, Verdict: v})
	}
	return out
}

// edits are those that can turn the verdict: to allow, a Deny that alone
// applies must spare the request, or an Allow that nearly fits must reach it;
// to deny, the other way round. AWS's own policies are nobody's to edit.
func (c *changer) edits() (out []edit) {
	denied := c.x.Outcome == iam.ExplicitlyDenied
	for _, n := range c.nearby {
		if !editable(n.at) {
			continue
		}
		e := editor{place: n.place, index: n.index, r: &c.request}
		effect := e.statement().Effect
		applies := n.misfits == 0
		switch {
		case denied && (effect == policy.Allow || !applies || len(c.x.Decisive) > 1):
			continue
		case applies && (effect == policy.Deny) != c.allowed(), n.unsure && effect == policy.Deny:
			e.spare()
		case n.misfits == 1 && (effect == policy.Deny) == c.allowed():
			e.reach(n.label, n.condition)
		}
		out = append(out, e.edits...)
	}
	return out
}

// contexts tries single keys: of each the first value that turns the verdict,
// and its absence.
func (c *changer) contexts() (out []Change) {
	for _, k := range c.moves {
		set := false
		for _, m := range k.moves {
			if set && !m.absent || c.judged >= maxJudged {
				continue
			}
			v, ok := c.turns(&m.request)
			if !ok {
				continue
			}
			set = set || !m.absent
			out = append(out, Change{Text: "if the request " + m.text, Request: m.request, Policies: c.policies, Verdict: v})
		}
	}
	return out
}

// pairs tries two keys at once, of each pair of keys the first values that turn
// the verdict.
func (c *changer) pairs() (out []Change) {
	for i, k := range c.moves {
		for _, other := range c.moves[i+1:] {
			if len(out) == maxChanges || c.judged >= maxJudged {
				return out
			}
			if change, ok := c.pair(k, other); ok {
				out = append(out, change)
			}
		}
	}
	return out
}

func (c *changer) pair(a, b keyMoves) (Change, bool) {
	for _, first := range a.moves {
		for _, second := range b.moves {
			r, ok := second.after(first.request, c.space)
			if !ok || c.judged >= maxJudged {
				continue
			}
			if kept, _ := r.Context.Lookup(a.key); !slices.Equal(kept.Values, first.values) {
				continue // the second key decides on the first
			}
			v, turned := c.turns(&r)
			if turned {
				text := "if the request " + first.text + " and " + strings.TrimPrefix(second.text, "carried ")
				return Change{Text: text, Request: r, Policies: c.policies, Verdict: v}, true
			}
		}
	}
	return Change{}, false
}
