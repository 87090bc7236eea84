package nav

import (
	tea "github.com/charmbracelet/bubbletea"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// Open asks for an exercise or a deck by its id.
type Open struct {
	ID    string
	Fresh bool // from its start texts, as a review wants it
	Place bool // a deck whose result says where to begin
	Next  bool // one goes on from another page, whose keys may still be pressed
}

// Lessons, Lesson and Glossary ask for something to read.
type (
	Lessons  struct{}
	Lesson   struct{ ID string }
	Glossary struct{}
)

// Next asks for the exercise after the given one, in the order of the packs.
type Next struct{ After string }

// Back asks for the page before.
type Back struct{}

// Home asks for the home page.
type Home struct{}

// Quit asks to leave the program; the page is asked to save first.
type Quit struct{}

// Shown tells a page that it is on the screen again.
type Shown struct{}

// Help and Palette ask for the overlays.
type (
	Help    struct{}
	Palette struct{}
)

// SetTheme asks for another theme by name.
type SetTheme struct{ Name string }

// Say shows a short line in place of the footer until the next key.
type Say struct{ Text string }

// HandedIn asks for the result of a hand-in.
type HandedIn struct {
	Exercise *pack.Exercise
	Report   grade.Report
	HandIn   attempt.HandIn
	Number   int // first, second...
	Looked   bool
	Answer   grade.Answer
}

// Send makes a command of a message.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
