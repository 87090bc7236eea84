package grade

import (
	"context"
	"fmt"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/plainjson"
	"gatehouse/lab/pack"
)

// Answer is a learner's documents by name. Documents left out are empty.
type Answer map[string]string

// Grader judges answers to one exercise. It is safe for many goroutines.
type Grader struct {
	ex    *pack.Exercise
	kind  kind
	whens []rule
}

// kind is what a kind of exercise judges by.
type kind interface {
	// judge fills the report's flaws, holes, doubts and rows; those that
	// take their time stay dark but at hand-in, or once ctx has ended.
	judge(ctx context.Context, a Answer, r *Report, handIn bool)
	// why explains the row of an index that exists.
	why(a Answer, row int) (Why, bool)
}

// New prepares the grading of an exercise. Its errors are *RuleError: an
// author's mistake in the when of a mistake.
func New(ex *pack.Exercise) (*Grader, error) {
	g := &Grader{ex: ex}
	switch ex.Kind {
	case pack.PolicyKind:
		g.kind = newPolicies(ex)
	case pack.RoutingKind:
		g.kind = &routing{ex}
	case pack.PredictKind:
		g.kind = newPrediction(ex)
	default:
		return nil, fmt.Errorf("%s is a %s: its questions are marked one by one", ex.ID, ex.Kind)
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

// Judge runs every check against the answer, as a hand-in does.
func (g *Grader) Judge(a Answer) Report { return g.HandIn(context.Background(), a) }

// HandIn is Judge for those who may lose patience: when ctx ends, what is not
// proved by then stays dark.
func (g *Grader) HandIn(ctx context.Context, a Answer) Report { return g.report(ctx, a, true) }

// Glance runs the checks that are judged while one types. Rows about all
// requests stay dark, so that nothing passes that holds one.
func (g *Grader) Glance(a Answer) Report { return g.report(context.Background(), a, false) }

func (g *Grader) report(ctx context.Context, a Answer, handIn bool) Report {
	r := Report{Exercise: g.ex.ID, First: -1, Rows: make([]Row, len(g.ex.Checks))}
	for i, c := range g.ex.Checks {
		r.Rows[i].Check = c
	}
	g.kind.judge(ctx, a, &r, handIn)
	r.Passed = len(r.Rows) > 0 && r.Right() == len(r.Rows)
	r.First = first(r.Rows, func(Row) bool { return true })
	if !r.Passed && r.sound() && r.Unproved() == 0 {
		g.mistake(&r)
	}
	return r
}

// atHole says whether a problem lies in a placeholder itself: an effect "___"
// is not yet anything to be refused.
func atHole(text string, at plainjson.Span) bool {
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

// first is the row to mend first of some: forbidden access before missing
// access.
func first(rows []Row, of func(Row) bool) int {
	missing := -1
	for i, row := range rows {
		switch {
		case !of(row), row.State != Fix && row.State != NotJudged:
		case row.Verdict.Outcome == iam.Allowed:
			return i
		case missing < 0:
			missing = i
		}
	}
	return missing
}

// Why explains one row of a report on the same answer, by index; ok is false
// for a row that is not judged.
func (g *Grader) Why(a Answer, row int) (w Why, ok bool) {
	if row < 0 || row >= len(g.ex.Checks) {
		return w, false
	}
	return g.kind.why(a, row)
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
