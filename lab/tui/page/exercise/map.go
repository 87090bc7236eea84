package exercise

import (
	"fmt"

	"gatehouse/engine/clock"
	"gatehouse/lab/grade"
	"gatehouse/lab/scene"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/head"
	"gatehouse/lab/tui/part/reasons"
	"gatehouse/lab/tui/part/worldmap"

	tea "github.com/charmbracelet/bubbletea"
)

// What can be done on the map.
type (
	step       struct{ by int }            // to another instant at which something changed
	wind       struct{ by clock.Duration } // by time
	nextClient struct{}
	down       struct{ by int } // in the table
	whyHere    struct{}
	turnTable  struct{}
)

// filmed is a run of the answer that is looked at.
type filmed struct {
	film   *grade.Film
	at     clock.Time
	client int  // the one that is asked about
	table  bool // words in the place of the map
	scene  scene.Scene
	lines  []string // the picture as it was drawn last
	told   bool     // the last events stand in it
	top    int      // the first line shown
}

// filmMsg brings the run of the answer.
type filmMsg struct {
	id   string
	film *grade.Film
	ok   bool
}

// openMap runs the present answer and shows it.
func (p *Page) openMap() tea.Cmd {
	switch {
	case !p.routing():
		return nil
	case p.hidden(): // it would tell what the rows do
		return nav.Send(nav.Say{Text: "the map opens at hand-in, with the checks (^S)"})
	}
	p.endGreeting()
	id, answer, judge := p.ex.ID, p.a.Answer(), p.judge
	if p.dark() { // what was handed in may be looked at, what is written may not
		answer = p.live.answer
	}
	return func() tea.Msg {
		film, ok := judge.Film(answer)
		return filmMsg{id, film, ok}
	}
}

func (p *Page) filmed(m filmMsg) tea.Cmd {
	switch {
	case m.id != p.ex.ID || p.a == nil:
		return nil
	case !m.ok:
		return nav.Send(nav.Say{Text: "nothing to show before the records can be read and all places are filled"})
	}
	p.film.film, p.over = m.film, picture
	p.ed.Blur()
	if p.film.at == 0 {
		p.film.at = clock.Time(30 * clock.Second) // everybody has asked by then
	}
	p.film.at = min(p.film.at, m.film.End())
	p.seek(p.film.at)
	return nil
}

// seek shows an instant.
func (p *Page) seek(at clock.Time) {
	f := &p.film
	f.at = max(0, min(at, f.film.End()))
	f.scene, f.lines = f.film.Scene(f.at), nil
	p.drawMap()
}

// step goes to the next instant at which something changed, or the one before.
func (p *Page) step(by int) {
	f := &p.film
	to := f.at
	for _, s := range f.film.Steps() {
		if by > 0 && s > f.at {
			to = s
			break
		}
		if by < 0 && s < f.at {
			to = s
		}
	}
	p.seek(to)
}

func (p *Page) lookMap(msg tea.Msg) {
	if p.film.film == nil {
		return
	}
	switch msg := msg.(type) {
	case step:
		p.step(msg.by)
	case wind:
		p.seek(p.film.at.Add(msg.by))
	case whyHere:
		p.whyHere()
	case nextClient:
		p.film.client = (p.film.client + 1) % max(1, len(p.film.scene.Clients))
		p.film.lines = nil
		p.drawMap()
	case down:
		p.film.top = layout.Top(p.film.top+msg.by, len(p.film.lines), max(p.h-4, 1))
	case turnTable:
		p.film.table, p.film.lines, p.film.top = !p.film.table, nil, 0
		p.drawMap()
	}
}

// closeOver goes back to what lies below: from the reasons of an answer to the
// map they were asked on.
func (p *Page) closeOver() {
	if p.over == why && p.film.film != nil && p.reasons != nil && p.reasons.Titled() {
		p.over, p.reasons = picture, nil
		return
	}
	p.over, p.reasons = nothing, nil
	p.film.film = nil
	if p.focus == inText {
		p.ed.Focus()
	}
}

// whyHere explains what the selected client is answered now.
func (p *Page) whyHere() {
	f := &p.film
	if f.film == nil || f.client >= len(f.scene.Clients) {
		return
	}
	name := f.scene.Clients[f.client].Name
	w, ok := f.film.Why(name, f.at)
	if !ok {
		return
	}
	p.over = why
	p.reasons = reasons.About(w, fmt.Sprintf("%s at %s", name, f.at), p.t)
	p.reasons.SetSize(p.w, p.h)
}

func (p *Page) mapKeys() []page.Command {
	word := "table"
	if p.film.table {
		word = "map"
	}
	return []page.Command{
		page.Bind("h/l", "step", step{1}, "right", "l").Foot(),
		page.Bind("left", "step back", step{-1}, "left", "h").Moves(),
		page.Bind("k/j", "10 s", wind{10 * clock.Second}, "up", "k").Foot(),
		page.Bind("down", "10 s back", wind{-10 * clock.Second}, "down", "j").Moves(),
		page.Bind("tab", "client", nextClient{}, "tab").Foot(),
		page.Bind("enter", "why", whyHere{}, "enter").Foot(),
		page.Bind("t", word, turnTable{}, "t").Foot(),
		page.Bind("pgdn", "down the table", down{4}, "pgdown").Moves(),
		page.Bind("pgup", "up the table", down{-4}, "pgup").Moves(),
		page.Bind("esc", "back", closeOver{}, "esc").Foot(),
	}
}

// drawMap draws the scene once for the present size and theme.
func (p *Page) drawMap() {
	f := &p.film
	if f.film == nil || f.lines != nil || p.over != picture || p.w == 0 {
		return
	}
	w := min(p.w-2, 118)
	var body []string
	table := f.scene.Table(f.client)
	room := p.h - 4 - len(f.scene.Clients) - 3 // a blank, a heading, perhaps "more below"
	width := w
	for width > 40 && worldmap.Height(width) > room {
		width--
	}
	if !f.table && worldmap.Height(width) <= max(room, 8) && p.h >= 16 {
		body = append(worldmap.Lines(&f.scene, p.t, width), "")
	}
	events := p.eventLines(p.h - 4 - len(body) - len(table))
	f.lines, f.told = append(append(body, table...), events...), len(events) > 0
}

// mostEvents is how many of the last events the map tells.
const mostEvents = 8

// eventLines are the last events, as many as there is room for.
func (p *Page) eventLines(room int) []string {
	all := p.film.scene.Events
	n := min(len(all), mostEvents, room-2)
	if n < 2 {
		return nil
	}
	out := []string{"", "  " + p.t.Faint.Render("what happened")}
	for _, e := range all[len(all)-n:] {
		out = append(out, "  "+layout.Cut(e.Text, p.w-4))
	}
	return out
}

// mapView is the picture: its question, the map, the table, the last events.
func (p *Page) mapView() []string {
	f := &p.film
	p.drawMap()
	right := p.t.Faint.Render(f.scene.Elapsed() + " of " + clock.Duration(f.film.End()).String())
	title := f.scene.Title()
	if layout.Width(title)+layout.Width(right)+4 > p.w {
		title = f.scene.Short()
	}
	out := []string{layout.Spread(" "+p.t.Title.Render(title), right+" ", p.w), head.Rule(p.t, p.w, -1)}
	room := max(p.h-4, 1)
	out = append(out, layout.Rows(layout.More(layout.Indent(f.lines, 1), layout.Top(f.top, len(f.lines), room), room, func(s string) string { return p.t.Faint.Render(s) }), room)...)
	last := ""
	if n := len(f.scene.Events); n > 0 && !f.told {
		e := f.scene.Events[n-1]
		last = p.t.Faint.Render(e.Text)
	}
	return append(out, head.Rule(p.t, p.w, -1), " "+layout.Cut(last, p.w-2))
}
