package quiz

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/prose"
)

// wide is the widest that a question grows.
const wide = 80

// View draws the page.
func (p *Page) View() string {
	body, from, to := p.body()
	return strings.Join(layout.Bound(append(p.head(), p.window(body, from, to)...), p.w, p.h), "\n")
}

// body is everything below the head; while asking, from..to are the selected lines.
func (p *Page) body() (lines []string, from, to int) {
	switch p.phase {
	case asking:
		lines, from, to = p.drawForm()
		if p.form.q.Kind == pack.Match && len(lines) > p.room() {
			lines, from, to = p.drawSide()
		}
		return lines, from, to
	case answered:
		return p.drawAnswer(), 0, 0
	}
	return p.drawSum(), 0, 0
}

func (p *Page) room() int { return max(p.h-len(p.head()), 1) }

// window is what there is room for, with a word at its end on what there is not.
func (p *Page) window(body []string, from, to int) []string {
	room := p.room()
	if len(body) <= room || room < 3 {
		return layout.Window(body, p.first(len(body), from, to, room), room)
	}
	top := p.first(len(body), from, to, room-1)
	up, down := "pgup", "pgdn"
	if p.phase != asking {
		up, down = "up", "down"
	}
	var more []string
	if top+room-1 < len(body) {
		more = append(more, "more below: "+down)
	}
	if top > 0 {
		more = append(more, "more above: "+up)
	}
	return append(layout.Window(body, top, room-1), "   "+p.t.Faint.Render(strings.Join(more, ", ")))
}

// first is the first line shown: where it was scrolled to, else so that the
// selected lines show.
func (p *Page) first(n, from, to, room int) int {
	if p.phase == asking && !p.scrolled {
		return layout.Follow(0, from, to, n, room)
	}
	return layout.Top(p.top, n, room)
}

// scroll moves the window, never past its ends.
func (p *Page) scroll(by int) {
	body, from, to := p.body()
	room := p.room()
	if len(body) > room && room >= 3 {
		room--
	}
	p.top = layout.Top(p.first(len(body), from, to, room)+by, len(body), room)
	p.scrolled = true
}

func (p *Page) width() int { return min(p.w-2, wide) }

func (p *Page) head() []string {
	right := "done"
	if p.phase != summing {
		right = fmt.Sprintf("%d of %d", p.i+1, len(p.todo))
	}
	if p.round > 1 {
		right = "once more, " + right
	}
	line := " " + layout.Spread(p.t.Title.Render(prose.Plain(p.deck.Title)), p.t.Faint.Render(right), p.width())
	if p.h < 14 {
		return []string{line}
	}
	return []string{line, " " + p.t.Border.Render(strings.Repeat(p.t.Glyphs.Across, p.width())), ""}
}

// asked draws the question itself.
func (p *Page) asked() []string {
	out := p.indent(prose.Heading(p.question().Title, p.t, p.width()-1), 1)
	if text := prose.Render(p.question().Text, p.t, p.width()-1); len(text) > 0 {
		out = append(append(out, ""), p.indent(text, 1)...)
	}
	return append(out, "")
}

func (p *Page) indent(lines []string, n int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = layout.Blank(n) + l
		}
	}
	return out
}

// drawForm draws the question with what can be picked; from..to are the
// selected lines.
func (p *Page) drawForm() (lines []string, from, to int) {
	lines = p.asked()
	f := &p.form
	if f.text() {
		lines = append(lines, p.field())
		from = len(lines) - 1
		lines = append(append(lines, ""), p.advice()...)
		return lines, from, len(lines) - 1
	}
	for i, item := range f.order {
		drawn := p.line(i, item)
		if i == f.at {
			from, to = len(lines), len(lines)+len(drawn)-1
		}
		lines = append(lines, drawn...)
	}
	if f.q.Kind == pack.Match {
		lines = append(lines, "")
		for i := range f.order {
			lines = append(lines, p.rightSide(i, "     ")...)
		}
	}
	lines = append(append(lines, ""), p.advice()...)
	if p.slip != "" {
		to = len(lines) - 1
	}
	return lines, from, to
}

// field draws where an answer is written, its end first when it is long.
func (p *Page) field() string {
	f := &p.form
	unit := ""
	if f.q.Unit != "" {
		unit = "  in " + f.q.Unit
	}
	long := 16
	if f.q.Kind == pack.Short {
		long = 40
	}
	long = min(long, p.width()-4-layout.Width(unit))
	words := string(f.words)
	for layout.Width(words) >= max(long, 2) {
		_, first := utf8.DecodeRuneInString(words)
		words = words[first:]
	}
	rest := strings.Repeat("_", max(long-layout.Width(words)-1, 0))
	return " " + p.t.Accent.Render(p.t.Glyphs.Here) + " " + words + p.t.Cursor.Render(" ") + p.t.Faint.Render(rest+unit)
}

// drawSide draws a match on a low screen: one left side, and all right sides.
func (p *Page) drawSide() (lines []string, from, to int) {
	f := &p.form
	lines = p.indent(prose.Heading(p.question().Title, p.t, p.width()-1), 1)
	if p.slip == "" {
		lines = append(lines, p.indent(prose.Render(p.question().Text, p.t, p.width()-1), 1)...)
	}
	from = len(lines)
	lines = append(lines, p.line(f.at, f.order[f.at])...)
	lines[len(lines)-1] += p.t.Faint.Render(fmt.Sprintf("  (%d of %d)", f.at+1, len(f.pairs)))
	if p.slip != "" {
		lines = append(lines, p.advice()...)
	}
	to = len(lines) - 1
	for i := range f.order {
		lines = append(lines, p.rightSide(i, "  ")...)
	}
	if advice := p.advice(); p.slip == "" && len(lines)+len(advice) <= p.room() {
		lines = append(lines, advice...)
	}
	return lines, from, to
}

// rightSide draws what can be matched, faint once it is taken.
func (p *Page) rightSide(i int, lead string) []string {
	f := &p.form
	text, w := f.q.Pairs[f.order[i]][1], p.width()-len(lead)-3
	drawn := prose.Render(text, p.t, w)
	if slices.Contains(f.pairs, i) {
		drawn = p.paint(p.t.Faint, layout.Wrap(prose.Plain(text), w))
	}
	return p.hang(fmt.Sprintf("%s%d  ", lead, i+1), drawn)
}

// advice says what to do, or what keeps the answer from being marked.
func (p *Page) advice() []string {
	if p.slip != "" {
		return p.hang("   ", p.paint(p.t.Fix, layout.Wrap(p.slip, p.width()-3)))
	}
	return p.hang("   ", p.paint(p.t.Faint, layout.Wrap(p.instruction(), p.width()-3)))
}

// line draws one option, item to order, or left side.
func (p *Page) line(i, item int) []string {
	f := &p.form
	here := i == f.at
	lead := "   "
	if here {
		lead = " " + p.t.Accent.Render(p.t.Glyphs.Here) + " "
	}
	text := ""
	number := p.t.Key.Render(fmt.Sprint(i+1)) + "  "
	switch f.q.Kind {
	case pack.Choice:
		lead += number + p.box(f.picked[item], "(", ")")
		text = f.q.Options[item].Text
	case pack.Multi:
		lead += number + p.box(f.picked[item], "[", "]")
		text = f.q.Options[item].Text
	case pack.Order:
		lead += number
		text = f.q.Options[item].Text
		if here && f.held {
			text = "**" + text + "** (lifted)"
		}
	case pack.Match:
		chosen := "-"
		if f.pairs[i] >= 0 {
			chosen = fmt.Sprint(f.pairs[i] + 1)
		}
		lead += p.t.Key.Render(chosen) + "  "
		text = f.q.Pairs[i][0]
	}
	if here && !(f.q.Kind == pack.Order && f.held) {
		return p.hang(lead, p.strong(text, p.width()-layout.Width(lead)))
	}
	return p.hang(lead, prose.Render(text, p.t, p.width()-layout.Width(lead)))
}

// strong draws the text of the selected line.
func (p *Page) strong(text string, w int) []string {
	lines := layout.Wrap(prose.Plain(text), w)
	for i := range lines {
		lines[i] = p.t.Strong.Render(lines[i])
	}
	return lines
}

func (p *Page) box(on bool, l, r string) string {
	if on {
		return l + p.t.Accent.Render(p.t.Glyphs.On) + r + " "
	}
	return l + p.t.Glyphs.Off + r + " "
}

// hang puts lead before the first line and blanks before the others.
func (p *Page) hang(lead string, lines []string) []string {
	if len(lines) == 0 {
		return []string{lead}
	}
	out := p.indent(lines, layout.Width(lead))
	out[0] = lead + lines[0]
	return out
}

func (p *Page) instruction() string {
	f := &p.form
	switch f.q.Kind {
	case pack.Multi:
		return fmt.Sprintf("pick %d; %d picked", f.wanted(), len(f.picked))
	case pack.Order:
		if f.held {
			return "up and down move it; space puts it down"
		}
		return "space lifts a line; a number puts it in that place"
	case pack.Match:
		return "a number matches this line and goes to the next"
	case pack.Number:
		return "type a number"
	case pack.Short:
		return "type the answer"
	}
	return "pick one"
}
