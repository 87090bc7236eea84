package health

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// AlarmState is what the data behind a CloudWatch alarm say. Route 53 reads the
// metric's stream, not the alarm (traffic 1.5.34).
type AlarmState uint8

// The states.
const (
	Insufficient AlarmState = iota
	AlarmOK
	InAlarm
)

// World is what the checks are made against. A Monitor asks it in the order of
// time.
type World interface {
	Probe(c *route53.HealthCheck, at clock.Time) Probe
	Alarm(name, region string) AlarmState
	Control(arn string) bool // whether a routing control is on
}

// Change is a status that turned: what a notification tells.
type Change struct {
	At          clock.Time
	Check       int // index of the check
	Healthy     bool
	Passing, Of int // checkers that say healthy; healthy children of a calculated check; else 0 of 0
}

// Vote is a checker that changed its mind.
type Vote struct {
	At          clock.Time
	Check       int
	Passing, Of int // after it
}

// Monitor runs health checks in virtual time.
type Monitor struct {
	checks  []route53.HealthCheck
	world   World
	state   []state
	parents [][]int // of each check, the calculated ones that count it
	follows []int   // the checks that follow an alarm or a routing control
	queue   clock.Queue[event]
	changes []Change
	votes   []Vote
}

type state struct {
	healthy  bool // as others see it: inverted and disabled counted in
	raw      bool // before that
	passing  int  // checkers that say healthy
	lane     int
	since    clock.Time
	children []int // indexes; -1 for a child that counts as unhealthy
	checkers [Checkers]checker
}

// event is a check that begins or a verdict that is reached.
type event struct {
	check   int32
	checker int16
	verdict bool
	passed  bool
}

// New makes a monitor whose checks begin at instant 0, each checker in a random
// phase of its interval.
func New(checks []route53.HealthCheck, w World, seed uint64) *Monitor {
	m := &Monitor{checks: checks, world: w, state: make([]state, len(checks)), parents: make([][]int, len(checks))}
	m.family()
	lanes := map[clock.Duration]int{}
	for i := range checks {
		c, s := &checks[i], &m.state[i]
		s.healthy, s.raw, s.passing = !c.Inverted, true, Checkers // traffic 1.5.32
		if c.Disabled || !watched(c.Type) {
			continue
		}
		every := interval(c)
		if _, ok := lanes[every]; !ok {
			lanes[every] = m.queue.Lane(every)
		}
		s.lane = lanes[every]
		phases := clock.NewStream(seed, "checkers of "+c.ID)
		for k := range Checkers {
			m.queue.At(clock.Time(phases.Within(every)), event{check: int32(i), checker: int16(k)})
		}
	}
	m.follow(0)
	for i := range checks {
		if checks[i].Type == route53.Calculated {
			m.count(i, 0)
		}
	}
	return m
}

// Advance runs the checks up to an instant and gives the statuses that turned
// since the last time. Alarms and routing controls are read at that instant.
func (m *Monitor) Advance(to clock.Time) []Change {
	m.changes = m.changes[:0]
	for e, ok := m.queue.Next(to); ok; e, ok = m.queue.Next(to) {
		m.step(e)
	}
	m.follow(to)
	return m.changes
}

func (m *Monitor) step(e event) {
	c, s, now := &m.checks[e.check], &m.state[e.check], m.queue.Now()
	if e.verdict {
		m.hear(int(e.check), s.checkers[e.checker].hear(e.passed, threshold(c)), e.passed, now)
		return
	}
	m.queue.After(s.lane, e)
	out := Judge(c, m.world.Probe(c, now))
	if out.Took > 0 {
		e.verdict, e.passed = true, out.Passed
		m.queue.At(now.Add(out.Took), e)
		return
	}
	m.hear(int(e.check), s.checkers[e.checker].hear(out.Passed, threshold(c)), out.Passed, now)
}

// hear counts a checker that turned.
func (m *Monitor) hear(i int, turned, passed bool, now clock.Time) {
	if !turned {
		return
	}
	s := &m.state[i]
	if passed {
		s.passing++
	} else {
		s.passing--
	}
	m.votes = append(m.votes, Vote{now, i, s.passing, Checkers})
	m.set(i, enough(s.passing, Checkers), now, s.passing, Checkers)
}

// set notes a check's own status; when it turns, calculated checks follow.
func (m *Monitor) set(i int, raw bool, now clock.Time, passing, of int) {
	s, c := &m.state[i], &m.checks[i]
	if c.Disabled {
		raw = true // traffic 1.5.35
	}
	s.raw = raw
	if healthy := raw != c.Inverted; healthy != s.healthy {
		s.healthy, s.since = healthy, now
		m.changes = append(m.changes, Change{now, i, healthy, passing, of})
		for _, p := range m.parents[i] {
			m.count(p, now)
		}
	}
}
