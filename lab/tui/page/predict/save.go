package predict

import (
	"context"
	"errors"
	"time"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
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
	p.a, p.judge, p.saver.seq, p.told = m.a, m.judge, m.seq, m.told
	p.takeUp()
	var cmd tea.Cmd
	if p.begun() { // opening makes it the one to continue
		cmd = p.save()
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

// saver numbers the saves, so that a late one is known.
type saver struct {
	seq    int64
	flying int64 // the number of the save under way, 0 for none
	err    error
}

// savedMsg says how a save went.
type savedMsg struct {
	id  string
	seq int64
	err error
}

// save is the command that stores the present state under the next number.
func (p *Page) save() tea.Cmd {
	if p.a == nil {
		return nil
	}
	p.saver.seq++
	p.saver.flying = p.saver.seq
	id, seq, snapshot, now := p.ex.ID, p.saver.seq, p.a.Snapshot(), p.c.Now()
	return func() tea.Msg { return savedMsg{id, seq, p.c.Store.SaveAttempt(id, seq, snapshot, now)} }
}

// retryAfter is how long a failed save waits before it is tried again.
const retryAfter = 2 * time.Second

// retryMsg says that a failed save may be tried again.
type retryMsg struct{ id string }

func (p *Page) saved(m savedMsg) tea.Cmd {
	if m.id != p.ex.ID || m.seq != p.saver.flying {
		return nil
	}
	p.saver.flying, p.saver.err = 0, m.err
	if m.err != nil && !errors.Is(m.err, progress.ErrElsewhere) {
		return p.c.After(retryAfter, retryMsg{m.id})
	}
	return nil
}

// retry saves again what could not be saved, unless a later save did.
func (p *Page) retry(m retryMsg) tea.Cmd {
	if m.id != p.ex.ID || p.saver.err == nil || p.saver.flying > 0 {
		return nil
	}
	return p.save()
}

// saveWord says truthfully whether what was said is stored.
func (p *Page) saveWord() string {
	switch {
	case errors.Is(p.saver.err, progress.ErrElsewhere):
		return "open elsewhere"
	case p.saver.err != nil:
		return "not saved"
	case !p.c.Store.Durable():
		return "in memory"
	case p.saver.flying > 0:
		return "saving"
	}
	return "saved"
}

// begun says whether there is anything to keep: what was only looked at is not
// begun.
func (p *Page) begun() bool { return p.saver.seq > 0 || p.a.Hints > 0 || !p.a.Untouched() }

// Leave stores what could not be stored before.
func (p *Page) Leave() tea.Cmd {
	if p.a == nil || !p.begun() || p.saver.err == nil && p.saver.flying == 0 {
		return nil
	}
	return p.save()
}
