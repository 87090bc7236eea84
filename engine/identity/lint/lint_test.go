package lint_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

var update = flag.Bool("update", false, "write what the linter says into the examples")

// example is a file of testdata: a policy that triggers a code, what is said of
// it, its nearest neighbour that does not trigger it, and the policy mended
// where a fix is mechanical. The comment holds lines "type: KIND", "on: ARN".
type example struct {
	file    string
	code    string // the name up to the first dot: a code may have several examples
	kind    policy.Kind
	options lint.Options
	fill    map[string]string // by part: near.json, else fill.json
	ar      *txtar.Archive
}

func examples(t testing.TB) (all []example) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		code, _, _ := strings.Cut(filepath.Base(file), ".")
		e := example{file: file, code: code, ar: ar, fill: map[string]string{}}
		for line := range strings.Lines(string(ar.Comment)) {
			word, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch word {
			case "type":
				if e.kind, err = policy.ParseKind(value); err != nil {
					t.Fatalf("%s: %v", file, err)
				}
			case "on":
				e.options.On = value
			case "fill", "fill near":
				e.fill[strings.TrimPrefix(word, "fill ")+".json"] = filling(t, value)
			}
		}
		all = append(all, e)
	}
	return all
}

func (e *example) part(name string) (string, bool) {
	i := slices.IndexFunc(e.ar.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return "", false
	}
	text := string(e.ar.Files[i].Data)
	fill, ok := e.fill[name]
	if !ok {
		fill, ok = e.fill["fill.json"]
	}
	if ok {
		text = strings.ReplaceAll(text, "FILL", fill)
	}
	return text, true
}

// filling reads "6000 x": so many of it.
func filling(t testing.TB, value string) string {
	n, what := 0, ""
	if _, err := fmt.Sscan(value, &n, &what); err != nil {
		t.Fatalf("fill: %q: %v", value, err)
	}
	return strings.Repeat(strings.ReplaceAll(what, "blank", " "), n)
}

func (e *example) write(t *testing.T, name, data string) {
	i := slices.IndexFunc(e.ar.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		e.ar.Files = append(e.ar.Files, txtar.File{Name: name})
		i = len(e.ar.Files) - 1
	}
	e.ar.Files[i].Data = []byte(data)
	if err := os.WriteFile(e.file, txtar.Format(e.ar), 0o644); err != nil {
		t.Fatal(err)
	}
}

// says is what the linter says of a text under one code.
func (e *example) says(text string) string {
	var b strings.Builder
	for _, f := range lint.Lint(policy.Parse("policy.json", []byte(text)), e.kind, e.options) {
		if f.Code.ID == e.code {
			fmt.Fprintf(&b, "%d:%d: %s\n", f.Span.Line, f.Span.Col, f.Error())
		}
	}
	return b.String()
}

// TestEveryCodeHasItsExample: each code is triggered by its example and not by
// that example's nearest neighbour.
func TestEveryCodeHasItsExample(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range examples(t) {
		seen[e.code] = true
		t.Run(strings.TrimSuffix(filepath.Base(e.file), ".txtar"), func(t *testing.T) {
			if _, ok := lint.FindCode(e.code); !ok {
				t.Fatalf("there is no code %s", e.code)
			}
			trigger, _ := e.part("trigger.json")
			near, ok := e.part("near.json")
			if !ok {
				t.Fatal("no near.json: a neighbour that is fine")
			}
			got := e.says(trigger)
			if got == "" {
				t.Fatal("the trigger does not trigger it")
			}
			if *update {
				e.write(t, "says", got)
			}
			if want, _ := e.part("says"); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
			if got := e.says(near); got != "" {
				t.Errorf("the neighbour triggers it too:\n%s", got)
			}
			e.mends(t, trigger)
		})
	}
	for _, c := range lint.Codes() {
		if !seen[c.ID] {
			t.Errorf("%s has no example", c.ID)
		}
		if name := regexp.MustCompile(`\b[a-z]+[A-Z]\w*`).FindString(c.Title + " " + c.Why); name != "" {
			t.Errorf("%s says %q, which looks like a name in the code", c.ID, name)
		}
		if c.Title == "" || c.Why == "" || c.Page == "" {
			t.Errorf("%s lacks a title, a why or a page", c.ID)
		}
	}
}

// mends holds the mended policy where a finding of the code has a fix: it
// parses as well as before, and the finding is gone.
func (e *example) mends(t *testing.T, trigger string) {
	fixed := ""
	for _, f := range lint.Lint(policy.Parse("policy.json", []byte(trigger)), e.kind, e.options) {
		if f.Code.ID == e.code && f.Fix != nil {
			fixed, _ = lint.Mend("policy.json", trigger, e.kind, e.options)
		}
	}
	if *update && fixed != "" {
		e.write(t, "fixed.json", fixed)
	}
	if want, _ := e.part("fixed.json"); fixed != want {
		t.Errorf("mended:\n%swant:\n%s", fixed, want)
	}
	if fixed != "" && e.says(fixed) != "" {
		t.Errorf("mended, it is still said: %s", e.says(fixed))
	}
}

// TestEveryCheckOfAWSIsThere: each check that AWS's validator knows has its
// code, at AWS's level.
func TestEveryCheckOfAWSIsThere(t *testing.T) {
	src, err := os.ReadFile("testdata/checks.tsv")
	if err != nil {
		t.Fatal(err)
	}
	levels := map[string]lint.Severity{"Error": lint.Error, "Security Warning": lint.Security, "General Warning": lint.Warning, "Suggestion": lint.Suggestion}
	n := 0
	for line := range strings.Lines(string(src)) {
		level, id, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		n++
		switch c, found := lint.FindCode(id); {
		case !found:
			t.Errorf("there is no %s", id)
		case c.Severity != levels[level] || c.Ours:
			t.Errorf("%s is %s, ours %v; AWS says %s", id, c.Severity, c.Ours, level)
		}
	}
	if n < 130 {
		t.Errorf("%d checks were read", n)
	}
}

// TestManyFindingsAreReadByGroups: a policy with hundreds of findings is told
// by code, the gravest first.
func TestManyFindingsAreReadByGroups(t *testing.T) {
	one := `{"Effect":"Allow","Action":["s3:GetObjects","s3:Get*","s3:GetObject"],"Resource":"arn:aws:s3:::reports/*"}`
	doc := policy.Parse("policy.json", []byte(`{"Version":"2012-10-17","Statement":[`+strings.Repeat(one+",", 249)+one+`]}`))
	findings := lint.Lint(doc, policy.Identity, lint.Options{Steps: -1})
	groups := lint.Groups(findings)
	if len(findings) < 500 || len(groups) > 8 {
		t.Errorf("%d findings in %d groups", len(findings), len(groups))
	}
	for i := 1; i < len(groups); i++ {
		if groups[i].Code.Severity < groups[i-1].Code.Severity {
			t.Errorf("%s stands behind %s", groups[i].Code.ID, groups[i-1].Code.ID)
		}
	}
}
