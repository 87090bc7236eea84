package tui

import (
	"gatehouse/lab/plan"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/part/palette"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"
)

// actions lists everything that can be done: what the page offers, where one
// can go, and how it may look.
func (a *App) actions() []palette.Action {
	var out []palette.Action
	seen := map[string]bool{}
	for _, g := range a.groups() {
		if !g.Active && !g.Anywhere {
			continue
		}
		for _, c := range g.Commands {
			title := c.Help().Desc
			if _, self := c.Do.(nav.Palette); self || c.Do == nil || c.IsMove() || seen[title] {
				continue
			}
			seen[title] = true
			out = append(out, palette.Action{Title: title, Key: c.Help().Key, Do: c.Do})
		}
	}
	if len(a.stack) > 1 {
		out = append(out, palette.Action{Title: "go home", Do: nav.Home{}})
	}
	if place := plan.Placement(a.o.Packs); place != nil {
		out = append(out, palette.Action{Title: "place me: find where to start", Do: nav.Open{ID: place.ID, Place: true}})
	}
	for _, r := range a.readings() {
		if !seen[r.Title] {
			out = append(out, r)
		}
	}
	for _, name := range theme.Names() {
		out = append(out, palette.Action{Title: "theme: " + name, Do: nav.SetTheme{Name: name}})
	}
	for _, k := range a.o.Packs {
		for _, ex := range k.Exercises {
			out = append(out, palette.Action{Title: "open: " + prose.Plain(ex.Title), Key: k.Title, Do: nav.Open{ID: ex.ID}})
		}
	}
	return out
}
