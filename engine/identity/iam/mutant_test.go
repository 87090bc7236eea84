package iam_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
)

// mutant is one block of testdata/mutants.txt: a change that disables or bends
// a rule.
type mutant struct {
	line  int
	rules []string
	file  string // relative to this folder; "" when the rule has no code
	hunks []hunk
	why   string
}

// hunk is a text that stands once in the file, and what is put in its place.
type hunk struct {
	old, new string
	whole    bool // the new text has begun
}

func (m *mutant) String() string {
	return fmt.Sprintf("testdata/mutants.txt:%d: %s: %s", m.line, strings.Join(m.rules, ", "), m.why)
}

// readMutants reads the table: blocks with an empty line between.
func readMutants(t *testing.T) []mutant {
	var all []mutant
	fresh := true
	for i, line := range strings.Split(strings.TrimSpace(string(source(t, "testdata/mutants.txt"))), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			fresh = true
		case fresh:
			fresh = false
			f := strings.Fields(line)
			last := len(f) - 1
			all = append(all, mutant{line: i + 1, rules: f[:last], file: strings.TrimPrefix(f[last], "none")})
		default:
			all[len(all)-1].take(line)
		}
	}
	return all
}

// take reads a line below a block's first: "- " before what is replaced, "+ "
// before what replaces it, the rest is words. A mutant may have several hunks.
func (m *mutant) take(line string) {
	text, h := strings.TrimPrefix(line[1:], " "), &hunk{whole: true}
	if n := len(m.hunks); n > 0 {
		h = &m.hunks[n-1]
	}
	switch {
	case line[0] == '-' && h.whole:
		m.hunks = append(m.hunks, hunk{old: text})
	case line[0] == '-':
		h.old += "\n" + text
	case line[0] == '+' && h.whole:
		h.new += "\n" + text
	case line[0] == '+':
		h.new, h.whole = text, true
	default:
		m.why = strings.TrimSpace(m.why + " " + line)
	}
}

// mutate is the file's text with the mutant's changes.
func (m *mutant) mutate(t *testing.T) string {
	src := string(source(t, m.file))
	for _, h := range m.hunks {
		if n := strings.Count(src, h.old); n != 1 || h.old == h.new {
			t.Errorf("%v\nstands %d times in %s: %s", m, n, m.file, h.old)
		}
		src = strings.Replace(src, h.old, h.new, 1)
	}
	return src
}

// TestMutantTable: every rule of the register has a mutant, one at least in the
// code that the register names, or a reason why nothing can be disabled; and
// every text to replace stands exactly once in its file.
func TestMutantTable(t *testing.T) {
	held := map[string]string{} // rule: what its mutants change
	for _, m := range readMutants(t) {
		if m.why == "" || (m.file == "") != (len(m.hunks) == 0) {
			t.Errorf("%v: no words, or no change", &m)
		}
		places := "none "
		if m.file != "" {
			m.mutate(t)
			places = m.places(t)
		}
		for _, r := range m.rules {
			held[r] += places
		}
	}
	for _, r := range iam.Rules {
		if held[r.Number] != "none " && !strings.Contains(held[r.Number], r.Code+";") {
			t.Errorf("rule %s: the register names %s, its mutants change %q", r.Number, r.Code, held[r.Number])
		}
		delete(held, r.Number)
	}
	for number := range held {
		t.Errorf("the register has no rule %s", number)
	}
}

// places lists the declarations that the mutant changes, as the register names
// them: "decide.go granted;".
func (m *mutant) places(t *testing.T) (out string) {
	if filepath.Ext(m.file) != ".go" {
		return m.file + ";"
	}
	src := source(t, m.file)
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, m.file, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range m.hunks {
		at := strings.Index(string(src), h.old)
		i := slices.IndexFunc(f.Decls, func(d ast.Decl) bool {
			return set.Position(d.Pos()).Offset <= at && at < set.Position(d.End()).Offset
		})
		if i < 0 {
			continue
		}
		if d, ok := f.Decls[i].(*ast.FuncDecl); ok {
			out += m.file + " " + d.Name.Name + ";"
		}
	}
	return out
}

// overlay writes the mutant's file and the map by which the go command reads
// it in place of the original.
func (m *mutant) overlay(t *testing.T, dir string) string {
	original, err := filepath.Abs(filepath.FromSlash(m.file))
	if err != nil {
		t.Fatal(err)
	}
	changed, overlay := filepath.Join(dir, "changed"+filepath.Ext(m.file)), filepath.Join(dir, "overlay.json")
	for name, text := range map[string]string{changed: m.mutate(t), overlay: fmt.Sprintf(`{"Replace": {%q: %q}}`, original, changed)} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return overlay
}
