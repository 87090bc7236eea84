package exercises_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/iam"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

func exercise(t *testing.T, id string) *pack.Exercise {
	t.Helper()
	for _, p := range packs(t) {
		for _, ex := range p.Exercises {
			if ex.ID == id {
				return ex
			}
		}
	}
	t.Fatalf("there is no %s", id)
	return nil
}

// TestTheFirstMinute types what a learner is led to type in the first exercise:
// the first check turns from dark to missing to right, and the reasons name the
// line to mend.
func TestTheFirstMinute(t *testing.T) {
	ex := exercise(t, "first-steps/mia-reads")
	g, err := grade.New(ex)
	if err != nil {
		t.Fatal(err)
	}
	text := ex.Answer[0].Start
	if lines := strings.Split(strings.TrimSpace(text), "\n"); len(lines) != 9 || !strings.Contains(lines[6], `"Resource": "___"`) {
		t.Fatalf("the start has not nine lines with the resource on the seventh:\n%s", text)
	}
	say := func() string {
		r := g.Glance(grade.Answer{ex.Answer[0].Name: text})
		first := "nothing"
		if r.First >= 0 {
			first = r.Rows[r.First].Check.Info().ID
		}
		return fmt.Sprintf("read %s, %d right, mend %s", r.Rows[0].State, r.Right(), first)
	}
	for _, step := range []struct{ from, to, want string }{
		{"", "", "read --, 0 right, mend nothing"},
		{pack.Hole, "s3:GetObject", "read --, 0 right, mend nothing"},
		{pack.Hole, "arn:aws:s3:::reports", "read FIX, 6 right, mend read"},
		{`reports"`, `reports/*"`, "read ok, 8 right, mend nothing"},
	} {
		text = strings.Replace(text, step.from, step.to, 1)
		if got := say(); got != step.want {
			t.Errorf("after %q: %s, want %s", step.to, got, step.want)
		}
		if step.to == "arn:aws:s3:::reports" {
			lineSeven(t, g, grade.Answer{ex.Answer[0].Name: text})
		}
	}
}

// lineSeven looks for the one NO that a learner follows to the resource.
func lineSeven(t *testing.T, g *grade.Grader, a grade.Answer) {
	t.Helper()
	why, ok := g.Why(a, 0)
	if !ok || why.Got != iam.ImplicitlyDenied.String() {
		t.Errorf("the reasons say %s", why.Got)
	}
	var lines []int32
	for _, n := range why.Tree {
		if n.Mark == explain.No && n.Depth == 2 {
			lines = append(lines, n.Line)
		}
	}
	if !slices.Equal(lines, []int32{7}) {
		t.Errorf("the reasons say NO on lines %v, want line 7 alone", lines)
	}
}

// TestEachBriefIsShort holds what a learner meets to a length that is read.
func TestEachBriefIsShort(t *testing.T) {
	fence := regexp.MustCompile("(?s)```.*?```")
	eachPolicy(t, func(t *testing.T, ex *pack.Exercise, _ *grade.Grader) {
		if n := len(strings.Fields(fence.ReplaceAllString(ex.Brief, ""))); n > 120 {
			t.Errorf("the brief has %d words", n)
		}
		if n := len(ex.Hints); n < 2 || n > 4 {
			t.Errorf("there are %d hints", n)
		}
		if n := len(ex.Mistakes); n < 3 || n > 6 {
			t.Errorf("there are %d mistakes", n)
		}
		if !strings.Contains(ex.After, "Predict") {
			t.Error("nothing is left to predict after it")
		}
		if len(ex.Covers) == 0 || len(ex.Sources) == 0 {
			t.Error("it names no syllabus ids or no sources")
		}
		for _, c := range ex.Checks {
			if c.Info().Because == "" {
				t.Errorf("%s has no because", c.Info().ID)
			}
		}
		for _, text := range append([]string{ex.Brief, ex.After}, texts(ex)...) {
			if n := len(strings.Fields(fence.ReplaceAllString(text, ""))); n > 180 {
				t.Errorf("a text runs %d words: %.60s", n, text)
			}
		}
	})
}

func texts(ex *pack.Exercise) (list []string) {
	for _, h := range ex.Hints {
		list = append(list, h.Text)
	}
	for _, m := range ex.Mistakes {
		list = append(list, m.Text)
	}
	return list
}

// TestWhatWouldTurnAVerdictIsKeptBack: the reasons name the operator that would
// have matched, which the exercise asks for; hushed, they do not.
func TestWhatWouldTurnAVerdictIsKeptBack(t *testing.T) {
	ex := exercise(t, "first-steps/mfa-to-delete")
	g, err := grade.New(ex)
	if err != nil {
		t.Fatal(err)
	}
	row := slices.IndexFunc(ex.Checks, func(c pack.Check) bool { return c.Info().ID == "keys" })
	w, ok := g.Why(grade.Sample(ex, &ex.Mistakes[0]), row)
	turns := func(n explain.Node) bool { return strings.Contains(n.Text(), "IfExists would match") }
	if !ok || !slices.ContainsFunc(w.Tree, turns) || len(w.Changes) == 0 {
		t.Fatalf("the whole tells what would turn it: %v, %v", w.Tree, w.Changes)
	}
	w.Hush()
	if slices.ContainsFunc(w.Tree, turns) || len(w.Changes) > 0 || strings.Contains(w.Sentence, "IfExists would") {
		t.Errorf("hushed, it tells it still: %v, %v", w.Tree, w.Changes)
	}
	for _, k := range w.Key {
		if w.Tree[k].Depth != 1 {
			t.Errorf("the key node %d is no statement: %s", k, w.Tree[k].Text())
		}
	}
}
