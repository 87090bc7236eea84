package difference

import (
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"
)

// Side says where a line stands.
type Side uint8

// The sides.
const (
	Both Side = iota
	Yours
	Theirs
)

// Line is a line of either text.
type Line struct {
	Side Side
	Text string
}

// maxLines bounds the comparison, which takes lines times lines.
const maxLines = 2000

// Of compares two texts by lines, blanks at their ends left out.
func Of(yours, theirs string) []Line {
	a, b := split(yours), split(theirs)
	if len(a) > maxLines || len(b) > maxLines {
		return append(all(a, Yours), all(b, Theirs)...)
	}
	same := common(a, b)
	var out []Line
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, Line{Both, a[i]})
			i, j = i+1, j+1
		case j >= len(b) || i < len(a) && same[i+1][j] >= same[i][j+1]:
			out = append(out, Line{Yours, a[i]})
			i++
		default:
			out = append(out, Line{Theirs, b[j]})
			j++
		}
	}
	return out
}

// common[i][j] is how many lines a[i:] and b[j:] share in order.
func common(a, b []string) [][]int {
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

func split(s string) []string {
	lines := strings.Split(strings.TrimRight(s, "\n "), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(lines[i], "\t", "    "), " \r")
	}
	return lines
}

func all(lines []string, s Side) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = Line{s, l}
	}
	return out
}

// Same says whether nothing sets the texts apart.
func Same(lines []Line) bool {
	for _, l := range lines {
		if l.Side != Both {
			return false
		}
	}
	return true
}

// Render draws the lines: a minus before one's own, a plus before the author's.
func Render(lines []Line, t *theme.Theme, w int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		switch text := layout.Cut(l.Text, w-4); l.Side {
		case Yours:
			out[i] = " " + t.Removed.Render("- "+text)
		case Theirs:
			out[i] = " " + t.Added.Render("+ "+text)
		default:
			out[i] = "   " + t.Faint.Render(text)
		}
	}
	return out
}

// Documents sets an answer beside the author's, document by document.
func Documents(ex *pack.Exercise, own grade.Answer, t *theme.Theme, w int) []string {
	out := []string{t.Faint.Render("- yours   + the author's, which is one way of several"), ""}
	theirs := grade.Solution(ex)
	for _, d := range ex.Answer {
		lines := Of(own[d.Name], theirs[d.Name])
		out = append(out, t.Strong.Render(d.Name))
		if Same(lines) {
			out = append(out, "   "+t.Faint.Render("the same, line by line"), "")
			continue
		}
		out = append(append(out, Render(lines, t, w)...), "")
	}
	return out
}
