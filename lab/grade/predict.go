package grade

import (
	"context"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
	"gatehouse/lab/pack"
)

// prediction marks what somebody says the engine will decide. The engine is
// asked once, of the policies that the learner is shown and of nothing else;
// the author's claim has no part in it.
type prediction struct {
	ex       *pack.Exercise
	policies iam.Policies
	x        iam.Explanation
}

// Ruling is what the engine says of a predict exercise. Of what counts as
// right there may be several.
type Ruling struct {
	Verdict  pack.Want
	Deciders []string // statements as pack.Exhibit.Ref names them, or pack.NoStatement
	Layers   []string // what keeps the request out, empty when it is allowed
	Missing  []string // what cannot be evaluated; a request like that is not to be predicted
}

// Decided says which statement decides, without a full stop: "Fence in lock.json
// decides", "no statement decides".
func (r Ruling) Decided() string {
	var all []string
	for _, d := range r.Deciders {
		all = append(all, called(d))
	}
	return verbed(all, "decides", "decide")
}

// called is a statement as sentences speak of it: "Fence in lock.json" where a
// Prediction writes lock.json#Fence, "statement 2 in lock.json" for lock.json#2.
func called(ref string) string {
	i := strings.LastIndexByte(ref, '#')
	if i < 0 {
		return ref
	}
	doc, name := ref[:i], ref[i+1:]
	if strings.Trim(name, "0123456789") == "" {
		name = "statement " + name
	}
	return name + " in " + doc
}

// begun is called at the beginning of a sentence; a Sid keeps its letters.
func begun(s string) string {
	if strings.HasPrefix(s, "statement ") {
		return capital(s)
	}
	return s
}

// Told is what was said to a question, and what the engine says, as sentences.
func (r Ruling) Told(a pack.Ask, s pack.Prediction) (said, engine string) {
	switch a {
	case pack.AskDecider:
		return "You named " + called(s.Decider) + ".", "The engine: " + r.Decided() + "."
	case pack.AskLayer:
		if s.Layer == "" {
			return "You said " + s.Verdict.String() + ", so what keeps it out was not asked.", r.Agrees(a)
		}
		return "You named " + s.Layer + ".", r.Agrees(a)
	}
	return "You said " + s.Verdict.String() + ".", r.Agrees(a)
}

// Agrees is what the engine says to a question, as a sentence to who said the
// same.
func (r Ruling) Agrees(a pack.Ask) string {
	switch {
	case a == pack.AskDecider && r.Deciders[0] == pack.NoStatement:
		return "No statement decides."
	case a == pack.AskDecider:
		return begun(r.Decided()) + "."
	case a == pack.AskLayer && len(r.Layers) == 0:
		return "Nothing keeps it out."
	case a == pack.AskLayer:
		return r.keptOut() + "."
	}
	return "The engine says " + r.Verdict.String() + "."
}

// keptOut says what keeps the request out, by its word and what the word means.
func (r Ruling) keptOut() string {
	var named []string
	for _, l := range r.Layers {
		named = append(named, l+" ("+pack.LayerMeans(l)+")")
	}
	return "What keeps it out: " + strings.Join(named, " and ")
}

// verbed joins subjects with their verb.
func verbed(words []string, one, many string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0] + " " + one
	}
	return strings.Join(words[:last], ", ") + " and " + words[last] + " " + many
}

func newPrediction(ex *pack.Exercise) *prediction {
	g := &prediction{ex: ex, policies: shown(ex)}
	g.x = iam.Compile(g.policies).Bind(&ex.Request.Request, nil).Explain()
	return g
}

// shown are the exhibits that bear on the request, each in its layer.
func shown(ex *pack.Exercise) iam.Policies {
	r := &ex.Request.Request
	p := iam.Policies{ResourceKind: iam.ResourceKind(r.Action, r.Resource)}
	for i := range ex.Exhibits {
		e := &ex.Exhibits[i]
		if !e.Bears {
			continue
		}
		at := iam.Attached{Name: e.Name, Via: e.Via, Doc: e.Doc}
		switch e.Kind {
		case policy.Identity:
			p.Identity = append(p.Identity, at)
		case policy.Resource, policy.Trust, policy.Key:
			p.Resource = &at
		case policy.Boundary:
			p.Boundary = append(p.Boundary, at)
		case policy.Session:
			p.Session = append(p.Session, at)
		case policy.SCP:
			p.SCPs = onLevel(p.SCPs, e.Level, at)
		case policy.RCP:
			p.RCPs = onLevel(p.RCPs, e.Level, at)
		case policy.Endpoint:
			p.Endpoint = append(p.Endpoint, at)
		}
	}
	return p
}

func onLevel(levels [][]iam.Attached, n int, at iam.Attached) [][]iam.Attached {
	for len(levels) < n {
		levels = append(levels, nil)
	}
	levels[n-1] = append(levels[n-1], at)
	return levels
}

// ruling reads off the verdict what counts as right.
func (g *prediction) ruling() Ruling {
	r := Ruling{Verdict: pack.Foretold(g.x.Outcome), Deciders: []string{pack.NoStatement}}
	if g.x.NotJudged {
		r.Missing = g.x.Missing()
	}
	if g.x.Outcome != iam.ImplicitlyDenied && len(g.x.Decisive) > 0 {
		r.Deciders = nil
		for _, s := range g.x.Decisive {
			r.Deciders = append(r.Deciders, g.ref(s))
		}
	}
	for _, l := range iam.AllLayers() {
		if g.x.Outcome != iam.Allowed && g.x.Blocked.Has(l) {
			r.Layers = append(r.Layers, pack.LayerWord(l))
		}
	}
	return r
}

// ref is a statement of the engine's by the name under which it is offered.
func (g *prediction) ref(s iam.Statement) string {
	for i := range g.ex.Exhibits {
		if e := &g.ex.Exhibits[i]; e.Name == s.Policy {
			return e.Ref(s.Index)
		}
	}
	return s.Policy
}

// judge marks a prediction at hand-in; before, nothing is told.
func (g *prediction) judge(_ context.Context, a Answer, r *Report, handIn bool) {
	said, bad := g.ex.ReadPrediction(a[pack.PredictionName])
	if bad != nil {
		r.Flaws = append(r.Flaws, Flaw{pack.PredictionName, *bad})
		return
	}
	if !handIn {
		return
	}
	ruling := g.ruling()
	for i := range r.Rows {
		row := &r.Rows[i]
		right, got := false, ""
		switch row.Check.(pack.PredictCheck).Ask {
		case pack.AskVerdict:
			right, got = said.Verdict == ruling.Verdict, ruling.Verdict.String()
		case pack.AskDecider:
			right, got = slices.Contains(ruling.Deciders, said.Decider), either(ruling.Deciders)
		case pack.AskLayer:
			right, got = slices.Contains(ruling.Layers, said.Layer), either(ruling.Layers)
		}
		row.State, row.Verdict, row.Ruled = Fix, g.x.Verdict, got
		switch {
		case ruling.Missing != nil:
			row.State = NotJudged
		case right:
			row.State = OK
		case g.ex.Skips(i, said): // nobody asked
			row.State = Dark
		}
	}
}

// either joins what counts as right.
func either(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	s := words[0]
	for _, w := range words[1:] {
		s += " or " + w
	}
	return s
}

// why is the same for every row: the engine's reasons for its verdict.
func (g *prediction) why(Answer, int) (Why, bool) {
	x := iam.Compile(g.policies).Bind(&g.ex.Request.Request, nil).Explain() // a tree of its own, since Why cleans it
	w := judged(&x)
	w.changed(g.policies, g.ex.Request.Request, prove.Space{})
	return w, true
}

// Ruling is what the engine says of a predict exercise; ok is false for other
// kinds.
func (g *Grader) Ruling() (r Ruling, ok bool) {
	if p, ok := g.kind.(*prediction); ok {
		return p.ruling(), true
	}
	return r, false
}
