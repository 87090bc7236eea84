package plain

import (
	"fmt"
	"strings"

	"gatehouse/lab/grade"
)

// diff says what sets one's own answer apart from the author's.
func (e *exercise) diff(string) {
	if !e.a.Passed() && !e.a.Looked {
		e.s.out.say("The difference is told after passing.")
		return
	}
	e.s.out.say("Yours beside the author's, which is one way of several.")
	own, theirs := e.a.Answer(), grade.Solution(e.ex)
	for _, d := range e.ex.Answer {
		e.s.out.gap()
		lines := difference(textLines(own[d.Name]), textLines(theirs[d.Name]))
		if len(lines) == 0 {
			e.s.out.say("%s: the same, line by line.", d.Name)
			continue
		}
		e.s.out.say("%s:", d.Name)
		for _, l := range lines {
			e.s.out.line(l)
		}
	}
}

// textLines gives a text's lines, blanks at their ends left out.
func textLines(s string) []string {
	lines := strings.Split(strings.TrimRight(s, "\n "), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return lines
}

// maxCompared bounds the comparison, which takes lines times lines.
const maxCompared = 2000

// difference tells the lines that only one of two texts has, in order.
func difference(yours, theirs []string) []string {
	var out []string
	tell := func(whose string, i int, text string) {
		out = append(out, fmt.Sprintf("%s line %d: %s", whose, i+1, strings.TrimSpace(text)))
	}
	common := func(i, j int) int { return 0 }
	if len(yours) <= maxCompared && len(theirs) <= maxCompared {
		table := shared(yours, theirs)
		common = func(i, j int) int { return table[i][j] }
	}
	for i, j := 0, 0; i < len(yours) || j < len(theirs); {
		switch {
		case i < len(yours) && j < len(theirs) && yours[i] == theirs[j]:
			i, j = i+1, j+1
		case j >= len(theirs) || i < len(yours) && common(i+1, j) >= common(i, j+1):
			tell("Yours,", i, yours[i])
			i++
		default:
			tell("The author's,", j, theirs[j])
			j++
		}
	}
	return out
}

// shared[i][j] is how many lines a[i:] and b[j:] share in order.
func shared(a, b []string) [][]int {
	n := make([][]int, len(a)+1)
	for i := range n {
		n[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				n[i][j] = n[i+1][j+1] + 1
			} else {
				n[i][j] = max(n[i+1][j], n[i][j+1])
			}
		}
	}
	return n
}
