package editor

import (
	"unicode"
	"unicode/utf8"
)

// page is how far pgup and pgdown go: one line less than there is, so that
// one stays to read on from.
func (m *Model) page() int { return max(m.height-1, 1) }

func (m *Model) line() string {
	row, _ := m.text.Cursor()
	return m.text.Lines()[row]
}

func (m *Model) moveLeft() {
	row, col := m.text.Cursor()
	if col > 0 {
		m.text.MoveTo(row, col-1)
	} else if row > 0 {
		m.text.MoveTo(row-1, utf8.RuneCountInString(m.text.Lines()[row-1]))
	}
}

func (m *Model) moveRight() {
	row, col := m.text.Cursor()
	if s := m.selected; s != nil {
		m.text.MoveTo(row, s.to)
	} else if col < utf8.RuneCountInString(m.line()) {
		m.text.MoveTo(row, col+1)
	} else if row < len(m.text.Lines())-1 {
		m.text.MoveTo(row+1, 0)
	}
}

// moveHome goes to the first character of a line, and from there to its start.
func (m *Model) moveHome() {
	row, col := m.text.Cursor()
	if n := indentation(m.line()); col != n {
		m.text.MoveTo(row, n)
	} else {
		m.text.MoveTo(row, 0)
	}
}

func (m *Model) moveEnd() {
	row, _ := m.text.Cursor()
	m.text.MoveTo(row, utf8.RuneCountInString(m.line()))
}

func (m *Model) moveTop()    { m.text.MoveTo(0, 0) }
func (m *Model) moveBottom() { m.text.MoveTo(len(m.text.Lines())-1, 1<<30) }

// climb moves by lines, keeping to the cell where the climb began.
func (m *Model) climb(by int) {
	row, col := m.text.Cursor()
	line := m.line()
	if m.goal < 0 {
		m.goal = cellOf(line, byteAt(line, col))
	}
	to := min(max(row+by, 0), len(m.text.Lines())-1)
	if to != row {
		m.text.MoveTo(to, column(m.text.Lines()[to], m.goal))
		m.selected = nil
	}
}

func (m *Model) wordLeft() {
	row, col := m.text.Cursor()
	if col == 0 {
		m.moveLeft()
		return
	}
	m.text.MoveTo(row, wordStart([]rune(m.line()), col))
}

func (m *Model) wordRight() {
	row, col := m.text.Cursor()
	runes := []rune(m.line())
	if col == len(runes) {
		m.moveRight()
		return
	}
	for col < len(runes) && !isWord(runes[col]) {
		col++
	}
	for col < len(runes) && isWord(runes[col]) {
		col++
	}
	m.text.MoveTo(row, col)
}

// wordStart is where the word before a column begins.
func wordStart(runes []rune, col int) int {
	for col > 0 && !isWord(runes[col-1]) {
		col--
	}
	for col > 0 && isWord(runes[col-1]) {
		col--
	}
	return col
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// indentation counts the spaces that a line begins with.
func indentation(line string) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// follow scrolls so that the cursor is in view, with some text around it where
// there is room.
func (m *Model) follow() {
	row, _ := m.text.Cursor()
	rows := len(m.text.Lines())
	if around := min(2, (m.height-1)/2); row-around < m.top {
		m.top = row - around
	} else if row+around >= m.top+m.height {
		m.top = row + around - m.height + 1
	}
	m.top = max(min(m.top, rows-m.height), 0)
	m.followAcross()
}

// followAcross does not scroll for a line that fits.
func (m *Model) followAcross() {
	_, col := m.text.Cursor()
	line := m.line()
	cell, width := cellOf(line, byteAt(line, col)), m.frame().text
	around := min(6, (width-1)/3)
	whole := cellOf(line, len(line)) + 1
	switch {
	case whole <= width || cell+around < width:
		m.left = 0
	case cell-around < m.left:
		m.left = cell - around
	case cell+around >= m.left+width:
		m.left = cell + around - width + 1
	}
	m.left = max(min(m.left, whole-width), 0)
}
