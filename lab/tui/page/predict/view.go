package predict

import (
	"fmt"
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/head"
	"gatehouse/lab/tui/part/prose"
)

// The narrowest screen with two columns, and the narrowest policies in it.
const (
	wideFrom  = 100
	papersMin = 58
)

func (p *Page) wide() bool { return p.w >= wideFrom }

func (p *Page) leftWidth() int { return max(36, min(p.w*42/100, p.w-papersMin-3, 76)) }

// bodyRows is what is left below the head.
func (p *Page) bodyRows() int { return max(p.h-len(p.header()), 1) }

// View draws the page.
func (p *Page) View() string {
	var lines []string
	switch {
	case p.a == nil:
		lines = append(p.header(), "", head.Waiting(p.failed, p.t))
	case p.reasons != nil:
		lines = p.reasons.View()
	case p.wide():
		lines = p.wideView()
	default:
		lines = append(p.header(), p.narrowView()...)
	}
	return strings.Join(layout.Bound(lines, p.w, p.h), "\n")
}

// header is where one is, and how things stand.
func (p *Page) header() []string {
	left := head.Title(p.c.Place, p.ex.ID, p.ex.Title, p.wide(), p.t)
	line := layout.Spread(left, p.headRight()+" ", p.w)
	if p.h < 14 {
		return []string{line}
	}
	joint := -1
	if p.wide() && p.a != nil {
		joint = p.leftWidth() + 1
	}
	return []string{line, head.Rule(p.t, p.w, joint)}
}

func (p *Page) headRight() string {
	if p.a == nil {
		return ""
	}
	step := fmt.Sprintf("question %d of %d", p.ask+1, len(p.ex.Ask))
	if p.phase == answered {
		step = fmt.Sprintf("%d of %d right", p.told.report.Right(), p.told.report.Asked())
	}
	style := p.t.Faint
	if p.saver.Failed() {
		style = p.t.Fix
	}
	if hints := head.Hints(p.a.Hints, len(p.ex.Hints)); hints != "" && p.wide() {
		step += "   " + hints
	}
	return p.t.Faint.Render(step) + "   " + style.Render(p.saver.Word())
}

// draw lays out the policies for the present size.
func (p *Page) draw() {
	if p.a == nil || p.w == 0 {
		return
	}
	if p.wide() {
		p.papers.draw(p.ex, p.t, nil, p.w-p.leftWidth()-4, p.bodyRows())
		return
	}
	var lead []string
	if p.phase == asking {
		lead = p.about()
		if more := p.circumstances(p.w - 2); len(more) > 0 {
			lead = append(append(lead, ""), more...)
		}
	}
	p.papers.draw(p.ex, p.t, lead, p.w-2, p.paperRows())
}

// paperRows is how many lines of the policies a narrow screen shows.
func (p *Page) paperRows() int {
	h := p.bodyRows() - len(p.request(p.w-2))
	if p.phase == asking {
		h -= p.questionRows() + 1
	}
	return max(h, 1)
}

// questionRows is how many lines the question takes on a narrow screen: as many
// as it needs, but no more than half.
func (p *Page) questionRows() int {
	lines, _, _ := p.question(p.w - 2)
	return min(len(lines), max(4, p.bodyRows()/2))
}

// about is the brief with the hints taken so far.
func (p *Page) about() []string {
	w := p.w - 2
	if p.wide() {
		w = p.leftWidth() - 2
	}
	out := prose.Render(p.ex.Brief, p.t, w)
	for i := range min(p.a.Hints, len(p.ex.Hints)) {
		out = append(out, "", p.t.Strong.Render("HINT")+p.t.Faint.Render(fmt.Sprintf(" %d of %d", i+1, len(p.ex.Hints))))
		out = append(out, prose.Render(p.ex.Hints[i].Text, p.t, w)...)
	}
	return out
}

// request is the request as one line; where that is too narrow, as few as its
// parts need.
func (p *Page) request(w int) (out []string) {
	line := ""
	for _, part := range p.ex.Request.Parts() {
		if line != "" && layout.Width(line)+2+layout.Width(part) <= w {
			line += "  " + part
			continue
		}
		out, line = append(out, line), part
	}
	var wrapped []string
	for _, l := range append(out[1:], line) {
		for _, short := range layout.Wrap(l, w) {
			wrapped = append(wrapped, p.t.Accent.Render(short))
		}
	}
	return wrapped
}

// circumstances are what the world puts into the request.
func (p *Page) circumstances(w int) []string {
	all := p.ex.Circumstances()
	if len(all) == 0 {
		return nil
	}
	var out []string
	for _, c := range all {
		for _, l := range layout.Wrap(c, w) {
			out = append(out, p.t.Faint.Render(l))
		}
	}
	return out
}

// wideView is brief, request and question, or the answer, beside the policies.
func (p *Page) wideView() []string {
	lw, h := p.leftWidth(), p.bodyRows()
	left := p.leftColumn(lw-2, h)
	right := layout.Indent(p.papers.window(p.t, h), 1)
	sep := " " + p.t.Border.Render(p.t.Glyphs.Down)
	return append(p.header(), layout.Beside(layout.Indent(left, 1), lw, sep, right, p.w-lw-2, h)...)
}

func (p *Page) leftColumn(w, h int) []string {
	if p.phase == answered {
		return p.scrolled(p.answer(w), h)
	}
	asked := p.asked(w)
	question, from, to := p.question(w)
	about := layout.Window(p.about(), p.top, min(len(p.about()), p.aboutRoom()))
	out := append(append(about, asked...), "")
	room := max(h-len(out), 3)
	return append(out, layout.Window(question, layout.Follow(0, from, to, len(question), room), min(room, len(question)))...)
}

// asked is the request under its heading.
func (p *Page) asked(w int) []string {
	out := append([]string{"", p.t.Strong.Render("REQUEST")}, p.request(w)...)
	return append(out, p.circumstances(w)...)
}

// aboutRoom is how many lines of the brief a wide screen shows beside request
// and question.
func (p *Page) aboutRoom() int {
	w := p.leftWidth() - 2
	lines, _, _ := p.question(w)
	return max(p.bodyRows()-len(p.asked(w))-1-min(len(lines), p.bodyRows()/2), 2)
}

// scrolled is the answer from where it was scrolled to.
func (p *Page) scrolled(lines []string, h int) []string {
	return layout.More(lines, p.top, h, func(s string) string { return p.t.Faint.Render(s + ": down") })
}

// narrowView is the policies over the question; afterwards the answer, or the
// policies.
func (p *Page) narrowView() []string {
	h := p.bodyRows()
	if p.phase == answered && !p.turned {
		return layout.Indent(p.scrolled(p.answer(p.w-2), h), 1)
	}
	out := layout.Indent(append(p.request(p.w-2), p.papers.window(p.t, p.paperRows())...), 1)
	if p.phase == answered {
		return out
	}
	question, from, to := p.question(p.w - 2)
	rows := p.questionRows()
	out = append(out, p.t.Border.Render(strings.Repeat(p.t.Glyphs.Across, p.w)))
	if top := layout.Follow(0, from, to, len(question), rows-1); rows > 2 && top > 0 { // the question itself stays
		question = append(question[:1:1], layout.Window(question[1:], max(top-1, 0), rows-1)...)
	}
	return append(out, layout.Indent(layout.Rows(question, rows), 1)...)
}

// question is what is asked, and what can be said; from..to are the selected
// lines.
func (p *Page) question(w int) (lines []string, from, to int) {
	if p.phase == answered {
		return nil, 0, 0
	}
	head := p.t.Strong.Render(p.ex.Ask[p.ask].Question())
	if said := "  you said " + p.said.Verdict.String(); p.ask > 0 && layout.Width(head)+len(said) <= w {
		head += p.t.Faint.Render(said)
	}
	lines = []string{layout.Cut(head, w)}
	for i, o := range p.options() {
		drawn := p.option(i, o, w)
		if i == p.at {
			from, to = len(lines), len(lines)+len(drawn)-1
		}
		lines = append(lines, drawn...)
	}
	return lines, from, to
}

// option draws one thing to say; what it means stands behind it where there is
// room.
func (p *Page) option(i int, o option, w int) []string {
	lead, style := "  ", p.t.Text
	if i == p.at {
		lead, style = p.t.Accent.Render(p.t.Glyphs.Here)+" ", p.t.Strong
	}
	number := " "
	if i < 9 {
		number = fmt.Sprint(i + 1)
	}
	lead += p.t.Key.Render(number) + "  "
	room := w - layout.Width(lead)
	lines := layout.Wrap(o.says, room)
	for k := range lines {
		lines[k] = style.Render(lines[k])
	}
	if pad := layout.Pad(o.says, 15); o.about != "" && layout.Width(pad)+layout.Width(o.about) <= room {
		lines[0] = style.Render(o.says) + layout.Blank(layout.Width(pad)-layout.Width(o.says)) + p.t.Faint.Render(o.about)
	}
	out := layout.Indent(lines, layout.Width(lead))
	out[0] = lead + lines[0]
	return out
}

// scroll moves the answer, or the brief, by lines.
func (p *Page) scroll(by int) {
	switch {
	case p.phase == answered && p.turned && !p.wide():
		p.papers.scroll(by)
	case p.phase == answered:
		w := p.w - 2
		if p.wide() {
			w = p.leftWidth() - 2
		}
		p.top = layout.Top(p.top+by, len(p.answer(w)), p.bodyRows())
	default:
		p.top = layout.Top(p.top+by, len(p.about()), p.aboutRoom())
	}
}

// leaf moves by windows what is read: the policies, or on a narrow screen the
// answer.
func (p *Page) leaf(by int) {
	if p.phase == answered && !p.wide() && !p.turned {
		p.scroll(by * max(p.bodyRows()-2, 1))
		return
	}
	p.papers.scroll(by * max(p.papers.h-2, 1))
}
