package grade

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// Answer is a learner's documents by name. Documents left out are empty.
type Answer map[string]string

// Grader judges answers to one policy exercise. It is safe for many goroutines.
type Grader struct {
	ex    *pack.Exercise
	rows  []prepared
	whens []rule
}

// prepared is a row with what of the world bears on it.
type prepared struct {
	check pack.Check
	req   *pack.RequestCheck // nil for checks that are not judged
	base  iam.Policies       // of the world alone
	docs  []int              // answer documents that reach the row
}

// New prepares the grading of a policy exercise. Its errors are *RuleError:
// an author's mistake in the when of a mistake.
func New(ex *pack.Exercise) (*Grader, error) {
	if ex.Kind != pack.PolicyKind {
		return nil, fmt.Errorf("%s is a %s: only policy exercises are graded by their effect", ex.ID, ex.Kind)
	}
	g := &Grader{ex: ex}
	for _, c := range ex.Checks {
		g.rows = append(g.rows, g.prepare(c))
	}
	for i := range ex.Mistakes {
		r, err := compileRule(ex, &ex.Mistakes[i])
		if err != nil {
			return nil, err
		}
		g.whens = append(g.whens, r)
	}
	return g, nil
}

func (g *Grader) prepare(c pack.Check) prepared {
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
func (g *Grader) world(c *pack.RequestCheck) iam.Policies {
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
func (g *Grader) reaches(d *pack.Document, c *pack.RequestCheck) bool {
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

// Judge runs every check against the answer.
func (g *Grader) Judge(a Answer) Report {
	r := Report{Exercise: g.ex.ID, First: -1, Rows: make([]Row, len(g.rows))}
	docs := g.parse(a, &r)
	r.Doubts = g.doubts(docs)
	for i := range g.rows {
		r.Rows[i] = g.row(&g.rows[i], docs, len(r.Flaws) == 0 && r.Holes == 0)
	}
	r.Passed = len(r.Rows) > 0 && r.Right() == len(r.Rows)
	r.First = first(r.Rows)
	if !r.Passed && len(r.Flaws) == 0 && r.Holes == 0 {
		r.Mistake = g.mistake(&r)
	}
	return r
}

// parse reads the answer's documents and lists what AWS would refuse of them.
func (g *Grader) parse(a Answer, r *Report) []*policy.Document {
	docs := make([]*policy.Document, len(g.ex.Answer))
	for i, d := range g.ex.Answer {
		text := a[d.Name]
		docs[i] = policy.Parse(d.Name, []byte(text))
		holes := Holes(text)
		r.Holes += holes
		for _, p := range docs[i].Check(d.Kind) {
			if !atHole(text, p.Span) {
				r.Flaws = append(r.Flaws, Flaw{Doc: d.Name, Problem: p})
			}
		}
	}
	return docs
}

// atHole says whether a problem lies in a placeholder itself: an effect "___"
// is not yet anything to be refused.
func atHole(text string, at policy.Span) bool {
	refused := text[at.Start:at.End]
	return strings.HasPrefix(refused, `"`) && strings.Contains(refused, pack.Hole)
}

// Holes counts the placeholders left in a text.
func Holes(text string) int {
	n := 0
	for {
		i := strings.Index(text, pack.Hole)
		if i < 0 {
			return n
		}
		n++
		text = strings.TrimLeft(text[i:], "_")
	}
}

func (g *Grader) row(p *prepared, docs []*policy.Document, judged bool) Row {
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
func (g *Grader) bind(p *prepared, docs []*policy.Document) *iam.Binding {
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

// first is the row to mend first: forbidden access before missing access.
func first(rows []Row) int {
	missing := -1
	for i, row := range rows {
		switch {
		case row.State != Fix && row.State != NotJudged:
		case row.Verdict.Outcome == iam.Allowed:
			return i
		case missing < 0:
			missing = i
		}
	}
	return missing
}

// Why explains one row of a report on the same answer, by index; ok is false
// for a row that puts no request.
func (g *Grader) Why(a Answer, row int) (x iam.Explanation, ok bool) {
	if row < 0 || row >= len(g.rows) || g.rows[row].req == nil {
		return x, false
	}
	return g.bind(&g.rows[row], g.parse(a, &Report{})).Explain(), true
}

// Start is the answer that a learner begins with.
func Start(ex *pack.Exercise) Answer {
	return documents(ex, func(d pack.Document) string { return d.Start })
}

// Solution is the author's answer.
func Solution(ex *pack.Exercise) Answer {
	return documents(ex, func(d pack.Document) string { return d.Solution })
}

// Sample is the answer that shows a mistake: documents it leaves out are the
// solution's.
func Sample(ex *pack.Exercise, m *pack.Mistake) Answer {
	return documents(ex, func(d pack.Document) string {
		if text, ok := m.Samples[d.Name]; ok {
			return text
		}
		return d.Solution
	})
}

func documents(ex *pack.Exercise, text func(pack.Document) string) Answer {
	a := Answer{}
	for _, d := range ex.Answer {
		a[d.Name] = text(d)
	}
	return a
}
