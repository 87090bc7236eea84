package tui

import (
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/page/lesson"
	"gatehouse/lab/tui/part/palette"
	"gatehouse/lab/tui/part/prose"

	tea "github.com/charmbracelet/bubbletea"
)

// reading answers the messages that ask for something to read. What is read
// stands over the page from which it was asked for, whatever that is; a page
// that is open already is gone back to.
func (a *App) reading(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case nav.Lessons:
		return a.over("lessons", func() page.Page { return lesson.NewList(a.o.Lessons, a.o.Glossary != nil, a.t) }), true
	case nav.Glossary:
		if a.o.Glossary == nil {
			a.say = "there is no glossary"
			return nil, true
		}
		return a.over("glossary", func() page.Page { return lesson.NewGlossary(a.o.Glossary, a.t) }), true
	case nav.Lesson:
		return a.lesson(msg.ID), true
	}
	return nil, false
}

func (a *App) lesson(id string) tea.Cmd {
	for i, p := range a.stack {
		if open, is := p.(*lesson.Page); is && open.ID() != id {
			a.stack = a.stack[:i] // one lesson at a time; reading pages have nothing to save
			break
		}
	}
	for _, l := range a.o.Lessons {
		if l.ID == id {
			return a.over("lesson", func() page.Page { return lesson.New(l, a.o.Glossary != nil, a.t) })
		}
	}
	a.say = "there is no lesson " + id
	return nil
}

// over goes back to the page of that name, or puts a new one over the others.
func (a *App) over(name string, make func() page.Page) tea.Cmd {
	for i, p := range a.stack {
		if p.Name() == name {
			return a.pop(i + 1)
		}
	}
	return a.push(make())
}

// readings are the palette's ways to lessons and glossary.
func (a *App) readings() []palette.Action {
	var out []palette.Action
	if len(a.o.Lessons) > 0 {
		out = append(out, palette.Action{Title: "lessons", Do: nav.Lessons{}})
	}
	if a.o.Glossary != nil {
		out = append(out, palette.Action{Title: "glossary", Do: nav.Glossary{}})
	}
	for _, l := range a.o.Lessons {
		out = append(out, palette.Action{Title: "lesson: " + prose.Plain(l.Title), Do: nav.Lesson{ID: l.ID}})
	}
	return out
}
