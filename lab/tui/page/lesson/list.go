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

// List is the lessons there are.
type List struct {
	reader
	all      []*lesson.Lesson
	glossary bool
	at       int
}

// NewList lists lessons; glossary says whether there is one to go to.
func NewList(all []*lesson.Lesson, glossary bool, t *theme.Theme) *List {
	return &List{reader: reader{title: "Lessons", right: number(len(all), "lesson"), t: t}, all: all, glossary: glossary}
}

func number(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Name is the page in one word.
func (p *List) Name() string { return "lessons" }

// SetSize gives the page its room.
func (p *List) SetSize(w, h int) {
	p.w, p.h = w, h
	p.redraw()
}

// SetTheme changes how it looks.
func (p *List) SetTheme(t *theme.Theme) {
	p.t = t
	p.redraw()
}

type (
	choose struct{ by int }
	enter  struct{}
)

// Keys lists what can be pressed.
func (p *List) Keys() []page.Group {
	out := []page.Command{page.Bind("enter", "read", enter{}, "enter").Foot()}
	if p.glossary {
		out = append(out, page.Bind("w", "glossary", nav.Glossary{}, "w").Foot())
	}
	out = append(out,
		page.Bind("up/k", "up", choose{-1}, "up", "k").Moves(),
		page.Bind("down/j", "down", choose{1}, "down", "j").Moves(),
		page.Bind("esc", "back", nav.Back{}, "esc").Foot())
	return []page.Group{{Title: "In the list", Active: true, Commands: out}}
}

// Update answers a message.
func (p *List) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	if m, ok := msg.(tea.MouseMsg); ok {
		return p, p.click(m)
	}
	switch msg := pressed(msg, p.Keys()).(type) {
	case choose:
		p.at = max(0, min(p.at+msg.by, len(p.all)-1))
		p.redraw()
	case enter:
		return p, p.read()
	default:
		return p, back(msg)
	}
	return p, nil
}

// click selects a line, and opens the one that is selected.
func (p *List) click(m tea.MouseMsg) tea.Cmd {
	at := m.Y - len(p.head()) + p.top
	if m.Button != tea.MouseButtonLeft || m.Y < len(p.head()) || at >= len(p.all) {
		return nil
	}
	if at == p.at {
		return p.read()
	}
	p.at = at
	p.redraw()
	return nil
}

func (p *List) read() tea.Cmd {
	if p.at >= len(p.all) {
		return nil
	}
	return nav.Send(nav.Lesson{ID: p.all[p.at].ID})
}

func (p *List) redraw() {
	var out []string
	for i, l := range p.all {
		mark, title := "  ", prose.Plain(l.Title)
		if i == p.at {
			mark, title = p.t.Accent.Render(p.t.Glyphs.Here)+" ", p.t.Strong.Render(title)
		}
		right := fmt.Sprintf("%d min", l.Minutes)
		if p.width() >= 56 {
			right = number(l.Predictions(), "question") + "  " + right
		}
		out = append(out, mark+layout.Spread(title, p.t.Faint.Render(right), p.width()-3))
	}
	p.draw(out)
	p.top = layout.Follow(p.top, p.at, p.at, len(p.lines), p.room())
}
