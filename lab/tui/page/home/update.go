package home

import (
	"fmt"
	"unicode/utf8"

	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"

	tea "github.com/charmbracelet/bubbletea"
)

// Update answers a message.
func (p *Page) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	switch msg := msg.(type) {
	case loadedMsg:
		return p, p.take(msg)
	case nav.Shown:
		return p, p.load
	case tea.KeyMsg:
		if do, ok := page.Match(p.Keys(), msg); ok {
			return p, p.do(do)
		}
		if p.finding {
			p.typed(msg)
		}
		return p, nil
	case tea.MouseMsg:
		return p, p.click(msg)
	}
	return p, p.do(msg)
}

// click selects a line, and opens the one that is selected.
func (p *Page) click(m tea.MouseMsg) tea.Cmd {
	if m.Button != tea.MouseButtonLeft {
		return nil
	}
	lines, _, owner := p.drawn()
	y := m.Y - len(p.head())
	if at := y + layout.Top(p.top, len(lines), p.room()); y < 0 || at >= len(lines) || owner[at] < 0 {
		return nil
	} else if owner[at] != p.at {
		p.at = owner[at]
		return nil
	}
	return p.enter()
}

func (p *Page) take(m loadedMsg) tea.Cmd {
	if m.err != nil {
		p.loaded = true
		p.arrange()
		return nav.Send(nav.Say{Text: "progress cannot be read: " + m.err.Error()})
	}
	p.plan = plan.Make(p.c.Packs, m.records, m.open, p.c.Now())
	if !p.loaded {
		p.unfoldNext()
	}
	p.loaded, p.far, p.placed = true, m.far, asked(p.plan.Place, m.records)
	if open := p.plan.Open; open != nil && open.Kind == pack.DeckKind {
		p.far = asked(open, m.records)
	}
	p.arrange()
	p.follow()
	return nil
}

// asked says how far a deck that is half done is; nothing of others.
func asked(deck *pack.Exercise, records map[string]progress.Record) string {
	if deck == nil {
		return ""
	}
	if n := len(plan.Answered(deck, records)); n > 0 {
		return fmt.Sprintf("%d of %d answered", n, len(deck.Questions))
	}
	return ""
}

func (p *Page) do(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case up:
		p.at--
	case down:
		p.at++
	case first:
		p.at = 0
	case last:
		p.at = len(p.entries) - 1
	case enter:
		return p.enter()
	case fold:
		p.fold(msg.open)
	case startAt:
		if p.plan.Today.Next == nil {
			return nav.Send(nav.Say{Text: "today's portion is done"})
		}
		return nav.Send(p.goTo(entry{kind: todayEntry}))
	case begin:
		p.finding, p.at = true, 0
	case takeMine:
		p.finding = false
	case showAll:
		p.finding, p.filter, p.at = false, "", 0
	case nav.Quit:
		return nav.Send(msg)
	default:
		return nil
	}
	p.arrange()
	p.follow()
	return nil
}

func (p *Page) enter() tea.Cmd {
	if p.at >= len(p.entries) {
		return nil
	}
	e := p.entries[p.at]
	if e.kind == moduleEntry {
		p.fold(!e.open)
		p.arrange()
		p.follow()
		return nil
	}
	return nav.Send(p.goTo(e))
}

// unfoldNext opens the module in which one goes on.
func (p *Page) unfoldNext() {
	for _, m := range p.plan.Modules {
		if p.plan.First && m.Pack.Added {
			p.open[m.Pack.ID] = true
		}
		for _, r := range m.Rows {
			if r.Exercise == p.plan.Open || p.plan.Open == nil && r.Exercise == p.plan.Today.Next {
				p.open[m.Pack.ID] = true
			}
		}
	}
}

// fold opens or closes the module one stands on or in.
func (p *Page) fold(open bool) {
	if p.at >= len(p.entries) || p.entries[p.at].module == nil || p.filter != "" {
		return
	}
	id := p.entries[p.at].module.Pack.ID
	p.open[id] = open
	p.arrange()
	for i, e := range p.entries {
		if e.kind == moduleEntry && e.module.Pack.ID == id && !open {
			p.at = i
		}
	}
}

func (p *Page) typed(k tea.KeyMsg) {
	switch k.Type {
	case tea.KeyRunes, tea.KeySpace:
		p.filter += string(k.Runes)
	case tea.KeyBackspace:
		_, n := utf8.DecodeLastRuneInString(p.filter)
		p.filter = p.filter[:len(p.filter)-n]
	}
	p.at = 0
	p.arrange()
	p.follow()
}

// follow keeps the selected line in sight, and its heading where it fits.
func (p *Page) follow() {
	lines, at := p.lines()
	from := at
	if p.at == 0 {
		from = 0
	}
	p.top = layout.Follow(p.top, from, at, len(lines), p.room())
}
