package grade

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// Note is what a strict friend says of a learner's document. It never grades:
// what counts is the effect.
type Note struct {
	Doc string
	lint.Finding
}

// glanceSteps is the budget of a note's proof while one types.
const glanceSteps = 50_000

// notes has the answer's documents read. What AWS refuses is told as flaws and
// explained, and of statements with places that are still open nothing is said.
func (g *policies) notes(a Answer, docs []*policy.Document, handIn bool) (notes []Note) {
	steps := glanceSteps
	if handIn {
		steps = 0
	}
	for i, d := range g.ex.Answer {
		if !docs[i].OK() {
			continue
		}
		if strings.Contains(a[d.Name], pack.Hole) {
			steps = -1
		}
		problems := docs[i].Check(d.Kind)
		for _, f := range lint.Lint(docs[i], d.Kind, lint.Options{On: g.hangsOn(d), Steps: steps}) {
			if !open(docs[i], f) && !refused(problems, f) {
				notes = append(notes, Note{d.Name, f})
			}
		}
	}
	return notes
}

// explained are the flaws with what a strict friend knows of them: why AWS
// refuses such a thing and, where one is at hand, the change that mends it.
func (g *policies) explained(docs []*policy.Document, flaws []Flaw) (notes []Note) {
	for i, d := range g.ex.Answer {
		if !slices.ContainsFunc(flaws, func(f Flaw) bool { return f.Doc == d.Name }) {
			continue
		}
		said := lint.Lint(docs[i], d.Kind, lint.Options{On: g.hangsOn(d), Steps: -1})
		for _, f := range flaws {
			is := func(l lint.Finding) bool {
				return l.Span == f.Problem.Span && l.Message == visible(f.Problem.Message)
			}
			if k := slices.IndexFunc(said, is); k >= 0 && f.Doc == d.Name {
				notes = append(notes, Note{d.Name, said[k]})
			}
		}
	}
	return notes
}

// hangsOn is the ARN of what a document is attached to.
func (g *policies) hangsOn(d pack.Document) string {
	if d.Kind != policy.Resource {
		return ""
	}
	t, err := g.ex.World.Resource(d.On)
	if err != nil {
		return ""
	}
	return t.ARN
}

// open says whether a finding is about a statement with a place to fill.
func open(d *policy.Document, f lint.Finding) bool {
	at := f.Span
	if f.Statement >= 0 && f.Statement < len(d.Statements) {
		at = d.Statements[f.Statement].Span
	}
	return strings.Contains(d.Source()[at.Start:at.End], pack.Hole)
}

// refused says whether a finding is a flaw already.
func refused(problems []policy.Problem, f lint.Finding) bool {
	for _, p := range problems {
		if p.Span == f.Span && p.Message == f.Message {
			return true
		}
	}
	return false
}

// before is the finding that is to be read before the author's words on a
// mistake, for those may guess at another cause: something that can never work,
// or opens a hole. What is said of the author's own answer too is no cause.
func (g *policies) before(notes []Note) *Note {
	own := map[string][]lint.Finding{} // by document, read when it is first asked for
	for _, n := range notes {
		if n.Code.Severity != lint.Error && n.Code.Severity != lint.Security {
			return nil // the gravest stand first
		}
		if _, read := own[n.Doc]; !read {
			own[n.Doc] = g.own(n.Doc)
		}
		if !slices.ContainsFunc(own[n.Doc], func(f lint.Finding) bool { return f.Code == n.Code }) {
			return &n
		}
	}
	return nil
}

// own is what is said of a document of the author's answer.
func (g *policies) own(name string) []lint.Finding {
	for i, d := range g.ex.Answer {
		if d.Name == name {
			return lint.Lint(g.solved[i], d.Kind, lint.Options{On: g.hangsOn(d), Steps: glanceSteps})
		}
	}
	return nil
}

// Hush keeps back what would turn a verdict, as Why's Hush does: the next step
// of a finding that does not stand in the way of being judged.
func (n Note) Hush() Note {
	if s := n.Code.Severity; s == lint.Security || s == lint.Warning {
		n.Hint, n.Fix = "", nil
	}
	return n
}

// Grave says whether AWS would refuse it, or it can never work: what is to be
// mended before any check.
func (n *Note) Grave() bool { return n.Code.Severity == lint.Error }

// Told are the notes that a learner is told: while the rows are dark only the
// grave ones, which stand first; until the exercise is done, or no hint is
// left, none of what would turn a verdict.
func Told(notes []Note, dark, all bool) (told []Note) {
	for _, n := range notes {
		if dark && !n.Grave() {
			break
		}
		if !all {
			n = n.Hush()
		}
		told = append(told, n)
	}
	return told
}
