package palette

import (
	"strings"
	"unicode/utf8"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/box"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"
)

// Action is one thing that can be done.
type Action struct {
	Title string
	Key   string // what to press instead, or where it leads
	Do    tea.Msg
}

// Model is the overlay.
type Model struct {
	all, found []Action
	typed      string
	at, top    int
	t          *theme.Theme
	w, h       int
}

// New makes the overlay.
func New(all []Action, t *theme.Theme) *Model {
	return &Model{all: all, found: all, t: t}
}

// SetSize says how large the screen is.
func (m *Model) SetSize(w, h int) { m.w, m.h = w, h }

// Update answers a key: the message of a chosen action, and whether the
// overlay stays.
func (m *Model) Update(k tea.KeyMsg) (do tea.Msg, open bool) {
	switch k.Type {
	case tea.KeyEsc, tea.KeyCtrlP:
		return nil, false
	case tea.KeyEnter:
		if m.at < len(m.found) {
			return m.found[m.at].Do, false
		}
		return nil, false
	case tea.KeyUp, tea.KeyCtrlK:
		m.at--
	case tea.KeyDown, tea.KeyCtrlJ, tea.KeyTab:
		m.at++
	case tea.KeyPgDown:
		m.at += m.room()
	case tea.KeyPgUp:
		m.at -= m.room()
	case tea.KeyBackspace:
		_, n := utf8.DecodeLastRuneInString(m.typed)
		m.find(m.typed[:len(m.typed)-n])
	case tea.KeyRunes, tea.KeySpace:
		m.find(m.typed + string(k.Runes))
	}
	m.at = max(0, min(m.at, len(m.found)-1))
	m.top = layout.Follow(m.top, m.at, m.at, len(m.found), m.room())
	return nil, true
}

// wordMin is the fewest letters by which a place is found: fewer may be a key.
const wordMin = 3

// find lists what has the letters in its title, then what leads to a place whose
// name begins so.
func (m *Model) find(s string) {
	m.typed, m.at, m.found = s, 0, m.all
	if s == "" {
		return
	}
	titles := make([]string, len(m.all))
	for i, a := range m.all {
		titles[i] = a.Title
	}
	m.found = nil
	found := map[int]bool{}
	for _, f := range fuzzy.Find(s, titles) {
		m.found, found[f.Index] = append(m.found, m.all[f.Index]), true
	}
	for i, a := range m.all {
		if !found[i] && len(s) >= wordMin && strings.HasPrefix(strings.ToLower(a.Key), strings.ToLower(s)) {
			m.found = append(m.found, a)
		}
	}
}

func (m *Model) room() int { return max(min(m.h-7, 14), 1) }

// View draws the box.
func (m *Model) View() []string {
	inner := min(64, m.w-6)
	lines := []string{m.t.Key.Render(":") + " " + layout.Cut(m.typed, inner-4) + m.t.Cursor.Render(" "), ""}
	rows := make([]string, len(m.found))
	for i, a := range m.found {
		rows[i] = m.row(a, i == m.at, inner)
	}
	if len(rows) == 0 {
		rows = []string{m.t.Faint.Render("  nothing is called that")}
	}
	lines = append(lines, layout.Window(rows, m.top, m.room())...)
	return box.Lines("Actions", lines, inner, m.t)
}

func (m *Model) row(a Action, here bool, w int) string {
	line := "  " + layout.Spread(a.Title, m.t.Faint.Render(layout.Cut(a.Key, w/3)), w-2)
	if here {
		plain := m.t.Glyphs.Here + " " + layout.Spread(a.Title, layout.Cut(a.Key, w/3), w-2)
		return m.t.Selected.Render(layout.Fit(plain, w))
	}
	return line
}
