package exercises_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gatehouse/exercises"
	"gatehouse/lab/author"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

var update = flag.Bool("update", false, "rewrite what catches the sly answers in testdata")

// packs are the built-in packs. Each must pass the check that instructors run
// over theirs.
func packs(t *testing.T) []*pack.Pack {
	t.Helper()
	list, faults := loaded()
	for _, fault := range faults {
		t.Error(fault)
	}
	if len(list) == 0 {
		t.Error("no packs are built in")
	}
	if t.Failed() {
		t.FailNow()
	}
	return list
}

// loaded loads and checks every pack, once for all tests.
var loaded = sync.OnceValues(func() (list []*pack.Pack, faults []string) {
	folders, err := fs.ReadDir(exercises.FS, ".")
	if err != nil {
		return nil, []string{err.Error()}
	}
	for _, f := range folders {
		sub, err := fs.Sub(exercises.FS, f.Name())
		if err != nil {
			return nil, []string{err.Error()}
		}
		p, _ := pack.Load(sub)
		problems, _ := author.Check(sub)
		for _, problem := range problems {
			faults = append(faults, fmt.Sprintf("%s/%v", f.Name(), problem))
		}
		if p.ID != f.Name() {
			faults = append(faults, fmt.Sprintf("the folder %s holds the pack %q", f.Name(), p.ID))
		}
		list = append(list, p)
	}
	return list, faults
})

// eachPolicy runs a subtest for every policy exercise of every pack.
func eachPolicy(t *testing.T, test func(*testing.T, *pack.Exercise, *grade.Grader)) {
	n := 0
	for _, p := range packs(t) {
		for _, ex := range p.Exercises {
			if ex.Kind != pack.PolicyKind {
				continue
			}
			n++
			t.Run(ex.ID, func(t *testing.T) {
				g, err := grade.New(ex)
				if err != nil {
					t.Fatal(err)
				}
				test(t, ex, g)
			})
		}
	}
	if n == 0 {
		t.Fatal("there is no policy exercise")
	}
}

func TestStartsFailAndSolutionsPass(t *testing.T) {
	eachPolicy(t, func(t *testing.T, ex *pack.Exercise, g *grade.Grader) {
		if g.Judge(grade.Start(ex)).Passed {
			t.Error("the start passes")
		}
		if r := g.Judge(grade.Solution(ex)); !r.Passed {
			t.Errorf("the solution fails at %s %v", caught(r), r.Flaws)
		}
	})
}

func TestEachSampleFiresItsOwnMistake(t *testing.T) {
	eachPolicy(t, func(t *testing.T, ex *pack.Exercise, g *grade.Grader) {
		for i := range ex.Mistakes {
			m := &ex.Mistakes[i]
			r := g.Judge(grade.Sample(ex, m))
			switch {
			case len(r.Flaws) > 0 || r.Holes > 0:
				t.Errorf("the sample of %s is no policy: %v", m.ID, r.Flaws)
			case r.Passed:
				t.Errorf("the sample of %s passes", m.ID)
			case r.Mistake == nil:
				t.Errorf("the sample of %s fires nothing", m.ID)
			case r.Mistake.ID != m.ID:
				t.Errorf("the sample of %s fires %s", m.ID, r.Mistake.ID)
			}
		}
	})
}

// TestSlyAnswersFail runs answers that look right. What follows the arrow in a
// section's name is the checks that catch it: an answer that is caught for
// another reason than the author's shows a weak table.
func TestSlyAnswersFail(t *testing.T) {
	eachPolicy(t, func(t *testing.T, ex *pack.Exercise, g *grade.Grader) {
		file, a := answers(t, ex, "sly_answers_fail")
		for i, f := range a.Files {
			says, want, _ := strings.Cut(f.Name, " -> ")
			r := judge(t, ex, g, says, f.Data)
			if r.Passed {
				t.Errorf("%q passes", says)
				continue
			}
			if got := caught(r); got != want && !*update {
				t.Errorf("%q is caught by %s, want %s", says, got, want)
			} else {
				a.Files[i].Name = says + " -> " + got
			}
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestOtherRightAnswersPass(t *testing.T) {
	eachPolicy(t, func(t *testing.T, ex *pack.Exercise, g *grade.Grader) {
		_, a := answers(t, ex, "other_right_answers_pass")
		for _, f := range a.Files {
			if r := judge(t, ex, g, f.Name, f.Data); !r.Passed {
				t.Errorf("%q is caught by %s", f.Name, caught(r))
			}
		}
	})
}

// answers reads the answers to an exercise that a file of testdata holds.
func answers(t *testing.T, ex *pack.Exercise, name string) (string, *txtar.Archive) {
	t.Helper()
	if len(ex.Answer) != 1 {
		t.Fatal("these tests give one document, the exercise asks for", len(ex.Answer))
	}
	file := filepath.Join("testdata", path.Base(ex.ID), name+".txtar")
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Files) == 0 {
		t.Fatalf("%s holds no answers", file)
	}
	return file, a
}

func judge(t *testing.T, ex *pack.Exercise, g *grade.Grader, says string, text []byte) grade.Report {
	t.Helper()
	r := g.Judge(grade.Answer{ex.Answer[0].Name: string(text)})
	if len(r.Flaws) > 0 || r.Holes > 0 {
		t.Fatalf("%q is no policy: %v", says, r.Flaws)
	}
	for _, row := range r.Rows {
		if row.State == grade.NotJudged {
			t.Errorf("%q leaves %s not judged, which proves nothing", says, row.Check.Info().ID)
		}
	}
	return r
}

// caught lists the checks that an answer does not meet.
func caught(r grade.Report) string {
	var ids []string
	for _, row := range r.Rows {
		if row.State != grade.OK {
			ids = append(ids, row.Check.Info().ID)
		}
	}
	return strings.Join(ids, ", ")
}
