package attempt

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// span is a range of a text, ends in order and inside it.
type span struct{ row, col, toRow, toCol int }

// span clamps a range and puts its ends in order.
func (t *Text) span(fromRow, fromCol, toRow, toCol int) span {
	fromRow, fromCol = t.clamp(fromRow, fromCol)
	toRow, toCol = t.clamp(toRow, toCol)
	if toRow < fromRow || toRow == fromRow && toCol < fromCol {
		return span{toRow, toCol, fromRow, fromCol}
	}
	return span{fromRow, fromCol, toRow, toCol}
}

func (t *Text) clamp(row, col int) (int, int) {
	row = min(max(row, 0), len(t.lines)-1)
	if col <= 0 {
		return row, 0
	}
	return row, min(col, utf8.RuneCountInString(t.lines[row]))
}

func (t *Text) slice(at span) string {
	first := t.lines[at.row]
	from, to := Offset(first, at.col), Offset(t.lines[at.toRow], at.toCol)
	if at.row == at.toRow {
		return first[from:to]
	}
	var b strings.Builder
	b.WriteString(first[from:])
	for _, line := range t.lines[at.row+1 : at.toRow] {
		b.WriteByte('\n')
		b.WriteString(line)
	}
	b.WriteByte('\n')
	b.WriteString(t.lines[at.toRow][:to])
	return b.String()
}

// end is where s ends when it begins at (row, col).
func end(row, col int, s string) (int, int) {
	n := strings.Count(s, "\n")
	if n == 0 {
		return row, col + utf8.RuneCountInString(s)
	}
	return row + n, utf8.RuneCountInString(s[strings.LastIndexByte(s, '\n')+1:])
}

// Offset turns a column of a line, in characters, into one in bytes; beyond
// the end it is the end.
func Offset(line string, col int) int {
	for i := range line {
		if col == 0 {
			return i
		}
		col--
	}
	return len(line)
}

// replaceLines puts lines in the place of rows from to to, both included. The
// common case, one line for one, moves nothing.
func replaceLines(lines []string, from, to int, with []string) []string {
	if from == to && len(with) == 1 {
		lines[from] = with[0]
		return lines
	}
	return slices.Replace(lines, from, to+1, with...)
}
