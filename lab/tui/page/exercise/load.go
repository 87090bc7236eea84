package exercise

import (
	"context"
	"fmt"
	"maps"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// loadedMsg brings the attempt and the judge.
type loadedMsg struct {
	id     string
	a      *attempt.Attempt
	seq    int64
	judge  Judge
	answer grade.Answer // what report judged: the texts, or what was handed in
	report grade.Report
	note   string // something to tell once
	err    error
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
	m.answer = m.a.Answer()
	if p.dark() && m.a.Handed != nil {
		m.answer = m.a.Handed
	}
	if m.told() { // what was told is told again, whole
		m.report = m.judge.HandIn(context.Background(), m.answer)
	} else {
		m.report = m.judge.Glance(m.answer)
	}
	return m
}

// told says whether the answer that is judged is what was handed in last.
func (m *loadedMsg) told() bool { return m.a.Handed != nil && maps.Equal(m.a.Handed, m.answer) }

func (p *Page) loaded(m loadedMsg) tea.Cmd {
	if m.id != p.ex.ID || p.a != nil {
		return nil
	}
	if m.err != nil {
		p.failed = m.err.Error()
		return nil
	}
	p.a, p.judge = m.a, m.judge
	p.saver.Take(m.a, m.seq)
	p.live.report, p.live.answer, p.live.known = m.report, m.answer, true
	if m.told() {
		p.live.told = told{m.answer, m.report}
	}
	if p.dark() && p.a.Handed != nil { // what was told stays told
		p.live.shown, p.live.stale = true, !p.a.AsHandedIn()
	}
	p.live.paused = true
	if len(m.report.Flaws) > 0 {
		p.live.take(m.report, m.answer)
		p.live.stale = true
	}
	p.show(0)
	p.setFocus(inText)
	if !p.wide() && p.a.Untouched() {
		p.tab = briefTab // what is asked for comes first
	}
	if p.c.Next {
		p.setFocus(inBrief)
		p.tab = briefTab
	}
	var cmd tea.Cmd
	if p.saver.Begun() { // opening makes it the one to continue
		cmd = p.saver.Save()
	}
	if m.note != "" {
		return tea.Batch(cmd, nav.Send(nav.Say{Text: m.note}))
	}
	return cmd
}

// Leave stores what is not stored yet.
func (p *Page) Leave() tea.Cmd {
	p.giveUp("")
	return p.saver.Leave()
}

// Peek says in a few words how far a stored attempt is: "1 of 3 checks",
// "answered, 1 of 2 right". It opens nothing and is meant for a command.
func Peek(ex *pack.Exercise, c Config) string {
	judge, err := c.NewJudge(ex)
	if err != nil {
		return ""
	}
	right, of, ok := attempt.Peek(ex, c.Store, judge.Glance)
	if !ok {
		return ""
	}
	if ex.Kind == pack.PredictKind {
		return fmt.Sprintf("answered, %d of %d right", right, of)
	}
	return fmt.Sprintf("%d of %d checks", right, of)
}
