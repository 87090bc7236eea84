package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// printReport says what the screen says: each check, why the ones to mend are
// as they are, and the author's words when a mistake was recognised.
//
// file is the one that was handed in for an exercise's only document, "" where
// the names of the documents are those of the files: places are told in it.
func printReport(w io.Writer, g *grade.Grader, ex *pack.Exercise, answer grade.Answer, r *grade.Report, file string) {
	in := func(doc string) string {
		if file != "" && len(ex.Answer) == 1 && doc == ex.Answer[0].Name {
			return file
		}
		return doc
	}
	result := "not passed"
	if r.Passed {
		result = "passed"
	}
	runs := ""
	if ex.Traffic != nil {
		runs = fmt.Sprintf(", measured in %d runs", ex.Traffic.Seeds)
	}
	fmt.Fprintf(w, "%s: %s, %d of %d%s\n", ex.Title, result, r.Right(), len(r.Rows), runs)
	if file != "" && len(ex.Answer) == 1 && filepath.Base(file) != ex.Answer[0].Name {
		fmt.Fprintf(w, "\n  %s is read as %s\n", file, ex.Answer[0].Name)
	}
	for _, f := range r.Flaws {
		fmt.Fprintf(w, "\n  %s:%d:%d: %s\n", in(f.Doc), f.Problem.Span.Line, f.Problem.Span.Col, f.Problem.Error())
	}
	for _, n := range r.Notes {
		fmt.Fprintf(w, "\n  %s:%d:%d: %s: %s [%s]\n", in(n.Doc), n.Span.Line, n.Span.Col, n.Code.Severity, n.Error(), n.Code.ID)
	}
	if r.Holes > 0 {
		fmt.Fprintf(w, "\n  %d of the holes %s are not filled yet\n", r.Holes, pack.Hole)
	}
	fmt.Fprintln(w)
	if ex.Kind == pack.PredictKind {
		printPrediction(w, g, ex, answer, r)
		return
	}
	for i, row := range r.Rows {
		info := row.Check.Info()
		got := ""
		if row.State == grade.OK && row.Measured != nil {
			got = ", measured " + row.Got()
		}
		fmt.Fprintf(w, "  %-3s  %s  %s%s\n", row.State, info.ID, demand(row.Check), got)
		if row.State == grade.Fix || row.State == grade.NotJudged {
			printWhy(w, g, answer, i, row, in)
		}
	}
	if r.Mistake != nil {
		fmt.Fprintf(w, "\n%s\n\n%s\n", r.Mistake.Title, strings.TrimSpace(r.Mistake.Text))
	}
}

func printWhy(w io.Writer, g *grade.Grader, answer grade.Answer, i int, row grade.Row, in func(doc string) string) {
	x, ok := g.Why(answer, i)
	if !ok {
		return
	}
	if row.Said != "" { // the sentence tells it
		fmt.Fprintf(w, "       %s\n", x.Sentence)
	} else {
		fmt.Fprintf(w, "       got %s. %s\n", row.Got(), x.Sentence)
	}
	if a := x.Asked; a != nil {
		fmt.Fprintf(w, "       the request: %s\n", strings.Join(append([]string{a.Who + " " + a.Does + " " + a.On}, a.Keys...), ", "))
	}
	if n := x.Misfit; n != nil && n.Line > 0 {
		says := ": " + n.Text()
		if strings.Contains(x.Sentence, n.Text()) {
			says = ""
		}
		fmt.Fprintf(w, "       %s:%d: %s %s%s\n", in(n.Doc), n.Line, n.Args[0], n.Args[1], says)
	} else if doc, line := x.Place(); line > 0 {
		fmt.Fprintf(w, "       %s:%d\n", in(doc), line)
	}
	if m := x.Message; m != "" {
		fmt.Fprintf(w, "       AWS: %s\n", m)
	}
	if because := row.Check.Info().Because; because != "" {
		fmt.Fprintf(w, "       asked for because: %s\n", because)
	}
}
