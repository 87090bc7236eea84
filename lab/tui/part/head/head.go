package head

import (
	"fmt"
	"strings"

	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"
)

// Place says where an exercise stands: its module, its number, of how many.
type Place func(id string) (module string, n, of int)

// Title is the line with an exercise's place and title; the module is named
// where there is room.
func Title(place Place, id, title string, wide bool, t *theme.Theme) string {
	module, n, of := "", 0, 0
	if place != nil {
		module, n, of = place(id)
	}
	line := " "
	if n > 0 {
		if wide {
			line += t.Faint.Render(module) + " "
		}
		line += t.Faint.Render(fmt.Sprintf("%d/%d", n, of)) + "  "
	}
	return line + t.Title.Render(prose.Plain(title))
}

// Rule is a line across w cells, with a joint at the column where two columns
// meet, below 0 for none.
func Rule(t *theme.Theme, w, joint int) string {
	g := t.Glyphs
	if joint < 0 || joint >= w {
		return t.Border.Render(strings.Repeat(g.Across, w))
	}
	return t.Border.Render(strings.Repeat(g.Across, joint) + g.Cross + strings.Repeat(g.Across, w-joint-1))
}

// Waiting is what stands below while the exercise is not open, and why where
// it cannot be.
func Waiting(failed string, t *theme.Theme) string {
	if failed != "" {
		return " " + t.Error.Render("this exercise cannot be opened: ") + failed
	}
	return " " + t.Faint.Render("opening")
}

// Hints says how many hints were taken: "no hints", "2 hints".
func Hints(taken, of int) string {
	switch {
	case of == 0:
		return ""
	case taken == 0:
		return "no hints"
	case taken == 1:
		return "1 hint"
	}
	return fmt.Sprintf("%d hints", taken)
}
