package grade

import (
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// Picked says in the engine's words what became of the statement that somebody
// named as the decider: why it does not apply, or why it does and yet does not
// decide. It is empty where that statement does decide, where none was named, and
// for other kinds.
func (g *Grader) Picked(ref string) string {
	p, ok := g.kind.(*prediction)
	if !ok || slices.Contains(p.ruling().Deciders, ref) {
		return ""
	}
	d, ok := p.ex.FindDecider(ref)
	if !ok || d.Exhibit < 0 {
		return ""
	}
	return visible(p.picked(d))
}

func (g *prediction) picked(d pack.Decider) string {
	e := &g.ex.Exhibits[d.Exhibit]
	if !e.Bears {
		return begun(called(d.Ref)) + " has no part in this request: " + e.Name + " is the " + e.Says() + "."
	}
	at := e.Doc.Statements[d.Statement].Span
	i := slices.IndexFunc(g.x.Tree, func(n explain.Node) bool {
		return n.Depth == 1 && n.Doc == e.Name && n.Line == at.Line && n.Col == at.Col
	})
	if i < 0 {
		return begun(called(d.Ref)) + " does not count here: " + g.head(e.Name) + "."
	}
	if g.x.Tree[i].Mark == explain.Yes {
		return begun(called(d.Ref)) + " applies, but " + g.outdone(e, e.Doc.Statements[d.Statement].Effect)
	}
	return begun(called(d.Ref)) + " does not apply: " + g.misfit(i) + "."
}

// head is what the engine says of a document as a whole.
func (g *prediction) head(doc string) string {
	for i := range g.x.Tree.Roots() {
		if n := g.x.Tree[i]; n.Doc == doc || n.Args[1] == doc {
			return n.Text()
		}
	}
	return "the engine does not look at it"
}

// outdone says what an applying statement comes to nothing by.
func (g *prediction) outdone(e *pack.Exhibit, effect policy.Effect) string {
	switch {
	case g.x.Outcome == iam.ExplicitlyDenied:
		return "a Deny beats every Allow."
	case g.x.Outcome == iam.Allowed && effect == policy.Allow:
		return "it only leaves room, and grants nothing."
	case g.x.Outcome == iam.ImplicitlyDenied:
		return "that does not suffice."
	}
	return "it does not decide."
}

// misfit is the first element of the statement at node i that does not fit, in
// words.
func (g *prediction) misfit(i int) string {
	for j := range g.x.Tree.Children(i) {
		n := g.x.Tree[j]
		if n.Mark != explain.No && n.Mark != explain.Unsure {
			continue
		}
		switch n.Args[0] {
		case "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal":
			return "its " + n.Args[0] + " does not fit, since " + strings.TrimSuffix(n.Text(), ".")
		}
		return "its condition " + n.Args[0] + " " + n.Args[1] + " does not hold, since " + strings.TrimSuffix(n.Text(), ".")
	}
	return "an element of it does not fit"
}
