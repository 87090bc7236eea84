package grade

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// policies judges documents attached to a world: an exact row is a request, a
// row about all requests a question to the prover.
type policies struct {
	ex     *pack.Exercise
	rows   []prepared
	solved []*policy.Document // the solution's, by which some rows measure
	ask    prover
	found  memory
}

// prepared is a row with what of the world bears on it.
type prepared struct {
	check pack.Check
	req   *pack.RequestCheck // of an exact row
	base  attached
	proof *question // of a row about all requests
}

// attached is what bears on a request: the world's policies and, by their
// indexes, the documents of the answer.
type attached struct {
	world iam.Policies
	docs  []int
}

func newPolicies(ex *pack.Exercise) *policies {
	g := &policies{ex: ex, ask: actual}
	for _, d := range ex.Answer {
		g.solved = append(g.solved, policy.Parse(d.Name, []byte(d.Solution)))
	}
	for _, c := range ex.Checks {
		g.rows = append(g.rows, g.prepare(c))
	}
	return g
}

func (g *policies) prepare(c pack.Check) prepared {
	switch c := c.(type) {
	case pack.RequestCheck:
		p := prepared{check: c, req: &c, base: g.caller(c.Who, c.Also)}
		if t, err := g.ex.World.Resource(c.On); err == nil {
			p.base.world.Resource = t.Policy
			p.base.docs = append(p.base.docs, g.onBucket(t.ARN)...)
		}
		return p
	case pack.ProofCheck:
		return prepared{check: c, proof: g.question(&c)}
	}
	panic(fmt.Sprintf("a check of type %T has no grading", c))
}

// caller gathers what is attached to a caller: by the world, by the answer, and
// by a row.
func (g *policies) caller(who string, also []string) attached {
	w := g.ex.World
	a := attached{world: iam.Policies{Identity: append(slices.Clone(w.Reaching(who)), g.managed(also)...)}}
	for i, d := range g.ex.Answer {
		if group, ok := strings.CutPrefix(d.On, "group/"); ok && slices.Contains(w.Members(group), withoutAccount(who)) ||
			d.Kind != policy.Resource && withoutAccount(d.On) == withoutAccount(who) {
			a.docs = append(a.docs, i)
		}
	}
	return a
}

// managed are the world's managed policies of these names.
func (g *policies) managed(names []string) (all []iam.Attached) {
	for _, name := range names {
		if m, err := g.ex.World.PolicyNamed(name); err == nil {
			all = append(all, iam.Attached{Name: m.Name, Doc: m.Doc})
		}
	}
	return all
}

// onBucket are the answer's documents that attach to a bucket, or to the one
// that an object lies in.
func (g *policies) onBucket(arn string) (docs []int) {
	for i, d := range g.ex.Answer {
		own, err := g.ex.World.Resource(d.On)
		if d.Kind == policy.Resource && err == nil && (arn == own.ARN || strings.HasPrefix(arn, own.ARN+"/")) {
			docs = append(docs, i)
		}
	}
	return docs
}

func withoutAccount(ref string) string {
	ref, _, _ = strings.Cut(ref, "@")
	return ref
}

// judge parses the documents and asks every row; what is asked of all requests
// only at hand-in.
func (g *policies) judge(ctx context.Context, a Answer, r *Report, handIn bool) {
	docs := g.parse(a, r)
	r.Refused, r.Notes = g.explained(docs, r.Flaws), g.notes(a, docs, handIn)
	if handIn && r.sound() {
		r.Before = g.before(r.Notes)
	}
	for i := range g.rows {
		switch p := &g.rows[i]; {
		case !r.sound():
			r.Rows[i] = Row{Check: p.check}
		case p.proof == nil:
			r.Rows[i] = g.row(p, docs)
		case handIn && ctx.Err() == nil:
			r.Rows[i] = g.proved(i, a, docs)
		}
	}
}

// parse reads the answer's documents and lists what AWS would refuse of them.
func (g *policies) parse(a Answer, r *Report) []*policy.Document {
	docs := make([]*policy.Document, len(g.ex.Answer))
	for i, d := range g.ex.Answer {
		text := a[d.Name]
		docs[i] = policy.Parse(d.Name, []byte(text))
		r.flaws(d.Name, text, docs[i].Check(d.Kind))
	}
	return docs
}

func (g *policies) row(p *prepared, docs []*policy.Document) Row {
	row := Row{Check: p.check, Verdict: g.bind(p, docs).Verdict()}
	switch {
	case row.Verdict.NotJudged: // a denial that is not judged proves nothing
		row.State = NotJudged
	case p.req.Want.Meets(row.Verdict.Outcome) && by(p.req.By, row.Verdict):
		row.State = OK
	default:
		row.State = Fix
	}
	return row
}

// by asks whether the layer that a row names is the one that denied.
func by(layer string, v iam.Verdict) bool {
	return layer == "" || slices.Contains(v.Blocked.Names(), layer)
}

// bind attaches the answer to the world for one row and puts the row's request.
func (g *policies) bind(p *prepared, docs []*policy.Document) *iam.Binding {
	return iam.Compile(g.attach(p.base, docs)).Bind(&p.req.Request, nil)
}

// attach adds an answer's documents to the world's policies.
func (g *policies) attach(base attached, docs []*policy.Document) iam.Policies {
	all := base.world
	all.Identity = slices.Clone(base.world.Identity)
	for _, i := range base.docs {
		at := iam.Attached{Name: g.ex.Answer[i].Name, Doc: docs[i]}
		switch on := g.ex.Answer[i].On; {
		case g.ex.Answer[i].Kind == policy.Resource:
			all.Resource = &at
		case strings.HasPrefix(on, "group/"):
			at.Via = on
			all.Identity = append(all.Identity, at)
		default:
			all.Identity = append(all.Identity, at)
		}
	}
	return all
}

// why explains one row.
func (g *policies) why(a Answer, row int) (Why, bool) {
	docs := g.parse(a, &Report{})
	if g.rows[row].proof != nil {
		return g.whyProved(row, a, docs), true
	}
	p := &g.rows[row]
	x := g.bind(p, docs).Explain()
	w := judged(&x)
	w.changed(g.attach(p.base, docs), p.req.Request, g.ex.Space)
	return w, true
}
