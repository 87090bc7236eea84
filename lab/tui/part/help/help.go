package help

import (
	"slices"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/box"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Model is the overlay with all keys.
type Model struct {
	name   string
	groups []page.Group
	t      *theme.Theme
	w, h   int
	top    int
}

// New makes the overlay for a page's groups.
func New(name string, groups []page.Group, t *theme.Theme) *Model {
	groups = slices.Clone(groups)
	slices.SortStableFunc(groups, func(a, b page.Group) int { // what works now comes first
		switch {
		case a.Active == b.Active:
			return 0
		case a.Active:
			return -1
		}
		return 1
	})
	return &Model{name: name, groups: groups, t: t}
}

// SetSize says how large the screen is.
func (m *Model) SetSize(w, h int) { m.w, m.h = w, h }

// Update answers a key; false closes the overlay.
func (m *Model) Update(k tea.KeyMsg) bool {
	switch k.String() {
	case "up", "k":
		m.top--
	case "down", "j":
		m.top++
	case "pgdown", " ":
		m.top += m.room()
	case "pgup":
		m.top -= m.room()
	default:
		return false
	}
	m.top = layout.Top(m.top, len(m.lines()), m.room())
	return true
}

func (m *Model) room() int { return max(m.h-6, 1) }

// Width of the column of keys, and of the whole.
const (
	keyWidth  = 10
	fullWidth = 60
)

// View draws the box.
func (m *Model) View() []string {
	lines := m.lines()
	inner := min(fullWidth, m.w-6)
	h := min(len(lines), m.room())
	foot := "any other key closes"
	if len(lines) > h {
		foot = "up/down more, " + foot
	}
	body := append(layout.Window(lines, m.top, h), "", m.t.Faint.Render(layout.Cut(foot, inner)))
	return box.Lines("Keys: "+m.name, body, inner, m.t)
}

func (m *Model) lines() []string {
	var out []string
	for _, g := range m.groups {
		if len(out) > 0 {
			out = append(out, "")
		}
		title := m.t.Strong.Render(g.Title)
		if !g.Active {
			title += m.t.Faint.Render("  not now")
		}
		out = append(out, title)
		for _, c := range g.Commands {
			h := c.Help()
			out = append(out, "  "+layout.Pad(m.t.Key.Render(h.Key), keyWidth)+" "+h.Desc)
		}
	}
	return out
}
