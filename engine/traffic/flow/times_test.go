package flow_test

import (
	"math"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
)

// measured is a figure that must be there.
func measured(t *testing.T, r *flow.Result, name, arg string, of []string, from, to clock.Duration) float64 {
	t.Helper()
	v, ok, err := r.Measure(name, arg, of, at(from), at(to))
	if err != nil || !ok {
		t.Fatalf("%s(%q) of %v from %v to %v: %v, %v", name, arg, of, from, to, ok, err)
	}
	return v
}

// outages runs a failover many times: how long a request met a dead endpoint on
// average, and the longest time until the last did.
func outages(t *testing.T, ttl, runs int) (mean, least, most float64) {
	sc := failoverScenario(ttl)
	sc.Faults = []flow.Fault{{At: at(2 * clock.Minute), Do: flow.Refuse, On: "web-eu"}}
	sc.Length = 4*clock.Minute + 2*clock.Duration(ttl)*s
	sc.Clients = sc.Clients[:1]
	sc.Clients[0].Rate, least = 50, math.Inf(1)
	for seed := range runs {
		r := sc.Run(uint64(seed))
		mean += measured(t, r, "stale", "", nil, 2*clock.Minute, sc.Length) * (sc.Length - 2*clock.Minute).Seconds()
		last := measured(t, r, "failover", "", nil, 0, sc.Length)
		least, most = min(least, last), max(most, last)
	}
	return mean / float64(runs), least, most
}

// A health-checked record should have a TTL of 60 s or less: with 300 s clients
// go on to a dead endpoint long after Route 53 knows.
func TestRule1_5_37ShortTTLs(t *testing.T) {
	_, _, short := outages(t, 60, 20)
	_, long, _ := outages(t, 300, 20)
	if short > 152 || long < 84.7+240 {
		t.Errorf("the last request to a dead endpoint came after %.0f s with a TTL of 60 s, after %.0f s or more with 300 s", short, long)
	}
}

// Checkers and caches together: about 115 s on average, 150 s at worst.
func TestRule1_5_41DetectionAndCaches(t *testing.T) {
	mean, _, most := outages(t, 60, 400)
	t.Logf("mean %.2f s, worst %.1f s", mean, most)
	if math.Abs(mean-114.7) > 0.6 || most < 145 || most > 151 {
		t.Errorf("mean %.2f s, worst %.1f s, want 114.7 and about 150", mean, most)
	}
}
