package line

import (
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// most is how many characters a line holds.
const most = 4000

// Model is the line. The zero Model is empty.
type Model struct {
	text []rune
	at   int // the cursor stands before this character
}

// New is a line with the cursor at its end.
func New(s string) *Model {
	r := []rune(s)
	return &Model{text: r, at: len(r)}
}

// Value is the text.
func (m *Model) Value() string { return string(m.text) }

// Type takes a key in; false when it is none of a line's own.
func (m *Model) Type(k tea.KeyMsg) bool {
	switch k.Type {
	case tea.KeyRunes, tea.KeySpace:
		m.insert(k.Runes)
	case tea.KeyBackspace:
		m.cut(m.at-1, m.at)
	case tea.KeyDelete, tea.KeyCtrlD:
		m.cut(m.at, m.at+1)
	case tea.KeyCtrlU:
		m.cut(0, m.at)
	case tea.KeyCtrlK:
		m.cut(m.at, len(m.text))
	case tea.KeyLeft:
		m.at = max(0, m.at-1)
	case tea.KeyRight:
		m.at = min(len(m.text), m.at+1)
	case tea.KeyHome, tea.KeyCtrlA:
		m.at = 0
	case tea.KeyEnd, tea.KeyCtrlE:
		m.at = len(m.text)
	default:
		return false
	}
	return true
}

// insert leaves out what is not seen: a line break pasted in is a blank.
func (m *Model) insert(runes []rune) {
	var in []rune
	for _, r := range runes {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			in = append(in, ' ')
		case r >= ' ' && r != 0x7f:
			in = append(in, r)
		}
	}
	if len(in) > most-len(m.text) {
		in = in[:most-len(m.text)]
	}
	m.text = append(m.text[:m.at:m.at], append(in, m.text[m.at:]...)...)
	m.at += len(in)
}

func (m *Model) cut(from, to int) {
	from, to = max(0, from), min(len(m.text), to)
	if from >= to {
		return
	}
	m.text = append(m.text[:from:from], m.text[to:]...)
	m.at = from
}

// View draws the line in w cells, scrolled so that the cursor shows.
func (m *Model) View(t *theme.Theme, w int) string {
	left, right := string(m.text[:m.at]), " "
	rest := ""
	if m.at < len(m.text) {
		right, rest = string(m.text[m.at]), string(m.text[m.at+1:])
	}
	for layout.Width(left)+layout.Width(right) > w && left != "" {
		r := []rune(left)
		left = string(r[1:])
	}
	room := max(0, w-layout.Width(left)-layout.Width(right))
	for layout.Width(rest) > room {
		r := []rune(rest)
		rest = string(r[:len(r)-1])
	}
	return left + t.Cursor.Render(right) + rest
}
