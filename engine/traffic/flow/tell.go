package flow

import "gatehouse/engine/clock"

// toldKey is what need not be told twice: that a group holds an address until
// some instant.
type toldKey struct {
	group, address string
}

// mostLooks bounds how often all caches of a run are looked into.
const mostLooks = 2000

// stillHeld notes which groups are still given an address that is down, when
// its health has just turned.
func (r *run) stillHeld(now clock.Time) {
	if r.lookedIn++; r.lookedIn > mostLooks {
		return
	}
	for _, g := range r.groups {
		address, last := "", clock.Time(-1)
		for _, k := range g.resolvers {
			f, ok := r.resolvers[k].Held(g.ask.Name, g.ask.Type, g.seat, now)
			if i := r.answers.first(f.Ref); ok && i >= 0 && !r.places.all[i].up && f.Until > last {
				address, last = f.Values[0], f.Until
			}
		}
		key := toldKey{g.Name, address}
		if last <= now || r.told[key] == last {
			continue
		}
		r.told[key] = last
		r.log = append(r.log, Event{At: now, Kind: Holds, Groups: []string{g.Name}, Address: address, For: last.Sub(now)})
	}
}

// tell adds to the log what the requests show, and folds it.
func (r *run) tell() {
	for _, g := range r.groups {
		t := teller{r: r, g: g, quiet: max(clock.Minute, 20*g.gap),
			seen: make([]clock.Time, len(r.endpoints)), spells: make([]spell, len(r.endpoints))}
		for i := range t.seen {
			t.seen[i] = -1
		}
		for i := range g.records {
			t.hear(&g.records[i])
		}
		for i := range r.endpoints {
			t.end(int32(i))
		}
	}
	r.log = fold(r.log)
}

// teller reads the requests of one group in order.
type teller struct {
	r      *run
	g      *group
	quiet  clock.Duration // after so long without it, an endpoint is news
	seen   []clock.Time   // when each endpoint was last answered, -1 for never
	spells []spell        // of requests to each while it was down
}

type spell struct {
	on          bool
	first, last clock.Time
}

func (t *teller) hear(rec *record) {
	i := t.r.answers.first(rec.answer)
	if i < 0 {
		return
	}
	before := t.seen[i]
	if t.seen[i] = rec.at; before < 0 || rec.at.Sub(before) >= t.quiet && t.r.changed(before, rec.at) {
		t.add(Event{At: rec.at, Kind: Moved, What: t.r.endpoints[i].Name})
	}
	if rec.flags&stale == 0 {
		return
	}
	s := &t.spells[i]
	if s.on && rec.at.Sub(s.last) >= t.quiet {
		t.end(i)
	}
	if !s.on {
		s.on, s.first = true, rec.at
	}
	s.last = rec.at
}

func (t *teller) add(e Event) {
	e.Groups = []string{t.g.Name}
	t.r.log = append(t.r.log, e)
}

// end tells the end of a spell of requests to an endpoint that was down.
func (t *teller) end(i int32) {
	s := t.spells[i]
	if !s.on {
		return
	}
	t.spells[i].on = false
	e := Event{At: s.last, Kind: Ended, What: t.r.endpoints[i].Name, For: s.last.Sub(t.r.lastFault(s.first))}
	soon := s.last.Add(5*clock.Second + 5*t.g.gap)
	if soon >= t.r.end {
		return // it had not ended when the run did
	}
	if t.r.restored(s.last, soon) {
		e.Kind = WentOn
	}
	t.add(e)
}

// changed tells whether a health or an endpoint turned within a time.
func (r *Result) changed(from, to clock.Time) bool {
	return len(until(r.signals, to)) > len(until(r.signals, from)) || len(until(r.turns, to)) > len(until(r.turns, from))
}

// lastFault is the instant of the last fault before another.
func (r *Result) lastFault(at clock.Time) clock.Time {
	last := clock.Time(-1)
	for _, f := range r.scenario.Faults {
		if f.At <= at && !f.heals() {
			last = max(last, f.At)
		}
	}
	if last < 0 {
		return at
	}
	return last
}

// restored tells whether something is restored within a time.
func (r *Result) restored(from, to clock.Time) bool {
	for _, f := range r.scenario.Faults {
		if f.heals() && f.At >= from && f.At <= to {
			return true
		}
	}
	return false
}
