package iam_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
)

func corpus(t testing.TB) []cases.Case {
	src, err := os.ReadFile("testdata/cases.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []cases.Case
	for i, line := range bytes.Split(bytes.TrimSpace(src), []byte("\n")) {
		c, err := cases.Parse(line, i+1)
		if err != nil {
			t.Fatalf("cases.jsonl:%d: %v", i+1, err)
		}
		out = append(out, c)
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
			if len(byRule[r.Number]) == 0 {
				t.Fatalf("no case guards rule %s, %s", r.Number, r.Title)
			}
			for _, c := range byRule[r.Number] {
				t.Run(c.ID, func(t *testing.T) {
					b := iam.Compile(c.Policies).Bind(&c.Request, nil)
					x := b.Explain()
					if got := x.Outcome.JSONName(); got != c.Expect {
						t.Errorf("%s: got %s, want %s: %s", c.Note, got, c.Expect, x.Sentence())
					}
					if v := b.Verdict(); v != x.Verdict {
						t.Errorf("Verdict says %+v, Explain %+v", v, x.Verdict)
					}
				})
			}
		})
	}
	for rule := range byRule {
		if !slices.ContainsFunc(iam.Rules, func(r ruleLine) bool { return r.Number == rule }) {
			t.Errorf("cases cite rule %q, which the register does not hold", rule)
		}
	}
}

// TestRegister asks for the code that the register names.
func TestRegister(t *testing.T) {
	for _, r := range iam.Rules {
		file, name, _ := strings.Cut(r.Code, " ")
		src, err := os.ReadFile(filepath.FromSlash(file))
		if err != nil {
			t.Errorf("rule %s: %v", r.Number, err)
			continue
		}
		if !bytes.Contains(src, []byte(name+"(")) || !bytes.Contains(src, []byte("func ")) {
			t.Errorf("rule %s: %s has no function %s", r.Number, file, name)
		}
	}
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
			if why.Sentence == "" || why.Page == "" {
				t.Error("a reason needs a sentence and a page")
			}
			c, ok := byID[why.Example]
			if !ok {
				t.Fatalf("its example %q is no case", why.Example)
			}
			x := iam.Compile(c.Policies).Bind(&c.Request, nil).Explain()
			for _, n := range x.Tree {
				if n.Why == why {
					return
				}
			}
			t.Errorf("its example %s does not give it:\n%s", c.ID, draw(&x))
		})
	}
}

// TestSentences holds what a person reads, for every case of the corpus.
func TestSentences(t *testing.T) {
	var b strings.Builder
	for _, c := range corpus(t) {
		x := iam.Compile(c.Policies).Bind(&c.Request, nil).Explain()
		fmt.Fprintf(&b, "%s: %s\n  %s\n", c.ID, x.Outcome, x.Sentence())
		if m := x.Message(); m != "" {
			fmt.Fprintf(&b, "  AWS: %s\n", m)
		}
		fmt.Fprintf(&b, "  rules %s\n%s\n", strings.Join(x.Rules(), ", "), draw(&x))
	}
	golden(t, "testdata/sentences.txt", b.String())
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
