package author

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// Summary counts what a pack holds.
type Summary struct {
	ID          string
	Exercises   int // without problems of form, those of checks
	Checks      int
	Mistakes    int
	Predictions int
	Decks       int
	Questions   int
	Measured    []Measured // what was measured or proved of solutions, in their order
}

// String is one line for an author whose pack is sound.
func (s Summary) String() string {
	predictions := ""
	if s.Predictions > 0 {
		predictions = count(s.Predictions, "prediction") + ", "
	}
	return fmt.Sprintf("%s: %s with %s and %s, %s%s with %s", s.ID,
		count(s.Exercises, "exercise"), count(s.Checks, "check"), count(s.Mistakes, "mistake"), predictions,
		count(s.Decks, "deck"), count(s.Questions, "question"))
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// checker collects the problems of one pack.
type checker struct {
	problems []pack.Problem
	sum      Summary
}

// Check lists all that is wrong with the pack at the root of fsys, in the order
// of files and lines. An exercise whose form is wrong is run only once that is
// mended.
func Check(fsys fs.FS) ([]pack.Problem, Summary) {
	p, problems := pack.Load(fsys)
	c := &checker{problems: problems, sum: Summary{ID: p.ID}}
	for _, ex := range p.Exercises {
		switch ex.Kind {
		case pack.PolicyKind, pack.RoutingKind:
			c.sum.Exercises++
			c.sum.Checks += len(ex.Checks)
			c.sum.Mistakes += len(ex.Mistakes)
			c.complete(ex)
			c.requests(ex)
			c.exercise(ex)
		case pack.PredictKind:
			c.sum.Predictions++
			c.covered(ex)
			c.request(*ex.Request, "the request")
			c.prediction(ex)
		case pack.DeckKind:
			c.sum.Decks++
			c.sum.Questions += len(ex.Questions)
		}
	}
	return pack.Sort(c.problems), c.sum
}

func (c *checker) add(at pack.Place, code, hint, format string, args ...any) {
	c.problems = append(c.problems, pack.Problem{File: at.File, Line: at.Line, Col: at.Col, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// complete asks for what a learner is owed: help, and where the facts are from.
func (c *checker) complete(ex *pack.Exercise) {
	if len(ex.Hints) == 0 {
		c.add(ex.At, "no-hints", `add a section "## Hints" with a list`, "the exercise has no hints")
	}
	c.covered(ex)
}

// covered asks where an exercise's facts are from, and what it practises.
func (c *checker) covered(ex *pack.Exercise) {
	if len(ex.Sources) == 0 {
		c.add(ex.At, "no-sources", "name the AWS pages that state its facts under sources:", "the exercise has no sources")
	}
	if len(ex.Covers) == 0 {
		c.add(ex.At, "no-covers", "name the syllabus ids it practises under covers:", "the exercise covers nothing")
	}
}

// exercise runs what the author wrote through the grader.
func (c *checker) exercise(ex *pack.Exercise) {
	g, ex := c.grader(often(ex))
	if g == nil {
		return
	}
	c.start(g, ex)
	c.solution(g, ex)
	c.empty(g, ex)
	for i := range ex.Mistakes {
		c.sample(g, ex, &ex.Mistakes[i])
	}
}

// grader prepares the grading. A mistake whose rule does not compile is told of
// and left out, so that the others are still run.
func (c *checker) grader(ex *pack.Exercise) (*grade.Grader, *pack.Exercise) {
	for {
		g, err := grade.New(ex)
		if err == nil {
			return g, ex
		}
		var rule *grade.RuleError
		if !errors.As(err, &rule) {
			c.add(ex.At, "not-gradable", "correct the exercise", "%s", err)
			return nil, ex
		}
		at := rule.Mistake.WhenAt
		c.add(at, "bad-when", rule.Hint, "the rule of the mistake %q cannot be read: %s", rule.Mistake.ID, rule.Message)
		rest := *ex
		rest.Mistakes = slices.DeleteFunc(slices.Clone(ex.Mistakes), func(m pack.Mistake) bool { return m.WhenAt == at })
		if len(rest.Mistakes) == len(ex.Mistakes) {
			return nil, ex
		}
		ex = &rest
	}
}

// start expects what a learner begins with to fail, and not by chance.
func (c *checker) start(g *grade.Grader, ex *pack.Exercise) {
	r, at := g.Judge(grade.Start(ex)), ex.Answer[0].StartAt
	switch {
	case r.Passed:
		c.add(at, "start-passes", "leave something out of it, or add a check that it fails", "the start passes every check already")
	case judged(ex, r):
		c.noisy(r, nil, at)
	}
}

// judged says whether the rows of a routing exercise were measured.
func judged(ex *pack.Exercise, r grade.Report) bool {
	_, dark := flawed(r)
	return ex.Kind == pack.RoutingKind && !dark
}

// solution expects every row of the author's answer to be as demanded.
func (c *checker) solution(g *grade.Grader, ex *pack.Exercise) {
	answer := grade.Solution(ex)
	r := g.Judge(answer)
	if len(proofs(r)) > 0 {
		c.sum.Measured = append(c.sum.Measured, Measured{Exercise: ex.ID, Rows: proofs(r)})
	}
	if judged(ex, r) {
		c.measured(ex, r)
		c.strangers(ex, r)
		c.bounds(r)
	}
	c.findings(ex, r)
	if r.Passed {
		return
	}
	at := ex.Answer[0].SolvedAt
	if flaw, ok := flawed(r); ok {
		c.add(at, "solution-fails", "correct the solution", "%s", flaw)
		return
	}
	for i, row := range r.Rows {
		if row.State == grade.OK || strange(row) {
			continue
		}
		info := row.Check.Info()
		if row.Word() == "not settled" {
			c.add(info.At, "not-settled", "narrow the row, or the exercise's space in the front matter", "the check %q is not settled for the solution: %s", info.ID, strings.Join(row.Finding.Why, "; "))
			continue
		}
		c.add(info.At, "solution-fails", "correct the row or the solution",
			"the solution (line %d) fails the check %q: it wants %s and gets %s", at.Line, info.ID, wanted(row.Check), got(g, answer, i, row))
	}
}

// findings refuses a solution that AWS would refuse, or of which a part can
// never work: learners take it for an example.
func (c *checker) findings(ex *pack.Exercise, r grade.Report) {
	for _, n := range r.Notes {
		if !n.Grave() {
			continue
		}
		for _, d := range ex.Answer {
			if d.Name == n.Doc {
				c.add(d.SolvedAt, "solution-finding", "correct the solution; gatehouse lint --why "+n.Code.ID+" says more", "%s, line %d of the solution: %s", n.Doc, n.Span.Line, n.Message)
			}
		}
	}
}

// flawed says what keeps a report's rows dark.
func flawed(r grade.Report) (string, bool) {
	switch {
	case len(r.Flaws) > 0:
		f := r.Flaws[0]
		return fmt.Sprintf("%s is not what AWS accepts, line %d: %s", f.Doc, f.Problem.Span.Line, f.Problem.Message), true
	case r.Holes > 0:
		return "a hole is left in it", true
	}
	return "", false
}

func wanted(c pack.Check) string {
	switch c := c.(type) {
	case pack.RequestCheck:
		if c.By != "" {
			return c.Want.String() + " by " + c.By
		}
		return c.Want.String()
	case pack.RoutingCheck:
		return c.Holds
	case pack.ProofCheck:
		return c.Wants()
	}
	panic(fmt.Sprintf("a check of type %T wants nothing", c))
}

// got is the verdict of a row with the reason for it.
func got(g *grade.Grader, a grade.Answer, i int, row grade.Row) string {
	if row.State == grade.NotJudged {
		return "no judgement, which this program does not give yet"
	}
	s := row.Got()
	if x, ok := g.Why(a, i); ok {
		s += " (" + strings.TrimSuffix(x.Sentence, ".") + ")"
	}
	return s
}

// sample expects a mistake's own sample to be wrong, and to be recognised.
func (c *checker) sample(g *grade.Grader, ex *pack.Exercise, m *pack.Mistake) {
	r := g.Judge(grade.Sample(ex, m))
	if r.Passed {
		c.add(m.At, "sample-passes", "make the sample wrong, or add a check that it fails", "the sample of the mistake %q passes every check", m.ID)
		return
	}
	if flaw, ok := flawed(r); ok {
		c.add(m.At, "mistake-not-first", "write a sample that is judged", "the sample of the mistake %q is not judged: %s", m.ID, flaw)
		return
	}
	switch {
	case r.Mistake == nil:
		c.add(m.WhenAt, "mistake-not-first", "correct the rule or the sample: the sample gets "+verdicts(r), "the sample of the mistake %q does not fire its rule", m.ID)
	case r.Mistake.ID != m.ID:
		c.add(m.WhenAt, "mistake-not-first", fmt.Sprintf("narrow the rule in line %d, or move %q before it", r.Mistake.WhenAt.Line, m.ID),
			"the sample of the mistake %q fires %q first", m.ID, r.Mistake.ID)
	case judged(ex, r):
		c.noisy(r, m, m.At)
	}
}

// verdicts is what a report's rows say, for an author who mends a rule.
func verdicts(r grade.Report) string {
	var s []string
	for _, row := range r.Rows {
		s = append(s, fmt.Sprintf("%s: %s", row.Check.Info().ID, row.Word()))
		if len(s) == 8 {
			break
		}
	}
	return strings.Join(s, ", ")
}
