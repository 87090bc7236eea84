package tui

import (
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"

	tea "github.com/charmbracelet/bubbletea"
)

type dismiss struct{}

// everywhere lists what works on every page; letters only outside text.
func (a *App) everywhere() []page.Group {
	always := []page.Command{
		page.Bind("^P", "all actions", nav.Palette{}, "ctrl+p"),
		page.Bind("F1", "all keys", nav.Help{}, "f1"),
		page.Bind("^C", "leave, everything is saved", nav.Quit{}, "ctrl+c"),
	}
	outside := []page.Command{
		page.Bind(":", "actions", nav.Palette{}, ":").Foot(),
		page.Bind("?", "keys", nav.Help{}, "?").Foot(),
	}
	if a.notice != "" {
		outside = append(outside, page.Bind("x", "put the notice away", dismiss{}, "x").Foot())
	}
	return []page.Group{
		{Title: "Outside text", Active: !a.top().Typing(), Commands: outside},
		{Title: "Everywhere", Active: true, Commands: always},
	}
}

// groups lists all that can be pressed now, the page's first.
func (a *App) groups() []page.Group { return append(a.top().Keys(), a.everywhere()...) }

func (a *App) key(k tea.KeyMsg) tea.Cmd {
	a.say = ""
	if k.Type == tea.KeyCtrlC {
		return a.leave()
	}
	switch {
	case a.crash != nil:
		return a.crashKey(k)
	case a.small():
		return nil // keys would change what cannot be seen
	case a.help != nil:
		if !a.help.Update(k) {
			a.help = nil
		}
		return nil
	case a.palette != nil:
		return a.paletteKey(k)
	}
	if do, ok := page.Match(a.everywhere(), k); ok {
		cmd, _ := a.navigate(do)
		return cmd
	}
	return a.toTop(k)
}

// toTop gives a message to the page on the screen alone.
func (a *App) toTop(msg tea.Msg) (cmd tea.Cmd) {
	i := len(a.stack) - 1
	a.stack[i], cmd = a.stack[i].Update(msg)
	return cmd
}

func (a *App) paletteKey(k tea.KeyMsg) tea.Cmd {
	do, open := a.palette.Update(k)
	if !open {
		a.palette = nil
	}
	if do == nil {
		return nil
	}
	if cmd, ok := a.navigate(do); ok {
		return cmd
	}
	return a.toTop(do)
}

// mouse turns the wheel into the arrow keys; a click belongs to the page.
func (a *App) mouse(m tea.MouseMsg) tea.Cmd {
	if !a.o.Mouse || a.crash != nil || a.small() || m.Action != tea.MouseActionPress {
		return nil
	}
	if a.help == nil && a.palette == nil && a.top().Typing() {
		return a.toTop(m) // a text scrolls, and its cursor stays
	}
	switch m.Button {
	case tea.MouseButtonWheelUp:
		return a.key(tea.KeyMsg{Type: tea.KeyUp})
	case tea.MouseButtonWheelDown:
		return a.key(tea.KeyMsg{Type: tea.KeyDown})
	}
	if a.help != nil || a.palette != nil {
		return nil
	}
	return a.toTop(m)
}
