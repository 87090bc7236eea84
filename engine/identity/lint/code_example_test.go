package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gatehouse/engine/identity/lint"
)

// mostShown is how many lines of an example are worth showing.
const mostShown = 24

// TestTheExamplesShownAreThoseOfTestdata: what --why shows of a code is what
// its example and the neighbour differ in.
func TestTheExamplesShownAreThoseOfTestdata(t *testing.T) {
	var b strings.Builder
	shown := map[string]bool{}
	for _, lone := range []bool{true, false} { // the code's first example, else one of its others
		for _, e := range examples(t) {
			lines := differing(e)
			if (filepath.Base(e.file) == e.code+".txtar") != lone || shown[e.code] || len(e.fill) > 0 || len(lines) > mostShown {
				continue
			}
			shown[e.code] = true
			fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprintf("= %s %s %s", e.code, e.kind, e.options.On)))
			for _, line := range lines {
				fmt.Fprintln(&b, line)
			}
		}
	}
	if *update {
		if err := os.WriteFile("examples.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if file, _ := os.ReadFile("examples.txt"); string(file) != b.String() {
		t.Error("examples.txt is out of step: go test ./engine/identity/lint -run TestTheExamplesShown -update")
	}
	for _, c := range lint.Codes() {
		if _, ok := c.Example(); !ok && !*update && !strings.Contains(c.ID, "SIZE") && !strings.HasPrefix(c.ID, "TOO_") {
			t.Errorf("%s shows no example", c.ID)
		}
	}
}

// differing are the lines in which an example and its neighbour differ, with
// the statement around them, or a line at each side where that is long, and
// without the indent of all.
func differing(e example) (lines []string) {
	read := func(part string) []string {
		text, _ := e.part(part)
		return strings.Split(strings.TrimRight(text, "\n"), "\n")
	}
	said, not := read("trigger.json"), read("near.json")
	first, last := 0, min(len(said), len(not))
	for first < last && said[first] == not[first] {
		first++
	}
	behind := 0
	for behind < last-first && said[len(said)-1-behind] == not[len(not)-1-behind] {
		behind++
	}
	end, add := len(said)-behind, func(mark string, list []string) {
		for _, line := range list {
			lines = append(lines, mark+line)
		}
	}
	from, to := around(said, first, end)
	if to-from+len(not)-behind-first > mostShown {
		from, to = max(0, first-1), min(len(said), end+1)
	}
	add(" ", said[from:first])
	add("-", said[first:end])
	add("+", not[first:len(not)-behind])
	add(" ", said[end:to])
	return outdent(lines)
}

// around is the statement that lines lie in, else a line at each side.
func around(text []string, first, end int) (from, to int) {
	const open, shut = "    {", "    }"
	from, to = first, end
	for from > 0 && strings.HasPrefix(text[from-1], "    ") && (from == first || text[from] != open) {
		from--
	}
	for to < len(text) && strings.HasPrefix(text[to], "    ") && (to == end || !strings.HasPrefix(text[to-1], shut)) {
		to++
	}
	if from == first && to == end {
		return max(0, first-1), min(len(text), end+1)
	}
	return from, to
}

// outdent takes away the indent that all lines have behind their mark.
func outdent(lines []string) []string {
	indent := -1
	for _, line := range lines {
		if n := len(line[1:]) - len(strings.TrimLeft(line[1:], " ")); strings.TrimSpace(line[1:]) != "" && (indent < 0 || n < indent) {
			indent = n
		}
	}
	for i, line := range lines {
		lines[i] = line[:1] + line[1+min(max(indent, 0), len(line)-1):]
	}
	return lines
}
