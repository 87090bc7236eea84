package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

type gradeCommand struct {
	ID   string `arg:"" help:"The exercise, as gatehouse list names it."`
	File string `arg:"" optional:"" default:"-" help:"The answer: a policy file, - for standard input, or a folder with a file for each document."`
	JSON bool   `name:"json" help:"Write JSON for programs."`
}

// Help shows an example.
func (gradeCommand) Help() string {
	return "Nothing is recorded: progress counts what is handed in inside the lab.\n\nExample:\n  gatehouse grade first-steps/mia-reads answer.json"
}

// Run grades an answer and says why.
func (c *gradeCommand) Run(a *app) error {
	ex, err := a.exercise(c.ID)
	if err != nil {
		return err
	}
	if ex.Kind != pack.PolicyKind {
		return fmt.Errorf("%s is a %s: answer its questions in the lab", ex.ID, ex.Kind)
	}
	answer, err := a.answer(ex, c.File)
	if err != nil {
		return err
	}
	g, err := grade.New(ex)
	if err != nil {
		return err
	}
	r := g.Judge(answer)
	if c.JSON {
		err = a.json(graded(g, ex, answer, &r))
	} else {
		printReport(a.out, g, ex, answer, &r)
	}
	if err == nil && !r.Passed {
		return status(exitNotPassed)
	}
	return err
}

// answer reads the documents of an answer: one file for an exercise that asks
// for one, else a folder with a file under each document's name.
func (a *app) answer(ex *pack.Exercise, name string) (grade.Answer, error) {
	if info, err := os.Stat(name); name != "-" && err == nil && info.IsDir() {
		answer := grade.Answer{}
		for _, d := range ex.Answer {
			text, err := readBounded(filepath.Join(name, d.Name))
			if err != nil {
				return nil, err
			}
			answer[d.Name] = text
		}
		return answer, nil
	}
	if len(ex.Answer) != 1 {
		return nil, fmt.Errorf("%s asks for %d documents: name a folder that holds %s", ex.ID, len(ex.Answer), documentNames(ex))
	}
	in, closeIn, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer closeIn()
	text, err := io.ReadAll(io.LimitReader(in, policy.MaxSize+1))
	return grade.Answer{ex.Answer[0].Name: string(text)}, err
}

func readBounded(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, policy.MaxSize+1))
	return string(text), err
}

func documentNames(ex *pack.Exercise) string {
	s := ""
	for i, d := range ex.Answer {
		if i > 0 {
			s += ", "
		}
		s += d.Name
	}
	return s
}

// gradedReport is the JSON form of a report.
type gradedReport struct {
	Schema   int            `json:"schema"`
	Exercise string         `json:"exercise"`
	Revision int            `json:"revision"`
	Passed   bool           `json:"passed"`
	Right    int            `json:"right"`
	Of       int            `json:"of"`
	Holes    int            `json:"holes"`
	Flaws    []gradedFlaw   `json:"flaws"`
	Doubts   []gradedDoubt  `json:"doubts"`
	Checks   []gradedCheck  `json:"checks"`
	Mistake  *gradedMistake `json:"mistake,omitempty"`
}

type gradedFlaw struct {
	Document string `json:"document"`
	Line     int32  `json:"line"`
	Column   int32  `json:"column"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

type gradedDoubt struct {
	Document string `json:"document"`
	Line     int32  `json:"line"`
	Column   int32  `json:"column"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

type gradedCheck struct {
	ID       string   `json:"id"`
	State    string   `json:"state"`
	Want     string   `json:"want"`
	Got      string   `json:"got"`
	Because  string   `json:"because,omitempty"`
	Sentence string   `json:"sentence,omitempty"`
	Document string   `json:"document,omitempty"`
	Line     int32    `json:"line,omitzero"`
	Message  string   `json:"message,omitempty"`
	Rules    []string `json:"rules,omitempty"`
}

type gradedMistake struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

func graded(g *grade.Grader, ex *pack.Exercise, answer grade.Answer, r *grade.Report) gradedReport {
	out := gradedReport{Schema: schema, Exercise: ex.ID, Revision: ex.Revision, Passed: r.Passed, Right: r.Right(), Of: len(r.Rows), Holes: r.Holes,
		Flaws: []gradedFlaw{}, Doubts: []gradedDoubt{}, Checks: []gradedCheck{}}
	for _, d := range r.Doubts {
		out.Doubts = append(out.Doubts, gradedDoubt{d.Doc, d.Span.Line, d.Span.Col, d.Message, d.Hint})
	}
	for _, f := range r.Flaws {
		out.Flaws = append(out.Flaws, gradedFlaw{f.Doc, f.Problem.Span.Line, f.Problem.Span.Col, f.Problem.Code, f.Problem.Message, f.Problem.Hint})
	}
	for i, row := range r.Rows {
		c := gradedCheck{ID: row.Check.Info().ID, State: row.State.String(), Want: want(row.Check), Got: row.Word(), Because: row.Check.Info().Because}
		if x, ok := g.Why(answer, i); ok && row.State != grade.Dark {
			c.Sentence, c.Message, c.Rules = x.Sentence(), x.Message(), x.Rules()
			c.Document, c.Line = place(&x)
		}
		out.Checks = append(out.Checks, c)
	}
	if r.Mistake != nil {
		out.Mistake = &gradedMistake{r.Mistake.ID, r.Mistake.Title, r.Mistake.Text}
	}
	return out
}

func want(c pack.Check) string {
	if r, ok := c.(pack.RequestCheck); ok {
		return r.Want.String()
	}
	return "proof"
}

// place is where the reasons point: what keeps the closest statement from
// turning the verdict, else the statement that decided.
func place(x *iam.Explanation) (doc string, line int32) {
	if n, ok := x.Misfit(); ok {
		return n.Doc, n.Line
	}
	if len(x.Decisive) > 0 {
		return x.Decisive[0].Policy, x.Decisive[0].Span.Line
	}
	return "", 0
}
