package health_test

import (
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/route53"
)

func calculated(id string, threshold int, children ...string) route53.HealthCheck {
	return route53.HealthCheck{ID: id, Type: route53.Calculated, Children: children, HealthThreshold: threshold}
}

func alarm(id, name, insufficient string) route53.HealthCheck {
	return route53.HealthCheck{ID: id, Type: route53.CloudWatch, Alarm: name, AlarmRegion: "eu-west-1", Insufficient: insufficient}
}

// statuses are the checks' statuses as a word: "hu" is healthy, unhealthy.
func statuses(m *health.Monitor, n int) string {
	word := make([]byte, n)
	for i := range n {
		word[i] = "uh"[b2i(m.Healthy(i))]
	}
	return string(word)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestRule1_5_33Calculated(t *testing.T) {
	disabled := alarm("off", "c", "Unhealthy")
	disabled.Disabled = true
	w := &fake{alarms: map[string]health.AlarmState{"a": health.AlarmOK, "b": health.AlarmOK, "c": health.InAlarm}}
	m := health.New([]route53.HealthCheck{
		calculated("two of three", 2, "a", "b", "c"),
		calculated("all", 3, "a", "b", "c"),
		calculated("too many", 4, "a", "b", "c"),
		calculated("none needed", 0, "c"),
		calculated("disabled counts", 3, "a", "b", "off"),
		calculated("nested", 1, "two of three"),
		calculated("missing", 1, "nobody"),
		alarm("a", "a", ""), alarm("b", "b", ""), alarm("c", "c", ""), disabled,
	}, w, 1)
	if got := statuses(m, 7); got != "huuhhuu" {
		t.Errorf("with a and b healthy: %s", got)
	}
	w.alarms["b"] = health.InAlarm
	changes := m.Advance(5)
	if got := statuses(m, 7); got != "uuuhuuu" {
		t.Errorf("with a healthy: %s", got)
	}
	want := health.Change{At: 5, Check: 0, Healthy: false, Passing: 1, Of: 3}
	found := false
	for _, c := range changes {
		found = found || c == want
	}
	if !found || len(changes) != 3 {
		t.Errorf("changes are %+v, want %+v among three", changes, want)
	}
	w.alarms["c"] = health.AlarmOK
	m.Advance(6)
	if got := statuses(m, 7); got != "huuhuuu" {
		t.Errorf("with a and c healthy: %s", got)
	}
}

func TestRule1_5_34CloudWatch(t *testing.T) {
	w := &fake{alarms: map[string]health.AlarmState{}}
	m := health.New([]route53.HealthCheck{alarm("h", "x", "Healthy"), alarm("u", "x", "Unhealthy"), alarm("l", "x", "LastKnownStatus")}, w, 1)
	for i, c := range []struct {
		state health.AlarmState
		want  string
	}{
		{health.Insufficient, "huh"}, // nothing is known yet: healthy
		{health.InAlarm, "uuu"},
		{health.Insufficient, "huu"},
		{health.AlarmOK, "hhh"},
		{health.Insufficient, "huh"},
	} {
		w.alarms["x"] = c.state
		m.Advance(clock.Time(i))
		if got := statuses(m, 3); got != c.want {
			t.Errorf("step %d: %s, want %s", i, got, c.want)
		}
	}
}

func TestRule1_5_35InvertedDisabledControlled(t *testing.T) {
	inverted, disabled, both := web("i", 30*s, 3), web("d", 30*s, 3), web("b", 30*s, 3)
	inverted.Inverted, disabled.Disabled, both.Inverted, both.Disabled = true, true, true, true
	control := route53.HealthCheck{ID: "c", Type: route53.RecoveryArc, RoutingControl: "arn:on"}
	w := &fake{after: refused, controls: map[string]bool{"arn:on": true}}
	m := health.New([]route53.HealthCheck{inverted, disabled, both, control}, w, 1)
	m.Advance(clock.Time(200 * s))
	if got := statuses(m, 4); got != "hhuh" {
		t.Errorf("inverted, disabled, both, control on: %s", got)
	}
	if len(w.asked) > 7*16 {
		t.Error("a disabled check is still made")
	}
	w.controls["arn:on"] = false
	m.Advance(clock.Time(201 * s))
	if got := statuses(m, 4); got != "hhuu" {
		t.Errorf("control off: %s", got)
	}
}

func TestSameSeedSameRun(t *testing.T) {
	run := func(seed uint64, checks ...route53.HealthCheck) (at clock.Time) {
		m := health.New(checks, &fake{before: up, after: lost, turn: clock.Time(100 * s)}, seed)
		for _, c := range m.Advance(clock.Time(400 * s)) {
			if checks[c.Check].ID == "web" {
				at = c.At
			}
		}
		return at
	}
	one := run(1, web("web", 30*s, 3))
	if again := run(1, web("other", 10*s, 1), web("web", 30*s, 3)); again != one {
		t.Errorf("another check moved this one from %v to %v", one, again)
	}
	if run(2, web("web", 30*s, 3)) == one {
		t.Error("the seed does not matter")
	}
}

// What stands in the changes, the votes and the statuses tells one story.
func TestVotesLeadToChanges(t *testing.T) {
	w := &fake{before: up, after: lost, turn: clock.Time(100 * s), back: clock.Time(300 * s)}
	m := health.New([]route53.HealthCheck{web("web", 10*s, 2)}, w, 9)
	changes := append([]health.Change(nil), m.Advance(clock.Time(600*s))...)
	if len(changes) != 2 || changes[0].Healthy || !changes[1].Healthy || m.Since(0) != changes[1].At {
		t.Fatalf("changes are %+v, since %v", changes, m.Since(0))
	}
	if votes := m.Votes(); len(votes) != 32 || votes[15].Passing != 0 || votes[31].Passing != 16 {
		t.Errorf("%d votes", len(m.Votes()))
	}
	if passing, of := m.Count(0); passing != 16 || of != 16 {
		t.Errorf("at the end %d of %d say healthy", passing, of)
	}
}
