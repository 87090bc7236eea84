package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"gatehouse/lab/pack"
)

type showCommand struct {
	ID       string `arg:"" help:"An exercise or lesson as gatehouse list names it, an action or a call, a managed policy, glossary or rules."`
	Solution bool   `help:"Print the solution too."`
}

// Help shows an example.
func (showCommand) Help() string {
	return "Examples:\n  gatehouse show first-steps/mia-reads\n  gatehouse show dns/understudy --solution\n  gatehouse show lesson/how-a-request-is-judged\n  gatehouse show s3:ListObjectsV2\n  gatehouse show AmazonS3ReadOnlyAccess\n  gatehouse show rules    the numbers by which reasons and findings cite"
}

// Run prints an exercise, a lesson, the glossary or a page of the catalogue as
// Markdown, a managed policy as JSON, the rules a line each.
func (c *showCommand) Run(a *app) error {
	if c.ID == rulesID {
		return showRules(a.out)
	}
	if ok, err := showReading(a.out, c.ID); ok {
		return err
	}
	if ok, err := showReference(a.out, c.ID); ok {
		return err
	}
	ex, err := a.exercise(c.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "# %s\n\n%s, level %d, %d min, covers %s\n\n%s\n", ex.Title, ex.Kind, ex.Level, ex.Minutes, strings.Join(ex.Covers, ", "), strings.TrimSpace(ex.Brief))
	if ex.Kind == pack.DeckKind {
		showQuestions(a.out, ex, c.Solution)
		return nil
	}
	if ex.Kind == pack.PredictKind {
		showPrediction(a.out, ex, c.Solution)
		return nil
	}
	showTraffic(a.out, ex)
	fmt.Fprintf(a.out, "\n## Checks\n\n")
	for _, check := range ex.Checks {
		fmt.Fprintf(a.out, "- `%s` %s\n", check.Info().ID, demand(check))
	}
	for _, d := range ex.Answer {
		fmt.Fprintf(a.out, "\n## Start\n\n`%s`, %s\n\n```json\n%s\n```\n", d.Name, d.Says(), strings.TrimRight(d.Start, "\n"))
		if c.Solution {
			fmt.Fprintf(a.out, "\n## Solution\n\n`%s`\n\n```json\n%s\n```\n", d.Name, strings.TrimRight(d.Solution, "\n"))
		}
	}
	if len(ex.Answer) > 1 {
		fmt.Fprintf(a.out, "\nGrade an answer with: gatehouse grade %s DIR, a folder that holds %s\n", ex.ID, documentNames(ex))
		return nil
	}
	fmt.Fprintf(a.out, "\nGrade an answer with: gatehouse grade %s FILE\n", ex.ID)
	return nil
}

// showTraffic prints who asks and what happens, of an exercise with traffic.
func showTraffic(w io.Writer, ex *pack.Exercise) {
	words := ex.TrafficWords()
	if words.Runs == "" {
		return
	}
	fmt.Fprintf(w, "\n## Traffic\n\n%s.\n\n", words.Runs)
	for _, c := range words.Clients {
		fmt.Fprintf(w, "- %s\n", c)
	}
	if len(words.Faults) > 0 {
		fmt.Fprintf(w, "\nWhat happens:\n\n")
	}
	for _, f := range words.Faults {
		fmt.Fprintf(w, "- %s\n", f)
	}
}

// demand says in words what a check wants.
func demand(c pack.Check) string {
	switch c := c.(type) {
	case pack.RequestCheck:
		s := fmt.Sprintf("%s %s %s", c.Who, c.Does, c.On)
		for _, g := range c.Given {
			s += ", " + g.Text
		}
		s += ": " + c.Want.String()
		if c.By != "" {
			s += " by " + c.By
		}
		return s
	case pack.ProofCheck:
		return c.Aloud()
	}
	if c, ok := c.(pack.PredictCheck); ok {
		return c.Ask.Question()
	}
	if c, ok := c.(pack.RoutingCheck); ok {
		return c.When() + ", " + c.Who() + ": " + c.Aloud()
	}
	panic(fmt.Sprintf("a check of type %T has no words", c))
}

func showQuestions(w io.Writer, ex *pack.Exercise, solution bool) {
	for i, q := range ex.Questions {
		fmt.Fprintf(w, "\n%d. %s (%s)\n", i+1, q.Title, q.Kind)
		if text := strings.TrimSpace(q.Text); text != "" {
			fmt.Fprintf(w, "\n   %s\n", strings.ReplaceAll(strings.ReplaceAll(text, "\n", "\n   "), "\n   \n", "\n\n"))
		}
		var items, matches []string
		if q.Text != "" && len(q.Options)+len(q.Pairs) > 0 {
			fmt.Fprintln(w)
		}
		for _, o := range q.Options {
			items = append(items, o.Text)
		}
		for _, pair := range q.Pairs {
			items, matches = append(items, pair[0]), append(matches, pair[1])
		}
		if q.Kind == pack.Order {
			items = outOfOrder(items)
		}
		list(w, items)
		if len(matches) > 0 {
			fmt.Fprintf(w, "\n   to be matched with\n\n")
			list(w, outOfOrder(matches))
		}
		if solution {
			fmt.Fprintf(w, "\n   Solution\n\n")
			list(w, rightAnswers(&q))
		}
	}
}

// rightAnswers are what a question wants, the right order in order.
func rightAnswers(q *pack.Question) (right []string) {
	for _, o := range q.Options {
		if o.Right || q.Kind == pack.Order {
			right = append(right, o.Text)
		}
	}
	for _, pair := range q.Pairs {
		right = append(right, pair[0]+": "+pair[1])
	}
	if q.Kind == pack.Number {
		right = append(right, strings.TrimSpace(fmt.Sprintf("%g %s", q.Answer, q.Unit)))
	}
	return append(right, q.Accepts...)
}

func list(w io.Writer, items []string) {
	for _, item := range items {
		fmt.Fprintf(w, "   - %s\n", item)
	}
}

// outOfOrder sorts by the alphabet, or against it, so that the order is not
// the answer.
func outOfOrder(items []string) []string {
	sorted := slices.Sorted(slices.Values(items))
	if slices.Equal(sorted, items) {
		slices.Reverse(sorted)
	}
	return sorted
}
