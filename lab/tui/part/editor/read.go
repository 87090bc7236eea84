package editor

import (
	"strconv"
	"strings"

	"gatehouse/lab/attempt"
)

// Reading is a document that is read and not written: the same numbers and
// colours as in the editor, without a cursor. Long lines go on below, for
// nobody can scroll to their end.
type Reading struct {
	Text string
	Out  []Range // lines that stand out
}

// Range is lines of a text, from 1.
type Range struct{ From, To int }

// out says whether a line stands out, and whether it is the first that does.
func (r Reading) out(line int) (stands, begins bool) {
	for _, o := range r.Out {
		if line >= o.From && line <= o.To {
			return true, line == o.From
		}
	}
	return false, false
}

// Lines draws the whole text in at most w cells. first is, for each line of the
// text, the drawn line that it begins at.
func (r Reading) Lines(s Styles, w int) (drawn []string, first []int) {
	m := New(s)
	m.text = attempt.NewText(strings.TrimRight(r.Text, "\n"))
	m.width = max(w, 1)
	f := m.frame()
	for row, line := range m.text.Lines() {
		first = append(first, len(drawn))
		drawn = append(drawn, r.line(&m, f, row, line)...)
	}
	return drawn, first
}

// line draws one line in as many pieces as it needs.
func (r Reading) line(m *Model, f frame, row int, line string) (out []string) {
	stands, _ := r.out(row + 1)
	indent := min(len(line)-len(strings.TrimLeft(line, " "))+4, f.text/2)
	for left := 0; ; {
		room := f.text
		if left > 0 {
			room -= indent
		}
		size, last := piece(line, left, room)
		var b strings.Builder
		r.gutter(&b, m, f, row, left == 0)
		d := drawing{out: &b, paints: &m.palette.line, room: size}
		if stands {
			d.paints = &m.palette.current
		}
		if left > 0 {
			b.WriteString(d.paints[plain].apply(strings.Repeat(" ", indent)))
		}
		d.line(line, left, m.classes(row, line, left, left+size))
		if rest := room - size + d.room + f.end; stands && rest > 0 && d.paints[plain].before != "" {
			b.WriteString(d.paints[plain].apply(strings.Repeat(" ", rest)))
		}
		out = append(out, b.String())
		if left += size; last || size == 0 {
			return out
		}
	}
}

// piece is how many cells of a line, from the cell left on, stand in one drawn
// line: all that is left, else up to the last blank, where there is one in the
// second half.
func piece(line string, left, room int) (cells int, last bool) {
	room = max(room, 1)
	if cellOf(line, len(line))-left <= room {
		return room, true
	}
	from, to := byteAtCell(line, left), byteAtCell(line, left+room)
	if i := strings.LastIndexByte(line[from:to], ' '); i > 0 && cellOf(line, from+i+1)-left > room/2 {
		return cellOf(line, from+i+1) - left, false
	}
	if cells = cellOf(line, to) - left; cells < 1 { // a wide character in a very narrow room
		cells = room
	}
	return cells, false
}

// gutter draws the number before a line's first piece, with a pointer at the
// first line that stands out and a bar at the others.
func (r Reading) gutter(b *strings.Builder, m *Model, f frame, row int, begins bool) {
	number, sign := m.palette.number, " "
	if stands, first := r.out(row + 1); stands {
		number, sign = m.palette.currentNumber, "|"
		if first && begins {
			sign = ">"
		}
	}
	if f.digits == 0 {
		b.WriteString(number.apply((sign + " ")[:f.gutter]))
		return
	}
	digits := ""
	if begins {
		digits = strconv.Itoa(row + 1)
	}
	b.WriteString(number.apply(" " + sign + strings.Repeat(" ", f.digits-len(digits)) + digits + "  "))
}
