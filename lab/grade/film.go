package grade

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/lab/pack"
	"gatehouse/lab/scene"
)

// Film is one run of an answer, the first seed's, which can be stepped through.
// It is not changed once made.
type Film struct {
	run   *flow.Result
	ex    *pack.Exercise
	steps []clock.Time
}

// Film runs a routing answer to be looked at; ok is false for other kinds of
// exercises, and while the answer cannot be judged.
func (g *Grader) Film(a Answer) (f *Film, ok bool) {
	k, isRouting := g.kind.(*routing)
	if !isRouting {
		return nil, false
	}
	r := Report{Rows: make([]Row, len(g.ex.Checks))}
	s := k.scenario(a, &r)
	if !r.sound() {
		return nil, false
	}
	run := s.Run(seed(0))
	return &Film{run: run, ex: g.ex, steps: run.Steps()}, true
}

// Steps are the instants at which something changed, in order.
func (f *Film) Steps() []clock.Time { return f.steps }

// End is the instant at which the run ends.
func (f *Film) End() clock.Time { return clock.Time(f.run.Scenario().Length) }

// Clients are the names of who asks, in order.
func (f *Film) Clients() []string { return f.ex.Traffic.ClientNames() }

// Scene is the run at an instant.
func (f *Film) Scene(at clock.Time) scene.Scene {
	frame := f.run.Frame(at)
	sc := scene.Scene{At: at, Ask: f.run.Scenario().Ask.Name}
	letters := map[string]byte{}
	for i, e := range frame.Endpoints {
		letters[e.Name] = letter(i)
		place := e.Region
		if place == "" {
			place = e.Kind.String()
		}
		sc.Endpoints = append(sc.Endpoints, scene.Endpoint{Letter: letter(i), Name: e.Name, Place: place, At: e.Point,
			Located: e.Point.Lat != 0 || e.Point.Lon != 0, Up: e.Up, Note: since(e.Up, e.Since)})
	}
	down := map[string]bool{}
	for _, e := range frame.Endpoints {
		down[e.Name] = !e.Up
	}
	for i := range frame.Groups {
		c := client(&frame.Groups[i], letters, down, at)
		if asks := asks(f.run, c.Name); asks != sc.Ask {
			c.Asks = asks
		}
		sc.Clients = append(sc.Clients, c)
	}
	for _, c := range frame.Checks {
		sc.Checks = append(sc.Checks, scene.Check{ID: c.Name, Healthy: c.Healthy, Since: c.Since, Passing: c.Passing, Of: c.Of})
	}
	for _, e := range f.run.Log() {
		if e.At > at {
			break
		}
		sc.Events = append(sc.Events, scene.Event{At: e.At, Text: e.String()})
	}
	return sc
}

// asks is the name that a client asks for.
func asks(run *flow.Result, client string) string {
	s := run.Scenario()
	for i := range s.Clients {
		if c := &s.Clients[i]; c.Name == client && c.Ask.Name != "" {
			return c.Ask.Name
		}
	}
	return s.Ask.Name
}

func letter(i int) byte { return byte('A' + i%26) }

func since(up bool, t clock.Time) string {
	if up {
		return ""
	}
	return "since " + t.String()
}

// client is a group at an instant; the largest share comes first.
func client(g *flow.GroupFrame, letters map[string]byte, down map[string]bool, at clock.Time) scene.Client {
	c := scene.Client{Name: g.Name, At: g.At.Point, Located: g.At.Name != ""}
	for _, s := range g.Shares {
		c.Shares = append(c.Shares, scene.Share{Letter: letters[s.Endpoint], Part: s.Share, Down: down[s.Endpoint]})
		c.Lost = c.Lost || down[s.Endpoint]
	}
	if g.Empty > 0 {
		c.Shares = append(c.Shares, scene.Share{Part: g.Empty})
	}
	slices.SortStableFunc(c.Shares, func(a, b scene.Share) int { return cmp.Compare(b.Part, a.Part) })
	switch left := g.Until.Sub(at); {
	case !g.Holds:
		c.Holds = "nothing"
	case g.Until == clock.Never:
		c.Holds = held(g) + " for good"
	default:
		c.Holds = fmt.Sprintf("%s for %d s more", held(g), (left+clock.Second-1)/clock.Second)
	}
	return c
}

// held is what a resolver keeps, in a few words.
func held(g *flow.GroupFrame) string {
	switch {
	case g.Code == resolver.NXDomain:
		return "that there is no such name"
	case len(g.Values) == 0:
		return "that there is no such record"
	case len(g.Values) > 2:
		return fmt.Sprintf("%s and %d more", g.Values[0], len(g.Values)-1)
	}
	return strings.Join(g.Values, ", ")
}
