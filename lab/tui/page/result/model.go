package result

import (
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Page shows one hand-in.
type Page struct {
	m    nav.HandedIn
	more bool // another exercise follows
	t    *theme.Theme
	w, h int
	top  int
	diff bool // the difference to the solution is shown
}

// New shows a hand-in; more says whether another exercise follows.
func New(m nav.HandedIn, t *theme.Theme, more bool) *Page {
	return &Page{m: m, more: more, t: t}
}

// Name is the page in one word.
func (p *Page) Name() string { return "result" }

// Init has nothing to begin.
func (p *Page) Init() tea.Cmd { return nil }

// SetSize gives the page its room.
func (p *Page) SetSize(w, h int) {
	p.w, p.h = w, h
	p.top = layout.Top(p.top, len(p.lines()), p.room())
}

// SetTheme changes how it looks.
func (p *Page) SetTheme(t *theme.Theme) { p.t = t }

// Typing is never true here.
func (p *Page) Typing() bool { return false }

// Leave has nothing to save.
func (p *Page) Leave() tea.Cmd { return nil }

// What can be done here.
type (
	scroll struct{ by int }
	turn   struct{} // between the result and the difference
)

// Keys lists what can be pressed.
func (p *Page) Keys() []page.Group {
	var out []page.Command
	switch {
	case !p.m.Report.Passed:
		out = append(out, page.Bind("enter", "go on writing", nav.Back{}, "enter").Foot())
	case p.more:
		out = append(out, page.Bind("enter", "next exercise", nav.Next{After: p.m.Exercise.ID}, "enter").Foot())
	default:
		out = append(out, page.Bind("enter", "home", nav.Home{}, "enter").Foot())
	}
	if p.m.Report.Passed {
		word := "difference to the solution"
		if p.w < 72 {
			word = "difference"
		}
		if p.diff {
			word = "back to the result"
		}
		out = append(out, page.Bind("d", word, turn{}, "d").Foot(), page.Bind("b", "back to the exercise", nav.Back{}, "b"))
	}
	down := page.Bind("space", "a screen down", scroll{max(p.room()-2, 1)}, " ", "pgdown").Moves()
	if p.top < len(p.lines())-p.room() {
		down = down.Foot()
	}
	out = append(out, down,
		page.Bind("pgup", "a screen up", scroll{-max(p.room()-2, 1)}, "pgup").Moves(),
		page.Bind("home/g", "to the beginning", scroll{-page.Far}, "home", "g").Moves(),
		page.Bind("end/G", "to the end", scroll{page.Far}, "end", "G").Moves(),
		page.Bind("esc", "home", nav.Home{}, "esc").Foot(),
		page.Bind("up/k", "scroll up", scroll{-1}, "up", "k").Moves(),
		page.Bind("down/j", "scroll down", scroll{1}, "down", "j").Moves())
	return []page.Group{{Title: "Here", Active: true, Commands: out}}
}

// Update answers a message.
func (p *Page) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok {
		do, ok := page.Match(p.Keys(), k)
		if !ok {
			return p, nil
		}
		msg = do
	}
	switch msg := msg.(type) {
	case scroll:
		p.top = layout.Top(p.top+msg.by, len(p.lines()), p.room())
	case turn:
		p.diff, p.top = !p.diff, 0
	case nav.Back, nav.Home, nav.Next:
		return p, nav.Send(msg)
	}
	return p, nil
}
