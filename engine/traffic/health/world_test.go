package health_test

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/route53"
)

const s = clock.Second

// fake is a world in which every endpoint does the same, from one instant on
// another thing.
type fake struct {
	before, after health.Probe
	turn          clock.Time
	back          clock.Time // 0: never
	alarms        map[string]health.AlarmState
	controls      map[string]bool
	asked         []clock.Time
}

func (f *fake) Probe(_ *route53.HealthCheck, at clock.Time) health.Probe {
	f.asked = append(f.asked, at)
	if at >= f.turn && (f.back == 0 || at < f.back) {
		return f.after
	}
	return f.before
}

func (f *fake) Alarm(name, _ string) health.AlarmState { return f.alarms[name] }
func (f *fake) Control(arn string) bool                { return f.controls[arn] }

var (
	up      = health.Probe{Status: 200}
	refused = health.Probe{Met: health.Refused}
	lost    = health.Probe{Met: health.Lost}
)

func web(id string, every clock.Duration, threshold int) route53.HealthCheck {
	return route53.HealthCheck{ID: id, Type: route53.HTTP, Interval: every, FailureThreshold: threshold}
}

// turned runs a check whose endpoint turns and tells how long after that the
// status followed.
func turned(c route53.HealthCheck, w *fake, seed uint64) (clock.Duration, health.Change) {
	m := health.New([]route53.HealthCheck{c}, w, seed)
	for m.Next() < w.turn {
		m.Advance(m.Next())
	}
	for m.Next() < w.turn.Add(2000*s) {
		for _, change := range m.Advance(m.Next()) {
			return change.At.Sub(w.turn), change
		}
	}
	return -1, health.Change{}
}
