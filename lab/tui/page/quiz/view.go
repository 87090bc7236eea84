package quiz

import (
	"fmt"
	"strings"

	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/prose"
)

// wide is the widest that a question grows.
const wide = 80

// View draws the page.
func (p *Page) View() string {
	head := p.head()
	var body []string
	at := -1
	switch p.phase {
	case asking:
		body, at = p.drawForm()
	case answered:
		body = p.drawAnswer()
	case summing:
		body = p.drawSum()
	}
	room := max(p.h-len(head), 1)
	top := layout.Top(p.top, len(body), room)
	if at >= 0 {
		top = layout.Follow(0, at, at, len(body), room)
	}
	return strings.Join(layout.Bound(append(head, layout.Window(body, top, room)...), p.w, p.h), "\n")
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

// drawForm draws the question with what can be picked; at is the selected line.
func (p *Page) drawForm() (lines []string, at int) {
	lines = p.asked()
	f := &p.form
	if f.text() {
		unit := ""
		if f.q.Unit != "" {
			unit = p.t.Faint.Render("  in " + f.q.Unit)
		}
		lines = append(lines, "   "+string(f.words)+p.t.Cursor.Render(" ")+unit)
		at = len(lines) - 1
		if p.slip != "" {
			lines = append(lines, "")
			lines = append(lines, p.hang("   ", p.paint(p.t.Fix, layout.Wrap("not counted: "+p.slip, p.width()-3)))...)
		}
		return lines, at
	}
	at = len(lines)
	for i, item := range f.order {
		if i == f.at {
			at = len(lines)
		}
		lines = append(lines, p.line(i, item)...)
	}
	if f.q.Kind == pack.Match {
		lines = append(lines, "")
		for i, item := range f.order {
			text := prose.Render(f.q.Pairs[item][1], p.t, p.width()-8)
			lines = append(lines, p.hang(fmt.Sprintf("     %d  ", i+1), text)...)
		}
	}
	lines = append(lines, "", "   "+p.t.Faint.Render(p.instruction()))
	return lines, at
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
		n := 0
		for _, o := range f.q.Options {
			if o.Right {
				n++
			}
		}
		return fmt.Sprintf("pick %d; %d picked", n, len(f.picked))
	case pack.Order:
		if f.held {
			return "up and down move it; space puts it down"
		}
		return "space lifts a line; a number puts it in that place"
	case pack.Match:
		return "a number gives the selected line its match"
	}
	return "pick one"
}
