package box

import (
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"
)

// Lines frames lines with a title, inner cells wide.
func Lines(title string, lines []string, inner int, t *theme.Theme) []string {
	g := t.Glyphs
	title = layout.Cut(title, inner-2)
	rest := max(inner-layout.Width(title)-1, 0)
	side := t.Border.Render(g.Down)
	out := []string{t.Border.Render(g.Cross+g.Across) + " " + t.Title.Render(title) + " " + t.Border.Render(strings.Repeat(g.Across, rest)+g.Cross)}
	for _, l := range lines {
		out = append(out, side+" "+layout.Fit(l, inner)+" "+side)
	}
	return append(out, t.Border.Render(g.Cross+strings.Repeat(g.Across, inner+2)+g.Cross))
}
