package editor

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// frame is how the width is shared out.
type frame struct {
	gutter int // mark, pointer, number and a gap
	digits int // of line numbers, 0 without
	text   int
	end    int // cells behind the text, for the sign that a line goes on
}

// frame gives up line numbers and signs where the text would get too little.
func (m *Model) frame() frame {
	digits := max(len(strconv.Itoa(len(m.text.Lines()))), 2)
	f := frame{gutter: digits + 4, digits: digits, end: 1}
	if m.width-f.gutter-f.end < 12 {
		f = frame{gutter: min(2, m.width-1)}
	}
	f.text = m.width - f.gutter - f.end
	return f
}

// Width is how wide an editor shows a line of so many cells whole, the cursor
// behind it too, in a text of less than a hundred lines.
func Width(cells int) int { return cells + 8 }

// View draws the visible lines: exactly as many as there is height, none wider
// than the width.
func (m Model) View() string {
	lines := m.text.Lines()
	f := m.frame()
	view := make([]string, m.height)
	for y := range view {
		if row := m.top + y; row < len(lines) {
			view[y] = m.viewLine(f, row, lines[row])
		}
	}
	if b, ok := m.box(); ok {
		for i := range b.height {
			view[b.y+i] = m.overlay(view[b.y+i], b, i)
		}
	}
	return strings.Join(view, "\n")
}

func (m *Model) viewLine(f frame, row int, line string) string {
	var out strings.Builder
	cursorRow, _ := m.text.Cursor()
	m.gutter(&out, f, row, row == cursorRow)
	d := drawing{out: &out, paints: &m.palette.line, room: f.text}
	if row == cursorRow {
		d.paints = &m.palette.current
	}
	left := m.leftOf(row)
	cut := d.line(line, left, m.classes(row, line, left, left+f.text))
	if f.end > 0 && cut {
		out.WriteString(m.palette.cut.apply(">"))
	} else if row == cursorRow && d.paints[plain].before != "" {
		out.WriteString(d.paints[plain].apply(strings.Repeat(" ", d.room+f.end)))
	}
	return out.String()
}

// leftOf is the first cell shown of a row: only the line with the cursor
// scrolls, so that the others can be read from their beginning.
func (m *Model) leftOf(row int) int {
	if cursorRow, _ := m.text.Cursor(); row != cursorRow {
		return 0
	}
	return m.left
}

// gutter draws mark, pointer, number and the gap, where it is told that the
// line begins left of the view.
func (m *Model) gutter(out *strings.Builder, f frame, row int, current bool) {
	number, pointer := m.palette.number, " "
	if current {
		number, pointer = m.palette.currentNumber, ">"
	}
	sign := number.apply(" ")
	if mark, ok := m.markOn(row); ok && int(mark.Kind) < len(glyphs) {
		sign = m.palette.mark[mark.Kind].apply(glyphs[mark.Kind])
	}
	if f.digits == 0 {
		for _, s := range []string{sign, number.apply(pointer)}[:f.gutter] {
			out.WriteString(s)
		}
		return
	}
	out.WriteString(sign)
	digits := strconv.Itoa(row + 1)
	out.WriteString(number.apply(pointer + strings.Repeat(" ", f.digits-len(digits)) + digits + " "))
	if m.leftOf(row) > 0 && m.text.Lines()[row] != "" {
		out.WriteString(m.palette.cut.apply("<"))
	} else {
		out.WriteString(number.apply(" "))
	}
}

// overlay lays a row of the box over a line.
func (m *Model) overlay(line string, b box, i int) string {
	width := ansi.StringWidth(line)
	before := ansi.Truncate(line, b.x, "")
	before += strings.Repeat(" ", max(b.x-ansi.StringWidth(before), 0))
	after := ""
	if width > b.x+b.width {
		after = ansi.TruncateLeft(line, b.x+b.width, "")
		if lost := width - b.x - b.width - ansi.StringWidth(after); lost > 0 {
			after = strings.Repeat(" ", lost) + after
		}
	}
	return ansi.Truncate(before+m.boxLine(b, i)+after, m.width, "")
}
