package home

import (
	"slices"
	"time"

	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Records is what home reads of the store.
type Records interface {
	Records() (map[string]progress.Record, error)
	Continue() (string, error)
}

// Config is what home needs to know.
type Config struct {
	Packs []*pack.Pack
	Store Records
	Now   func() time.Time
	// Peek says in a few words how far an open attempt is: "1 of 3 checks".
	// It is called in a command. Nil says nothing.
	Peek func(*pack.Exercise) string
	// Lessons is what there is to read.
	Lessons []*lesson.Lesson
}

// Page is the home page.
type Page struct {
	c       Config
	t       *theme.Theme
	w, h    int
	plan    plan.Plan
	loaded  bool
	far     string // how far the open attempt is
	placed  string // how far the placement is
	open    map[string]bool
	entries []entry
	at, top int
	filter  string
	finding bool // the filter is being typed
}

// loadedMsg brings what the store knows.
type loadedMsg struct {
	records map[string]progress.Record
	open    string
	far     string
	err     error
}

// New makes the page; it is empty until the store has answered Init's command.
func New(c Config, t *theme.Theme) *Page {
	p := &Page{c: c, t: t, open: map[string]bool{}}
	if len(c.Packs) == 1 {
		p.open[c.Packs[0].ID] = true
	}
	return p
}

// Name is the page in one word.
func (p *Page) Name() string { return "home" }

// Init reads the records.
func (p *Page) Init() tea.Cmd { return p.load }

func (p *Page) load() tea.Msg {
	m := loadedMsg{}
	m.records, m.err = p.c.Store.Records()
	if m.err == nil {
		m.open, m.err = p.c.Store.Continue()
	}
	if ex := plan.Exercise(p.c.Packs, m.open); ex != nil && p.c.Peek != nil && !m.records[m.open].Passed {
		m.far = p.c.Peek(ex)
	}
	return m
}

// SetSize gives the page its room.
func (p *Page) SetSize(w, h int) {
	p.w, p.h = w, h
	p.follow()
}

// SetTheme changes how it looks.
func (p *Page) SetTheme(t *theme.Theme) { p.t = t }

// Typing says whether the filter is being typed.
func (p *Page) Typing() bool { return p.finding }

// Leave has nothing to save.
func (p *Page) Leave() tea.Cmd { return nil }

// What can be done here.
type (
	up       struct{}
	down     struct{}
	first    struct{}
	last     struct{}
	enter    struct{}
	fold     struct{ open bool }
	startAt  struct{} // today's portion
	begin    struct{ filter bool }
	showAll  struct{}
	takeMine struct{} // leave the filter's line, keep its result
)

// Keys lists what can be pressed.
func (p *Page) Keys() []page.Group {
	show := "open"
	if p.at < len(p.entries) {
		show = p.entries[p.at].verb()
	}
	move := []page.Command{
		page.Bind("enter", show, enter{}, "enter").Foot(),
		page.Bind("up/k", "up", up{}, "up", "k").Moves(),
		page.Bind("down/j", "down", down{}, "down", "j").Moves(),
		page.Bind("home/g", "first line", first{}, "home", "g").Moves(),
		page.Bind("end/G", "last line", last{}, "end", "G").Moves(),
	}
	if slices.ContainsFunc(p.entries, func(e entry) bool { return e.module != nil }) { // there is something to unfold
		move = append(move,
			page.Bind("right/l", "unfold", fold{true}, "right", "l").Moves(),
			page.Bind("left/h", "fold", fold{false}, "left", "h").Moves())
	}
	if !p.plan.First {
		move = append(move,
			page.Bind("t", "today's portion", startAt{}, "t"),
			page.Bind("/", "find", begin{true}, "/").Foot())
	}
	if p.filter != "" {
		move = append(move, page.Bind("esc", "show all", showAll{}, "esc").Foot())
	}
	move = append(move, page.Bind("q", "quit", nav.Quit{}, "q").Foot())
	typing := []page.Command{
		page.Bind("enter", "open", enter{}, "enter").Foot(),
		page.Bind("up", "up", up{}, "up").Moves(),
		page.Bind("down", "down", down{}, "down").Moves(),
		page.Bind("tab", "to the list", takeMine{}, "tab").Foot(),
		page.Bind("esc", "show all", showAll{}, "esc").Foot(),
	}
	if p.finding { // what does not work now is a key away, and would only lengthen the help
		return []page.Group{{Title: "While finding", Active: true, Commands: typing}}
	}
	return []page.Group{{Title: "In the list", Active: true, Commands: move}}
}
