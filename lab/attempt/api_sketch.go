package attempt

import (
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// Text is a text being edited: lines, a cursor, undo and redo. Positions are
// (row, col), 0-based, col counted in runes.
type Text struct{}

// NewText starts with s and the cursor at the beginning.
func NewText(s string) *Text { panic("founding sketch") }

func (t *Text) String() string                                       { panic("founding sketch") }
func (t *Text) Lines() []string                                      { panic("founding sketch") } // never empty; not to be changed
func (t *Text) Cursor() (row, col int)                               { panic("founding sketch") }
func (t *Text) MoveTo(row, col int)                                  { panic("founding sketch") } // clamped
func (t *Text) Insert(s string)                                      { panic("founding sketch") } // at the cursor; runs of typing coalesce into one undo step
func (t *Text) Replace(fromRow, fromCol, toRow, toCol int, s string) { panic("founding sketch") } // one undo step
func (t *Text) DeleteBack()                                          { panic("founding sketch") }
func (t *Text) DeleteForward()                                       { panic("founding sketch") }
func (t *Text) Undo() bool                                           { panic("founding sketch") } // false when there is nothing to undo
func (t *Text) Redo() bool                                           { panic("founding sketch") }
func (t *Text) Version() int                                         { panic("founding sketch") } // grows with every change of the text

// HandIn is one hand-in.
type HandIn struct {
	At     time.Time
	Passed bool
	Right  int // rows that were right
	Of     int
	Hints  int // hints taken before it
}

// Attempt is one learner at one policy exercise.
type Attempt struct {
	Exercise *pack.Exercise
	Started  time.Time
	Names    []string         // document names in order
	Texts    map[string]*Text // by document name
	Hints    int              // hints shown so far
	Looked   bool             // the solution was looked at
	HandIns  []HandIn
}

// Start begins an exercise at its start texts.
func Start(ex *pack.Exercise, now time.Time) *Attempt { panic("founding sketch") }

// Resume takes up a snapshot. A snapshot that does not fit the exercise (other
// documents, damaged, newer) is an error; the caller starts anew and keeps the
// old bytes aside.
func Resume(ex *pack.Exercise, snapshot []byte) (*Attempt, error) { panic("founding sketch") }

// Snapshot is the attempt as bytes: texts, cursors, undo history (bounded), hints, hand-ins.
func (a *Attempt) Snapshot() []byte { panic("founding sketch") }

// Answer is what would be handed in now.
func (a *Attempt) Answer() grade.Answer { panic("founding sketch") }

// Hint reveals the next hint; ok is false when there is none left.
func (a *Attempt) Hint() (h pack.Hint, ok bool) { panic("founding sketch") }

// HandIn records a hand-in with the report it got.
func (a *Attempt) HandIn(r grade.Report, now time.Time) HandIn { panic("founding sketch") }

// Passed says whether some hand-in passed.
func (a *Attempt) Passed() bool { panic("founding sketch") }

// Reset puts the texts back to the start as one undo step each; hand-ins stay.
func (a *Attempt) Reset() { panic("founding sketch") }
