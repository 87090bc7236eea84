package exercises_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// equivalents is the mutants that pass rightly, each with the reason.
const equivalents = "testdata/routing_equivalents.txt"

// TestMutantsOfRoutingSolutionsFail breaks each solution in one small way after
// another. A wrong answer that passes means that the checks are too weak, or
// that it is no wrong answer: then it stands among the equivalents, in words.
// GATEHOUSE_MUTANTS=1, as .ci/soak sets it, breaks each in two ways at once:
// two wrongs must not make a right either.
func TestMutantsOfRoutingSolutionsFail(t *testing.T) {
	why := reasons(t)
	met := map[string]bool{}
	n := 0
	for _, p := range packs(t) {
		for _, ex := range p.Exercises {
			if ex.Kind != pack.RoutingKind {
				continue
			}
			g, err := grade.New(brief(ex))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range mutants(t, ex) {
				n++
				id := ex.ID + ": " + m.says
				passed := g.Judge(m.answer).Passed
				met[id] = true
				switch {
				case passed && why[id] == "":
					t.Errorf("%s | passes", id)
				case !passed && why[id] != "":
					t.Errorf("%s fails, and is listed as an equivalent", id)
				}
			}
		}
	}
	for id := range why {
		if !met[id] {
			t.Errorf("%s lists %s, which is no mutant", equivalents, id)
		}
	}
	if n < 200 {
		t.Errorf("only %d mutants were made", n)
	}
	t.Logf("%d mutants, %d of them equivalent", n, len(why))
}

// brief is the exercise under two seeds only.
func brief(ex *pack.Exercise) *pack.Exercise {
	if os.Getenv("GATEHOUSE_MUTANTS") != "" {
		return ex
	}
	short, traffic := *ex, *ex.Traffic
	traffic.Seeds = min(2, traffic.Seeds)
	short.Traffic = &traffic
	return &short
}

// reasons reads the equivalents: "dns/apex: a mutant | the reason".
func reasons(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(equivalents)
	if err != nil {
		t.Fatal(err)
	}
	why := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, reason, ok := strings.Cut(line, " | ")
		if !ok || len(strings.Fields(reason)) < 4 {
			t.Errorf("%s: no reason in words: %s", equivalents, line)
		}
		why[id] = reason
	}
	return why
}

// mutant is a solution with one thing changed.
type mutant struct {
	says   string
	answer grade.Answer
}

// mutants are all small changes to the documents of a solution.
func mutants(t *testing.T, ex *pack.Exercise) []mutant {
	var all []mutant
	for _, d := range ex.Answer {
		b := &breaking{t: t, ex: ex, doc: d}
		if d.Form == pack.ChecksForm {
			b.checks()
		} else {
			b.records()
		}
		for _, m := range b.made {
			if slices.ContainsFunc(all, func(o mutant) bool { return o.says == m.says }) {
				t.Fatalf("%s has two mutants %q", ex.ID, m.says)
			}
			all = append(all, m)
		}
	}
	return all
}
