package exercise

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"
	"gatehouse/lab/tui/part/difference"
	"gatehouse/lab/tui/part/findings"
	"gatehouse/lab/tui/part/head"
	"gatehouse/lab/tui/part/prose"
)

// wideView is the brief over the checks, and the editor beside them.
func (p *Page) wideView() []string {
	lw, h := p.leftWidth(), p.bodyRows()
	right := append([]string{" " + p.documentLine(p.w-lw-5), ""}, layout.Rows(p.answerView(p.w-lw-4, h-docRows-1), h-docRows-1)...)
	for i := 2; i < len(right); i++ {
		right[i] = " " + right[i]
	}
	sep := " " + p.t.Border.Render(p.t.Glyphs.Down)
	return append(p.header(), layout.Beside(p.left(lw, h), lw, sep, right, p.w-lw-2, h)...)
}

// left is the brief, then the checks, which keep their room.
func (p *Page) left(w, h int) []string {
	table, from, to := p.table(w - 2)
	head, about := p.checksHead(w-2), p.about(w-2)
	room, most := p.share(h, len(head), len(about), len(table))
	if len(about) > room {
		about = append(p.begun(about[:max(room-1, 0)]), p.t.Faint.Render(p.rest()))
	}
	rows, above := p.window(table, from, to, w-2, most)
	if last := len(head) - 1; above > 0 && head[last] == "" {
		head[last] = layout.Blank(7) + p.t.Faint.Render(number(above, "check")+" above")
	}
	return layout.Indent(append(append(append(about, ""), head...), rows...), 1)
}

// window is what h lines have room for of the table, with the lines from..to,
// and how many checks stand above. It begins and ends with whole rows.
func (p *Page) window(table []string, from, to, w, h int) (rows []string, above int) {
	if len(table) <= h || h <= 2 {
		return layout.Window(table, layout.Follow(0, from, to, len(table), h), min(h, len(table))), 0
	}
	starts := p.starts(w)
	top, end := layout.Follow(0, from, to, len(table), h-1), len(table)
	for _, s := range starts { // the first row that shows whole
		if s >= top {
			top = min(s, from)
			break
		}
		above++
	}
	if end-top > h { // the last line says that there are more
		end = top + h - 1
		for _, s := range starts {
			if s > to && s <= top+h-1 {
				end = s
			}
		}
		below := p.below(w, end)
		return append(slices.Clone(table[top:end]), layout.Blank(max(min(7, w-layout.Width(below)), 0))+p.t.Faint.Render(below)), above
	}
	return table[top:end], above
}

// starts are the lines of the table at which its rows begin, and the findings
// below them.
func (p *Page) starts(w int) []int {
	table := p.checks()
	lines, _, _ := table.Lines(p.t, w)
	return append(table.Starts(p.t, w), len(lines))
}

// begun is the beginning of a brief without a heading that has lost its text.
func (p *Page) begun(about []string) []string {
	n := len(about)
	for n > 0 && (about[n-1] == "" || strings.HasPrefix(about[n-1], p.t.Strong.Render("HINT"))) {
		n--
	}
	return slices.Clip(about[:n])
}

// rest says how one gets to see the whole brief.
func (p *Page) rest() string {
	if p.a.Hints > 0 {
		return "^G shows the rest, with the hints"
	}
	return "^G shows the rest"
}

// tableMin is how many lines the table keeps beside a long brief.
const tableMin = 6

// share divides h lines between the brief and the table: the brief comes first,
// for the table scrolls with the selection. A brief that has grown by its hints
// leaves the table half.
func (p *Page) share(h, head, about, table int) (forAbout, forTable int) {
	room := h - head - 1
	forTable = min(table, max(room-about, room/2, tableMin))
	return room - forTable, forTable
}

// checksHead is the heading of the checks, with what stands in the way; on a
// narrow screen only what the line at the bottom has no room for.
func (p *Page) checksHead(w int) []string {
	out := []string{p.count()}
	if hints := head.Hints(p.a.Hints, len(p.ex.Hints)); !p.wide() && hints != "" { // a wide screen has it in its header
		out[0] = layout.Spread(out[0], p.t.Faint.Render(hints), w)
	}
	if s, style := p.state(); s != "" && (p.wide() || layout.Width(s) > w) {
		lines := layout.Wrap(s, w)
		if n := 6; len(lines) > n {
			lines = append(lines[:n-1], layout.Cut(lines[n-1]+"...", w))
		}
		for _, l := range lines {
			out = append(out, style.Render(l))
		}
	}
	if p.h < 14 && len(out) == 1 {
		return out
	}
	return append(out, "")
}

// crowded says whether the brief with its hints does not show whole.
func (p *Page) crowded() bool {
	if !p.wide() {
		return true
	}
	w := p.leftWidth() - 2
	table, _, _ := p.table(w)
	about := len(p.about(w))
	room, _ := p.share(p.bodyRows(), len(p.checksHead(w)), about, len(table))
	return about > room
}

func (p *Page) checks() checks.Table {
	return checks.Table{
		Because: checks.SelectedRow,
		Rows:    p.live.report.Rows, At: p.row, Focused: p.focus == inChecks,
		Stale: p.live.stale, Hidden: p.hidden(),
	}
}

// table is the checks and, below them, what the friend says.
func (p *Page) table(w int) (lines []string, from, to int) {
	rows := len(p.live.report.Rows)
	lines, from, to = p.checks().Lines(p.t, w)
	notes, first, last := findings.List{
		Notes: p.notes(), At: p.row - rows, Focused: p.focus == inChecks && p.row >= rows,
		Stale: p.live.stale && p.live.flaw == nil, Named: len(p.ex.Answer) > 1, Above: p.live.flaw != nil,
	}.Lines(p.t, w)
	if p.row >= rows && len(notes) > 0 {
		from, to = len(lines)+first, len(lines)+last
	}
	return append(lines, notes...), from, to
}

// below says how many checks and findings begin behind the first n lines of the
// table: lines mean nothing to who counts checks.
func (p *Page) below(w, n int) string {
	table := p.checks()
	var words []string
	if k := table.Below(p.t, w, n); k > 0 {
		words = append(words, number(k, "more check"))
	}
	lines, _, _ := table.Lines(p.t, w)
	if k := len(p.notes()); k > 0 && n <= len(lines)+3 { // a heading between blanks stands before them
		words = append(words, number(k, "finding"))
	}
	if len(words) == 0 {
		return "more below"
	}
	return strings.Join(words, ", ") + " below"
}

func number(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
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
		about := layout.Indent(p.about(p.w-2), 1)
		body = p.scrolled(about, h)
	case checksTab:
		table, from, to := p.table(p.w - 2)
		lines := append(p.checksHead(p.w-2), table...)
		lead := len(lines) - len(table)
		room := h
		if len(lines) > h {
			room = max(h-1, 1) // the last line may say that there are more
		}
		top := layout.Follow(0, from+lead, to+lead, len(lines), room)
		body = layout.More(layout.Indent(lines, 1), top, h, func(string) string { return p.t.Faint.Render(p.below(p.w-2, top+h-1-lead)) })
	default:
		if p.docRows() > 0 {
			body = append(body, " "+p.documentLine(p.w-2))
		}
		body = append(body, p.answerView(p.w, h-len(body))...)
	}
	out := append(p.header(), layout.Rows(body, h)...)
	if p.statusRows() > 1 {
		out = append(out, head.Rule(p.t, p.w, -1))
	}
	return append(out, p.status())
}

// overView is the brief or the difference, over the whole page.
func (p *Page) overView() []string {
	return append(append(p.header(), ""), p.scrolled(layout.Indent(p.overLines(), 1), p.overRows())...)
}

// scrolled is a window of h lines that says when there are more.
func (p *Page) scrolled(lines []string, h int) []string {
	return layout.More(lines, p.overTop, h, func(s string) string { return p.t.Faint.Render(s) })
}

func (p *Page) overRows() int { return max(p.h-headRows-1, 1) }

func (p *Page) overLines() []string {
	w := min(p.w-2, 88)
	if n := p.noteAt(p.note); p.over == friend && n != nil {
		return findings.Explain(*n, p.t, w)
	}
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
