package home

import (
	"fmt"
	"strings"

	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// entryKind is what a line that can be selected is.
type entryKind uint8

const (
	beginEntry entryKind = iota
	placeEntry
	todayEntry
	continueEntry
	furtherEntry
	againEntry
	moduleEntry
	exerciseEntry
	foundEntry  // an exercise that was looked for
	lessonEntry // a lesson that was looked for
	lessonsEntry
)

// entry is a line that can be selected.
type entry struct {
	kind   entryKind
	module *plan.Module
	row    plan.Row
	number int // of the exercise in its module
	lesson *lesson.Lesson
	open   bool
}

func (e entry) verb() string {
	switch e.kind {
	case beginEntry, todayEntry, furtherEntry, againEntry:
		return "begin"
	case continueEntry:
		return "go on"
	case moduleEntry:
		if e.open {
			return "fold"
		}
		return "unfold"
	}
	return "open"
}

// arrange lists the entries for the plan, the folds and the filter.
func (p *Page) arrange() {
	p.entries = p.entries[:0]
	switch {
	case !p.loaded:
	case p.filter != "" || p.finding:
		p.look()
	case p.plan.First:
		if p.plan.Begin != nil {
			p.entries = append(p.entries, entry{kind: beginEntry})
		}
		if p.plan.Placing {
			p.entries = append(p.entries, entry{kind: placeEntry})
		}
		p.course(func(m *plan.Module) bool { return m.Pack.Added })
	default:
		p.whole()
	}
	p.at = max(0, min(p.at, len(p.entries)-1))
}

func (p *Page) whole() {
	if p.plan.Today.Next != nil {
		p.entries = append(p.entries, entry{kind: todayEntry})
	}
	if p.plan.Open != nil {
		p.entries = append(p.entries, entry{kind: continueEntry})
	}
	if p.plan.Placing {
		p.entries = append(p.entries, entry{kind: placeEntry})
	}
	if p.plan.Further() != nil {
		p.entries = append(p.entries, entry{kind: furtherEntry})
	}
	if deck, _ := p.plan.Again(); deck != nil {
		p.entries = append(p.entries, entry{kind: againEntry})
	}
	p.course(func(*plan.Module) bool { return true })
	if len(p.c.Lessons) > 0 {
		p.entries = append(p.entries, entry{kind: lessonsEntry})
	}
}

// course lists modules, and the exercises of those that are unfolded.
func (p *Page) course(which func(*plan.Module) bool) {
	for i := range p.plan.Modules {
		m := &p.plan.Modules[i]
		if !which(m) {
			continue
		}
		open := p.open[m.Pack.ID]
		p.entries = append(p.entries, entry{kind: moduleEntry, module: m, open: open})
		if !open {
			continue
		}
		for j, r := range m.Rows {
			p.entries = append(p.entries, entry{kind: exerciseEntry, module: m, row: r, number: j + 1})
		}
	}
}

// look lists what the filter finds, best first: what is called so before what
// only speaks of it, with the lessons between.
func (p *Page) look() {
	var late []entry
	for _, f := range p.plan.Find(p.filter) {
		e := entry{kind: foundEntry, module: f.Module, row: f.Row, number: f.Number}
		if f.Rank > plan.OfTitle {
			late = append(late, e)
			continue
		}
		p.entries = append(p.entries, e)
	}
	for _, l := range p.c.Lessons {
		if _, ok := plan.Rank(p.filter, l.Title, l.ID+" "+strings.Join(l.Covers, " "), strings.Join(l.Sources, "; ")); ok && p.filter != "" {
			p.entries = append(p.entries, entry{kind: lessonEntry, lesson: l})
		}
	}
	p.entries = append(p.entries, late...)
	if len(p.entries) > 0 {
		return
	}
	for _, f := range p.plan.Similar(p.filter) {
		p.entries = append(p.entries, entry{kind: foundEntry, module: f.Module, row: f.Row, number: f.Number})
	}
}

// goTo is the message that an entry stands for, nil when it only folds.
func (p *Page) goTo(e entry) tea.Msg {
	switch e.kind {
	case beginEntry:
		return nav.Open{ID: p.plan.Begin.ID}
	case placeEntry:
		return nav.Open{ID: p.plan.Place.ID, Place: true}
	case todayEntry:
		return nav.Open{ID: p.plan.Today.Next.ID, Fresh: p.plan.Today.Again}
	case continueEntry:
		return nav.Open{ID: p.plan.Open.ID}
	case furtherEntry:
		return nav.Open{ID: p.plan.Further().ID}
	case againEntry:
		deck, _ := p.plan.Again()
		return nav.Open{ID: deck.ID}
	case lessonEntry:
		return nav.Lesson{ID: e.lesson.ID}
	case exerciseEntry, foundEntry:
		return nav.Open{ID: e.row.Exercise.ID}
	case lessonsEntry:
		return nav.Lessons{}
	}
	return nil
}

// size says in words how much an exercise is.
func size(ex *pack.Exercise) string {
	if ex.Kind == pack.DeckKind {
		if len(ex.Questions) == 1 {
			return "1 question"
		}
		return fmt.Sprintf("%d questions", len(ex.Questions))
	}
	return fmt.Sprintf("%d min", plan.Minutes(ex))
}
