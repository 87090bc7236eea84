package tui

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
)

// The smallest screen the lab draws on.
const (
	minWidth  = 40
	minHeight = 12
)

func (a *App) small() bool { return a.w < minWidth || a.h < minHeight }

// View draws the page with its footer, and what lies over it.
func (a *App) View() (s string) {
	defer func() {
		if r := recover(); r != nil {
			a.crashedDrawing(r)
			s = strings.Join(a.crashView(), "\n")
		}
	}()
	switch {
	case a.w == 0 || a.h == 0:
		return ""
	case a.crash != nil:
		return strings.Join(a.crashView(), "\n")
	case a.small():
		return strings.Join(a.smallView(), "\n")
	}
	lines := layout.Rows(strings.Split(a.top().View(), "\n"), a.bodyHeight())
	lines = append(append(lines, a.noticeLines()...), a.footer())
	switch {
	case a.help != nil:
		lines = layout.Over(lines, a.help.View(), a.w, a.h)
	case a.palette != nil:
		lines = layout.Over(lines, a.palette.View(), a.w, a.h)
	}
	return strings.Join(layout.Bound(lines, a.w, a.h), "\n")
}

// footer is one line of at most six keys; those that do not fit are left out,
// the way back last of all.
func (a *App) footer() string {
	if a.say != "" {
		return " " + a.t.Accent.Render(layout.Cut(a.say, a.w-2))
	}
	line, width := "", 0
	commands := page.Footer(a.groups())
	slices.SortStableFunc(commands, func(x, y page.Command) int { return rank(x) - rank(y) })
	kept := 0 // room for the way back
	for _, c := range commands {
		if leaves(c) {
			kept = footWidth(c) + 3
		}
	}
	for _, c := range commands {
		n := footWidth(c)
		if leaves(c) {
			kept = 0
		}
		if width > 0 {
			n += 3
		}
		if width+n+kept > a.w-2 {
			continue
		}
		h := c.Help()
		if width > 0 {
			line += "   "
		}
		line += a.t.Key.Render(h.Key) + " " + a.t.Faint.Render(h.Desc)
		width += n
	}
	return " " + line
}

func footWidth(c page.Command) int {
	return layout.Width(c.Help().Key) + 1 + layout.Width(c.Help().Desc)
}

func leaves(c page.Command) bool { return slices.Contains(c.Keys(), "esc") }

// rank puts leaving at the end, where one looks for it.
func rank(c page.Command) int {
	if _, quit := c.Do.(nav.Quit); quit {
		return 1
	}
	return 0
}

// smallView says what is missing, and that nothing is lost.
func (a *App) smallView() []string {
	text := fmt.Sprintf("This window is %d by %d. Gatehouse needs %d by %d. Your work is kept.", a.w, a.h, minWidth, minHeight)
	return layout.Bound(layout.Wrap(text, a.w), a.w, a.h)
}
