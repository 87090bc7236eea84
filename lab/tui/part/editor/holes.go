package editor

import (
	"strings"
	"unicode/utf8"
)

// hole is a placeholder: a run of three underscores or more inside a string,
// in rune columns [from, to) of a row.
type hole struct{ row, from, to int }

const holeMark = "___"

// holesOf finds the holes of a line, as byte offsets.
func holesOf(line string, stop int, emit func(from, to int)) {
	if !strings.Contains(line, holeMark) {
		return
	}
	scan(line, stop, func(t token) {
		if line[t.from] == '"' {
			holesIn(line[:t.to], t.from, emit)
		}
	})
}

// holesIn finds the holes of a string that ends with s, from a byte on.
func holesIn(s string, from int, emit func(from, to int)) {
	for {
		i := strings.Index(s[from:], holeMark)
		if i < 0 {
			return
		}
		from += i
		to := from
		for to < len(s) && s[to] == '_' {
			to++
		}
		emit(from, to)
		from = to
	}
}

// holes finds all holes of the text.
func (m *Model) holes() []hole {
	var all []hole
	for row, line := range m.text.Lines() {
		holesOf(line, len(line), func(from, to int) {
			col := utf8.RuneCountInString(line[:from])
			all = append(all, hole{row, col, col + to - from})
		})
	}
	return all
}

// hole is the hole that the cursor stands in or at.
func (m *Model) hole() (hole, bool) {
	row, col := m.text.Cursor()
	for _, h := range m.holes() {
		if h.row == row && h.from <= col && col <= h.to {
			return h, true
		}
	}
	return hole{}, false
}

// toHole selects the next or the last hole from the cursor on, round the ends
// of the text; false when there is none.
func (m *Model) toHole(forward bool) bool {
	all := m.holes()
	if len(all) == 0 {
		return false
	}
	row, col := m.text.Cursor()
	next := all[0]
	if forward {
		for i := len(all) - 1; i >= 0; i-- {
			h := all[i]
			if h.row < row || h.row == row && (h.from < col || h.from == col && m.selected != nil) {
				break
			}
			next = h
		}
	} else {
		next = all[len(all)-1]
		for _, h := range all {
			if h.row > row || h.row == row && h.from >= col {
				break
			}
			next = h
		}
	}
	m.choose(next)
	return true
}

// OpenHole goes to the hole at the cursor, else to the next one; false when
// there is none.
func (m *Model) OpenHole() bool {
	h, ok := m.hole()
	if ok {
		m.choose(h)
	} else if !m.toHole(true) {
		return false
	}
	m.goal = -1
	m.popup.close()
	m.Refresh()
	return true
}

// choose selects a hole: what is typed next replaces it whole.
func (m *Model) choose(h hole) {
	m.text.MoveTo(h.row, h.from)
	m.selected = &h
}

// InHole says whether the cursor stands in a hole, or in front of or behind
// it: the moment for a hint of what to do.
func (m Model) InHole() bool {
	_, ok := m.hole()
	return ok
}

// Holes counts the holes that are left.
func (m Model) Holes() int { return len(m.holes()) }
