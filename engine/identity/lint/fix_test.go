package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// unfit makes of a good policy one that AWS refuses, in ways in which a fix may
// go wrong: elements that exclude each other, stand there twice, or are unknown.
var unfit = strings.NewReplacer(
	`"Action":`, `"NotAction": "*", "Action":`,
	`"Resource":`, `"NotResource": ["*"], "Resource":`,
	`"Effect":`, `"Conditions": {}, "Effect":`,
	`"Statement":`, `"Id": "a", "Id": "b", "Statement":`,
)

// TestFixesLeaveTheTextAsSoundAsItWas: no fix of any example, read as any kind
// of policy, makes AWS refuse more than before, empties a list or takes a
// statement away that may say something of its own.
func TestFixesLeaveTheTextAsSoundAsItWas(t *testing.T) {
	for _, e := range examples(t) {
		for _, part := range []string{"trigger.json", "near.json"} {
			text, _ := e.part(part)
			if len(text) > 8192 {
				continue
			}
			for k := range policy.Kinds() {
				for _, text := range []string{text, unfit.Replace(text)} {
					if err := soundFixes(text, policy.Kind(k), lint.Options{On: e.options.On, Steps: -1}); err != nil {
						t.Errorf("%s, %s as %s: %v", filepath.Base(e.file), part, policy.Kind(k), err)
					}
				}
			}
		}
	}
}

// TestFixesOfOddTextsLeaveThemSound takes the texts that the fuzzer kept.
func TestFixesOfOddTextsLeaveThemSound(t *testing.T) {
	files, _ := filepath.Glob("testdata/fuzz/FuzzLint/*")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			quoted, ok := strings.CutPrefix(strings.TrimSpace(line), "string(")
			text, err := strconv.Unquote(strings.TrimSuffix(quoted, ")"))
			if !ok || err != nil {
				continue
			}
			for k := range policy.Kinds() {
				if err := soundFixes(text, policy.Kind(k), lint.Options{Steps: -1}); err != nil {
					t.Errorf("%s as %s: %v", file, policy.Kind(k), err)
				}
			}
		}
	}
}

// soundFixes applies each fix by itself, and then all of them.
func soundFixes(text string, k policy.Kind, o lint.Options) error {
	doc := policy.Parse("policy.json", []byte(text))
	for _, f := range lint.Lint(doc, k, o) {
		if f.Fix == nil {
			continue
		}
		mended := f.Apply(text)
		if err := asSound(text, mended, k); err != nil {
			return fmt.Errorf("%s, %s: %w", f.Code.ID, f.Fix.Says, err)
		}
		if !doc.OK() && len(read(mended).Statements) < len(read(text).Statements) {
			return fmt.Errorf("%s, %s: a statement of a text that could not be read in full is gone in\n%s", f.Code.ID, f.Fix.Says, mended)
		}
	}
	mended, _ := lint.Mend("policy.json", text, k, o)
	if err := asSound(text, mended, k); err != nil {
		return fmt.Errorf("all of them: %w", err)
	}
	return nil
}

// read reads a text without the mark before it, which hides all the rest from
// AWS.
func read(text string) *policy.Document {
	return lint.Unmarked(policy.Parse("policy.json", []byte(text)))
}

// asSound compares a text with what a fix has made of it.
func asSound(before, after string, k policy.Kind) error {
	was, is := read(before), read(after)
	switch {
	case flaws(is.Problems) > flaws(was.Problems):
		return fmt.Errorf("%v is new in\n%s", is.Problems, after)
	case was.OK() && flaws(is.Check(k)) > flaws(was.Check(k)):
		return fmt.Errorf("%v is new in\n%s", is.Check(k), after)
	case empty(after) > empty(before):
		return fmt.Errorf("a list is empty in\n%s", after)
	}
	return nil
}

// flaws counts what AWS would refuse, but for what is missing: of that nothing is
// said as long as an element's name is misspelt.
func flaws(problems []policy.Problem) (n int) {
	for _, p := range problems {
		if !strings.HasPrefix(p.Code, "missing-") {
			n++
		}
	}
	return n
}

var nothing = regexp.MustCompile(`\[\s*\]`)

// empty counts the lists that hold nothing.
func empty(text string) int { return len(nothing.FindAllString(text, -1)) }
