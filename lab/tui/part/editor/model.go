package editor

import (
	tea "github.com/charmbracelet/bubbletea"

	"gatehouse/lab/attempt"
	"gatehouse/lab/complete"
)

// Completion is what a completer proposes for the place of the cursor.
type Completion = complete.Completion

// Completer proposes what could stand at a byte of the text.
type Completer func(src string, offset int) Completion

// FullMsg is sent when the text has no room for what was typed or pasted.
type FullMsg struct{}

// TellMsg is sent when a key did nothing, or less than it seems to promise:
// Text says why, and the next step.
type TellMsg struct{ Text string }

// Model is the editor. Its text is shared with whoever gave it: when that one
// changes the text, the next Update or Refresh takes notice.
type Model struct {
	text     *attempt.Text
	width    int
	height   int
	focused  bool
	palette  palette
	complete Completer
	marks    []Mark

	top      int   // first row shown
	left     int   // first cell shown of the line with the cursor
	goal     int   // cell that up and down keep to, -1 for that of the cursor
	selected *hole // what typing replaces
	pair     *pair // brackets to light up
	popup    popup
	seen     int  // version of the text at the last Refresh
	typing   bool // the last key was text
	full     bool // the last insertion was refused
	tell     string
}

// New is an editor with an empty text.
func New(s Styles) Model {
	return Model{text: attempt.NewText(""), width: 60, height: 20, palette: newPalette(s), goal: -1}
}

// SetStyles changes how the editor looks.
func (m *Model) SetStyles(s Styles) { m.palette = newPalette(s) }

// SetText shows another text. In a fresh one the cursor goes to the first
// hole, and typing replaces it.
func (m *Model) SetText(t *attempt.Text) {
	m.text, m.seen, m.top, m.left, m.goal, m.marks = t, t.Version(), 0, 0, -1, nil
	m.selected = nil
	m.popup.close()
	row, col := t.Cursor()
	if t.Version() == 0 && row == 0 && col == 0 {
		m.toHole(true)
	} else {
		m.selectHere()
	}
	m.Refresh()
}

// Text is the text being edited.
func (m Model) Text() *attempt.Text { return m.text }

// SetSize says how many cells and lines there are.
func (m *Model) SetSize(w, h int) {
	m.width, m.height = max(w, 1), max(h, 1)
	m.Refresh()
}

// SetCompleter says who proposes what could stand at the cursor.
func (m *Model) SetCompleter(f func(src string, offset int) Completion) { m.complete = f }

// Focus shows the cursor and takes keys.
func (m *Model) Focus() { m.focused = true }

// Blur hides the cursor, closes the box of completions and ignores keys.
func (m *Model) Blur() {
	m.focused = false
	m.popup.close()
}

// Focused says whether the editor takes keys.
func (m Model) Focused() bool { return m.focused }

// Completing says whether the box of completions is open: esc is the editor's
// then, and closes it; otherwise the editor has no use for esc.
func (m Model) Completing() bool { return m.popup.open }

// GoTo puts the cursor on a line and column, both counted from 1 as problems
// and reasons count them.
func (m *Model) GoTo(line, col int) {
	m.text.MoveTo(line-1, col-1)
	m.selected, m.goal = nil, -1
	m.popup.close()
	m.Refresh()
}

// Refresh takes notice of what happened to the text elsewhere: the cursor is
// brought into view, and what the text no longer holds is let go.
func (m *Model) Refresh() {
	if m.seen != m.text.Version() {
		m.seen = m.text.Version()
		m.popup.close()
	}
	if s := m.selected; s != nil {
		if row, col := m.text.Cursor(); row != s.row || col != s.from || !m.isHole(*s) {
			m.selected = nil
		}
	}
	m.pair = m.findPair()
	m.follow()
}

func (m *Model) isHole(h hole) bool {
	for _, is := range m.holes() {
		if is == h {
			return true
		}
	}
	return false
}

// selectHere selects the hole that begins at the cursor, as after an undo that
// brought it back.
func (m *Model) selectHere() {
	row, col := m.text.Cursor()
	if h, ok := m.hole(); ok && h.row == row && h.from == col {
		m.selected = &h
	}
}

// Update takes keys while the editor has the focus, and the mouse, whose
// place the caller has made relative to the editor's first cell.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	m.full, m.tell = false, ""
	if m.seen != m.text.Version() {
		m.Refresh()
	}
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if m.focused {
			m.key(msg)
		}
	case tea.MouseMsg:
		m.mouse(msg)
	}
	if m.full {
		return m, func() tea.Msg { return FullMsg{} }
	}
	if m.tell != "" {
		tell := TellMsg{m.tell}
		return m, func() tea.Msg { return tell }
	}
	return m, nil
}
