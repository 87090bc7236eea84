package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gatehouse/engine/identity/policy"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

type gradeCommand struct {
	ID   string `arg:"" help:"The exercise, as gatehouse list names it."`
	File string `arg:"" optional:"" default:"-" help:"The answer: a file, - for standard input, or a folder with a file for each document."`
	JSON bool   `name:"json" help:"Write JSON for programs."`
}

// Help shows an example.
func (gradeCommand) Help() string {
	return "Nothing is recorded: progress counts what is handed in inside the lab.\n\nExamples:\n  gatehouse grade first-steps/mia-reads answer.json\n  gatehouse grade dns/understudy my-answer --json\n  echo 'explicit deny, lock.json#Fence' | gatehouse grade policies/lock"
}

// Run grades an answer and says why.
func (c *gradeCommand) Run(a *app) error {
	ex, err := a.exercise(c.ID)
	if err != nil {
		return err
	}
	if !ex.Kind.Graded() {
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
		printReport(a.out, g, ex, answer, &r, handedIn(c.File))
	}
	if err == nil && !r.Passed {
		return status(exitNotPassed)
	}
	return err
}

// handedIn is the file that an answer came from, "" for standard input and for
// a folder.
func handedIn(name string) string {
	if info, err := os.Stat(name); name == "-" || err != nil || info.IsDir() {
		return ""
	}
	return name
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
	Findings []gradedNote   `json:"findings"` // what lint says of the documents
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

type gradedNote struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
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

	// of a check about all requests
	Request *gradedRequest `json:"request,omitempty"` // the counterexample
	Steps   int            `json:"steps,omitzero"`

	// of a check about traffic
	During   string           `json:"during,omitempty"`
	Of       []string         `json:"of,omitempty"` // clients; left out for everyone
	Measured []gradedMeasured `json:"measured,omitempty"`
}

// gradedRequest is a counterexample: who asks for what, as far as it matters.
type gradedRequest struct {
	Who    string   `json:"who"`
	Does   string   `json:"does"`
	On     string   `json:"on"`
	Given  []string `json:"given"`
	Others int      `json:"others,omitzero"` // actions for which it goes the same way
}

// gradedMeasured is what one comparison of a check about traffic came to over
// all runs. Shares are parts of 1.
type gradedMeasured struct {
	Term  string   `json:"term"`
	Low   *float64 `json:"low,omitempty"` // left out when a run gave nothing to measure
	High  *float64 `json:"high,omitempty"`
	Unit  string   `json:"unit,omitempty"` // "share", "s" or "ms"
	Holds bool     `json:"holds"`
	Fault string   `json:"fault,omitempty"`
}

type gradedMistake struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

func graded(g *grade.Grader, ex *pack.Exercise, answer grade.Answer, r *grade.Report) gradedReport {
	out := gradedReport{Schema: schema, Exercise: ex.ID, Revision: ex.Revision, Passed: r.Passed, Right: r.Right(), Of: len(r.Rows), Holes: r.Holes,
		Flaws: []gradedFlaw{}, Findings: []gradedNote{}, Checks: []gradedCheck{}}
	for _, n := range r.Notes {
		out.Findings = append(out.Findings, gradedNote{n.Code.ID, n.Code.Severity.String(), n.Doc, n.Span.Line, n.Span.Col, n.Message, n.Hint})
	}
	for _, f := range r.Flaws {
		out.Flaws = append(out.Flaws, gradedFlaw{f.Doc, f.Problem.Span.Line, f.Problem.Span.Col, f.Problem.Code, f.Problem.Message, f.Problem.Hint})
	}
	for i, row := range r.Rows {
		c := gradedCheck{ID: row.Check.Info().ID, State: row.State.String(), Want: want(row.Check), Got: row.Got(), Because: row.Check.Info().Because}
		if t, ok := row.Check.(pack.RoutingCheck); ok {
			c.During, c.Of, c.Measured = t.When(), t.Of, measured(row)
		}
		if p, ok := row.Check.(pack.PredictCheck); ok && row.Ruled != "" {
			said, _ := ex.ReadPrediction(answer[pack.PredictionName])
			c.Want, c.Got = row.Ruled, said.To(p.Ask)
		}
		if x, ok := g.Why(answer, i); ok && row.State != grade.Dark {
			c.Sentence, c.Message, c.Rules = x.Sentence, x.Message, x.Rules
			c.Document, c.Line = x.Place()
			if a := x.Asked; a != nil {
				c.Request = &gradedRequest{a.Who, a.Does, a.On, append([]string{}, a.Keys...), a.Also}
			}
		}
		if row.Finding != nil {
			c.Steps = row.Finding.Steps
		}
		out.Checks = append(out.Checks, c)
	}
	if r.Mistake != nil {
		out.Mistake = &gradedMistake{r.Mistake.ID, r.Mistake.Title, r.Mistake.Text}
	}
	return out
}

func measured(row grade.Row) (out []gradedMeasured) {
	for _, m := range row.Measured {
		unit := m.Term.Unit()
		if unit == "%" {
			unit = "share"
		}
		c := gradedMeasured{Term: m.Term.String(), Unit: unit, Holds: m.Holds, Fault: m.Fault}
		if m.Known {
			c.Low, c.High = &m.Low, &m.High
		}
		out = append(out, c)
	}
	return out
}

func want(c pack.Check) string {
	if r, ok := c.(pack.RequestCheck); ok {
		return r.Want.String()
	}
	if r, ok := c.(pack.RoutingCheck); ok {
		return r.Holds
	}
	if r, ok := c.(pack.ProofCheck); ok {
		return r.Wants()
	}
	if _, ok := c.(pack.PredictCheck); ok {
		return "" // the engine's to say, once something is predicted
	}
	panic(fmt.Sprintf("a check of type %T has no demand", c))
}
