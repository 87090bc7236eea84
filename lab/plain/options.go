package plain

import (
	"errors"
	"io"
	"time"

	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// Store is what the lab keeps progress in; *progress.Store is one.
type Store interface {
	SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error
	LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error)
	PeekAttempt(exercise string) (snapshot []byte, ok bool, err error)
	SetAside(exercise string, now time.Time) error
	AddHandIn(progress.HandIn) error
	Records() (map[string]progress.Record, error)
	Continue() (string, error)
	Durable() bool
	Notice() *progress.Notice
}

// Options is what the lab is started with. In, Out, Packs, Store and Now are
// needed.
type Options struct {
	In  io.Reader
	Out io.Writer
	// Echo writes each line after its prompt, as a terminal does by itself:
	// what comes out of a pipe then reads as a conversation.
	Echo bool

	Packs  []*pack.Pack
	Store  Store
	Notice *progress.Notice // what opening the store said; nil when all is well
	Now    func() time.Time

	// Lessons is what there is to read; may be empty.
	Lessons []*lesson.Lesson
	// Glossary is the words of the field; nil when there is none.
	Glossary *lesson.Glossary
	// Open is the id of an exercise to open at once; empty begins at home.
	Open string
	// ReadFile gives the text of a file that the learner names; nil refuses.
	ReadFile func(path string) (string, error)
	// Edit lets the learner change a text in an editor of theirs and gives it
	// back; nil when there is none.
	Edit func(name, text string) (string, error)
	// Width is where running text is wrapped, 76 when it is 0. Policies and
	// other code keep their lines.
	Width int
}

const (
	usualWidth = 76
	leastWidth = 20
)

func (o Options) withDefaults() Options {
	if o.Width <= 0 {
		o.Width = usualWidth
	}
	o.Width = max(o.Width, leastWidth)
	return o
}

// Run is the whole lab, until quit or the end of the input. Its errors are
// those of writing and of the last save: all else is said to the learner.
func Run(o Options) error {
	s := newSession(o.withDefaults())
	s.begin()
	for !s.done && s.out.err == nil {
		line, err := s.ask()
		switch {
		case errors.Is(err, errTooLong):
			s.out.say("That line is longer than 1 MB and was not read. Break it into shorter ones, or use file.")
		case err != nil:
			s.done = true
		default:
			s.take(line)
		}
	}
	return s.leave()
}
