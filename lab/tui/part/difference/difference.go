package difference

import (
	"strings"

	"gatehouse/lab/difference"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/lipgloss"
)

// Render draws the lines: a minus before one's own, a plus before the author's.
// A line that is too long goes on below, for what differs may be at its end.
func Render(lines []difference.Line, t *theme.Theme, w int) []string {
	var out []string
	for _, l := range lines {
		for i, text := range whole(l.Text, w-4) {
			sign := [...]string{difference.Both: "  ", difference.Yours: "- ", difference.Theirs: "+ "}[l.Side]
			if i > 0 {
				sign = "  "
			}
			out = append(out, " "+style(l.Side, t).Render(sign+text))
		}
	}
	return out
}

func style(s difference.Side, t *theme.Theme) lipgloss.Style {
	switch s {
	case difference.Yours:
		return t.Removed
	case difference.Theirs:
		return t.Added
	}
	return t.Faint
}

// whole is a line in as many as it needs, the later ones indented further.
func whole(line string, w int) []string {
	if layout.Width(line) <= w {
		return []string{line}
	}
	text := strings.TrimLeft(line, " ")
	first := len(line) - len(text)
	if first > w/2 {
		first = 0
	}
	out := layout.Wrap(text, max(w-first-4, 1))
	for i := range out {
		out[i] = layout.Blank(first+min(i, 1)*4) + out[i]
	}
	return out
}

// Documents sets an answer beside the author's, document by document.
func Documents(ex *pack.Exercise, own grade.Answer, t *theme.Theme, w int) []string {
	out := []string{t.Faint.Render("- yours   + the author's, which is one way of several"), ""}
	theirs := grade.Solution(ex)
	for _, d := range ex.Answer {
		lines := difference.OfJSON(own[d.Name], theirs[d.Name])
		out = append(out, t.Strong.Render(d.Name))
		if difference.Same(lines) {
			out = append(out, "   "+t.Faint.Render(same(own[d.Name], theirs[d.Name])), "")
			continue
		}
		out = append(append(out, Render(lines, t, w)...), "")
	}
	return out
}

// same says how much alike two texts are of which nothing sets apart what they
// say.
func same(a, b string) string {
	if difference.Same(difference.Of(a, b)) {
		return "the same, line by line"
	}
	return "it says the same; only how it is written differs"
}
