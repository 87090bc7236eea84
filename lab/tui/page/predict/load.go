package predict

import (
	"context"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// loadedMsg brings the attempt and the judge, and what was told before.
type loadedMsg struct {
	id    string
	a     *attempt.Attempt
	seq   int64
	judge Judge
	told  told
	note  string // something to tell once
	err   error
}

// load takes up the stored attempt or starts one. It runs as a command.
func (p *Page) load() tea.Msg {
	m := loadedMsg{id: p.ex.ID}
	if m.judge, m.err = p.c.NewJudge(p.ex); m.err != nil {
		return m
	}
	m.a, m.seq, m.note = attempt.TakeUp(p.ex, p.c.Store, p.c.Now())
	if p.c.Fresh {
		m.a.Review()
	}
	if m.a.AsHandedIn() {
		m.told = tell(m.judge, m.a.Answer())
		m.told.number = len(m.a.HandIns)
	}
	return m
}

// tell asks the engine.
func tell(judge Judge, a grade.Answer) (t told) {
	t.report = judge.HandIn(context.Background(), a)
	t.ruling, _ = judge.Ruling()
	t.why, _ = judge.Why(a, 0)
	return t
}

func (p *Page) loaded(m loadedMsg) tea.Cmd {
	if m.id != p.ex.ID || p.a != nil {
		return nil
	}
	if m.err != nil {
		p.failed = m.err.Error()
		return nil
	}
	p.a, p.judge, p.told = m.a, m.judge, m.told
	p.saver.Take(m.a, m.seq)
	p.takeUp()
	var cmd tea.Cmd
	if p.saver.Begun() { // opening makes it the one to continue
		cmd = p.saver.Save()
	}
	if m.note != "" {
		return tea.Batch(cmd, nav.Send(nav.Say{Text: m.note}))
	}
	return cmd
}

// takeUp goes on where the attempt stands: at the first question without an
// answer, or at what was told of all.
func (p *Page) takeUp() {
	said, bad := p.ex.ReadPrediction(p.a.Answer()[pack.PredictionName])
	p.said = said
	p.phase, p.ask = asking, p.ex.Unanswered(said)
	if bad == nil && p.a.AsHandedIn() {
		p.phase = answered
	}
	p.point()
}

// Leave stores what is not stored yet.
func (p *Page) Leave() tea.Cmd { return p.saver.Leave() }
