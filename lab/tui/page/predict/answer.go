package predict

import (
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/prose"
)

// answer is what the engine says beside what was said, the author's words to
// it, and what to take away.
func (p *Page) answer(w int) []string {
	var out []string
	part := func(lines []string) {
		if len(lines) > 0 && len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	part(p.request(w))
	r := p.told.ruling
	if r.Missing != nil { // the author's check refuses such a request
		part(p.plain("The engine does not judge this request: "+strings.Join(r.Missing, "; ")+".", w))
		return out
	}
	for i, row := range p.told.report.Rows {
		part(p.verdict(row, w))
		if i == 0 {
			part(p.strong(p.told.why.Sentence, w))
		}
	}
	part(p.how(w))
	part(prose.Render(p.ex.After, p.t, w))
	return out
}

// verdict tells of one question: right, or what was said and what the engine
// says, and why that differs.
func (p *Page) verdict(row grade.Row, w int) []string {
	ask := row.Check.(pack.PredictCheck).Ask
	if row.State == grade.OK {
		return p.hang(p.t.OK.Bold(true).Render("Right.")+" ", p.told.ruling.Agrees(ask), w)
	}
	said, engine := p.told.ruling.Told(ask, p.said)
	out := p.plain(said+" "+engine, w)
	style := p.t.Fix
	if row.State == grade.Dark { // nobody asked
		style = p.t.Faint
	}
	for i := range out {
		out[i] = style.Render(out[i])
	}
	if ask == pack.AskDecider {
		out = append(out, p.plain(p.judge.Picked(p.said.Decider), w)...)
	}
	if words := prose.Render(p.ex.SaidOf(p.said.To(ask)), p.t, w-2); len(words) > 0 {
		for _, l := range words {
			out = append(out, p.t.Border.Render(p.t.Glyphs.Quote)+" "+l)
		}
	}
	return out
}

// how says how it went as a whole.
func (p *Page) how(w int) []string {
	if !p.told.report.Passed {
		return nil
	}
	s := "Predicted, " + attempt.Ordinal(p.told.number) + "."
	if p.a.Hints > 0 {
		s += " " + attempt.How(p.a.Hints, false)
	}
	return p.plain(s, w)
}

func (p *Page) plain(s string, w int) []string {
	if s == "" {
		return nil
	}
	return layout.Wrap(s, w)
}

func (p *Page) strong(s string, w int) []string {
	out := p.plain(s, w)
	for i := range out {
		out[i] = p.t.Strong.Render(out[i])
	}
	return out
}

// hang puts lead before wrapped words.
func (p *Page) hang(lead, s string, w int) []string {
	n := layout.Width(lead)
	room := strings.Repeat("_", n) // blanks would be trimmed
	out := layout.Wrap(room+s, w)
	out[0] = lead + strings.TrimPrefix(out[0], room)
	return out
}
