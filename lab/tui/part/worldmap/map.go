package worldmap

import (
	"strings"

	"gatehouse/lab/scene"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/lipgloss"
)

// Lines draws a scene w cells wide; the map's height follows.
func Lines(s *scene.Scene, t *theme.Theme, w int) []string {
	c := land(w, Height(w), t.Glyphs.Down == "|")
	type mark struct{ x, y, i int }
	var ends, clients []mark
	for i := range s.Endpoints {
		if e := &s.Endpoints[i]; e.Located {
			x, y := c.marker(e.At, rune(e.Letter), Style(t, e.Letter, e.Up))
			ends = append(ends, mark{x, y, i})
		}
	}
	for i := range s.Clients {
		if k := &s.Clients[i]; k.Located {
			x, y := c.marker(k.At, sign(k), Style(t, k.Main(), !k.Lost))
			clients = append(clients, mark{x, y, i})
		}
	}
	for _, m := range clients {
		c.name(m.x, m.y, s.Clients[m.i].Name, &t.Text)
	}
	for _, m := range ends {
		c.name(m.x, m.y, s.Endpoints[m.i].Name, &t.Faint)
	}
	return c.lines(t)
}

// sign is a client's letter: the endpoint that answers most of it, in small;
// ! when it is sent to what is down, ? when nobody answers.
func sign(c *scene.Client) rune {
	switch {
	case c.Main() == 0:
		return '?'
	case c.Lost:
		return '!'
	}
	return rune(strings.ToLower(string(c.Main()))[0])
}

// Style is the colour of an endpoint's letter; red for what is down.
func Style(t *theme.Theme, letter byte, up bool) *lipgloss.Style {
	if !up || letter == 0 {
		return &t.Error
	}
	styles := []*lipgloss.Style{&t.Accent, &t.OK, &t.Fix, &t.JSONKey, &t.JSONNumber, &t.Title}
	return styles[int(letter-'A')%len(styles)]
}
