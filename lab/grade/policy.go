package grade

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// policies judges documents attached to a world, a request a row.
type policies struct {
	ex   *pack.Exercise
	rows []prepared
}

// prepared is a row with what of the world bears on it.
type prepared struct {
	check pack.Check
	req   *pack.RequestCheck // nil for checks that are not judged
	base  iam.Policies       // of the world alone
	docs  []int              // answer documents that reach the row
}

func newPolicies(ex *pack.Exercise) *policies {
	g := &policies{ex: ex}
	for _, c := range ex.Checks {
		g.rows = append(g.rows, g.prepare(c))
	}
	return g
}

func (g *policies) prepare(c pack.Check) prepared {
	switch c := c.(type) {
	case pack.RequestCheck:
		p := prepared{check: c, req: &c}
		p.base = g.world(&c)
		for i, d := range g.ex.Answer {
			if g.reaches(&d, &c) {
				p.docs = append(p.docs, i)
			}
		}
		return p
	case pack.ProofCheck:
		return prepared{check: c}
	}
	panic(fmt.Sprintf("a check of type %T has no grading", c))
}

// world gathers what the exercise's world attaches for a row.
func (g *policies) world(c *pack.RequestCheck) iam.Policies {
	w := g.ex.World
	p := iam.Policies{Identity: slices.Clone(w.Reaching(c.Who))}
	for _, name := range c.Also {
		if m, err := w.PolicyNamed(name); err == nil {
			p.Identity = append(p.Identity, iam.Attached{Name: m.Name, Doc: m.Doc})
		}
	}
	if t, err := w.Resource(c.On); err == nil {
		p.Resource = t.Policy
	}
	return p
}

// reaches says whether an answer document bears on a row: attached to the
// caller, to one of its groups, or to the resource that is asked for.
func (g *policies) reaches(d *pack.Document, c *pack.RequestCheck) bool {
	if d.Kind == policy.Resource {
		own, err := g.ex.World.Resource(d.On)
		asked, err2 := g.ex.World.Resource(c.On)
		return err == nil && err2 == nil && (asked.ARN == own.ARN || strings.HasPrefix(asked.ARN, own.ARN+"/"))
	}
	if group, ok := strings.CutPrefix(d.On, "group/"); ok {
		return slices.Contains(g.ex.World.Members(group), withoutAccount(c.Who))
	}
	return withoutAccount(d.On) == withoutAccount(c.Who)
}

func withoutAccount(ref string) string {
	ref, _, _ = strings.Cut(ref, "@")
	return ref
}

// judge parses the documents and puts every row's request.
func (g *policies) judge(a Answer, r *Report) {
	docs := g.parse(a, r)
	r.Doubts = g.doubts(docs)
	for i := range g.rows {
		r.Rows[i] = g.row(&g.rows[i], docs, r.sound())
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

func (g *policies) row(p *prepared, docs []*policy.Document, judged bool) Row {
	row := Row{Check: p.check}
	switch {
	case p.req == nil:
		row.State = NotJudged
		return row
	case !judged:
		return row
	}
	row.Verdict = g.bind(p, docs).Verdict()
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
	all := p.base
	all.Identity = slices.Clone(p.base.Identity)
	for _, i := range p.docs {
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
	return iam.Compile(all).Bind(&p.req.Request, nil)
}

// why explains one row.
func (g *policies) why(a Answer, row int) (Why, bool) {
	if g.rows[row].req == nil {
		return Why{}, false
	}
	x := g.bind(&g.rows[row], g.parse(a, &Report{})).Explain()
	return judged(&x), true
}
