package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// door is a rule about who may import whom. Patterns are those of path.Match
// on import paths, where a trailing /... stands for the package and all below.
type door struct {
	who    string
	never  []string
	except []string // packages of who, or of never, that the rule leaves alone
	why    string
}

const module = "gatehouse"

// doors is the house's statement of policy. The wings traffic and world, and
// the pages beyond today's, are named before they exist, so that the first
// line written there already finds its walls.
var doors = []door{
	{who: "engine/...", never: []string{"lab/...", "exercises", "content", "cmd/..."},
		why: "the engine is true of AWS with nobody learning"},
	{who: "engine/...", never: []string{"os", "os/exec", "net", "net/http", "time", "math/rand", "github.com/charmbracelet/..."},
		except: []string{"engine/identity/catalog/generate", "engine/traffic/geo/generate"},
		why:    "the engine is pure: no files, no wall clock, no global random, no terminal (generate is a command that writes tables, and nothing imports it)"},
	{who: "engine/...", never: []string{"math/rand/v2"}, except: []string{"engine/clock"},
		why: "random numbers come from clock's named streams"},
	{who: "...", never: []string{"engine/identity/catalog/generate", "engine/traffic/geo/generate"},
		why: "the generators are run by go generate and by nobody else"},
	{who: "engine/identity/...", never: []string{"engine/traffic/...", "engine/world/..."},
		why: "the wings do not know each other; where they meet is world"},
	{who: "engine/traffic/...", never: []string{"engine/identity/...", "engine/world/..."},
		why: "the wings do not know each other; where they meet is world"},
	{who: "engine/arn", never: []string{"engine/..."}, except: []string{"engine/arn"},
		why: "the floor stands on nothing"},
	{who: "engine/clock", never: []string{"engine/..."}, except: []string{"engine/clock"},
		why: "the floor stands on nothing"},
	{who: "engine/explain", never: []string{"engine/..."}, except: []string{"engine/explain"},
		why: "the floor stands on nothing"},
	{who: "engine/identity/match", never: []string{"engine/..."}, except: []string{"engine/identity/match"},
		why: "matching knows patterns and values, not policies"},
	{who: "engine/identity/language", never: []string{"engine/..."}, except: []string{"engine/identity/match"},
		why: "languages know patterns, not who uses them"},
	{who: "engine/identity/prove", never: []string{"engine/identity/cases", "engine/identity/twin"},
		why: "what is proved does not depend on how cases are written"},
	{who: "engine/identity/lint", never: []string{"engine/identity/cases", "engine/identity/advice", "engine/identity/twin"},
		why: "a friend reads the document: cases and counterexamples are told elsewhere"},
	{who: "...", never: []string{"engine/identity/lint"}, except: []string{"cmd/...", "lab/..."},
		why: "nothing is judged or proved by advice"},
	{who: "engine/identity/policy", never: []string{"engine/identity/iam"},
		why: "the shape of a document comes before any judgement on it"},
	{who: "lab/...", never: []string{"cmd/...", "exercises", "content"},
		why: "packs are handed in as an fs.FS: a built-in pack is a pack like any other"},
	{who: "...", never: []string{"github.com/charmbracelet/...", "github.com/muesli/termenv"}, except: []string{"lab/tui/..."},
		why: "only the terminal needs a terminal library"},
	{who: "...", never: []string{"github.com/yuin/goldmark/..."}, except: []string{"lab/pack"},
		why: "pack alone reads Markdown for structure"},
	{who: "lab/...", never: []string{"os", "path/filepath"}, except: []string{"lab/progress", "lab/tui/term", "lab/pack/packtest"},
		why: "only cmd and progress open files; term is handed one by cmd, packtest serves tests"},
	{who: "...", never: []string{"modernc.org/sqlite", "database/sql"}, except: []string{"lab/progress"},
		why: "progress is the only keeper of files"},
	{who: "lab/...", never: []string{"lab/tui/..."}, except: []string{"lab/tui/..."},
		why: "grading and packs know no screen"},
	{who: "lab/grade", never: []string{"lab/attempt", "lab/progress", "lab/author"},
		why: "a grade depends on the answer alone"},
	{who: "lab/plan", never: []string{"lab/attempt", "lab/grade", "lab/plain"},
		why: "what comes next follows from packs and records alone"},
	{who: "lab/difference", never: []string{"lab/..."}, except: []string{"lab/difference"},
		why: "texts are compared without knowing what they are"},
	{who: "lab/tui/part/...", never: []string{"lab/tui/page/*", "lab/tui"},
		why: "a part can stand on any page"},
	{who: "lab/tui/page/...", never: []string{"lab/tui"},
		why: "pages are held by the root model, not the other way round"},
	{who: "...", never: []string{"net", "net/http"}, except: []string{"engine/identity/match", "lab/progress", "lab/tui/..."},
		why: "nothing is looked up on a network (match and libraries read addresses only)"},
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// within says whether an import path lies in a pattern; patterns of the house
// are written without the module's name.
func within(imported, pattern string) bool {
	imported = strings.TrimPrefix(imported, module+"/")
	if pattern == "..." {
		return true
	}
	if root, ok := strings.CutSuffix(pattern, "/..."); ok {
		return imported == root || strings.HasPrefix(imported, root+"/")
	}
	ok, _ := path.Match(pattern, imported)
	return ok
}

func anyWithin(imported string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return within(imported, p) })
}

// TestImportRules holds the doors. It is run with -count=1: Go's cache does
// not know that it reads the whole tree.
func TestImportRules(t *testing.T) {
	all := listPackages(t)
	if len(all) < 10 {
		t.Fatalf("go list knows %d packages only", len(all))
	}
	for _, d := range doors {
		if d.why == "" {
			t.Errorf("the rule for %s gives no reason", d.who)
		}
		for _, p := range all {
			named := p.ImportPath == module+"/"+d.who // a rule for one package spares others, not itself
			if !within(p.ImportPath, d.who) || !named && anyWithin(p.ImportPath, d.except) {
				continue
			}
			for _, imp := range p.Imports {
				if anyWithin(imp, d.never) && !anyWithin(imp, d.except) {
					t.Errorf("%s imports %s: %s", p.ImportPath, imp, d.why)
				}
			}
		}
	}
}

// TestPagesNeverImportPages: they send navigation messages instead.
func TestPagesNeverImportPages(t *testing.T) {
	const pages = module + "/lab/tui/page/"
	for _, p := range listPackages(t) {
		for _, imp := range p.Imports {
			if strings.HasPrefix(p.ImportPath, pages) && strings.HasPrefix(imp, pages) {
				t.Errorf("%s imports %s: a page reaches another by a message", p.ImportPath, imp)
			}
		}
	}
}

// TestWithin: a rule that can never match would hold nothing.
func TestWithin(t *testing.T) {
	for _, c := range []struct {
		imported, pattern string
		want              bool
	}{
		{"gatehouse/engine/arn", "engine/...", true},
		{"gatehouse/enginex", "engine/...", false},
		{"github.com/charmbracelet/lipgloss", "github.com/charmbracelet/...", true},
		{"os", "os", true},
		{"gatehouse/lab/tui/page/home", "lab/tui", false},
	} {
		if got := within(c.imported, c.pattern); got != c.want {
			t.Errorf("within(%q, %q) = %v", c.imported, c.pattern, got)
		}
	}
}
