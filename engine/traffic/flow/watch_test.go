package flow

import (
	"math"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
)

// nobody answers nothing: these tests look at what balancers notice.
type nobody struct{}

func (nobody) Seat(Origin) int32 { return 0 }
func (nobody) Ask(int32, Question, []bool, *clock.Stream) resolver.Reply {
	return resolver.Reply{Code: resolver.Refused}
}
func (nobody) Explain(int32, Question, []bool, []clock.Time, *clock.Stream) Explanation { return nil }
func (nobody) Latency(a, b geo.Point) float64                                           { return math.Hypot(a.Lat-b.Lat, a.Lon-b.Lon) }

const s = clock.Second

// noticed runs a fault of a target for 20 minutes and its restore, many times,
// and tells how long each took to be noticed.
func noticed(t *testing.T, e Endpoint, do Act) (down, back, most float64) {
	const runs = 1500
	fault, restored := clock.Time(10*clock.Minute), clock.Time(30*clock.Minute)
	sc := &Scenario{Names: nobody{}, Length: clock.Hour, Ask: Question{Name: "x"},
		Endpoints: []Endpoint{{Name: "web"}, e},
		Clients:   []Client{{Name: "c", Rate: 0.001}},
		Faults:    []Fault{{At: fault, Do: do, On: "web"}, {At: restored, Do: Restore, On: "web"}}}
	for seed := range uint64(runs) {
		r := sc.Run(seed)
		if len(r.signals) != 2 || r.signals[0].on || !r.signals[1].on {
			t.Fatalf("the signals are %v", r.signals)
		}
		d := r.signals[0].at.Sub(fault).Seconds()
		down, back, most = down+d, back+r.signals[1].at.Sub(restored).Seconds(), max(most, d)
	}
	return down / runs, back / runs, most
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s: %.2f s, want %.2f", what, got, want)
	}
}

func balancer() Endpoint {
	return Endpoint{Name: "alb", Kind: LoadBalancer, DNSName: "alb.elb.amazonaws.com", Targets: []string{"web"}}
}

func TestRule1_5_42TargetDetection(t *testing.T) {
	down, back, most := noticed(t, balancer(), Refuse)
	t.Logf("unhealthy after %.2f s, at most %.2f, healthy after %.2f s", down, most, back)
	near(t, "unhealthy", down, (float64(elbWatch(0, 0).fall)-0.5)*30, 0.8)
	near(t, "at most", most, 60, 0.5)
	near(t, "healthy", back, 135, 0.8)
	down, _, _ = noticed(t, balancer(), Lose)
	near(t, "unhealthy when packets are dropped", down, 45+5, 0.8)
	near(t, "a Classic Load Balancer healthy", (10-0.5)*30, 285, 0) // its threshold is 10
}

// Targets lost: detection only. A zone lost: the node's address fails until
// it has left DNS and the caches, or the client tries the other address.
func TestRule1_5_43ZoneLost(t *testing.T) {
	const runs = 1500
	sum, most := 0.0, 0.0
	for seed := range uint64(runs) {
		w := elbWatch(0, 0)
		w.passing = true
		draw := clock.NewStream(seed, "zone")
		now := clock.Time(draw.Within(w.every)) // the zone is lost at 0
		for !w.hear(false) {
			now = now.Add(w.every)
		}
		node := &leaving{at: now}
		cache := resolver.New(resolver.Config{Worn: draw})
		f := cache.Resolve("alb", "A", 0, -clock.Time(clock.Hour), node)
		for f.Values[0] == "lost" {
			f = cache.Resolve("alb", "A", 0, f.Until, node)
		}
		last := f.Asked.Sub(0).Seconds()
		sum, most = sum+last, max(most, last)
	}
	t.Logf("a zone's address is used for %.1f s, at most %.1f s", sum/runs, most)
	near(t, "detection and DNS", sum/runs, 45+30, 2)
	near(t, "at most", most, 60+60, 4)
}

// leaving answers with the lost zone's node until it is noticed.
type leaving struct{ at clock.Time }

func (l *leaving) Ask(_, _ string, _ int32, now clock.Time) resolver.Reply {
	if now < l.at {
		return resolver.Reply{Values: []string{"lost", "other"}, TTL: 60}
	}
	return resolver.Reply{Values: []string{"other"}, TTL: 60}
}

// A server that fails again before its traffic returned is not sent any.
func TestAcceleratorForgetsAReturn(t *testing.T) {
	sc := &Scenario{Names: nobody{}, Length: clock.Hour, Ask: Question{Name: "x"},
		Endpoints: []Endpoint{{Name: "web"}, {Name: "accel", Kind: GlobalAccelerator, DNSName: "a", Endpoints: []string{"web"}, Interval: 10 * s, Threshold: 1}},
		Clients:   []Client{{Name: "c", Rate: 0.001}},
		Faults:    []Fault{{At: clock.Time(600 * s), On: "web"}, {At: clock.Time(1200 * s), Do: Restore, On: "web"}, {At: clock.Time(1212 * s), On: "web"}}}
	if r := sc.Run(1); len(r.signals) != 1 {
		t.Errorf("the signals are %v", r.signals)
	}
}

func TestRule1_6_7AcceleratorDetection(t *testing.T) {
	for _, c := range []struct {
		every      clock.Duration
		down, back float64
	}{{30 * s, 75, 75 + 30}, {10 * s, 25, 25 + 30}} {
		accelerator := Endpoint{Name: "accel", Kind: GlobalAccelerator, DNSName: "a.awsglobalaccelerator.com",
			Endpoints: []string{"web"}, Interval: c.every}
		down, back, _ := noticed(t, accelerator, Lose)
		t.Logf("interval %v: unhealthy after %.2f s, healthy after %.2f s", c.every, down, back)
		near(t, "unhealthy", down, c.down, 0.8)
		near(t, "traffic returns", back, c.back, 0.8)
	}
}
