package editor

import (
	"slices"
	"strings"
)

// drawing writes one line of text into a bounded number of cells.
type drawing struct {
	out    *strings.Builder
	paints *[classes]paint
	room   int // cells left
}

// painted is a stretch of a line's bytes with its class. Later ones lie above
// earlier ones.
type painted struct {
	from, to int
	class    class
}

// classes says how the bytes of a line are painted, up to what is visible.
func (m *Model) classes(row int, line string, left, cells int) []painted {
	first, stop := byteAtCell(line, left), byteAtCell(line, cells)
	var all []painted
	add := func(from, to int, c class) {
		if to > first {
			all = append(all, painted{from, to, c})
		}
	}
	scan(line, stop, func(t token) { add(t.from, t.to, t.class) })
	holesOf(line, stop, func(from, to int) { add(from, to, holeClass) })
	for _, mark := range m.marks {
		if mark.Line == row+1 && mark.Col > 0 {
			at := byteAt(line, mark.Col-1)
			add(at, at+1, errorClass)
		}
	}
	if p := m.pair; p != nil {
		for _, b := range []place{p.open, p.close} {
			if b.row == row {
				add(b.at, b.at+1, bracketClass)
			}
		}
	}
	if !m.focused {
		return all
	}
	if s := m.selected; s != nil && s.row == row {
		add(byteAt(line, s.from), byteAt(line, s.to), selectedClass)
	}
	if cursorRow, col := m.text.Cursor(); cursorRow == row {
		at := byteAt(line, col)
		add(at, at+1, cursorClass)
	}
	return all
}

// line draws from the cell left on, and says whether the line goes on beyond
// the room there is.
func (d *drawing) line(line string, left int, all []painted) (cut bool) {
	how := layers(all)
	i, cell := seek(line, left)
	if cell < left && i < len(line) { // a wide character cut in two by the left edge
		n, w := cluster(line[i:])
		d.blank(cell + w - left)
		i, cell = i+n, left
	}
	run, now := i, plain
	flush := func() {
		if run < i {
			d.out.WriteString(d.paints[now].apply(line[run:i]))
		}
		run = i
	}
	for i < len(line) {
		n, w := cluster(line[i:])
		c := how.at(i, i+n)
		if c == cursorClass && d.paints[cursorClass].before == "" {
			flush()
			d.bar()
		}
		if w > d.room {
			flush()
			return true
		}
		if c != now {
			flush()
			now = c
		}
		i, d.room = i+n, d.room-w
	}
	flush()
	if how.at(len(line), len(line)+1) == cursorClass && cell >= left {
		d.cursorAtEnd()
	}
	return false
}

// bar is the cursor where no style can show it.
func (d *drawing) bar() {
	if d.room > 0 {
		d.out.WriteByte('|')
		d.room--
	}
}

func (d *drawing) cursorAtEnd() {
	if d.paints[cursorClass].before == "" {
		d.bar()
	} else if d.room > 0 {
		d.out.WriteString(d.paints[cursorClass].apply(" "))
		d.room--
	}
}

func (d *drawing) blank(cells int) {
	cells = min(cells, d.room)
	d.out.WriteString(strings.Repeat(" ", max(cells, 0)))
	d.room -= max(cells, 0)
}

// layered answers how a byte is painted, asked from left to right: the tokens
// in their order, and the few stretches that lie above them.
type layered struct {
	tokens []painted
	above  []painted
}

func layers(all []painted) *layered {
	i := slices.IndexFunc(all, func(p painted) bool { return p.class >= holeClass })
	if i < 0 {
		i = len(all)
	}
	return &layered{all[:i], all[i:]}
}

// at is the class of the character of bytes [from, to).
func (l *layered) at(from, to int) class {
	for _, p := range slices.Backward(l.above) {
		if p.from < to && from < p.to {
			return p.class
		}
	}
	for len(l.tokens) > 0 && l.tokens[0].to <= from {
		l.tokens = l.tokens[1:]
	}
	if len(l.tokens) > 0 && l.tokens[0].from < to {
		return l.tokens[0].class
	}
	return plain
}
