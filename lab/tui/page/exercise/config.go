package exercise

import (
	"context"
	"os/exec"
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
	PeekAttempt(exercise string) (snapshot []byte, ok bool, err error)
	SetAside(exercise string, now time.Time) error
	AddHandIn(progress.HandIn) error
}

// Judge judges answers; *grade.Grader is one.
type Judge interface {
	// Glance judges what takes no time, HandIn everything until ctx ends.
	Glance(grade.Answer) grade.Report
	HandIn(ctx context.Context, a grade.Answer) grade.Report
	Why(a grade.Answer, row int) (w grade.Why, ok bool)
	// Film runs a routing answer to be looked at.
	Film(a grade.Answer) (f *grade.Film, ok bool)
}

// NewJudge prepares an exercise's judge.
type NewJudge func(*pack.Exercise) (Judge, error)

// Grader is the judge that grades for real.
func Grader(ex *pack.Exercise) (Judge, error) { return grade.New(ex) }

// External is a run of the external editor: Cmd takes over the terminal, Read
// gives the text afterwards and cleans up.
type External struct {
	Cmd  *exec.Cmd
	Read func() (string, error)
}

// Edit prepares the external editor for a document.
type Edit func(name, text string) (External, error)

// Config is what the page is opened with.
type Config struct {
	Store    Store
	Now      func() time.Time
	NewJudge NewJudge
	Edit     Edit         // nil when there is no external editor
	Copy     func(string) // puts text on the clipboard; nil when it cannot
	// Place says where the exercise stands: its module, its number, of how many.
	Place head.Place
	Mouse bool // the mouse is in use, and wanted back after the editor
	// After sends a message later; nil is the clock. Tests give their own.
	After saver.After
	Fresh bool // a review: from the start texts, rows dark until hand-in
	Next  bool // one comes from another exercise: no letter is text yet
}
