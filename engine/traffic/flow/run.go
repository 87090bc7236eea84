package flow

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

// run is a scenario under way.
type run struct {
	*Result
	end       clock.Time
	queue     clock.Queue[event]
	places    *places
	monitor   *health.Monitor
	watches   []watch
	lanes     map[clock.Duration]int
	resolvers []*resolver.Resolver // the named ones first
	named     []int32              // their seats
	draws     []*clock.Stream      // a resolver's answers are drawn from its own
	asking    int32                // the resolver that asks
	lookedIn  int                  // how often all caches were looked into for the log
}

type event struct {
	kind kind
	ok   bool
	i    int32
}

type kind uint8

const (
	arrival kind = iota
	struck
	watched // a check for a balancer or an accelerator begins,
	judged  // has its verdict,
	taken   // and its endpoint is sent traffic again
)

// Run runs the scenario. One seed gives one result. A scenario that Check
// refuses has an empty one.
func (s *Scenario) Run(seed uint64) *Result {
	r := &run{Result: newResult(s, seed), end: clock.Time(s.Length), lanes: map[clock.Duration]int{}}
	if r.names == nil || s.Check() != nil {
		return r.Result
	}
	r.open()
	for {
		next := r.monitor.Next()
		if next < r.queue.Peek() && next <= r.end {
			r.advance(next)
			continue
		}
		e, ok := r.queue.Next(r.end)
		if !ok {
			break
		}
		r.step(e)
	}
	r.close()
	return r.Result
}

// names is who answers in a scenario: its zones, unless it brings others.
func (s *Scenario) names() Names {
	if s.Names == nil {
		return newZoneNames(s)
	}
	return s.Names
}

func (r *run) step(e event) {
	now := r.queue.Now()
	switch e.kind {
	case arrival:
		g := r.groups[e.i]
		r.queue.At(now.Add(g.arrivals.Exp(g.gap)), e)
		r.request(g, now)
	case struck:
		r.strike(r.scenario.Faults[e.i], now)
	case watched:
		r.check(e, now)
	case judged:
		r.hear(e, now)
	case taken:
		if w := &r.watches[e.i]; w.passing {
			w.seen = true
			r.follow(now)
		}
	}
}

// strike lets a fault happen; alarms are read at once.
func (r *run) strike(f Fault, now clock.Time) {
	r.places.strike(f)
	r.log = append(r.log, Event{At: now, Kind: Struck, What: f.On, Fault: f})
	for i := range r.places.all {
		e := &r.places.all[i]
		if up := r.places.serves(int32(i)); up != e.up {
			e.up = up
			r.turns = append(r.turns, turn{now, int32(i), up})
		}
	}
	r.advance(now)
}

// advance runs the health checks up to an instant and notes what turned.
func (r *run) advance(to clock.Time) {
	for _, c := range r.monitor.Advance(to) {
		r.signal(c.Check, c.Healthy, c.At)
		check := &r.scenario.Checks[c.Check]
		r.log = append(r.log, Event{At: c.At, Kind: Checked, What: check.ID, Healthy: c.Healthy,
			Passing: c.Passing, Of: c.Of, Children: check.Type == route53.Calculated})
		if !c.Healthy {
			r.stillHeld(c.At)
		}
	}
}

// signal notes a health that turned, of a check or after those of a target.
func (r *run) signal(i int, healthy bool, now clock.Time) {
	r.healthy[i] = healthy
	r.signals = append(r.signals, turn{now, int32(i), healthy})
}

// check makes one check for a balancer or an accelerator.
func (r *run) check(e event, now clock.Time) {
	w := &r.watches[e.i]
	r.queue.After(r.lanes[w.every], e)
	t := &r.places.all[w.target]
	e.kind, e.ok = judged, t.up
	if t.cond == lost && w.patience > 0 {
		r.queue.At(now.Add(w.patience), e)
		return
	}
	r.hear(e, now)
}

func (r *run) hear(e event, now clock.Time) {
	w := &r.watches[e.i]
	if !w.hear(e.ok) {
		return
	}
	if w.passing && w.back > 0 {
		r.queue.At(now.Add(w.back), event{kind: taken, i: e.i})
		return
	}
	w.seen = w.passing
	r.follow(now)
}

// follow notes the alias targets whose health turned.
func (r *run) follow(now clock.Time) {
	for k, i := range r.targets {
		n := len(r.scenario.Checks) + k
		healthy := r.seenHealthy(i)
		if healthy == r.healthy[n] {
			continue
		}
		r.signal(n, healthy, now)
		r.log = append(r.log, Event{At: now, Kind: Noticed, What: r.places.all[i].Name, Healthy: healthy})
		if !healthy {
			r.stillHeld(now)
		}
	}
}
