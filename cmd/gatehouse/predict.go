package main

import (
	"fmt"
	"io"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// showPrediction prints what a predict exercise shows and asks.
func showPrediction(w io.Writer, ex *pack.Exercise, solution bool) {
	fmt.Fprintf(w, "\n## Request\n\n%s\n", ex.Request.Line())
	if all := ex.Circumstances(); len(all) > 0 {
		fmt.Fprintln(w)
		for _, c := range all {
			fmt.Fprintf(w, "- %s\n", c)
		}
	}
	fmt.Fprintf(w, "\n## Documents\n")
	for i := range ex.Exhibits {
		e := &ex.Exhibits[i]
		fmt.Fprintf(w, "\n`%s`, %s\n\n```json\n%s\n```\n", e.Name, e.Says(), strings.TrimRight(e.Text, "\n"))
	}
	fmt.Fprintf(w, "\n## Questions\n\n")
	for _, c := range ex.Checks {
		fmt.Fprintf(w, "- `%s` %s\n", c.Info().ID, demand(c))
	}
	if solution {
		fmt.Fprintf(w, "\n## Solution\n\n%s\n", ex.Claim)
	}
	line, means := blank(ex)
	fmt.Fprintf(w, "\nGrade a prediction with: echo '%s' | gatehouse grade %s\n%s.\n", line, ex.ID, means)
}

// blank is a prediction to fill in, and what its words stand for. It names no
// verdict and no statement of the exercise: any of them might be right.
func blank(ex *pack.Exercise) (line, means string) {
	line, means = "VERDICT", "VERDICT is allow, implicit deny or explicit deny"
	if ex.Asks(pack.AskDecider) {
		line += ", POLICY#SID"
		means += "; POLICY#SID is a document and the Sid or number of its statement, or in its place: " + pack.NoStatement
	}
	if ex.Asks(pack.AskLayer) {
		line += ", LAYER"
		means += "; LAYER, of a denial, is " + strings.Join(pack.LayerWords(), ", ")
	}
	return line, means
}

// printPrediction says of each question what the engine says, why, and the
// author's words to what was said.
func printPrediction(w io.Writer, g *grade.Grader, ex *pack.Exercise, answer grade.Answer, r *grade.Report) {
	said, _ := ex.ReadPrediction(answer[pack.PredictionName])
	ruling, _ := g.Ruling()
	why, _ := g.Why(answer, 0)
	for i, row := range r.Rows {
		ask := row.Check.(pack.PredictCheck).Ask
		fmt.Fprintf(w, "  %-3s  %s\n", row.State, demand(row.Check))
		if row.Ruled == "" { // the answer could not be read
			continue
		}
		yours, engine := ruling.Told(ask, said)
		if row.State != grade.OK {
			engine = yours + " " + engine
		} else {
			engine = ruling.Agrees(ask)
		}
		fmt.Fprintf(w, "       %s\n", engine)
		if i == 0 {
			fmt.Fprintf(w, "       %s\n", why.Sentence)
			if doc, line := why.Place(); line > 0 {
				fmt.Fprintf(w, "       %s:%d\n", doc, line)
			}
		}
		if picked := g.Picked(said.Decider); ask == pack.AskDecider && picked != "" {
			fmt.Fprintf(w, "       %s\n", picked)
		}
		if words := ex.SaidOf(said.To(ask)); row.State != grade.OK && words != "" {
			fmt.Fprintf(w, "       %s\n", strings.ReplaceAll(strings.TrimSpace(words), "\n", "\n       "))
		}
	}
	if m := why.Message; m != "" && r.Rows[0].State != grade.Dark {
		fmt.Fprintf(w, "\n  AWS: %s\n", m)
	}
	if r.Passed && ex.After != "" {
		fmt.Fprintf(w, "\n%s\n", ex.After)
	}
}
