package home

import (
	"cmp"
	"fmt"
	"strings"

	"gatehouse/lab/plan"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"
)

// wide is the widest that home grows: beyond it, columns drift apart.
const wide = 88

// View draws the page.
func (p *Page) View() string {
	lines, _ := p.lines()
	out := append(p.head(), layout.Window(lines, p.top, p.room())...)
	return strings.Join(layout.Bound(out, p.w, p.h), "\n")
}

func (p *Page) room() int { return max(1, p.h-len(p.head())-p.gap()) }

// gap is the empty line over the footer, where there is room for it.
func (p *Page) gap() int {
	if p.h < 16 {
		return 0
	}
	return 1
}

func (p *Page) width() int { return min(p.w-2, wide) }

func (p *Page) head() []string {
	title := " " + p.t.Title.Render("Gatehouse")
	if p.finding || p.filter != "" {
		cursor := ""
		if p.finding {
			cursor = p.t.Cursor.Render(" ")
		}
		title += "   " + p.t.Key.Render("/") + " " + p.filter + cursor
	}
	if p.h < 10 {
		return []string{title}
	}
	return []string{title, ""}
}

// lines draws everything below the title, and says where the selection is.
func (p *Page) lines() (lines []string, at int) {
	lines, at, _ = p.drawn()
	return lines, at
}

// drawn is lines with the entry that each belongs to, -1 for none.
func (p *Page) drawn() (lines []string, at int, owner []int) {
	if !p.loaded {
		return nil, 0, nil
	}
	if p.plan.First && p.filter == "" && !p.finding {
		lines = p.welcome()
	}
	if p.plan.Today.Next == nil && !p.plan.First && p.filter == "" && !p.finding {
		lines = append(lines, p.line(false, p.label("Today")+p.t.Faint.Render("done"), ""))
	}
	headed := false
	for i, e := range p.entries {
		if e.kind == moduleEntry && !headed {
			headed = true
			lines = append(lines, "", p.courseHead())
		}
		if e.kind == lessonsEntry {
			lines = append(append(lines, p.solid()...), "")
		}
		if i == p.at {
			at = len(lines)
		}
		for len(owner) < len(lines) {
			owner = append(owner, -1)
		}
		lines, owner = append(lines, p.draw(e, i == p.at)), append(owner, i)
	}
	if n := len(p.entries); n > 0 && p.entries[n-1].kind != lessonsEntry {
		lines = append(lines, p.solid()...)
	}
	if len(p.entries) == 0 {
		lines = append(lines, "   "+p.t.Faint.Render(p.nothing()))
	}
	for len(owner) < len(lines) {
		owner = append(owner, -1)
	}
	return lines, at, owner
}

// solid explains the word while a module is selected.
func (p *Page) solid() (lines []string) {
	if p.at < len(p.entries) && p.entries[p.at].kind == moduleEntry {
		for _, l := range layout.Wrap("solid: passed at first hand-in, and again on a later day; a deck counts by its questions", p.width()-2) {
			lines = append(lines, "   "+p.t.Faint.Render(l))
		}
	}
	return lines
}

func (p *Page) nothing() string {
	if p.filter != "" {
		return "nothing is called that or speaks of it; esc shows all"
	}
	return "there are no exercises here; gatehouse --pack DIR adds some"
}

func (p *Page) welcome() []string {
	var out []string
	text := "A training lab: who may enter an AWS account, and where traffic goes. You read a short brief, write an answer, and an engine runs it."
	for _, l := range layout.Wrap(text, min(p.width()-1, 64)) {
		out = append(out, " "+l)
	}
	return append(out, "")
}

func (p *Page) draw(e entry, here bool) string {
	switch e.kind {
	case beginEntry:
		return p.line(here, p.label("Begin")+prose.Plain(p.plan.Begin.Title), size(p.plan.Begin))
	case placeEntry:
		return p.line(here, p.label("Place me")+"find where to start", cmp.Or(p.placed, size(p.plan.Place)))
	case todayEntry:
		return p.line(here, p.label("Today")+portion(p.plan.Today), "")
	case continueEntry:
		return p.line(here, p.label("Continue")+prose.Plain(p.plan.Open.Title), p.far)
	case furtherEntry:
		return p.line(here, p.label("Go on")+prose.Plain(p.plan.Further().Title), size(p.plan.Further()))
	case againEntry:
		deck, left := p.plan.Again()
		return p.line(here, p.label("Ask again")+prose.Plain(deck.Title), fmt.Sprintf("%d to go", left))
	case moduleEntry:
		return p.module(e, here)
	case foundEntry:
		return p.found(e, here)
	case lessonEntry:
		return p.line(here, title(e.lesson.Title, here, p.t), "lesson")
	case lessonsEntry:
		return p.line(here, p.label("Lessons")+"read, and predict", fmt.Sprintf("%d to read", len(p.c.Lessons)))
	}
	return p.exercise(e, here)
}

func portion(t plan.Today) string {
	return fmt.Sprintf("%d min: %s", t.Minutes, strings.Join(t.Parts(), ", "))
}

func (p *Page) label(s string) string { return layout.Pad(p.t.Strong.Render(s), 11) }

// line is one line with the sign of the selection, left and right.
func (p *Page) line(here bool, left, right string) string {
	mark := "   "
	if here {
		mark = " " + p.t.Accent.Render(p.t.Glyphs.Here) + " "
	}
	if right != "" {
		right = p.t.Faint.Render(right)
	}
	return mark + layout.Spread(left, right, p.width()-2)
}

// Columns of the course: numbers stand under their words.
const (
	barWidth   = 10
	tallyWidth = 7
)

func (p *Page) courseHead() string {
	tally := ""
	for _, s := range []string{"solid", "seen", "all"} {
		tally += layout.Right(s, tallyWidth)
	}
	return " " + layout.Spread(p.t.Strong.Render("Course"), p.t.Faint.Render(tally), p.width())
}

func (p *Page) module(e entry, here bool) string {
	sign := p.t.Glyphs.Folded
	if e.open {
		sign = p.t.Glyphs.Open
	}
	title := e.module.Pack.Title
	if here {
		title = p.t.Strong.Render(title)
	}
	left := p.t.Faint.Render(sign) + " " + title
	right := ""
	for _, n := range []int{e.module.Solid, e.module.Seen, e.module.All} {
		right += layout.Right(fmt.Sprint(n), tallyWidth)
	}
	if p.width() >= 56 {
		right = p.bar(e.module) + right
	}
	mark := "   "
	if here {
		mark = " " + p.t.Accent.Render(p.t.Glyphs.Here) + " "
	}
	return mark + layout.Spread(left, right, p.width()-2)
}

// bar shows solid, seen and the rest as cells.
func (p *Page) bar(m *plan.Module) string {
	if m.All == 0 {
		return layout.Blank(barWidth)
	}
	solid := m.Solid * barWidth / m.All
	seen := max((m.Seen*barWidth+m.All-1)/m.All-solid, 0)
	g := p.t.Glyphs
	return p.t.OK.Render(strings.Repeat(g.Solid, solid)) + p.t.Accent.Render(strings.Repeat(g.Seen, seen)) +
		p.t.Border.Render(strings.Repeat(g.Unseen, barWidth-solid-seen))
}

// found is an exercise that was looked for, with where it stands.
func (p *Page) found(e entry, here bool) string {
	right := fmt.Sprintf("%s %d", e.module.Pack.Title, e.number)
	if e.row.State != "" && p.width() >= 70 {
		right = layout.Pad(e.row.State, 14) + layout.Right(right, 20)
	}
	return p.line(here, title(e.row.Exercise.Title, here, p.t), right)
}

func title(s string, here bool, t *theme.Theme) string {
	if s = prose.Plain(s); here {
		return t.Strong.Render(s)
	}
	return s
}

func (p *Page) exercise(e entry, here bool) string {
	title := prose.Plain(e.row.Exercise.Title)
	if here {
		title = p.t.Strong.Render(title)
	}
	left := "  " + p.t.Faint.Render(layout.Right(fmt.Sprint(e.number), 2)) + "  " + title
	state := p.t.Faint.Render(e.row.State)
	if e.row.Done {
		state = p.t.OK.Render(e.row.State)
	}
	right := layout.Pad(state, 14) + p.t.Faint.Render(layout.Right(size(e.row.Exercise), 12))
	if p.width() < 70 {
		right = state
	}
	mark := "   "
	if here {
		mark = " " + p.t.Accent.Render(p.t.Glyphs.Here) + " "
	}
	return mark + layout.Spread(left, right, p.width()-2)
}
