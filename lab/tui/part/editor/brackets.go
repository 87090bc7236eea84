package editor

import (
	"unicode/utf8"

	"gatehouse/lab/attempt"
)

// place is a character: row and byte in its line.
type place struct{ row, at int }

// pair are a bracket and its partner.
type pair struct{ open, close place }

// bracketsOf lists the bytes of a line that are brackets outside strings.
func bracketsOf(line string) []int {
	var at []int
	scan(line, len(line), func(t token) {
		if t.class == punctuationClass && isBracket(line[t.from]) {
			at = append(at, t.from)
		}
	})
	return at
}

func isBracket(c byte) bool { return c == '{' || c == '[' || isClosing(c) }
func isClosing(c byte) bool { return c == '}' || c == ']' }

// findPair looks for a bracket under the cursor, else before it, and for its
// partner.
func (m *Model) findPair() *pair {
	row, col := m.text.Cursor()
	line := m.text.Lines()[row]
	at := byteAt(line, col)
	for _, try := range []int{at, at - 1} {
		if try < 0 || try >= len(line) || !isBracket(line[try]) {
			continue
		}
		for _, b := range bracketsOf(line) {
			if b == try {
				return m.partner(place{row, try})
			}
		}
	}
	return nil
}

// partner finds the bracket that answers the one at a place; nil when there
// is none, or one of the other kind.
func (m *Model) partner(p place) *pair {
	lines := m.text.Lines()
	mine := lines[p.row][p.at]
	step, depth := 1, 0
	if isClosing(mine) {
		step = -1
	}
	for row := p.row; row >= 0 && row < len(lines); row += step {
		all := bracketsOf(lines[row])
		for i := range all {
			if step < 0 {
				i = len(all) - 1 - i
			}
			at := all[i]
			if row == p.row && (at-p.at)*step < 0 {
				continue
			}
			if isClosing(lines[row][at]) == (step > 0) {
				depth--
			} else {
				depth++
			}
			if depth == 0 {
				return answers(lines, p, place{row, at}, step)
			}
		}
	}
	return nil
}

func answers(lines []string, from, to place, step int) *pair {
	if step < 0 {
		from, to = to, from
	}
	open, end := lines[from.row][from.at], lines[to.row][to.at]
	if end != open+2 { // ASCII: '{' and '}', '[' and ']' are two apart
		return nil
	}
	return &pair{from, to}
}

// byteAt turns a rune column into a byte offset.
func byteAt(line string, col int) int { return attempt.Offset(line, col) }

// colAt turns a byte offset into a rune column.
func colAt(line string, at int) int { return utf8.RuneCountInString(line[:at]) }
