package plain

import (
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// tell writes the brief, the hints taken, the request and the policies.
func (p *prediction) tell(string) {
	out := p.s.out
	out.gap()
	out.prose(p.ex.Brief)
	for i := range min(p.a.Hints, len(p.ex.Hints)) {
		p.tellHint(i)
	}
	out.gap()
	out.say("The request: %s.", strings.Join(p.ex.Request.Parts(), ", "))
	for _, c := range p.ex.Circumstances() {
		out.hang("- ", c)
	}
	for i := range p.ex.Exhibits {
		out.gap()
		p.show(i)
	}
	out.gap()
}

func (p *prediction) show(i int) {
	e := &p.ex.Exhibits[i]
	lines := shown(strings.Split(e.Text, "\n"))
	p.s.out.say("%s, %s, %s.", e.Name, e.Says(), count(len(lines), "line"))
	p.s.out.code(lines)
}

func (p *prediction) tellHint(i int) {
	p.s.out.gap()
	p.s.out.say("Hint %d of %d.", i+1, len(p.ex.Hints))
	p.s.out.prose(p.ex.Hints[i].Text)
}

// told says what the engine says beside what was said, the author's words to
// it, and what to take away.
func (p *prediction) told(r grade.Report, number int) {
	out := p.s.out
	ruling, _ := p.judge.Ruling()
	if ruling.Missing != nil { // the author's check refuses such a request
		out.say("The engine does not judge this request: %s.", strings.Join(ruling.Missing, "; "))
		return
	}
	for i, row := range r.Rows {
		out.gap()
		p.verdict(row, ruling)
		if why, ok := p.judge.Why(p.a.Answer(), i); ok && i == 0 {
			out.say("%s", why.Sentence)
			if doc, line := why.Place(); line > 0 {
				out.say("See %s, line %d.", doc, line)
			}
		}
	}
	out.gap()
	if r.Passed {
		out.say("Predicted, %s.", attempt.Ordinal(number))
		if p.a.Hints > 0 {
			out.say("%s", attempt.How(p.a.Hints, false))
		}
	} else {
		out.say("%d of %d right.", r.Right(), r.Asked())
	}
	if p.ex.After != "" {
		out.gap()
		out.prose(p.ex.After)
	}
	out.gap()
	out.say("Type why for the whole of the reasons, again to predict anew; enter goes on.")
}

func (p *prediction) verdict(row grade.Row, ruling grade.Ruling) {
	out, ask := p.s.out, row.Check.(pack.PredictCheck).Ask
	if row.State == grade.OK {
		out.say("Right. %s", ruling.Agrees(ask))
		return
	}
	said, engine := ruling.Told(ask, p.said)
	out.say("%s %s", said, engine)
	if picked := p.judge.Picked(p.said.Decider); ask == pack.AskDecider && picked != "" {
		out.say("%s", picked)
	}
	if words := p.ex.SaidOf(p.said.To(ask)); words != "" {
		out.prose(words)
	}
}
