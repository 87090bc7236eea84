package exercise

import (
	"maps"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"

	tea "github.com/charmbracelet/bubbletea"
)

// pause is how long nothing turns worse after a change.
const pause = 400 * time.Millisecond

// judgedMsg brings the report on one version of the texts.
type judgedMsg struct {
	id      string
	version int
	answer  grade.Answer
	report  grade.Report
}

// pausedMsg says that nothing was changed for a while.
type pausedMsg struct {
	id      string
	version int
}

// changed follows every change of a text: judge, save, wait for the pause.
func (p *Page) changed() tea.Cmd {
	p.live.version++
	p.live.explain = false
	p.live.paused = false
	p.live.next = nil
	p.mark()
	given := p.giveUp("the hand-in was given up: the text is another now")
	wait := p.c.After(pause, pausedMsg{p.ex.ID, p.live.version})
	if p.slow() { // running traffic at each key would be work for nothing
		p.live.stale = p.live.judgedOnce()
		return tea.Batch(p.saver.Save(), wait, given)
	}
	return tea.Batch(p.saver.Save(), p.judgeNow(), wait, given)
}

// slow says whether judging takes long enough to wait for the pause.
func (p *Page) slow() bool { return p.ex.Kind == pack.RoutingKind }

// judgeNow is the command that judges the present texts.
func (p *Page) judgeNow() tea.Cmd {
	id, version, answer, judge := p.ex.ID, p.live.version, p.a.Answer(), p.judge
	return func() tea.Msg { return judgedMsg{id, version, answer, judge.Glance(answer)} }
}

// judged takes a report in. What got better shows at once; what got worse
// waits for the pause.
func (p *Page) judged(m judgedMsg) {
	l := &p.live
	if m.id != p.ex.ID || m.version != l.version {
		return
	}
	l.judged = m.version
	if maps.Equal(l.told.answer, m.answer) { // back at what was proved
		m.report = l.told.report
	}
	if p.dark() {
		l.take(m.report, m.answer)
		if l.stale = l.shown; p.a.AsHandedIn() { // back at what was told
			l.report, l.answer, l.shown, l.stale = m.report, m.answer, true, false
		}
		p.mark()
		return
	}
	if l.take(m.report, m.answer); l.flaw != nil || m.report.Holes > 0 && len(l.report.Rows) > 0 && l.judgedOnce() {
		l.stale = true
		p.mark()
		return
	}
	l.stale, l.answer = false, m.answer
	if l.paused || !l.known {
		l.report = m.report
	} else {
		l.report, l.next = patient(l.report, m.report)
	}
	p.mark()
}

// judgedOnce says whether the rows shown have states to keep.
func (l *live) judgedOnce() bool {
	for _, r := range l.report.Rows {
		if r.State == grade.OK || r.State == grade.Fix {
			return true
		}
	}
	return false
}

// dark says whether this exercise tells its rows at hand-in only.
func (p *Page) dark() bool { return p.ex.Dark() || p.c.Fresh }

// take remembers what AWS would refuse of an answer.
func (l *live) take(r grade.Report, a grade.Answer) {
	l.flaw, l.refused = nil, refused{a, r.Refused}
	if len(r.Flaws) > 0 {
		l.flaw = &r.Flaws[0]
	}
}

// patient is the new report with the rows that got worse as they were; next is
// the whole new one when there are such rows.
func patient(old, new grade.Report) (shown grade.Report, next *grade.Report) {
	if len(old.Rows) != len(new.Rows) {
		return new, nil
	}
	shown = new
	shown.Rows = append([]grade.Row(nil), new.Rows...)
	for i := range shown.Rows {
		if old.Rows[i].State == grade.OK && new.Rows[i].State != grade.OK && !new.Rows[i].Waits() {
			shown.Rows[i] = old.Rows[i]
			next = &new
		}
	}
	if next != nil {
		shown.First = firstFix(shown.Rows, new.First)
	}
	return shown, next
}

// firstFix is first if its row is shown as FIX, else the first such row.
func firstFix(rows []grade.Row, first int) int {
	if first >= 0 && first < len(rows) && rows[first].State == grade.Fix {
		return first
	}
	for i, r := range rows {
		if r.State == grade.Fix {
			return i
		}
	}
	return -1
}

func (p *Page) pausedNow(m pausedMsg) tea.Cmd {
	if m.id != p.ex.ID || m.version != p.live.version {
		return nil
	}
	p.settle()
	if p.slow() {
		return p.judgeNow()
	}
	return nil
}

// settle shows what waited for the pause.
func (p *Page) settle() {
	p.live.paused = true
	if p.live.next != nil {
		p.live.report, p.live.next = *p.live.next, nil
	}
	p.mark()
}

// whyMsg brings the reasons of a row.
type whyMsg struct {
	id  string
	row int
	exp grade.Why
	ok  bool // false for a row that is not judged
}

// askWhy explains the selected row on the answer that its state belongs to.
func (p *Page) askWhy() tea.Cmd {
	if p.row < 0 || p.row >= len(p.live.report.Rows) || p.hidden() || p.live.report.Rows[p.row].State == grade.Dark {
		return nil
	}
	id, row, answer, judge, open := p.ex.ID, p.row, p.live.answer, p.judge, p.a.Open()
	return func() tea.Msg {
		x, ok := judge.Why(answer, row)
		if !open {
			x.Hush() // it would give away what is to be found out
		}
		return whyMsg{id, row, x, ok}
	}
}
