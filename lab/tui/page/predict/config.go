package predict

import (
	"context"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"

	tea "github.com/charmbracelet/bubbletea"
)

// Store keeps attempts and hand-ins.
type Store interface {
	SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error
	LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error)
	SetAside(exercise string, now time.Time) error
	AddHandIn(progress.HandIn) error
	Durable() bool
}

// Judge is the engine's side; *grade.Grader is one.
type Judge interface {
	HandIn(ctx context.Context, a grade.Answer) grade.Report
	Why(a grade.Answer, row int) (w grade.Why, ok bool)
	Ruling() (r grade.Ruling, ok bool)
	Picked(ref string) string
}

// After makes a command that sends a message after a time.
type After func(time.Duration, tea.Msg) tea.Cmd

// Config is what the page is opened with.
type Config struct {
	Store Store
	Now   func() time.Time
	// NewJudge prepares the exercise's judge; nil grades for real.
	NewJudge func(*pack.Exercise) (Judge, error)
	Copy     func(string) // puts text on the clipboard; nil when it cannot
	// Place says where the exercise stands: its module, its number, of how many.
	Place func(id string) (module string, n, of int)
	// After sends a message later; nil is tea.Tick. Tests give their own.
	After After
	Fresh bool // a review: asked anew
	More  bool // another exercise follows
}

func tick(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

func judged(ex *pack.Exercise) (Judge, error) { return grade.New(ex) }
