package grade_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// routed is an exercise of the pack of routing exercises, with its grader.
func routed(t testing.TB, id string) (*pack.Exercise, *grade.Grader) {
	t.Helper()
	ex, problems := pack.LoadExercise(os.DirFS("../plain/testdata/routes"), id)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	g, err := grade.New(ex)
	if err != nil {
		t.Fatal(err)
	}
	return ex, g
}

// TestARowIsMeasuredInEveryRun: the least and the most of all runs, and a row
// holds when it holds in each.
func TestARowIsMeasuredInEveryRun(t *testing.T) {
	ex, g := routed(t, "routes/share")
	r := g.Judge(grade.Solution(ex))
	if !r.Passed || len(r.Rows[0].Measured) != 2 {
		t.Fatalf("got %+v", r)
	}
	m := r.Rows[0].Measured[0]
	if !m.Known || m.Low >= m.High || m.Low < 0.6 || m.High > 0.9 || m.Noise <= 0 {
		t.Errorf("got %+v", m)
	}
	if got := r.Rows[0].Got(); strings.Count(got, "to") != 1 || !strings.HasSuffix(got, "%") {
		t.Errorf("two bounds of one measure are told as %q", got)
	}
	even := g.Judge(grade.Start(ex))
	if even.Passed || even.First != 0 || even.Rows[0].Word() != "fails" {
		t.Errorf("even shares: %+v", even)
	}
	// A bound that holds in some runs only does not hold.
	c := ex.Checks[0].(pack.RoutingCheck)
	c.Terms = []pack.Term{c.Terms[0]}
	c.Terms[0].Bound = (m.Low + m.High) / 2
	ex.Checks[0] = c
	if r := g.Judge(grade.Solution(ex)); r.Passed {
		t.Errorf("%v passes with %+v", c.Terms, r.Rows[0].Measured)
	}
}

// TestReasonsOfARowNameEachRuleOnce: several clients rest on the same rules.
func TestReasonsOfARowNameEachRuleOnce(t *testing.T) {
	ex, g := routed(t, "routes/understudy")
	w, ok := g.Why(grade.Solution(ex), 1)
	if !ok || len(w.Rules) == 0 || len(w.Pages) == 0 {
		t.Fatalf("got %+v", w)
	}
	for what, list := range map[string][]string{"rule": w.Rules, "page": w.Pages} {
		sorted := slices.Sorted(slices.Values(list))
		if len(slices.Compact(sorted)) != len(list) {
			t.Errorf("a %s stands twice: %q", what, list)
		}
	}
}

// TestFilmShowsTheFirstRun: who is answered what before and after the fault.
func TestFilmShowsTheFirstRun(t *testing.T) {
	ex, g := routed(t, "routes/understudy")
	if _, ok := g.Film(grade.Start(ex)); ok {
		t.Error("an answer with holes was run")
	}
	f, ok := g.Film(grade.Solution(ex))
	if !ok || f.End() != clock.Time(8*clock.Minute) || !slices.Equal(f.Clients(), []string{"Paris", "Chicago"}) || !slices.IsSorted(f.Steps()) {
		t.Fatal("no film, or another", ok)
	}
	for _, c := range []struct {
		at   clock.Duration
		gets byte
		up   bool
	}{{clock.Minute, 'A', true}, {150 * clock.Second, 'A', false}, {6 * clock.Minute, 'B', false}} {
		sc := f.Scene(clock.Time(c.at))
		if sc.Clients[0].Main() != c.gets || sc.Endpoints[0].Up != c.up || sc.Clients[0].Lost != (c.gets == 'A' && !c.up) {
			t.Errorf("at %s: %+v, %+v", c.at, sc.Clients[0], sc.Endpoints[0])
		}
		if n := len(sc.Events); n > 0 && sc.Events[n-1].At > sc.At {
			t.Errorf("at %s an event to come is told: %+v", c.at, sc.Events[n-1])
		}
	}
	w, ok := f.Why("Paris", clock.Time(6*clock.Minute))
	if !ok || !strings.Contains(w.Sentence, "the secondary spare answers") {
		t.Errorf("got %q", w.Sentence)
	}
	if _, ok := f.Why("Atlantis", 0); ok {
		t.Error("nobody's answer was explained")
	}
}

// TestRuleHintsFitTheKind: the example in the hint is one for the exercise.
func TestRuleHintsFitTheKind(t *testing.T) {
	ex, _ := routed(t, "routes/understudy")
	ex.Mistakes[0].When = "1 +"
	_, err := grade.New(ex)
	if wrong, ok := err.(*grade.RuleError); !ok || wrong.Hint != "write such as failed.before" {
		t.Errorf("got %v", err)
	}
}

// TestRowsOfHealthChecksTellOfThem: no client's answer says how soon a failure
// was seen.
func TestRowsOfHealthChecksTellOfThem(t *testing.T) {
	ex, g := routed(t, "routes/understudy")
	c := ex.Checks[0].(pack.RoutingCheck)
	c.From, c.To = clock.Time(2*clock.Minute), clock.Time(7*clock.Minute)
	blind := grade.Sample(ex, &ex.Mistakes[0])
	for _, want := range []struct {
		holds string
		a     grade.Answer
		says  string
	}{
		{`detected("ireland") <= 150`, grade.Solution(ex), "ireland was found unhealthy after 8"},
		{`detected("ireland") <= 150`, blind, "it is not so that ireland was found unhealthy in every run"},
		{`recovered("irelnad") <= 150`, grade.Solution(ex), `did you mean "ireland"`},
		{`detected("ireland") <= 150 and stale <= 1`, grade.Solution(ex), "Paris is still given 203.0.113.10"},
	} {
		var err error
		if c.Terms, err = pack.ParseHolds(want.holds); err != nil {
			t.Fatal(err)
		}
		ex.Checks[0] = c
		w, ok := g.Why(want.a, 0)
		if !ok || !strings.Contains(w.Sentence, want.says) {
			t.Errorf("%s: got %q", want.holds, w.Sentence)
		}
	}
}

// TestClientsThatAskForAnotherName say so, on the map and in the reasons.
func TestClientsThatAskForAnotherName(t *testing.T) {
	ex, g := routed(t, "routes/understudy")
	ex.Traffic.Clients[1].Ask.Name = "other.example.com."
	f, ok := g.Film(grade.Solution(ex))
	if !ok {
		t.Fatal("no film")
	}
	sc := f.Scene(clock.Time(clock.Minute))
	if table := sc.Table(1); sc.Clients[0].Asks != "" || !strings.HasPrefix(table[2], "> Chicago, for other.example.com  no data") {
		t.Errorf("got\n%s", strings.Join(table, "\n"))
	}
	w, _ := g.Why(grade.Solution(ex), 0)
	var told []string
	for _, n := range w.Tree {
		if n.Why.ID == "question" {
			told = append(told, n.Args[2])
		}
	}
	if !slices.Equal(told, []string{"www.example.com A", "other.example.com A"}) {
		t.Errorf("got %q", told)
	}
}

// BenchmarkJudgeRouting is one judgement of a failover: three runs of eight
// minutes.
func BenchmarkJudgeRouting(b *testing.B) {
	ex, g := routed(b, "routes/understudy")
	a := grade.Solution(ex)
	for b.Loop() {
		g.Judge(a)
	}
}
