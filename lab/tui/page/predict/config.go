package predict

import (
	"context"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/part/head"
	"gatehouse/lab/tui/part/saver"
)

// Store keeps attempts and hand-ins.
type Store interface {
	saver.Store
	LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error)
	SetAside(exercise string, now time.Time) error
	AddHandIn(progress.HandIn) error
}

// Judge is the engine's side; *grade.Grader is one.
type Judge interface {
	HandIn(ctx context.Context, a grade.Answer) grade.Report
	Why(a grade.Answer, row int) (w grade.Why, ok bool)
	Ruling() (r grade.Ruling, ok bool)
	Picked(ref string) string
}

// Config is what the page is opened with.
type Config struct {
	Store Store
	Now   func() time.Time
	// NewJudge prepares the exercise's judge; nil grades for real.
	NewJudge func(*pack.Exercise) (Judge, error)
	Copy     func(string) // puts text on the clipboard; nil when it cannot
	// Place says where the exercise stands: its module, its number, of how many.
	Place head.Place
	// After sends a message later; nil is the clock. Tests give their own.
	After saver.After
	Fresh bool // a review: asked anew
	More  bool // another exercise follows
}

func judged(ex *pack.Exercise) (Judge, error) { return grade.New(ex) }
