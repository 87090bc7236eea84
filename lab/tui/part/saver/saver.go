package saver

import (
	"errors"
	"time"

	"gatehouse/lab/attempt"
	"gatehouse/lab/progress"

	tea "github.com/charmbracelet/bubbletea"
)

// Store keeps attempts.
type Store interface {
	SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error
	Durable() bool
}

// After makes a command that sends a message after a time.
type After func(time.Duration, tea.Msg) tea.Cmd

// Later is After by the clock.
func Later(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Saver keeps one save in flight; what changes meanwhile goes next.
type Saver struct {
	store  Store
	now    func() time.Time
	after  After
	a      *attempt.Attempt // nil until Take
	seq    int64
	flying bool
	dirty  bool // changed since the save in flight was made
	err    error
}

// New prepares the keeping of an attempt that is not loaded yet.
func New(store Store, now func() time.Time, after After) Saver {
	return Saver{store: store, now: now, after: after}
}

// Take begins to keep an attempt, whose last save had a number.
func (s *Saver) Take(a *attempt.Attempt, seq int64) { s.a, s.seq = a, seq }

// savedMsg says how a save went.
type savedMsg struct {
	id  string
	seq int64
	err error
}

// retryMsg says that a failed save may be tried again.
type retryMsg struct{ id string }

// retryAfter is how long a failed save waits before it is tried again.
const retryAfter = 2 * time.Second

// Save asks for the present state to be stored.
func (s *Saver) Save() tea.Cmd {
	if s.a == nil {
		return nil
	}
	if s.flying {
		s.dirty = true
		return nil
	}
	s.flying, s.dirty = true, false
	return s.put()
}

// put is the command that stores the present state under the next number.
func (s *Saver) put() tea.Cmd {
	s.seq++
	id, seq, snapshot, now, store := s.a.Exercise.ID, s.seq, s.a.Snapshot(), s.now(), s.store
	return func() tea.Msg { return savedMsg{id, seq, store.SaveAttempt(id, seq, snapshot, now)} }
}

// Update answers the messages of saves; ok is false for every other.
func (s *Saver) Update(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case savedMsg:
		return s.saved(msg), true
	case retryMsg:
		if s.a != nil && msg.id == s.a.Exercise.ID && s.dirty {
			cmd = s.Save()
		}
		return cmd, true
	}
	return nil, false
}

func (s *Saver) saved(m savedMsg) tea.Cmd {
	if s.a == nil || m.id != s.a.Exercise.ID || m.seq != s.seq {
		return nil
	}
	s.flying, s.err = false, m.err
	if m.err != nil && !errors.Is(m.err, progress.ErrElsewhere) {
		s.dirty = true
		return s.after(retryAfter, retryMsg{m.id})
	}
	if s.dirty {
		return s.Save()
	}
	return nil
}

// Failed says whether the last save failed.
func (s *Saver) Failed() bool { return s.err != nil }

// Word says truthfully whether what stands on the screen is stored.
func (s *Saver) Word() string {
	switch {
	case errors.Is(s.err, progress.ErrElsewhere):
		return "open elsewhere"
	case s.err != nil:
		return "not saved"
	case !s.store.Durable():
		return "in memory"
	case s.flying || s.dirty:
		return "saving"
	}
	return "saved"
}

// Begun says whether there is anything to keep: an exercise that was only
// looked at is not begun.
func (s *Saver) Begun() bool {
	return s.a != nil && (s.seq > 0 || s.a.Hints > 0 || !s.a.Untouched())
}

// Leave stores what is not stored yet, and the cursor, which is not worth a
// save by itself.
func (s *Saver) Leave() tea.Cmd {
	if !s.Begun() {
		return nil
	}
	return s.put()
}
