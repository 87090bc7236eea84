package editor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"gatehouse/lab/complete"
)

// The box of completions has at most this many rows, the last one for help,
// and is at most so wide.
const (
	boxRows  = 6
	boxWidth = 64
)

// popup is the box of completions. Its candidates are for the place and the
// text they were asked at, so every key renews or closes it.
type popup struct {
	open   bool
	found  Completion
	row    int // of the text, where the candidates go
	from   int // its bytes that they replace
	to     int
	chosen int
	moved  bool // it was chosen by hand, or tab has said how many there are
}

func (p *popup) close() { *p = popup{} }

// propose asks the completer after something was typed inside a string.
func (m *Model) propose() {
	m.ask()
	p := &m.popup
	if p.open && slices.ContainsFunc(p.found.Candidates, func(c complete.Candidate) bool { return c.Text == m.line()[p.from:p.to] }) {
		p.close() // typed to its end: tab and esc are free for what comes next
	}
}

// proposeHere asks the completer because tab was pressed, whatever was done
// before: what stands there already is no proposal.
func (m *Model) proposeHere() {
	m.ask()
	p := &m.popup
	if !p.open {
		m.tell = "there is nothing to complete here"
		return
	}
	there := m.line()[p.from:p.to]
	p.found.Candidates = slices.DeleteFunc(slices.Clone(p.found.Candidates), func(c complete.Candidate) bool { return c.Text == there })
	if len(p.found.Candidates) == 0 {
		p.close()
		m.tell = "this name is complete"
	}
}

// ask opens the box if the completer has something for the cursor's place.
func (m *Model) ask() {
	m.popup.close()
	row, col := m.text.Cursor()
	line := m.line()
	at := byteAt(line, col)
	if m.complete == nil || !inString(line, at) {
		return
	}
	start := 0
	for _, l := range m.text.Lines()[:row] {
		start += len(l) + 1
	}
	found := m.complete(m.text.String(), start+at)
	from, to := found.From-start, found.To-start
	if len(found.Candidates) == 0 || from < 0 || from > at || to < at || to > len(line) {
		return
	}
	m.popup = popup{open: true, found: found, row: row, from: from, to: to}
}

// popupKey is what a key means while the box is open; false when it means
// there what it always does.
func (m *Model) popupKey(name string) bool {
	n := len(m.popup.found.Candidates)
	switch name {
	case "esc":
		m.popup.close()
	case "up":
		m.popup.chosen, m.popup.moved = (m.popup.chosen+n-1)%n, true
	case "down":
		m.popup.chosen, m.popup.moved = (m.popup.chosen+1)%n, true
	case "tab":
		m.accept()
	default:
		return false
	}
	return true
}

// accept puts the chosen candidate in. One that ends with a colon is half of a
// name: the other half is proposed. Of more than the box shows, none is taken
// unseen: what they have in common is, and where that is typed already, tab says
// how many there are and takes the chosen one when it is pressed again.
func (m *Model) accept() {
	p := m.popup
	line := m.text.Lines()[p.row]
	s := p.found.Candidates[p.chosen].Text
	if n := len(p.found.Candidates); n >= boxRows && !p.moved && !strings.HasSuffix(s, ":") {
		s = common(p.found.Candidates)
		if len(s) <= p.to-p.from || !strings.EqualFold(s[:p.to-p.from], line[p.from:p.to]) {
			m.popup.moved = true
			m.tell = fmt.Sprintf("%d fit: type on, or choose; tab again takes this one", n)
			return
		}
	}
	m.popup.close()
	m.replace(p.row, colAt(line, p.from), p.row, colAt(line, p.to), s)
	m.Refresh()
	if m.full {
		return
	}
	if strings.HasSuffix(s, ":") || s != p.found.Candidates[p.chosen].Text {
		m.propose()
	}
}

// common is what all candidates begin with.
func common(all []complete.Candidate) string {
	s := all[0].Text
	for _, c := range all[1:] {
		n := 0
		for n < len(s) && n < len(c.Text) && s[n] == c.Text[n] {
			n++
		}
		s = s[:n]
	}
	return strings.ToValidUTF8(s, "")
}

// box is where the box stands, in cells of the view.
type box struct{ x, y, width, height, first int }

// items is how many rows show candidates; the last row is the help's where
// there are two or more.
func (b box) items() int {
	if b.height > 1 {
		return b.height - 1
	}
	return 1
}

// box finds a place below the line being typed, else above it; none in a
// height of one.
func (m Model) box() (box, bool) {
	p := m.popup
	y := p.row - m.top
	below, above := m.height-1-y, y
	if !p.open || !m.focused || m.seen != m.text.Version() || y < 0 || y >= m.height || max(below, above) == 0 {
		return box{}, false
	}
	n := len(p.found.Candidates)
	b := box{y: y + 1, height: min(n+1, boxRows)}
	if below < b.height && above > below {
		b.height = min(b.height, above)
		b.y = y - b.height
	} else {
		b.height = min(b.height, below)
	}
	b.first = max(min(p.chosen-b.items()/2, n-b.items()), 0)

	for _, c := range p.found.Candidates {
		b.width = max(b.width, ansi.StringWidth(c.Text)+4, ansi.StringWidth(c.Help)+4+len(m.count()))
	}
	gutter := m.frame().gutter
	b.width = min(b.width, boxWidth, m.width-gutter)
	line := m.text.Lines()[p.row]
	b.x = max(min(cellOf(line, p.from)-m.left-2, m.width-gutter-b.width), 0) + gutter
	return b, true
}

// count says which candidate of how many is chosen.
func (m Model) count() string {
	n := len(m.popup.found.Candidates)
	if n < boxRows {
		return ""
	}
	return fmt.Sprintf("  %d/%d", m.popup.chosen+1, n)
}

// boxRow is the candidate that is drawn at a cell.
func (m Model) boxRow(x, y int) (int, bool) {
	b, ok := m.box()
	if !ok || x < b.x || x >= b.x+b.width || y < b.y || y >= b.y+b.items() {
		return 0, false
	}
	i := b.first + y - b.y
	return i, i < len(m.popup.found.Candidates)
}

// boxLine draws a row of the box.
func (m Model) boxLine(b box, i int) string {
	if i == b.height-1 && b.height > 1 {
		help, count := m.popup.found.Candidates[m.popup.chosen].Help, m.count()
		help = fit(ansi.Truncate(help, b.width-3-len(count), ".."), b.width-3-len(count))
		return m.palette.boxHelp.apply(fit("| "+help+count, b.width-1) + "|")
	}
	i += b.first
	if i == m.popup.chosen {
		return m.palette.boxChosen.apply(fit("|>"+m.popup.found.Candidates[i].Text, b.width-1) + "|")
	}
	return m.palette.box.apply(fit("| "+m.popup.found.Candidates[i].Text, b.width-1) + "|")
}

// fit cuts or fills a text to a width.
func fit(s string, width int) string {
	if ansi.StringWidth(s) > width {
		s = ansi.Truncate(s, max(width, 0), "")
	}
	return s + strings.Repeat(" ", max(width-ansi.StringWidth(s), 0))
}
