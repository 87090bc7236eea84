package difference

import "strings"

// Side says where a line stands.
type Side uint8

// The sides.
const (
	Both Side = iota
	Yours
	Theirs
)

// Line is a line of either text, or of both.
type Line struct {
	Side   Side
	Number int // in its own text, from 1; of a line in both, in yours
	Text   string
}

// maxCompared bounds the comparison, which takes lines times lines. Longer
// texts are walked through side by side, up to where they first differ.
const maxCompared = 2000

// Of compares two texts by lines; blanks at the ends of lines and of the texts
// do not count, and a tab is four blanks.
func Of(yours, theirs string) []Line {
	return compare(split(yours), split(theirs))
}

// compare finds what two texts share, in order.
func compare(a, b []laid) []Line {
	common := func(i, j int) int { return 0 }
	if len(a) <= maxCompared && len(b) <= maxCompared {
		table := shared(a, b)
		common = func(i, j int) int { return table[i][j] }
	}
	var out []Line
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i].key == b[j].key:
			out = append(out, Line{Both, a[i].line, a[i].text})
			i, j = i+1, j+1
		case j >= len(b) || i < len(a) && common(i+1, j) >= common(i, j+1):
			out = append(out, Line{Yours, a[i].line, a[i].text})
			i++
		default:
			out = append(out, Line{Theirs, b[j].line, b[j].text})
			j++
		}
	}
	return out
}

// shared[i][j] is how many lines a[i:] and b[j:] share in order.
func shared(a, b []laid) [][]int {
	n := make([][]int, len(a)+1)
	for i := range n {
		n[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].key == b[j].key {
				n[i][j] = n[i+1][j+1] + 1
			} else {
				n[i][j] = max(n[i+1][j], n[i][j+1])
			}
		}
	}
	return n
}

// split gives a text's lines as they are compared.
func split(s string) (lines []laid) {
	for i, l := range strings.Split(strings.TrimRight(s, "\n "), "\n") {
		l = strings.TrimRight(strings.ReplaceAll(l, "\t", "    "), " \r")
		lines = append(lines, laid{l, l, i + 1})
	}
	return lines
}

// Apart keeps the lines that only one of the texts has.
func Apart(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		if l.Side != Both {
			out = append(out, l)
		}
	}
	return out
}

// Same says whether nothing sets the texts apart.
func Same(lines []Line) bool { return len(Apart(lines)) == 0 }
