package iam_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
)

// TestMutants disables the code of each rule and expects the rule's test to
// fail: a mutant that survives says that the corpus lacks a case. Each one is
// built anew, two at a time; -run 'TestMutants/rule_61' takes those of a rule.
func TestMutants(t *testing.T) {
	if os.Getenv("GATEHOUSE_MUTANTS") == "" {
		t.Skip("the tests are built once for every mutant, which takes long: set GATEHOUSE_MUTANTS=1, as .ci/soak does")
	}
	guards := guardsByRule(t)
	two := make(chan bool, 2)
	for _, m := range readMutants(t) {
		if m.file == "" {
			continue
		}
		t.Run("rule "+strings.Join(m.rules, " rule "), func(t *testing.T) {
			t.Parallel()
			two <- true
			defer func() { <-two }()
			b := build{t: t, dir: t.TempDir(), programs: map[string]string{}}
			b.overlay = m.overlay(t, b.dir)
			for _, r := range m.rules {
				if !slices.ContainsFunc(guards[r], func(g guard) bool { return b.fails(g, r) }) {
					t.Errorf("%v\nrule %s: no test of its own fails", &m, r)
				}
			}
		})
	}
}

// guard is a test with its folder.
type guard struct{ folder, test string }

// guardsByRule lists the tests of every rule: TestRules where cases cite it, and
// those that the register names.
func guardsByRule(t *testing.T) map[string][]guard {
	guards := map[string][]guard{}
	for _, c := range corpus(t) {
		guards[c.Rule] = []guard{{".", "TestRules"}}
	}
	for _, r := range iam.Rules {
		for _, test := range strings.Split(r.Test, ", ") {
			if folder, name, ok := strings.Cut(test, " "); ok {
				guards[r.Number] = append(guards[r.Number], guard{folder, name})
			}
		}
	}
	return guards
}

// build builds the test programs of one mutant, each once.
type build struct {
	t            *testing.T
	dir, overlay string
	programs     map[string]string // by folder
}

func (b *build) program(folder string) string {
	if p, ok := b.programs[folder]; ok {
		return p
	}
	p := filepath.Join(b.dir, filepath.Base(folder)+"test.exe")
	compile := exec.Command("go", "test", "-c", "-overlay", b.overlay, "-o", p, "./"+folder)
	if out, err := compile.CombinedOutput(); err != nil {
		b.t.Fatalf("the mutant is broken, it does not build:\n%s", out)
	}
	b.programs[folder] = p
	return p
}

// fails says whether the guard's test of the rule fails by what it expects; a
// crash or a loop proves nothing.
func (b *build) fails(g guard, rule string) bool {
	run := exec.Command(b.program(g.folder), "-test.run", "^"+g.test+"$/^rule_"+rule+"(#|$)", "-test.timeout", "1m")
	run.Dir = filepath.FromSlash(g.folder)
	out, err := run.CombinedOutput()
	switch text := string(out); {
	case err == nil:
		return false
	case strings.Contains(text, "panic: "):
		b.t.Fatalf("the mutant is broken, it crashes:\n%s", text)
	case strings.Contains(text, "--- FAIL: "+g.test+" ") && (g.test != "TestRules" || strings.Contains(text, "--- FAIL: TestRules/rule_")):
		return true
	default:
		b.t.Fatalf("the mutant is broken: %v\n%s", err, text)
	}
	return false
}
