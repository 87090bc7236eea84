package editor

import tea "github.com/charmbracelet/bubbletea"

// wheelStep is how many lines a notch of the wheel scrolls.
const wheelStep = 3

// mouse scrolls by the wheel, chooses in the box of completions and places the
// cursor.
func (m *Model) mouse(msg tea.MouseMsg) {
	switch {
	case msg.Action != tea.MouseActionPress:
	case msg.Button == tea.MouseButtonWheelUp:
		m.scroll(-wheelStep)
	case msg.Button == tea.MouseButtonWheelDown:
		m.scroll(wheelStep)
	case msg.Button == tea.MouseButtonLeft:
		m.click(msg.X, msg.Y)
	}
}

// scroll moves what is shown, not the cursor; the next key brings it back.
func (m *Model) scroll(by int) {
	m.popup.close()
	m.top = max(min(m.top+by, len(m.text.Lines())-m.height), 0)
}

func (m *Model) click(x, y int) {
	if i, ok := m.boxRow(x, y); ok {
		m.popup.chosen, m.popup.moved = i, true
		m.accept()
		return
	}
	m.popup.close()
	if x < 0 || x >= m.width || y < 0 || y >= m.height {
		return
	}
	row := min(m.top+y, len(m.text.Lines())-1)
	line := m.text.Lines()[row]
	m.text.MoveTo(row, column(line, m.leftOf(row)+max(x-m.frame().gutter, 0)))
	m.selected, m.goal = nil, -1
	m.Refresh()
}
