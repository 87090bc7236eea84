package editor

import (
	"strings"
	"unicode/utf8"
)

// replace changes a range as one undo step.
func (m *Model) replace(fromRow, fromCol, toRow, toCol int, s string) {
	m.full = !m.text.Replace(fromRow, fromCol, toRow, toCol, s)
	m.selected = nil
}

// insert types at the cursor, or over the selected hole.
func (m *Model) insert(s string) {
	if h := m.selected; h != nil {
		m.full = !m.text.TypeOver(h.row, h.from, h.row, h.to, s)
		m.selected = nil
		return
	}
	m.full = !m.text.Insert(s)
}

// typeText types. A closing bracket that begins a line goes below its opening
// one.
func (m *Model) typeText(s string) {
	row, col := m.text.Cursor()
	if len(s) == 1 && isClosing(s[0]) && m.selected == nil && strings.TrimLeft(m.line()[:byteAt(m.line(), col)], " ") == "" {
		if indent, ok := m.closingIndent(row, s[0]); ok && indent < col {
			m.full = !m.text.TypeOver(row, 0, row, col, strings.Repeat(" ", indent)+s)
			return
		}
	}
	m.insert(s)
}

// closingIndent is the indentation of the line whose bracket a closing one in
// front of a row would answer.
func (m *Model) closingIndent(row int, closing byte) (int, bool) {
	lines := m.text.Lines()
	depth := 1
	for row--; row >= 0; row-- {
		all := bracketsOf(lines[row])
		for i := len(all) - 1; i >= 0; i-- {
			c := lines[row][all[i]]
			if isClosing(c) {
				depth++
			} else {
				depth--
			}
			if depth == 0 {
				return indentation(lines[row]), closing == c+2
			}
		}
	}
	return 0, false
}

// paste puts text in as one undo step, newlines kept.
func (m *Model) paste(s string) {
	if h := m.selected; h != nil {
		m.replace(h.row, h.from, h.row, h.to, s)
		return
	}
	row, col := m.text.Cursor()
	m.replace(row, col, row, col, s)
}

// newline breaks the line and keeps the indentation, two deeper behind an
// opening bracket; a closing one that follows goes to a line of its own.
func (m *Model) newline() {
	m.selected = nil
	row, col := m.text.Cursor()
	line := m.line()
	at := byteAt(line, col)
	indent := strings.Repeat(" ", min(indentation(line), at))
	before, after := strings.TrimRight(line[:at], " "), line[at:]
	opens := before != "" && isBracket(before[len(before)-1]) && !isClosing(before[len(before)-1]) && !inString(line, at)
	if !opens {
		m.full = !m.text.Insert("\n" + indent)
		return
	}
	s := "\n" + indent + "  "
	spaces := indentation(after)
	if rest := after[spaces:]; rest != "" && isClosing(rest[0]) {
		m.replace(row, col, row, col+spaces, s+"\n"+indent)
	} else {
		m.replace(row, col, row, col, s)
	}
	if !m.full {
		m.text.MoveTo(row+1, utf8.RuneCountInString(s)-1)
	}
}

// erase takes a range away, or the selected hole instead.
func (m *Model) erase(fromRow, fromCol, toRow, toCol int) {
	if h := m.selected; h != nil {
		fromRow, fromCol, toRow, toCol = h.row, h.from, h.row, h.to
	}
	m.replace(fromRow, fromCol, toRow, toCol, "")
}

func (m *Model) eraseBack() {
	if m.selected != nil {
		m.erase(0, 0, 0, 0)
		return
	}
	m.text.DeleteBack()
}

func (m *Model) eraseForward() {
	if m.selected != nil {
		m.erase(0, 0, 0, 0)
		return
	}
	m.text.DeleteForward()
}

// eraseToEnd erases to the end of the line; there, the line break.
func (m *Model) eraseToEnd() {
	row, col := m.text.Cursor()
	if n := utf8.RuneCountInString(m.line()); col < n {
		m.erase(row, col, row, n)
	} else {
		m.eraseForward()
	}
}

func (m *Model) eraseToStart() {
	row, col := m.text.Cursor()
	m.erase(row, 0, row, col)
}

func (m *Model) eraseWord() {
	row, col := m.text.Cursor()
	if col == 0 && m.selected == nil {
		m.text.DeleteBack()
		return
	}
	m.erase(row, wordStart([]rune(m.line()), col), row, col)
}

func (m *Model) undo() {
	m.selected = nil
	if m.text.Undo() {
		m.selectHere()
	}
}

func (m *Model) redo() {
	m.selected = nil
	m.text.Redo()
}
