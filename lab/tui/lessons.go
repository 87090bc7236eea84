package tui

import (
	read "gatehouse/lab/lesson"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
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
	case lessonRead:
		return a.openLesson(msg), true
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
			return a.readOn(l)
		}
	}
	a.say = "there is no lesson " + id
	return nil
}

// lessonRead brings how far a lesson was read.
type lessonRead struct {
	l    *read.Lesson
	told int
}

// readOn opens a lesson where it was left.
func (a *App) readOn(l *read.Lesson) tea.Cmd {
	return func() tea.Msg {
		records, _ := a.o.Store.Records() // what cannot be read is asked again
		return lessonRead{l, plan.Told(l.ID, l.Predictions(), records)}
	}
}

func (a *App) openLesson(m lessonRead) tea.Cmd {
	keep := func() error {
		return a.o.Store.AddHandIn(progress.HandIn{Exercise: m.l.ID, At: a.o.Now(), Passed: true, Right: 1, Of: 1})
	}
	c := lesson.Config{Glossary: a.o.Glossary != nil, Told: m.told, Keep: keep}
	return a.over("lesson", func() page.Page { return lesson.New(m.l, c, a.t) })
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
