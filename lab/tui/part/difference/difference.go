package difference

import (
	"gatehouse/lab/difference"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"
)

// Render draws the lines: a minus before one's own, a plus before the author's.
func Render(lines []difference.Line, t *theme.Theme, w int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		switch text := layout.Cut(l.Text, w-4); l.Side {
		case difference.Yours:
			out[i] = " " + t.Removed.Render("- "+text)
		case difference.Theirs:
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
		lines := difference.Of(own[d.Name], theirs[d.Name])
		out = append(out, t.Strong.Render(d.Name))
		if difference.Same(lines) {
			out = append(out, "   "+t.Faint.Render("the same, line by line"), "")
			continue
		}
		out = append(append(out, Render(lines, t, w)...), "")
	}
	return out
}
