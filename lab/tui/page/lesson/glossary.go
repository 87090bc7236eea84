package lesson

import (
	"gatehouse/lab/lesson"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Glossary is the words of the field.
type Glossary struct {
	reader
	g *lesson.Glossary
}

// NewGlossary shows a glossary from its beginning.
func NewGlossary(g *lesson.Glossary, t *theme.Theme) *Glossary {
	return &Glossary{reader{title: "Glossary", right: number(len(g.Terms), "word"), t: t}, g}
}

// Name is the page in one word.
func (p *Glossary) Name() string { return "glossary" }

// SetSize gives the page its room.
func (p *Glossary) SetSize(w, h int) {
	if w == p.w && h == p.h && p.lines != nil {
		return
	}
	p.w, p.h = w, h
	p.redraw()
}

// SetTheme changes how it looks.
func (p *Glossary) SetTheme(t *theme.Theme) {
	p.t = t
	p.redraw()
}

// Keys lists what can be pressed.
func (p *Glossary) Keys() []page.Group {
	out := []page.Command{page.Bind("space", "read on", screen{true}, " ").Foot(), page.Bind("enter", "as space does", screen{true}, "enter").Moves(),
		page.Bind("esc", "back", nav.Back{}, "esc").Foot()}
	return []page.Group{{Title: "Here", Active: true, Commands: append(out, moves()...)}}
}

// Update answers a message.
func (p *Glossary) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	msg = pressed(msg, p.Keys())
	if p.move(msg) {
		return p, nil
	}
	return p, back(msg)
}

func (p *Glossary) redraw() {
	out := prose.Render(p.g.Intro, p.t, p.width()-1)
	for _, term := range p.g.Terms {
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, prose.Heading(term.Name, p.t, p.width()-1)...)
		for _, l := range prose.Render(term.Text, p.t, p.width()-3) {
			out = append(out, "  "+l)
		}
	}
	p.draw(out)
}
