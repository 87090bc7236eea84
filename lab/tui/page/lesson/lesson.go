package lesson

import (
	"fmt"

	"gatehouse/lab/lesson"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Config is what a lesson is opened with.
type Config struct {
	Glossary bool // there is one to go to
	Told     int  // questions that were told before
	// Keep remembers that a question more was told; it is called in a command.
	// Nil keeps nothing.
	Keep func() error
}

// Page is one lesson, shown as far as its questions have been answered.
type Page struct {
	reader
	l    *lesson.Lesson
	c    Config
	of   int // questions
	told int // answers that are shown
	ask  int // line of the last question that is shown
}

// New shows a lesson from where it was left.
func New(l *lesson.Lesson, c Config, t *theme.Theme) *Page {
	return &Page{reader: reader{title: l.Title, t: t}, l: l, c: c, told: c.Told, of: l.Predictions()}
}

// ID is the lesson's.
func (p *Page) ID() string { return p.l.ID }

// Name is the page in one word.
func (p *Page) Name() string { return "lesson" }

// SetSize gives the page its room; what is read stays in sight.
func (p *Page) SetSize(w, h int) {
	if w == p.w && h == p.h && p.lines != nil {
		return
	}
	n, top := len(p.lines), p.top
	p.w, p.h = w, h
	p.redraw()
	if n == 0 && p.c.Told > 0 { // the question that is open
		p.top = layout.Top(len(p.lines), len(p.lines), p.room())
	}
	if n > 0 && n != len(p.lines) {
		p.top = layout.Top(top*len(p.lines)/n, len(p.lines), p.room())
	}
}

// SetTheme changes how it looks.
func (p *Page) SetTheme(t *theme.Theme) {
	p.t = t
	p.redraw()
}

type (
	goOn struct{}
	all  struct{} // every answer
)

// open says whether a question waits for its answer.
func (p *Page) open() bool { return p.told < p.of }

// Keys lists what can be pressed.
func (p *Page) Keys() []page.Group {
	word := "read on"
	switch {
	case p.atEnd() && p.open():
		word = "show the answer"
	case p.atEnd():
		word = "done"
	}
	out := []page.Command{page.Bind("space", word, goOn{}, " ").Foot(), page.Bind("enter", "as space does", goOn{}, "enter").Moves()}
	if p.open() {
		out = append(out, page.Bind("a", "every answer", all{}, "a"))
	}
	if p.c.Glossary {
		out = append(out, page.Bind("w", "glossary", nav.Glossary{}, "w").Foot())
	}
	out = append(out, page.Bind("esc", "back", nav.Back{}, "esc").Foot())
	return []page.Group{{Title: "Here", Active: true, Commands: append(out, moves()...)}}
}

// Update answers a message.
func (p *Page) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	msg = pressed(msg, p.Keys())
	switch msg.(type) {
	case goOn:
		return p, p.goOn()
	case all:
		n := p.of - p.told
		p.told = p.of
		p.redraw()
		return p, p.keep(n)
	}
	if p.move(msg) {
		return p, nil
	}
	return p, back(msg)
}

// goOn scrolls while there is more to read, then shows the answer under its
// question; at the end it leaves.
func (p *Page) goOn() tea.Cmd {
	switch {
	case !p.atEnd():
		p.move(screen{true})
	case p.open():
		ask := p.ask
		p.told++
		p.redraw()
		p.top = layout.Top(ask, len(p.lines), p.room())
		return p.keep(1)
	default:
		return nav.Send(nav.Back{})
	}
	return nil
}

// keep remembers that n questions more were told.
func (p *Page) keep(n int) tea.Cmd {
	if p.c.Keep == nil {
		return nil
	}
	return func() tea.Msg {
		for range n {
			if err := p.c.Keep(); err != nil {
				return nav.Say{Text: "how far you are was not saved: " + err.Error()}
			}
		}
		return nil
	}
}

func (p *Page) redraw() {
	p.right = fmt.Sprintf("%d of %d answers shown", p.told, p.of)
	var out []string
	gap := func() {
		if len(out) > 0 {
			out = append(out, "")
		}
	}
	asked := 0
	for _, s := range p.l.Sections {
		if s.Title != "" {
			gap()
			out = append(out, prose.Heading(s.Title, p.t, p.width()-1)...)
		}
		for _, st := range s.Steps {
			if text := prose.Render(st.Text, p.t, p.width()-1); len(text) > 0 {
				gap()
				out = append(out, text...)
			}
			if st.Predict == nil {
				continue
			}
			gap()
			p.ask = len(out)
			out = append(out, p.quote("**Predict.** "+st.Predict.Question)...)
			if asked++; asked > p.told {
				gap()
				p.draw(append(out, p.t.Faint.Render("Settle on an answer; then space shows it.")))
				return
			}
			gap()
			out = append(out, p.quote("**Then:** "+st.Predict.Answer)...)
		}
	}
	gap()
	p.draw(append(out, p.t.Faint.Render("That was the lesson.")))
}

// quote draws a text beside a bar.
func (p *Page) quote(md string) []string {
	lines := prose.Render(md, p.t, p.width()-3)
	for i := range lines {
		lines[i] = p.t.Accent.Render(p.t.Glyphs.Quote) + " " + lines[i]
	}
	return lines
}
