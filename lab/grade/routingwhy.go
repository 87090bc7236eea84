package grade

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/flow"
	"gatehouse/lab/pack"
)

// Reasons of a row about traffic that stand around those of its answers.
var (
	whyMeasured = &explain.Reason{ID: "measured", Sentence: "{0}: {1}, and must be {2}"}
	whyAsked    = &explain.Reason{ID: "asked", Sentence: "{0} at {1}"}
	whyKept     = &explain.Reason{ID: "kept", Sentence: "its resolver keeps {0}, asked for at {1}, {2}"}
	whyDown     = &explain.Reason{ID: "down", Sentence: "{0} is {1}, which is down since {2}"}
	whyHappened = &explain.Reason{ID: "happened", Sentence: "what happened in the run that is shown"}
	whyEvent    = &explain.Reason{ID: "event", Sentence: "{0}"}
)

// Most clients and events that the reasons of one row tell of.
const (
	mostClients = 6
	mostEvents  = 14
)

// why measures the row anew and explains, for the first run, the answers that
// its clients get at a telling instant, then what happened.
func (g *routing) why(a Answer, row int) (Why, bool) {
	c, ok := g.ex.Checks[row].(pack.RoutingCheck)
	r := Report{Rows: make([]Row, len(g.ex.Checks))}
	s := g.scenario(a, &r)
	if !ok || !r.sound() {
		return Why{}, false
	}
	runs := g.runs(s)
	w := Why{Spoken: true}
	got := Row{Measured: measure(runs, &c)}
	w.Got = got.Got()
	for _, m := range got.Measured {
		w.measured(m)
	}
	if w.Sentence = watched(got.Measured); w.Sentence == "" {
		w.answers(g.ex, runs[0], &c, telling(runs[0], &c))
	}
	w.happened(runs[0], &c)
	return w, true
}

// measured is what one term came to.
func (w *Why) measured(m Measured) {
	mark := explain.No
	if m.Holds {
		mark = explain.Yes
	}
	what, bound, _ := strings.Cut(m.Term.Says(), ": ")
	w.Tree = append(w.Tree, explain.Node{Why: whyMeasured, Mark: mark, Args: [3]string{what, m.String(), bound}})
}

// watched is how soon health checks saw what happened, for a row that asks
// nothing else: no client's answer explains that.
func watched(all []Measured) string {
	var said []string
	for _, m := range all {
		found := m.Term.Arg + " was found unhealthy"
		switch {
		case m.Term.Measure == "recovered":
			found = m.Term.Arg + " was found healthy again"
		case m.Term.Measure != "detected":
			return ""
		}
		switch {
		case m.Fault != "":
			found = m.Fault
		case m.Known:
			found += " after " + m.String()
		default:
			found = "it is not so that " + found + " in every run"
		}
		said = append(said, found)
	}
	return strings.Join(said, "; ")
}

// telling is the instant at which a row's answers say most: soon after the
// window's last fault, when caches and checkers have not followed yet, else the
// middle of the window.
func telling(run *flow.Result, c *pack.RoutingCheck) clock.Time {
	at := c.From + (c.To-c.From)/2
	for _, f := range run.Scenario().Faults {
		if f.At >= c.From && f.At < c.To {
			at = min(f.At.Add(clock.Minute), c.To-1)
		}
	}
	return at
}

// answers explains what each of the row's clients is answered.
func (w *Why) answers(ex *pack.Exercise, run *flow.Result, c *pack.RoutingCheck, at clock.Time) {
	names := c.Of
	if len(names) == 0 {
		names = ex.Traffic.ClientNames()
	}
	frame := run.Frame(at)
	for i, name := range names[:min(len(names), mostClients)] {
		x, err := run.Why(name, at)
		if err != nil {
			continue
		}
		head := len(w.Tree)
		w.Tree = append(w.Tree, explain.Node{Why: whyAsked, Args: [3]string{name, at.String()}})
		said := w.client(&frame, name, x, 1)
		if i == 0 {
			w.Sentence = said
			w.Key = append([]int{head}, w.Key...)
		}
	}
}

// client adds the reasons of one client's answer at a depth, and says them in a
// sentence; those of the first client are the ones that open.
func (w *Why) client(frame *flow.Frame, name string, x flow.Because, depth uint8) string {
	said := x.Sentence()
	for _, g := range frame.Groups {
		if g.Name != name || !x.Held || !g.Holds {
			continue
		}
		if x.Asked != frame.At {
			w.Tree = append(w.Tree, explain.Node{Why: whyKept, Depth: depth, Args: [3]string{held(&g), x.Asked.String(), until(g.Until)}})
		}
		if g.Endpoint != "" && !g.Up {
			down := downSince(frame, g.Endpoint)
			w.Tree = append(w.Tree, explain.Node{Why: whyDown, Mark: explain.No, Depth: depth, Args: [3]string{g.Values[0], g.Endpoint, down}})
			said = fmt.Sprintf("%s is still given %s (%s, down since %s): its resolver keeps that, asked for at %s, %s. When it asked: %s", name, g.Values[0], g.Endpoint, down, x.Asked, until(g.Until), strings.TrimPrefix(x.Sentence(), name+": "))
		}
	}
	base := len(w.Tree)
	for _, n := range x.Reasons() {
		n.Depth += depth
		w.Tree = append(w.Tree, n)
	}
	if len(w.Key) == 0 {
		for _, k := range x.Path() {
			w.Key = append(w.Key, base+k)
		}
	}
	w.Rules, w.Pages = merged(w.Rules, x.Rules()), merged(w.Pages, x.Pages())
	return said
}

func until(t clock.Time) string {
	if t == clock.Never {
		return "for good: it ignores the TTL"
	}
	return fmt.Sprintf("until %s", t)
}

func downSince(f *flow.Frame, endpoint string) string {
	for _, e := range f.Endpoints {
		if e.Name == endpoint {
			return e.Since.String()
		}
	}
	return ""
}

// merged is both lists, each word once.
func merged(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// happened tells the events of the row's time.
func (w *Why) happened(run *flow.Result, c *pack.RoutingCheck) {
	head := len(w.Tree)
	for _, e := range run.Log() {
		if e.At < c.From || e.At >= c.To || len(w.Tree)-head > mostEvents {
			continue
		}
		if len(w.Tree) == head {
			w.Tree = append(w.Tree, explain.Node{Why: whyHappened})
		}
		w.Tree = append(w.Tree, explain.Node{Why: whyEvent, Depth: 1, Args: [3]string{e.String()}})
	}
}

// Why explains the answer that a client gets at an instant of the film.
func (f *Film) Why(client string, at clock.Time) (Why, bool) {
	x, err := f.run.Why(client, at)
	if err != nil {
		return Why{}, false
	}
	w := Why{Spoken: true}
	frame := f.run.Frame(at)
	w.Sentence = w.client(&frame, client, x, 0)
	return w, true
}
