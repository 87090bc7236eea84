package lesson

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// TestCuts plays testdata/*.txtar: files of content, then what is read of
// them, pieces and problems.
func TestCuts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(a.Files) - 1
			if last < 0 || a.Files[last].Name != "read" {
				t.Fatal("the last section must be read")
			}
			fsys := fstest.MapFS{}
			for _, f := range a.Files[:last] {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			got := told(fsys)
			if *update {
				a.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(a.Files[last].Data) {
				t.Errorf("got\n%s\nwant\n%s", got, a.Files[last].Data)
			}
		})
	}
}

// told writes everything that is read, a line each.
func told(fsys fstest.MapFS) string {
	var b strings.Builder
	lessons, problems := Load(fsys)
	g, more := LoadGlossary(fsys)
	for _, l := range lessons {
		fmt.Fprintf(&b, "%s %q, %d min, %v\n", l.ID, l.Title, l.Minutes, l.Covers)
		for _, s := range l.Sections {
			fmt.Fprintf(&b, "%d section %q\n", s.Line, s.Title)
			for _, st := range s.Steps {
				fmt.Fprintf(&b, "  text %q\n", st.Text)
				if p := st.Predict; p != nil {
					fmt.Fprintf(&b, "  %d asks %q\n  then %q\n", p.Line, p.Question, p.Answer)
				}
			}
			for _, e := range s.Examples {
				fmt.Fprintf(&b, "  %d claims %s %s %s %v -> %s under %d\n", e.Line, e.Who, e.Action, e.Resource, e.Context, e.Want, len(e.Policies))
			}
		}
	}
	if g != nil {
		fmt.Fprintf(&b, "glossary %q\n", g.Intro)
		for _, t := range g.Terms {
			fmt.Fprintf(&b, "  %d %s: %q\n", t.Line, t.Name, t.Text)
		}
	}
	for _, p := range append(problems, more...) {
		fmt.Fprintln(&b, p.Error())
	}
	return b.String()
}

const head = "---\nid: lesson/a\ntitle: A\nminutes: 1\ncovers: [POL-1]\nsources: [x]\n---\n"

// TestTheRunEndsAt150Words: the hundred and fifty-first word is one too many,
// and a question begins a new run.
func TestTheRunEndsAt150Words(t *testing.T) {
	long := func(n int) string { return strings.Repeat("word ", n) + "\n\n> **Predict.** eh?\n\n> **Then:** yes.\n" }
	for _, tt := range []struct {
		body string
		want int
	}{
		{long(149), 0},
		{long(150), 1}, // the question's word is the last
		{long(149) + "\n" + long(148), 0},
		{long(149) + "\n" + long(149), 1}, // the answer begins the run
		{"```\n" + strings.Repeat("word ", 200) + "\n```\n" + long(1), 0},
		{long(1) + strings.Repeat("word\n", 151), 1},
	} {
		l, problems := ParseFile(fstest.MapFS{"lessons/a.md": {Data: []byte(head + tt.body)}}, "lessons/a.md")
		if l == nil || len(problems) != tt.want {
			t.Errorf("%.20q...: %v", tt.body, problems)
		}
	}
}

// TestBounds: what has no end is refused, not read.
func TestBounds(t *testing.T) {
	for name, body := range map[string]string{
		"too-big":  strings.Repeat("a\n", MaxFile),
		"too-long": strings.Repeat("a", MaxLine+1),
		"too-many": strings.Repeat("> **Predict.** a?\n\n> **Then:** b\n\n", MaxPredicts+1),
	} {
		_, problems := ParseFile(fstest.MapFS{"lessons/a.md": {Data: []byte(head + body)}}, "lessons/a.md")
		if len(problems) == 0 || problems[0].Code != name {
			t.Errorf("%s: got %v", name, problems)
		}
	}
}

// FuzzParse holds that whatever is read, nothing breaks and every problem has
// a place inside the file.
func FuzzParse(f *testing.F) {
	f.Add(head + "## S\n```json\n{}\n```\nJudged: a, b:c, d -> allow\n\n> **Predict.** q\n\n> **Then:** a\n")
	f.Add("---\n---\n>\n> **Then:**\n````\n```\n")
	f.Add(head + "- Judged: -> \n> **Predict.**\n>\n> **Then:** x\n~~~json\n")
	f.Add("# G\n## b\nx\n## a\n")
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"lessons/a.md": {Data: []byte(text)}, "glossary.md": {Data: []byte(text)}}
		l, problems := ParseFile(fsys, "lessons/a.md")
		_, more := LoadGlossary(fsys)
		if l == nil && len(problems) == 0 {
			t.Error("nothing is read, and nobody says why")
		}
		lines := strings.Count(text, "\n") + 1
		for _, p := range append(problems, more...) {
			if p.Line < 1 || p.Line > lines+1 || p.Col < 1 || p.Message == "" {
				t.Errorf("%+v in %d lines", p, lines)
			}
		}
	})
}
