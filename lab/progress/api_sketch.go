package progress

import "time"

// Notice is something to tell the learner about where progress is kept.
type Notice struct {
	Code string // "damaged", "newer", "memory"
	Text string // one sentence, with the next step
}

// Store keeps progress. It is safe for many goroutines and, by SQLite's
// locks, for several programs at once.
type Store struct{}

// Open opens or makes the file. It never fails: see Notice. An empty path keeps progress in memory.
func Open(path string) (*Store, *Notice) { panic("founding sketch") }

// Close flushes and closes.
func (s *Store) Close() error { panic("founding sketch") }

// Durable says whether what is saved outlives the process.
func (s *Store) Durable() bool { panic("founding sketch") }

// SaveAttempt stores a snapshot of the attempt at an exercise. Saves may be
// handed in out of order by concurrent commands: one whose seq is not greater than the
// stored one's is dropped. It also makes the exercise the one to continue.
func (s *Store) SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error {
	panic("founding sketch")
}

// LoadAttempt gives the stored snapshot and its seq; ok is false when there is none.
func (s *Store) LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error) {
	panic("founding sketch")
}

// SetAside keeps a snapshot that could not be resumed, under the exercise's
// name and the time, and removes it as the current one.
func (s *Store) SetAside(exercise string, now time.Time) error { panic("founding sketch") }

// HandIn is one hand-in of an exercise or one answer to a quick question.
type HandIn struct {
	Exercise string
	Revision int
	At       time.Time
	Passed   bool
	Right    int
	Of       int
	Hints    int
	Looked   bool // the solution had been looked at
}

// AddHandIn appends a hand-in.
func (s *Store) AddHandIn(h HandIn) error { panic("founding sketch") }

// Record sums up one exercise.
type Record struct {
	Exercise string
	HandIns  int
	Passed   bool
	FirstTry bool // the first hand-in passed, no hint, no look
	LastAt   time.Time
	Solid    bool // passed at first hand-in, and again at a later day's first hand-in
	Open     bool // an attempt is stored
	Touched  time.Time
}

// Records gives what is known, by exercise id.
func (s *Store) Records() (map[string]Record, error) { panic("founding sketch") }

// Continue is the exercise touched last, empty when there is none.
func (s *Store) Continue() (string, error) { panic("founding sketch") }
