package tui

import (
	"time"

	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/page/exercise"
	"gatehouse/lab/tui/part/saver"
	"gatehouse/lab/tui/term"
	"gatehouse/lab/tui/theme"

	"github.com/muesli/termenv"
)

// Store is what the lab keeps progress in; *progress.Store is one.
type Store interface {
	exercise.Store
	Records() (map[string]progress.Record, error)
	Continue() (string, error)
	Durable() bool
}

// Options is what the lab is started with. Packs, Store and Now are needed.
type Options struct {
	Packs  []*pack.Pack
	Store  Store
	Notice *progress.Notice // what opening the store said; nil when all is well
	Now    func() time.Time

	Lessons  []*lesson.Lesson // what there is to read; may be empty
	Glossary *lesson.Glossary // nil when there is none

	Theme   string          // one of theme.Names; empty is theme.Auto
	Profile termenv.Profile // theme.Profile(os.Getenv)
	Glyphs  theme.Glyphs    // theme.GlyphsFor(os.Getenv); zero is ASCII
	Mouse   bool            // the mouse may be used; see ProgramOptions

	// Reader is the terminal, nil in tests. With Ask it is asked for its
	// background after the first frame: theme.Answers(os.Getenv).
	Reader *term.Reader
	Ask    bool

	// Report keeps a crash report and says where; nil keeps none.
	Report func(report string) (where string, err error)
	// Edit prepares the external editor; nil when there is none.
	Edit exercise.Edit
	// NewJudge makes an exercise's judge; nil is grade.New.
	NewJudge exercise.NewJudge
	// Load reads an exercise whole when it is opened; nil takes Packs' own.
	// With it, Packs may come from pack.LoadIndex, which is fast.
	Load func(id string) (*pack.Exercise, error)
	// After sends a message later; nil is the clock. Tests give their own.
	After saver.After
	// Open is the id of an exercise to open at once; empty opens home.
	Open string
}

func (o Options) withDefaults() Options {
	if o.Theme == "" {
		o.Theme = theme.Auto
	}
	if o.Glyphs == (theme.Glyphs{}) {
		o.Glyphs = theme.ASCII
	}
	if o.NewJudge == nil {
		o.NewJudge = exercise.Grader
	}
	return o
}
