package flow

import (
	"fmt"
	"net/netip"
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
)

// marks reads the name of an endpoint, a zone or a Region, or an address.
func (r *Result) marks(arg string) (*marks, error) {
	m := &marks{ends: make([]bool, len(r.endpoints)), first: make([]bool, len(r.answers.code)), holds: make([]bool, len(r.answers.code))}
	_, notAddress := netip.ParseAddr(arg)
	known := notAddress == nil
	for i := range r.endpoints {
		m.ends[i] = r.endpoints[i].is(arg)
		known = known || m.ends[i]
	}
	if !known {
		return nil, fmt.Errorf("there is no endpoint or Region %q: %s", arg, nearest.Hint(arg, placeNames(r.endpoints)))
	}
	for a := range m.first {
		for k, v := range r.answers.of(int32(a)) {
			value := r.answers.values[v]
			hit := value.text == arg || value.end >= 0 && m.ends[value.end] && notAddress != nil
			m.holds[a] = m.holds[a] || hit
			m.first[a] = m.first[a] || hit && k == 0
		}
	}
	return m, nil
}

// is tells whether a name means the endpoint: its own, its address, its zone's
// or its Region's.
func (e *Endpoint) is(name string) bool {
	return e.Name == name || e.Zone == name || e.Region == name || slices.Contains(e.Addresses, name)
}

func meanValues(r *Result, w *window) (float64, bool) {
	sum, n := 0, 0
	for _, g := range w.groups {
		for _, rec := range g.between(w.from, w.to) {
			if k := len(r.answers.of(rec.answer)); k > 0 {
				sum, n = sum+k, n+1
			}
		}
	}
	return float64(sum) / float64(max(n, 1)), n > 0
}

func meanLatency(_ *Result, w *window) (float64, bool) {
	sum, n := 0.0, 0
	for _, g := range w.groups {
		for _, rec := range g.between(w.from, w.to) {
			if rec.served >= 0 {
				sum, n = sum+g.latency[rec.served], n+1
			}
		}
	}
	return sum / float64(max(n, 1)), n > 0
}

// heals tells whether a fault makes something better.
func (f *Fault) heals() bool { return f.Do == Restore || f.Do == ClearAlarm }

// fault is the instant of the first fault, or restore, in a window.
func (r *Result) fault(w *window, heals bool) (clock.Time, bool) {
	first, ok := clock.Never, false
	for i := range r.scenario.Faults {
		if f := &r.scenario.Faults[i]; f.heals() == heals && f.At >= w.from && f.At < w.to && f.At < first {
			first, ok = f.At, true
		}
	}
	return first, ok
}

func failover(r *Result, w *window) (float64, bool) {
	start, ok := r.fault(w, false)
	if !ok {
		return 0, false
	}
	last := start
	for _, g := range w.groups {
		recs := g.between(start, w.to)
		for i := len(recs) - 1; i >= 0; i-- {
			if recs[i].flags&stale != 0 {
				last = max(last, recs[i].at)
				break
			}
		}
	}
	return last.Sub(start).Seconds(), true
}

func failback(r *Result, w *window) (float64, bool) {
	restored, ok := clock.Time(-1), false
	for i := range r.scenario.Faults {
		f := &r.scenario.Faults[i]
		if f.Do == Restore && f.At >= w.from && f.At < w.to && r.touches(f.On, w.marks.ends) {
			restored, ok = max(restored, f.At), true
		}
	}
	if !ok {
		return 0, false
	}
	back := clock.Never
	for _, g := range w.groups {
		for _, rec := range g.between(restored, w.to) {
			if rec.flags&fresh != 0 && w.marks.first[rec.answer] {
				back = min(back, rec.at)
				break
			}
		}
	}
	return back.Sub(restored).Seconds(), back != clock.Never
}

// touches tells whether what is called name is among endpoints, or is a target
// of one that is.
func (r *Result) touches(name string, ends []bool) bool {
	for i := range r.endpoints {
		e := &r.endpoints[i]
		if !ends[i] {
			continue
		}
		if e.is(name) || slices.Contains(e.Targets, name) || slices.Contains(e.Endpoints, name) {
			return true
		}
	}
	return false
}

func detected(r *Result, w *window) (float64, bool)  { return r.turned(w, false) }
func recovered(r *Result, w *window) (float64, bool) { return r.turned(w, true) }

// turned is how long after a fault, or a restore, a check turned.
func (r *Result) turned(w *window, healthy bool) (float64, bool) {
	start, ok := r.fault(w, healthy)
	if !ok {
		return 0, false
	}
	for _, t := range r.signals {
		if int(t.i) == w.check && t.on == healthy && t.at >= start && t.at < w.to {
			return t.at.Sub(start).Seconds(), true
		}
	}
	return 0, false
}
