package answer_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/answer"
)

var update = flag.Bool("update", false, "rewrite the goldens")

type example struct{ id, src string }

// examples reads testdata/cases.txt: "-- id --", then a scene.
func examples(t testing.TB) []example {
	src, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, part := range strings.Split(string(src), "\n-- ")[1:] {
		id, body, ok := strings.Cut(part, " --\n")
		if !ok || slices.ContainsFunc(all, func(e example) bool { return e.id == id }) {
			t.Fatalf("%q has no body, or is there twice", id)
		}
		all = append(all, example{id, body})
	}
	return all
}

func explained(t testing.TB, src string) answer.Explanation {
	s := parse(t, src)
	seat := answer.Compile(s.world).Seat(s.origin)
	h, since := s.signals()
	return seat.Explain(seat.Find(s.name, s.typ), h, since, clock.NewStream(s.seed, "test"))
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s is not what is said today; run with -update and read the difference", file)
	}
}

// TestTrees shows the tree of each example; a star marks the path to the
// answer.
func TestTrees(t *testing.T) {
	var b strings.Builder
	for _, e := range examples(t) {
		x := explained(t, e.src)
		fmt.Fprintf(&b, "%s: %v\n", e.id, x.Answer.Code)
		for i, n := range x.Tree {
			key, at := " ", ""
			if slices.Contains(x.Key, i) {
				key = "*"
			}
			if n.Line > 0 {
				at = fmt.Sprintf(" (%s:%d)", n.Doc, n.Line)
			}
			fmt.Fprintf(&b, "%s %s%2s %s%s\n", key, strings.Repeat("  ", int(n.Depth)), n.Mark, n.Text(), at)
		}
		b.WriteByte('\n')
	}
	golden(t, "testdata/trees.txt", b.String())
}

func TestSentences(t *testing.T) {
	var b strings.Builder
	for _, e := range examples(t) {
		x := explained(t, e.src)
		fmt.Fprintf(&b, "%s\n  %s\n", e.id, x.Sentence())
		if len(x.Sentence()) > 400 {
			t.Errorf("%s: the sentence has %d bytes", e.id, len(x.Sentence()))
		}
	}
	golden(t, "testdata/sentences.txt", b.String())
}

// TestReasons runs the example of every reason and expects to meet it there.
func TestReasons(t *testing.T) {
	met := map[string]map[*explain.Reason]bool{}
	for _, e := range examples(t) {
		met[e.id] = map[*explain.Reason]bool{}
		for _, n := range explained(t, e.src).Tree {
			met[e.id][n.Why] = true
		}
	}
	known, ids := map[string]bool{}, map[string]bool{}
	for _, r := range answer.Rules {
		known[r.Number] = true
	}
	for _, why := range answer.Reasons {
		if ids[why.ID] || why.Sentence == "" || why.Page == "" || strings.HasSuffix(why.Sentence, ".") {
			t.Errorf("%s is there twice, or lacks a sentence or a page", why.ID)
		}
		ids[why.ID] = true
		if !met[why.Example][why] {
			t.Errorf("%s does not show in its example %q", why.ID, why.Example)
		}
		for _, r := range why.Rules {
			if !known[r] {
				t.Errorf("%s cites %s, which is not in the register", why.ID, r)
			}
		}
	}
}

// TestRegister: every rule's code and test are there, and the test bears its
// number.
func TestRegister(t *testing.T) {
	var tests strings.Builder
	for _, file := range []string{"rules_test.go", "rules_more_test.go"} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tests.Write(src)
	}
	for _, r := range answer.Rules {
		file, name, _ := strings.Cut(r.Code, " ")
		src, err := os.ReadFile(file)
		if err != nil || !regexp.MustCompile(`(?m)^func (\([^)]*\) )?`+name+`\(`).Match(src) {
			t.Errorf("%s: there is no %s", r.Number, r.Code)
		}
		if !strings.Contains(tests.String(), "func "+r.Test+"(") || !strings.HasPrefix(r.Test, "TestRule"+strings.ReplaceAll(r.Number, ".", "_")) {
			t.Errorf("%s: there is no test %s", r.Number, r.Test)
		}
	}
	for _, m := range regexp.MustCompile(`func TestRule([0-9_]+)`).FindAllStringSubmatch(tests.String(), -1) {
		number := strings.ReplaceAll(m[1], "_", ".")
		if !slices.ContainsFunc(answer.Rules, func(r explain.Rule) bool { return r.Number == number }) {
			t.Errorf("the test of %s has no line in the register", number)
		}
	}
}

func TestExplanationRules(t *testing.T) {
	for _, e := range examples(t) {
		x := explained(t, e.src)
		rules := x.Rules()
		if e.id == "branch-backs-out" && (!slices.Contains(rules, "1.5.14") || !slices.Contains(rules, "1.5.20")) {
			t.Errorf("%v", rules)
		}
		if n := len(rules); n != len(slices.Compact(slices.Sorted(slices.Values(rules)))) {
			t.Errorf("%s cites a rule twice: %v", e.id, rules)
		}
	}
}
