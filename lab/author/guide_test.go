package author_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gatehouse/engine/traffic/flow"
	"gatehouse/lab/author"
)

// begin is where a file begins in the guide: its name on a line of its own,
// then a fence.
var begin = regexp.MustCompile("(?m)^`([^`\n]+)`\n(`{3,})[a-z]+\n")

// TestGuide checks the pack that the instructor's guide builds.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../exercises/README.md")
	if err != nil {
		t.Fatal(err)
	}
	fsys, rest := files(string(guide))
	if strings.Contains(rest, "```") {
		t.Error("a fence of the guide has no file name: nothing checks it")
	}
	problems, summary := author.Check(fsys)
	for _, p := range problems {
		t.Error(p)
	}
	if want := "cafe: 2 exercises with 14 checks and 2 mistakes, 1 prediction, 1 deck with 6 questions"; summary.String() != want {
		t.Errorf("got %s, want %s", summary, want)
	}
	for _, m := range flow.Measures() {
		if !strings.Contains(rest, "`"+m.Name) {
			t.Errorf("the guide does not explain the measure %s", m.Name)
		}
	}
	measured(t, rest, summary)
	if n := strings.Count(string(guide), "\n"); n >= 530 {
		t.Errorf("the guide has %d lines; an instructor reads it in one sitting", n)
	}
}

// measured holds the figures that the guide prints to what is measured.
func measured(t *testing.T, guide string, summary author.Summary) {
	t.Helper()
	var lines []string
	for _, m := range summary.Measured {
		if m.Runs == 0 {
			continue // a proof's steps change with the prover
		}
		lines = append(lines, m.Lines()...)
	}
	shown := 0
	for line := range strings.Lines(guide) {
		line, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "    ")
		if ok {
			if shown++; !slices.Contains(lines, line) {
				t.Errorf("the guide shows %q; the check prints\n%s", line, strings.Join(lines, "\n"))
			}
		}
	}
	if shown != len(lines) {
		t.Errorf("the guide shows %d lines of what is measured, want %d", shown, len(lines))
	}
}

// files takes the guide's files out of it. A fence ends at a line of as many
// backticks as began it.
func files(text string) (fsys fstest.MapFS, rest string) {
	fsys = fstest.MapFS{}
	for {
		m := begin.FindStringSubmatchIndex(text)
		if m == nil {
			return fsys, rest + text
		}
		rest += text[:m[0]]
		name, fence, body := text[m[2]:m[3]], text[m[4]:m[5]], text[m[1]:]
		content, after, _ := strings.Cut(body, "\n"+fence+"\n")
		fsys[name] = &fstest.MapFile{Data: []byte(content + "\n")}
		text = after
	}
}
