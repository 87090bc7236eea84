package exercise

import (
	"fmt"
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"
	"gatehouse/lab/tui/part/difference"
	"gatehouse/lab/tui/part/prose"

	tea "github.com/charmbracelet/bubbletea"
)

// wideView is the brief over the checks, and the editor beside them.
func (p *Page) wideView() []string {
	lw, h := p.leftWidth(), p.bodyRows()
	right := append([]string{" " + p.documentLine(p.w-lw-5), ""}, layout.Rows(split(p.ed.View()), h-docRows-1)...)
	for i := 2; i < len(right); i++ {
		right[i] = " " + right[i]
	}
	sep := " " + p.t.Border.Render(p.t.Glyphs.Down)
	return append(p.header(), layout.Beside(p.left(lw, h), lw, sep, right, p.w-lw-2, h)...)
}

// left is the brief, then the checks, which keep their room.
func (p *Page) left(w, h int) []string {
	inner := w - 2
	table, from, to := p.table(inner)
	head := []string{p.count(), ""}
	if s := p.state(); s != "" {
		head = nil
		for i, l := range layout.Wrap(s, inner) {
			if i < 3 {
				head = append(head, l)
			}
		}
		head = append([]string{p.count()}, append(head, "")...)
	}
	about := p.about(inner)
	room := h - len(head) - 1
	most := min(len(table), max(room-min(len(about), room/2), 3))
	if len(about) > room-most {
		about = append(layout.Rows(about, max(room-most-1, 0)), p.t.Faint.Render("^G shows the rest"))
	}
	top := layout.Follow(0, from, to, len(table), most)
	out := append(about, "")
	out = append(out, head...)
	rows := layout.Window(table, top, min(most, len(table)))
	if top+len(rows) < len(table) && len(rows) > 3 {
		rows[len(rows)-1] = layout.Blank(7) + p.t.Faint.Render("more below")
	}
	out = append(out, rows...)
	for i := range out {
		if out[i] != "" {
			out[i] = " " + out[i]
		}
	}
	return out
}

func (p *Page) table(w int) (lines []string, from, to int) {
	return checks.Table{
		Rows: p.live.report.Rows, At: p.row, Focused: p.focus == inChecks,
		Stale: p.live.stale, Hidden: p.hidden(),
	}.Lines(p.t, w)
}

// about is the brief with the hints taken so far.
func (p *Page) about(w int) []string {
	out := prose.Render(p.ex.Brief, p.t, w)
	for i := range min(p.a.Hints, len(p.ex.Hints)) {
		out = append(out, "", p.t.Strong.Render("HINT")+p.t.Faint.Render(fmt.Sprintf(" %d of %d", i+1, len(p.ex.Hints))))
		out = append(out, prose.Render(p.ex.Hints[i].Text, p.t, w)...)
	}
	return out
}

// narrowView is one of the three under tabs, and the line with the first FIX.
func (p *Page) narrowView() []string {
	h := p.bodyRows()
	var body []string
	switch p.tab {
	case briefTab:
		about := indent(p.about(p.w-2), 1)
		body = layout.Window(about, p.overTop, h)
	case checksTab:
		table, from, to := p.table(p.w - 2)
		lines := append([]string{p.count()}, table...)
		if h > len(lines)+1 {
			lines = append([]string{p.count(), ""}, table...)
		}
		lead := len(lines) - len(table)
		top := layout.Follow(0, from+lead, to+lead, len(lines), h)
		body = layout.Window(indent(lines, 1), top, h)
	default:
		if p.docRows() > 0 {
			body = append(body, " "+p.documentLine(p.w-2))
		}
		body = append(body, split(p.ed.View())...)
	}
	out := append(p.header(), layout.Rows(body, h)...)
	if p.statusRows() > 1 {
		out = append(out, p.rule(-1))
	}
	return append(out, p.status())
}

// overView is the brief or the difference, over the whole page.
func (p *Page) overView() []string {
	return append(append(p.header(), ""), layout.Window(indent(p.overLines(), 1), p.overTop, p.overRows())...)
}

func (p *Page) overRows() int { return max(p.h-headRows-1, 1) }

func (p *Page) overLines() []string {
	w := min(p.w-2, 88)
	if p.over == solution {
		return difference.Documents(p.ex, p.a.Answer(), p.t, w)
	}
	return p.about(w)
}

// scrollBy moves what can be scrolled, and no further than it goes.
func (p *Page) scrollBy(n int) {
	if p.over == nothing {
		p.overTop = layout.Top(p.overTop+n, len(p.about(p.w-2)), p.bodyRows())
		return
	}
	p.overTop = layout.Top(p.overTop+n, len(p.overLines()), p.overRows())
}

func split(s string) []string { return strings.Split(s, "\n") }

func indent(lines []string, n int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = layout.Blank(n) + l
		}
	}
	return out
}

// click gives the mouse to the editor, or selects what is clicked.
func (p *Page) click(m tea.MouseMsg) tea.Cmd {
	if p.a == nil || p.over != nothing || p.confirm != nil {
		return nil
	}
	wheel := tea.MouseEvent(m).IsWheel()
	x, y := m.X-1, m.Y-headRows-p.docRows()
	if p.wide() {
		x, y = m.X-p.leftWidth()-3, m.Y-headRows-docRows-1
		if x < 0 {
			if !wheel {
				p.settle()
				p.setFocus(inChecks)
			}
			return nil
		}
	} else {
		x++
	}
	if y < 0 || !p.wide() && p.tab != answerTab {
		return nil
	}
	if !wheel {
		p.setFocus(inText)
	}
	m.X, m.Y = x, y
	return p.typed(m)
}
