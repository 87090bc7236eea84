package health_test

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/route53"
)

// An endpoint that fails for one check fewer than the threshold stays healthy,
// and the same number counts on the way back.
func TestRule1_5_28ThresholdBothWays(t *testing.T) {
	for k := 1; k <= 10; k++ {
		c := web("web", 10*s, k)
		short := &fake{before: up, after: refused, turn: clock.Time(1000 * s), back: clock.Time(1000 * s).Add(clock.Duration(k-1) * 10 * s)}
		if d, change := turned(c, short, 1); d >= 0 {
			t.Errorf("threshold %d: %d failures turned the status after %v: %+v", k, k-1, d, change)
		}
		long := &fake{before: up, after: refused, turn: clock.Time(1000 * s)}
		down, _ := turned(c, long, 1)
		long = &fake{before: refused, after: up, turn: clock.Time(1000 * s)}
		back, _ := turned(c, long, 1)
		least := clock.Duration(k-1) * 10 * s
		if down < least || down > least+10*s || back < least || back > down {
			t.Errorf("threshold %d: unhealthy after %v, healthy after %v, want from %v on", k, down, back, least)
		}
	}
}

// Sixteen checkers that do not know of each other: at 30 s the endpoint sees
// about one check each two seconds, and the Regions are even.
func TestRule1_5_29Checkers(t *testing.T) {
	w := &fake{before: up, turn: clock.Never}
	m := health.New([]route53.HealthCheck{web("web", 30*s, 3)}, w, 1)
	m.Advance(clock.Time(clock.Hour) - 1)
	if got := len(w.asked); got != 16*120 {
		t.Errorf("an hour has %d checks, want %d", got, 16*120)
	}
	if slices.Equal(w.asked[:16], make([]clock.Time, 16)) || w.asked[0] == w.asked[1] {
		t.Error("the checkers have one phase")
	}
	for n, regions := range map[int][]string{8: nil, 3: {"us-east-1", "eu-west-1", "sa-east-1"}} {
		c := web("web", 30*s, 3)
		c.Regions = regions
		m, count := health.New([]route53.HealthCheck{c}, w, 1), map[string]int{}
		for i := range health.Checkers {
			_, region := m.Says(0, i)
			count[region]++
		}
		for region, got := range count {
			if len(count) != n || got < 16/n || got > (16+n-1)/n {
				t.Errorf("of 16 checkers %d stand in %s; %d Regions of %d", got, region, len(count), n)
			}
		}
	}
}

// More than 18 % of sixteen is three checkers: the status turns with the
// fourteenth that fails, and back with the third that passes.
func TestRule1_5_30EighteenPercent(t *testing.T) {
	for seed := range uint64(50) {
		w := &fake{before: up, after: refused, turn: clock.Time(100 * s)}
		_, change := turned(web("web", 30*s, 3), w, seed)
		if change.Healthy || change.Passing != 2 || change.Of != 16 {
			t.Fatalf("seed %d: unhealthy with %d of %d passing", seed, change.Passing, change.Of)
		}
		w = &fake{before: refused, after: up, turn: clock.Time(1000 * s)}
		_, change = turned(web("web", 30*s, 3), w, seed)
		if !change.Healthy || change.Passing != 3 {
			t.Fatalf("seed %d: healthy with %d passing", seed, change.Passing)
		}
	}
}

func TestRule1_5_31Verdicts(t *testing.T) {
	ms := clock.Millisecond
	body := func(n int) string { return strings.Repeat(".", n) + "all is well" }
	for _, c := range []struct {
		name   string
		typ    route53.CheckType
		met    health.Probe
		passed bool
		took   clock.Duration
	}{
		{"refused", route53.HTTP, refused, false, 0},
		{"dropped", route53.HTTP, lost, false, 4 * s},
		{"dropped", route53.HTTPS, lost, false, 4 * s},
		{"dropped", route53.TCP, lost, false, 10 * s},
		{"no address", route53.HTTP, health.Probe{Met: health.NoAddress}, false, 0},
		{"connects in 4 s", route53.HTTP, health.Probe{Connect: 4 * s, Status: 200}, true, 4 * s},
		{"connects later", route53.HTTP, health.Probe{Connect: 4*s + ms, Status: 200}, false, 4 * s},
		{"connects in 10 s", route53.TCP, health.Probe{Connect: 10 * s}, true, 10 * s},
		{"connects later", route53.TCP, health.Probe{Connect: 10*s + ms}, false, 10 * s},
		{"answers in 2 s", route53.HTTP, health.Probe{Answer: 2 * s, Status: 200}, true, 2 * s},
		{"answers later", route53.HTTP, health.Probe{Answer: 2*s + ms, Status: 200}, false, 2 * s},
		{"199", route53.HTTP, health.Probe{Status: 199}, false, 0},
		{"200", route53.HTTP, health.Probe{Status: 200}, true, 0},
		{"399", route53.HTTP, health.Probe{Status: 399}, true, 0},
		{"400", route53.HTTP, health.Probe{Status: 400}, false, 0},
		{"503 to TCP", route53.TCP, health.Probe{Status: 503}, true, 0},
		{"match", route53.HTTPMatch, health.Probe{Status: 200, Body: body(0)}, true, 0},
		{"match of 404", route53.HTTPMatch, health.Probe{Status: 404, Body: body(0)}, false, 0},
		{"match at the end", route53.HTTPSMatch, health.Probe{Status: 200, Body: body(5120 - 11)}, true, 0},
		{"match half outside", route53.HTTPSMatch, health.Probe{Status: 200, Body: body(5120 - 10)}, false, 0},
		{"other case", route53.HTTPMatch, health.Probe{Status: 200, Body: "All is well"}, false, 0},
		{"body in 2 s", route53.HTTPMatch, health.Probe{Status: 200, Answer: s, Read: 2 * s, Body: body(0)}, true, 3 * s},
		{"body later", route53.HTTPMatch, health.Probe{Status: 200, Answer: s, Read: 2*s + ms, Body: body(0)}, false, 3 * s},
		{"body not awaited", route53.HTTP, health.Probe{Status: 200, Read: 9 * s}, true, 0},
	} {
		got := health.Judge(&route53.HealthCheck{Type: c.typ, Search: "all is well"}, c.met)
		if got.Passed != c.passed || got.Took != c.took || (got.Why == health.Passed) != c.passed {
			t.Errorf("%s %s: %+v (%v), want %v after %v", c.typ, c.name, got, got.Why, c.passed, c.took)
		}
	}
}

func TestRule1_5_32HealthyUntilThereAreData(t *testing.T) {
	c, inverted := web("web", 30*s, 3), web("not", 30*s, 3)
	inverted.Inverted = true
	m := health.New([]route53.HealthCheck{c, inverted}, &fake{after: refused}, 1)
	if !m.Healthy(0) || m.Healthy(1) {
		t.Fatalf("a new check is %v, an inverted one %v", m.Healthy(0), m.Healthy(1))
	}
	m.Advance(clock.Time(60 * s))
	if !m.Healthy(0) || m.Healthy(1) {
		t.Error("a status turned before any checker had three failures")
	}
	m.Advance(clock.Time(90 * s))
	if m.Healthy(0) || !m.Healthy(1) {
		t.Error("the status did not follow the data")
	}
}

// flapping passes one check in three.
type flapping struct{ fake }

func (f *flapping) Probe(_ *route53.HealthCheck, at clock.Time) health.Probe {
	if at/clock.Time(10*s)%3 == 0 {
		return up
	}
	return refused
}

// Only failures in a row count.
func TestThresholdCountsConsecutiveChecks(t *testing.T) {
	m := health.New([]route53.HealthCheck{web("three", 10*s, 3), web("two", 10*s, 2)}, &flapping{}, 1)
	m.Advance(clock.Time(1000 * s))
	if m.Since(0) != 0 || m.Since(1) == 0 {
		t.Errorf("two failures in a row turned a threshold of three at %v, of two at %v", m.Since(0), m.Since(1))
	}
}
