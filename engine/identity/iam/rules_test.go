package iam_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
)

// corpus reads testdata/cases: a file a section of the reference, and what AWS's
// own pages work through.
func corpus(t testing.TB) []cases.Case {
	files, _ := filepath.Glob("testdata/cases/*.jsonl")
	var out []cases.Case
	ids := map[string]bool{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(bytes.TrimSpace(src), []byte("\n")) {
			c, err := cases.Parse(line, i+1)
			if err != nil || ids[c.ID] || c.Page == "" || c.Note == "" || c.Rule == "" {
				t.Fatalf("%s:%d: %s: %v, or an id twice, or no rule, page or note", file, i+1, c.ID, err)
			}
			ids[c.ID] = true
			out = append(out, c)
		}
	}
	return out
}

// TestRules judges the corpus, a test a rule and in it a test a case: break a
// rule in the code and the test with its number fails.
func TestRules(t *testing.T) {
	byRule := map[string][]cases.Case{}
	for _, c := range corpus(t) {
		byRule[c.Rule] = append(byRule[c.Rule], c)
	}
	for _, r := range iam.Rules {
		t.Run("rule "+r.Number, func(t *testing.T) {
			verdicts := map[string]bool{}
			for _, c := range byRule[r.Number] {
				verdicts[c.Expect+c.Message] = true
				t.Run(c.ID, func(t *testing.T) { judge(t, &c) })
			}
			if len(verdicts) < 2 && (r.Test == "" || len(verdicts) == 1) {
				t.Errorf("no pair of cases that differs in the verdict, or in AWS's words, guards rule %s, %s", r.Number, r.Title)
			}
		})
	}
	for rule := range byRule {
		if !slices.ContainsFunc(iam.Rules, func(r ruleLine) bool { return r.Number == rule }) {
			t.Errorf("cases cite rule %q, which the register does not hold", rule)
		}
	}
}

func judge(t *testing.T, c *cases.Case) {
	x := cases.Explain(c)
	if got := x.Outcome.JSONName(); got != c.Expect {
		t.Errorf("%s: got %s, want %s: %s", c.Note, got, c.Expect, x.Sentence())
	}
	if v := iam.Compile(c.Policies).Bind(x.Request, nil).Verdict(); v != x.Verdict {
		t.Errorf("Verdict says %+v, Explain %+v", v, x.Verdict)
	}
	if m := x.Message(); c.Message != "" && m != c.Message {
		t.Errorf("AWS says %q, we %q", c.Message, m)
	}
}

// TestCorpus: how large the corpus is, and how much of it AWS's own.
func TestCorpus(t *testing.T) {
	all, aws := corpus(t), 0
	for _, c := range all {
		if c.Source == "aws" {
			aws++
		}
	}
	if len(all) < 600 || aws < 150 {
		t.Errorf("%d cases, %d of them transcribed from AWS's pages", len(all), aws)
	}
}

// TestDisputed: where a page of AWS's contradicts another of its pages, or
// itself, the case keeps the page's outcome and we another. One that we come to
// share belongs into the corpus.
func TestDisputed(t *testing.T) {
	for i, line := range bytes.Split(bytes.TrimSpace(source(t, "testdata/disputed.jsonl")), []byte("\n")) {
		c, err := cases.Parse(line, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if x := cases.Explain(&c); x.Outcome.JSONName() == c.Expect {
			t.Errorf("%s is no longer disputed: %s", c.ID, c.Note)
		}
	}
}

// TestRegister asks for every rule of the reference, for the code that the
// register names and for the tests.
func TestRegister(t *testing.T) {
	held := map[string]bool{}
	for _, r := range iam.Rules {
		held[r.Number] = true
		file, name, _ := strings.Cut(r.Code, " ")
		if src := source(t, file); !regexp.MustCompile(`func (\([^)]*\) )?` + name + `\(`).Match(src) {
			t.Errorf("rule %s: %s has no function %s", r.Number, file, name)
		}
		for _, test := range strings.Split(r.Test, ", ") {
			if folder, name, ok := strings.Cut(test, " "); ok && !defines(t, folder, name) {
				t.Errorf("rule %s: no test %s in %s", r.Number, name, folder)
			}
		}
	}
	for n := range 179 {
		if !held[strconv.Itoa(n+1)] {
			t.Errorf("the register lacks rule %d", n+1)
		}
	}
	for n := range 11 {
		if !held["M"+strconv.Itoa(n+1)] {
			t.Errorf("the register lacks rule M%d", n+1)
		}
	}
}

func source(t *testing.T, file string) []byte {
	src, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil {
		t.Error(err)
	}
	return src
}

func defines(t *testing.T, folder, name string) bool {
	files, _ := filepath.Glob(filepath.Join(folder, "*_test.go"))
	return slices.ContainsFunc(files, func(f string) bool { return bytes.Contains(source(t, f), []byte("func "+name+"(")) })
}

// TestReasons runs the example of every reason and expects to meet it there.
func TestReasons(t *testing.T) {
	byID := map[string]cases.Case{}
	for _, c := range corpus(t) {
		byID[c.ID] = c
	}
	seen := map[string]bool{}
	for _, why := range iam.Reasons {
		t.Run(why.ID, func(t *testing.T) {
			if seen[why.ID] {
				t.Error("two reasons share this id")
			}
			seen[why.ID] = true
			if why.Sentence == "" || why.Page == "" || len(why.Rules) == 0 {
				t.Error("a reason needs a sentence, a rule and a page")
			}
			c, ok := byID[why.Example]
			if !ok {
				t.Fatalf("its example %q is no case", why.Example)
			}
			x := cases.Explain(&c)
			for _, n := range x.Tree {
				if n.Why == why {
					return
				}
			}
			t.Errorf("its example %s does not give it:\n%s", c.ID, draw(&x))
		})
	}
}

// TestSentences holds what a person reads, for every case written
// for a rule.
func TestSentences(t *testing.T) {
	var b strings.Builder
	for _, c := range corpus(t) {
		if c.Source == "aws" { // as many again, and read the same
			continue
		}
		x := cases.Explain(&c)
		fmt.Fprintf(&b, "%s: %s\n  %s\n", c.ID, x.Outcome, x.Sentence())
		if m := x.Message(); m != "" {
			fmt.Fprintf(&b, "  AWS: %s\n", m)
		}
		fmt.Fprintf(&b, "  blocked by %s; rules %s\n", x.Blocked.Names(), strings.Join(x.Rules(), ", "))
	}
	golden(t, "testdata/sentences.txt", b.String())
}

// TestTrees holds the whole tree of reasons of every reason's example.
func TestTrees(t *testing.T) {
	var b strings.Builder
	shown, byID := map[string]bool{}, map[string]cases.Case{}
	for _, c := range corpus(t) {
		byID[c.ID] = c
	}
	for _, why := range iam.Reasons {
		if c := byID[why.Example]; !shown[c.ID] {
			shown[c.ID] = true
			x := cases.Explain(&c)
			fmt.Fprintf(&b, "%s: %s\n%s\n", c.ID, x.Outcome, draw(&x))
		}
	}
	golden(t, "testdata/trees.txt", b.String())
}

func draw(x *iam.Explanation) string {
	var b strings.Builder
	for _, n := range x.Tree {
		fmt.Fprintf(&b, "  %s%-2s %s | %s | %s", strings.Repeat("  ", int(n.Depth)), n.Mark, n.Args[0], n.Args[1], n.Text())
		if n.Line > 0 {
			fmt.Fprintf(&b, " (%s:%d)", n.Doc, n.Line)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
