package worldmap_test

import (
	"strings"
	"testing"

	"gatehouse/engine/traffic/geo"
	"gatehouse/lab/scene"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/worldmap"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

func world(t *testing.T) *scene.Scene {
	t.Helper()
	s := &scene.Scene{}
	for i, code := range []string{"eu-west-1", "eu-west-1", "us-east-1"} {
		r, _ := geo.FindRegion(code)
		s.Endpoints = append(s.Endpoints, scene.Endpoint{Letter: byte('A' + i), Name: "web", At: r.Point, Located: true, Up: i < 2})
	}
	for name, c := range map[string]scene.Client{
		"Tokyo": {Shares: []scene.Share{{Letter: 'B', Part: 1}}}, "Sydney": {Shares: []scene.Share{{Letter: 'C', Part: 1, Down: true}}, Lost: true}, "Lagos": {},
	} {
		p, err := geo.FindPlace(name)
		if err != nil {
			t.Fatal(err)
		}
		c.Name, c.At, c.Located = name, p.Point, true
		s.Clients = append(s.Clients, c)
	}
	return s
}

// TestEveryoneIsOnTheMap: no marker hides another, whatever the width, and each
// says who answers.
func TestEveryoneIsOnTheMap(t *testing.T) {
	s := world(t)
	for w := 20; w <= 160; w++ {
		for _, glyphs := range []theme.Glyphs{theme.ASCII, theme.Unicode} {
			lines := worldmap.Lines(s, theme.New(theme.None, termenv.Ascii, glyphs), w)
			if len(lines) != worldmap.Height(w) {
				t.Fatalf("%d columns: %d rows, not %d", w, len(lines), worldmap.Height(w))
			}
			all := ansi.Strip(strings.Join(lines, "\n"))
			for _, sign := range []string{"A", "B", "C", "b", "!", "?"} {
				if !strings.Contains(all, sign) {
					t.Fatalf("%d columns: no %s on\n%s", w, sign, all)
				}
			}
			for _, l := range lines {
				if layout.Width(l) != w {
					t.Fatalf("%d columns: a row of %d", w, layout.Width(l))
				}
			}
		}
	}
}

// TestNamesStandByTheirMarkers where there is room.
func TestNamesStandByTheirMarkers(t *testing.T) {
	all := ansi.Strip(strings.Join(worldmap.Lines(world(t), theme.New(theme.None, termenv.Ascii, theme.ASCII), 118), "\n"))
	for _, want := range []string{"b Tokyo", "! Sydney", "? Lagos"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q on\n%s", want, all)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	s := &scene.Scene{}
	th := theme.New(theme.Dark, termenv.TrueColor, theme.Unicode)
	for b.Loop() {
		worldmap.Lines(s, th, 118)
	}
}
