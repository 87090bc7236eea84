package health

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// family finds the children of calculated checks and whom each counts for, and
// the checks that are not made but followed.
func (m *Monitor) family() {
	index := make(map[string]int, len(m.checks))
	for i := range m.checks {
		index[m.checks[i].ID] = i
	}
	for i := range m.checks {
		switch m.checks[i].Type {
		case route53.CloudWatch, route53.RecoveryArc:
			m.follows = append(m.follows, i)
		}
		if m.checks[i].Type != route53.Calculated {
			continue
		}
		for _, id := range m.checks[i].Children {
			j, ok := index[id]
			if !ok || m.checks[j].Type == route53.Calculated {
				j = -1 // such a check cannot be made
			} else {
				m.parents[j] = append(m.parents[j], i)
			}
			m.state[i].children = append(m.state[i].children, j)
		}
	}
}

// count judges a calculated check: as many healthy children as its threshold
// make it healthy (traffic 1.5.33). A disabled child counts as its status does.
func (m *Monitor) count(i int, now clock.Time) {
	healthy, children := 0, m.state[i].children
	for _, j := range children {
		if j >= 0 && m.state[j].healthy {
			healthy++
		}
	}
	m.state[i].passing = healthy
	m.set(i, healthy >= m.checks[i].HealthThreshold, now, healthy, len(children))
}

// follow reads what is not checked by checkers: alarms and routing controls.
func (m *Monitor) follow(now clock.Time) {
	for _, i := range m.follows {
		if c := &m.checks[i]; c.Type == route53.CloudWatch {
			m.set(i, m.alarm(i), now, 0, 0)
		} else {
			m.set(i, m.world.Control(c.RoutingControl), now, 0, 0)
		}
	}
}

// alarm is the status that the data behind an alarm give (traffic 1.5.34).
func (m *Monitor) alarm(i int) bool {
	c := &m.checks[i]
	switch m.world.Alarm(c.Alarm, c.AlarmRegion) {
	case AlarmOK:
		return true
	case InAlarm:
		return false
	}
	switch c.Insufficient {
	case "Healthy":
		return true
	case "Unhealthy":
		return false
	}
	return m.state[i].raw // LastKnownStatus
}

// Healthy is the status of a check now.
func (m *Monitor) Healthy(i int) bool { return m.state[i].healthy }

// Since is when the status turned last, 0 when it never did.
func (m *Monitor) Since(i int) clock.Time { return m.state[i].since }

// Count is how many checkers of a check say healthy, or how many children of a
// calculated one are; 0 of 0 for the other types.
func (m *Monitor) Count(i int) (passing, of int) {
	switch {
	case watched(m.checks[i].Type):
		return m.state[i].passing, Checkers
	case m.checks[i].Type == route53.Calculated:
		return m.state[i].passing, len(m.state[i].children)
	}
	return 0, 0
}

// Says tells what one of the checkers says, and from where.
func (m *Monitor) Says(i, checker int) (healthy bool, region string) {
	regions := m.checks[i].Regions
	if len(regions) == 0 {
		regions = CheckerRegions
	}
	return !m.state[i].checkers[checker].failing, regions[checker%len(regions)]
}

// Next is the instant of the next check or verdict, Never when nothing is
// checked.
func (m *Monitor) Next() clock.Time { return m.queue.Peek() }

// Votes are all the checkers' changes of mind so far, in the order of time.
func (m *Monitor) Votes() []Vote { return m.votes }
