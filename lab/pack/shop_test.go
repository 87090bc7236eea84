package pack_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
)

// TestShop holds what the sound pack reads as, in testdata/shop.golden.
func TestShop(t *testing.T) {
	p, problems := pack.Load(packtest.Shop())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %q %s %s\n%s\n", p.ID, p.Title, p.Version, p.Language, p.Summary)
	for _, ex := range p.Exercises {
		print(&b, ex)
	}
	const file = "testdata/shop.golden"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || b.String() != string(want) {
		t.Fatalf("got\n%s\nwant\n%s (%v)", b.String(), want, err)
	}
}

func print(b *bytes.Buffer, ex *pack.Exercise) {
	fmt.Fprintf(b, "\n== %s %q %s level %d, %d min, revision %d, covers %v, sources %q, %v\n",
		ex.ID, ex.Title, ex.Kind, ex.Level, ex.Minutes, ex.Revision, ex.Covers, ex.Sources, ex.At)
	fmt.Fprintf(b, "brief %q\nafter %q\n", ex.Brief, ex.After)
	for _, d := range ex.Answer {
		fmt.Fprintf(b, "document %s %s on %s, at %v, start at %v, solution at %v\n%s%s", d.Name, d.Kind, d.On, d.At, d.StartAt, d.SolvedAt, d.Start, d.Solution)
	}
	for _, c := range ex.Checks {
		rc := c.(pack.RequestCheck)
		r, _ := json.Marshal(rc.Request)
		fmt.Fprintf(b, "check %s at %v: %s %s %s given %q want %s by %q also %v because %q\n  %s\n", rc.ID, rc.At, rc.Who, rc.Does, rc.On, rc.Given, rc.Want, rc.By, rc.Also, rc.Because, r)
	}
	for _, h := range ex.Hints {
		fmt.Fprintf(b, "hint %d %q\n", h.Cost, h.Text)
	}
	for _, m := range ex.Mistakes {
		fmt.Fprintf(b, "mistake %s %q when %q at %v cost %d\n%q\n%q\n", m.ID, m.Title, m.When, m.WhenAt, m.Cost, m.Text, m.Samples)
	}
	for _, q := range ex.Questions {
		fmt.Fprintf(b, "question %s %q %s level %d covers %v at %v\n  text %q\n  options %+v\n  pairs %q answer %v %q tolerance %v accepts %q\n  why %q\n",
			q.ID, q.Title, q.Kind, q.Level, q.Covers, q.At, q.Text, q.Options, q.Pairs, q.Answer, q.Unit, q.Tolerance, q.Accepts, q.Why)
	}
}

func TestIndexIsWhatALoadSays(t *testing.T) {
	whole, _ := pack.Load(packtest.Shop())
	index, problems := pack.LoadIndex(packtest.Shop())
	if len(problems) > 0 || len(index.Exercises) != len(whole.Exercises) {
		t.Fatalf("%d of %d exercises, problems %v", len(index.Exercises), len(whole.Exercises), problems)
	}
	for i, ex := range index.Exercises {
		of := whole.Exercises[i]
		got := fmt.Sprint(ex.ID, ex.Title, ex.Kind, ex.Level, ex.Minutes, ex.Covers, ex.Sources, ex.Revision, ex.At, questions(ex))
		want := fmt.Sprint(of.ID, of.Title, of.Kind, of.Level, of.Minutes, of.Covers, of.Sources, of.Revision, of.At, questions(of))
		if got != want {
			t.Errorf("index says\n%s\nload says\n%s", got, want)
		}
		if ex.World != nil || len(ex.Checks) > 0 {
			t.Errorf("%s: the index read more than front matter", ex.ID)
		}
	}
}

func questions(ex *pack.Exercise) []string {
	var list []string
	for _, q := range ex.Questions {
		list = append(list, q.ID, q.Title, fmt.Sprint(q.At))
	}
	return list
}

func TestLoadExerciseIsThatOfTheLoad(t *testing.T) {
	whole, _ := pack.Load(packtest.Shop())
	for _, of := range whole.Exercises {
		ex, problems := pack.LoadExercise(packtest.Shop(), of.ID)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var got, want bytes.Buffer
		print(&got, ex)
		print(&want, of)
		if got.String() != want.String() {
			t.Errorf("got\n%s\nwant\n%s", &got, &want)
		}
	}
}

func TestLoadExerciseTellsOnlyOfThatExercise(t *testing.T) {
	fsys := packtest.Shop()
	fsys["01-mia-reads.md"].Data = bytes.Replace(fsys["01-mia-reads.md"].Data, []byte("level: 1"), []byte("level: 9"), 1)
	if ex, problems := pack.LoadExercise(fsys, "shop/guard"); ex == nil || len(problems) > 0 {
		t.Errorf("another exercise's mistake was told of: %v", problems)
	}
	if ex, problems := pack.LoadExercise(fsys, "shop/mia-reads"); ex != nil || len(problems) != 1 {
		t.Errorf("got %v, %v, want one problem and no exercise", ex, problems)
	}
	_, problems := pack.LoadExercise(fsys, "shop/gard")
	if len(problems) != 1 || !strings.Contains(problems[0].Hint, `"shop/guard"`) {
		t.Errorf("got %v, want the nearest id", problems)
	}
}

func TestLineEndsAndByteOrderMarksDoNotMatter(t *testing.T) {
	fsys := packtest.Shop()
	for _, f := range fsys {
		f.Data = append([]byte("\uFEFF"), bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))...)
	}
	_, problems := pack.Load(fsys)
	problems = slices.DeleteFunc(problems, func(p pack.Problem) bool { return strings.HasPrefix(p.File, "policies/") })
	if len(problems) > 0 {
		t.Error(problems)
	}
}
