package home

import (
	"fmt"
	"strings"

	"gatehouse/lab/pack"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"
)

// entryKind is what a line that can be selected is.
type entryKind uint8

const (
	beginEntry entryKind = iota
	placeEntry
	todayEntry
	continueEntry
	furtherEntry
	moduleEntry
	exerciseEntry
	lessonsEntry
)

// entry is a line that can be selected.
type entry struct {
	kind   entryKind
	module *module
	row    row
	number int // of the exercise in its module
	open   bool
}

func (e entry) verb() string {
	switch e.kind {
	case beginEntry, todayEntry, furtherEntry:
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
		p.found()
	case p.plan.first:
		if p.plan.begin != nil {
			p.entries = append(p.entries, entry{kind: beginEntry})
		}
		if p.plan.place != nil && p.plan.place != p.plan.begin {
			p.entries = append(p.entries, entry{kind: placeEntry})
		}
	default:
		p.whole()
	}
	p.at = max(0, min(p.at, len(p.entries)-1))
}

func (p *Page) whole() {
	if p.plan.today.next != nil {
		p.entries = append(p.entries, entry{kind: todayEntry})
	}
	if p.plan.open != nil {
		p.entries = append(p.entries, entry{kind: continueEntry})
	}
	if t := p.plan.today; t.next == nil && t.further != nil && t.further != p.plan.open {
		p.entries = append(p.entries, entry{kind: furtherEntry})
	}
	for i := range p.plan.modules {
		m := &p.plan.modules[i]
		open := p.open[m.pack.ID]
		p.entries = append(p.entries, entry{kind: moduleEntry, module: m, open: open})
		if !open {
			continue
		}
		for j, r := range m.rows {
			p.entries = append(p.entries, entry{kind: exerciseEntry, module: m, row: r, number: j + 1})
		}
	}
	if p.c.Lessons > 0 {
		p.entries = append(p.entries, entry{kind: lessonsEntry})
	}
}

// found lists the exercises that the filter finds, best first.
func (p *Page) found() {
	var all []entry
	var titles []string
	for i := range p.plan.modules {
		m := &p.plan.modules[i]
		for j, r := range m.rows {
			all = append(all, entry{kind: exerciseEntry, module: m, row: r, number: j + 1})
			titles = append(titles, strings.Join(append([]string{r.ex.Title, r.ex.ID, m.pack.Title}, r.ex.Covers...), " "))
		}
	}
	if p.filter == "" {
		p.entries = append(p.entries, all...)
		return
	}
	for _, m := range fuzzy.Find(p.filter, titles) {
		p.entries = append(p.entries, all[m.Index])
	}
}

// goTo is the message that an entry stands for, nil when it only folds.
func (p *Page) goTo(e entry) tea.Msg {
	switch e.kind {
	case beginEntry:
		return nav.Open{ID: p.plan.begin.ID}
	case placeEntry:
		return nav.Open{ID: p.plan.place.ID, Place: true}
	case todayEntry:
		return nav.Open{ID: p.plan.today.next.ID, Fresh: p.plan.today.again}
	case continueEntry:
		return nav.Open{ID: p.plan.open.ID}
	case furtherEntry:
		return nav.Open{ID: p.plan.today.further.ID}
	case exerciseEntry:
		return nav.Open{ID: e.row.ex.ID}
	case lessonsEntry:
		return nav.Lessons{}
	}
	return nil
}

func count(n, of int) string { return fmt.Sprintf("%d of %d", n, of) }

// size says in words how much an exercise is.
func size(ex *pack.Exercise) string {
	if ex.Kind == pack.DeckKind {
		if len(ex.Questions) == 1 {
			return "1 question"
		}
		return fmt.Sprintf("%d questions", len(ex.Questions))
	}
	return fmt.Sprintf("%d min", minutes(ex))
}
