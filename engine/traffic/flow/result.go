package flow

import (
	"slices"
	"sort"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
)

// Result is what happened in a run. It is not changed once the run is over; Why
// uses the seats of those who asked, so it is for one goroutine.
type Result struct {
	scenario  *Scenario
	seed      uint64
	names     Names
	groups    []*group
	answers   *answers
	endpoints []Endpoint
	targets   []int32 // endpoints that an alias may point to
	turns     []turn  // of endpoints: up or down
	healthy   []bool  // signals: the checks, then the targets
	began     []bool  // the same at the beginning
	signals   []turn  // of those
	votes     []health.Vote
	asks      [][]asked // of each resolver, where kept
	kept      []bool    // the first resolver of some group
	log       []Event
	told      map[toldKey]clock.Time
}

// turn is something that became true or false.
type turn struct {
	at clock.Time
	i  int32
	on bool
}

func newResult(s *Scenario, seed uint64) *Result {
	names := s.names()
	return &Result{scenario: s, seed: seed, names: names, answers: newAnswers(nil), told: map[toldKey]clock.Time{}}
}

// close ends a run: what it alone needed is let go.
func (r *run) close() {
	r.votes = slices.Clone(r.monitor.Votes())
	r.tell()
	for _, g := range r.groups {
		g.arrivals = nil
	}
}

// Scenario is what was run.
func (r *Result) Scenario() *Scenario { return r.scenario }

// Requests is how many requests there were.
func (r *Result) Requests() int {
	n := 0
	for _, g := range r.groups {
		n += len(g.records)
	}
	return n
}

// upTo is how many of things in the order of time are not later than at.
func upTo[E any](all []E, at clock.Time, when func(*E) clock.Time) int {
	return sort.Search(len(all), func(i int) bool { return when(&all[i]) > at })
}

// until cuts turns to those up to an instant.
func until(turns []turn, at clock.Time) []turn {
	return turns[:upTo(turns, at, func(t *turn) clock.Time { return t.at })]
}

// signalsAt are the healths that held at an instant, and since when.
func (r *Result) signalsAt(at clock.Time) (healthy []bool, since []clock.Time) {
	healthy, since = slices.Clone(r.began), make([]clock.Time, len(r.began))
	for _, t := range until(r.signals, at) {
		healthy[t.i], since[t.i] = t.on, t.at
	}
	return healthy, since
}

// upAt are the endpoints that were up at an instant, and since when.
func (r *Result) upAt(at clock.Time) (up []bool, since []clock.Time) {
	up, since = make([]bool, len(r.endpoints)), make([]clock.Time, len(r.endpoints))
	for i := range up {
		up[i] = true
	}
	for _, t := range until(r.turns, at) {
		up[t.i], since[t.i] = t.on, t.at
	}
	return up, since
}

// between are a group's requests from one instant to before another.
func (g *group) between(from, to clock.Time) []record {
	when := func(rec *record) clock.Time { return rec.at }
	lo, hi := upTo(g.records, from-1, when), upTo(g.records, to-1, when)
	return g.records[lo:max(lo, hi)]
}
