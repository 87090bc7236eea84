package exercise

import (
	"errors"
	"time"

	"gatehouse/lab/progress"

	tea "github.com/charmbracelet/bubbletea"
)

// saver keeps one save in flight; what changes meanwhile goes next.
type saver struct {
	seq    int64
	flying bool
	dirty  bool // changed since the save in flight was made
	err    error
}

// savedMsg says how a save went.
type savedMsg struct {
	id  string
	seq int64
	err error
}

// save asks for the present state to be stored.
func (p *Page) save() tea.Cmd {
	if p.a == nil {
		return nil
	}
	if p.saver.flying {
		p.saver.dirty = true
		return nil
	}
	p.saver.flying, p.saver.dirty = true, false
	return p.store()
}

// store is the command that stores the present state under the next number.
func (p *Page) store() tea.Cmd {
	p.saver.seq++
	id, seq, snapshot, now := p.ex.ID, p.saver.seq, p.a.Snapshot(), p.c.Now()
	return func() tea.Msg {
		return savedMsg{id, seq, p.c.Store.SaveAttempt(id, seq, snapshot, now)}
	}
}

// retryAfter is how long a failed save waits before it is tried again.
const retryAfter = 2 * time.Second

// retryMsg says that a failed save may be tried again.
type retryMsg struct{ id string }

func (p *Page) saved(m savedMsg) tea.Cmd {
	if m.id != p.ex.ID || m.seq != p.saver.seq {
		return nil
	}
	p.saver.flying, p.saver.err = false, m.err
	if m.err != nil && !errors.Is(m.err, progress.ErrElsewhere) {
		p.saver.dirty = true
		return p.c.After(retryAfter, retryMsg{m.id})
	}
	if p.saver.dirty {
		return p.save()
	}
	return nil
}

// saveWord says truthfully whether what stands on the screen is stored.
func (p *Page) saveWord() string {
	switch {
	case errors.Is(p.saver.err, progress.ErrElsewhere):
		return "open elsewhere"
	case p.saver.err != nil:
		return "not saved"
	case !p.c.Store.Durable():
		return "in memory"
	case p.saver.flying || p.saver.dirty:
		return "saving"
	}
	return "saved"
}

// begun says whether there is anything to keep: an exercise that was only
// looked at is not begun.
func (p *Page) begun() bool { return p.saver.seq > 0 || p.a.Hints > 0 || !p.a.Untouched() }

// Leave stores what is not stored yet.
func (p *Page) Leave() tea.Cmd {
	p.giveUp("")
	if p.a == nil || !p.begun() {
		return nil
	}
	return p.store() // also for the cursor, which is not worth a save by itself
}
