package quiz

import (
	"fmt"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/prose"

	"github.com/charmbracelet/lipgloss"
)

// drawAnswer draws the question with what was right, and why.
func (p *Page) drawAnswer() []string {
	out := p.asked()
	out = append(out, p.headline()...)
	out = append(out, "")
	q := p.question()
	switch q.Kind {
	case pack.Choice, pack.Multi:
		for i, item := range p.form.order {
			out = append(out, p.judged(i, item)...)
		}
	case pack.Order:
		out = append(out, p.orders()...)
	case pack.Match:
		for i, pair := range q.Pairs {
			yours := p.form.order[p.form.pairs[i]]
			if yours == i {
				out = append(out, p.hang("   "+p.t.OK.Render("ok")+"  ", prose.Render(pair[0]+": "+pair[1], p.t, p.width()-7))...)
				continue
			}
			out = append(out, p.hang("   "+p.t.Error.Render("NO")+"  ", prose.Render(pair[0]+": "+pair[1]+" (yours: "+q.Pairs[yours][1]+")", p.t, p.width()-7))...)
		}
	case pack.Number, pack.Short:
		out = append(out, "   "+p.t.Faint.Render("answer  ")+p.t.Strong.Render(grade.Key(q)), "   "+p.t.Faint.Render("yours   ")+string(p.form.words))
	}
	if why := prose.Render(q.Why, p.t, p.width()-2); len(why) > 0 {
		out = append(append(out, ""), p.indent(why, 3)...)
	}
	return out
}

// orders draws the right order, and over it the learner's where it is another.
func (p *Page) orders() []string {
	var yours, right []string
	for i, o := range p.question().Options {
		lead := fmt.Sprintf("   %s  ", p.t.Faint.Render(fmt.Sprint(i+1)))
		right = append(right, p.hang(lead, prose.Render(o.Text, p.t, p.width()-6))...)
		at := p.form.order[i]
		sign := p.t.Error.Render("NO")
		if at == i {
			sign = p.t.OK.Render("ok")
		}
		yours = append(yours, p.hang(lead+sign+"  ", prose.Render(p.question().Options[at].Text, p.t, p.width()-10))...)
	}
	if p.mark.Right {
		return right
	}
	out := append([]string{"   " + p.t.Faint.Render("yours")}, yours...)
	return append(append(out, "", "   "+p.t.Faint.Render("the right order")), right...)
}

// headline says in words how it went.
func (p *Page) headline() []string {
	if p.mark.Right {
		return []string{" " + p.t.OK.Bold(true).Render("Right.")}
	}
	return []string{" " + p.t.Fix.Render("Not quite.")}
}

func (p *Page) paint(s lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = s.Render(l)
	}
	return out
}

// judged draws an option with its verdict in words and its why.
func (p *Page) judged(i, item int) []string {
	o, picked := p.question().Options[item], p.form.picked[item]
	word, s := "wrong", p.t.Faint
	switch {
	case o.Right && picked:
		word, s = "right, picked", p.t.OK
	case o.Right:
		word, s = "right, missed", p.t.Fix
	case picked:
		word, s = "wrong, picked", p.t.Error
	}
	lead := fmt.Sprintf("   %s  ", p.t.Faint.Render(fmt.Sprint(i+1)))
	w := p.width() - layout.Width(lead)
	text := prose.Render(o.Text, p.t, w-15)
	if o.Right || picked {
		text = p.strong(o.Text, w-15)
	}
	lines := p.hang(lead, text)
	if len(text) > 0 {
		lines[0] = layout.Spread(lead+text[0], s.Render(layout.Pad(word, 13)), p.width())
	}
	return append(append(lines, p.indent(prose.Render(o.Why, p.t, w), layout.Width(lead))...), "")
}

// drawSum sums up, with what to look at again.
func (p *Page) drawSum() []string {
	wrong := p.wrong()
	n := len(p.deck.Questions)
	said := fmt.Sprintf("%d of %d right at first answer.", n-len(wrong), n)
	if k := len(p.skipped); k > 0 {
		said += fmt.Sprintf(" %d skipped.", k)
	}
	out := []string{" " + p.t.Strong.Render(said), ""}
	if len(wrong) > 0 {
		out = append(out, " Look at these again:", "")
		for _, i := range wrong {
			q := p.deck.Questions[i]
			out = append(out, p.hang("   "+p.t.Faint.Render(p.t.Glyphs.Bullet)+" ", prose.Render(q.Title, p.t, p.width()-5))...)
		}
		out = append(out, "")
	} else {
		out = append(out, " Nothing to look at again.", "")
	}
	if ex := p.suggestion(); p.c.Place && ex != nil {
		out = append(out, p.hang(" ", prose.Render("Start with **"+ex.Title+"**.", p.t, p.width()-1))...)
	}
	return out
}
