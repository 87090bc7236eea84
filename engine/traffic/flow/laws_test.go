package flow_test

import (
	"fmt"
	"math"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
	"pgregory.net/rapid"
)

// drawn is a scenario of chance: servers behind weighted records, a balancer,
// an accelerator, all manners of resolvers, and faults of every kind.
func drawn(t *rapid.T) *flow.Scenario {
	sc := &flow.Scenario{Ask: flow.Question{Name: "www.example.com"}, Length: clock.Duration(rapid.IntRange(1, 300).Draw(t, "length")) * s}
	var records []route53.RecordSet
	var names []string
	for i := range rapid.IntRange(1, 4).Draw(t, "servers") {
		name, ip := fmt.Sprint("web-", i), fmt.Sprint("203.0.113.", i)
		sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: name, Addresses: []string{ip}, Region: fmt.Sprint("region-", i%2)})
		sc.Checks = append(sc.Checks, check(name, ip))
		r := record(name, ip, []string{"", name}[rapid.IntRange(0, 1).Draw(t, "checked")], rapid.IntRange(0, 60).Draw(t, "ttl"))
		r.Routing, r.Weight = route53.Weighted, rapid.IntRange(1, 5).Draw(t, "weight")
		records, names = append(records, r), append(names, name)
	}
	sc.Endpoints = append(sc.Endpoints,
		flow.Endpoint{Name: "alb", Kind: flow.LoadBalancer, DNSName: "alb.elb.amazonaws.com", Targets: names, Region: "region-0"},
		flow.Endpoint{Name: "accel", Kind: flow.GlobalAccelerator, DNSName: "a.awsglobalaccelerator.com", Endpoints: append([]string{"alb"}, names...)})
	sc.Zones = zone(records...)
	if rapid.Bool().Draw(t, "alias") {
		sc.Zones = zone(alias(rapid.SampledFrom([]string{"alb.elb.amazonaws.com", "a.awsglobalaccelerator.com"}).Draw(t, "to"), true))
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "clients") {
		sc.Clients = append(sc.Clients, flow.Client{Name: fmt.Sprint("c", i), Rate: rapid.Float64Range(0.01, 20).Draw(t, "rate"),
			Resolvers: rapid.IntRange(0, 3).Draw(t, "resolvers"), Tries: rapid.IntRange(0, 3).Draw(t, "tries"),
			TTL: resolver.Behaviour(rapid.IntRange(0, 2).Draw(t, "manner")), Least: 20 * s})
	}
	for range rapid.IntRange(0, 6).Draw(t, "faults") {
		sc.Faults = append(sc.Faults, flow.Fault{At: at(clock.Duration(rapid.Int64Range(0, int64(sc.Length)).Draw(t, "at"))),
			Do:   flow.Act(rapid.IntRange(0, int(flow.Restore)).Draw(t, "do")),
			On:   rapid.SampledFrom(append(names, "region-0", "alb", "accel")).Draw(t, "on"),
			Code: rapid.SampledFrom([]int{200, 404, 503}).Draw(t, "code")})
	}
	return withNames(sc)
}

// Whatever happens, the figures of a run agree with each other.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := drawn(t)
		if err := sc.Check(); err != nil {
			t.Fatal(err)
		}
		seed := rapid.Uint64().Draw(t, "seed")
		r := sc.Run(seed)
		sharesAddUp(t, sc, r)
		for _, step := range r.Steps() {
			for _, g := range r.Frame(step).Groups {
				if why, err := r.Why(g.Name, step); err != nil || why.Explanation == nil {
					t.Fatalf("why %s at %v: %v", g.Name, step, err)
				}
			}
		}
		for _, e := range r.Log() {
			if e.Text() == "" {
				t.Fatalf("%+v has no words", e)
			}
		}
		if again := sc.Run(seed); told1(again) != told1(r) || again.Requests() != r.Requests() {
			t.Fatal("one seed gave two runs")
		}
	})
}

// sharesAddUp holds the shares of a run against each other.
func sharesAddUp(t *rapid.T, sc *flow.Scenario, r *flow.Result) {
	if r.Requests() == 0 {
		return
	}
	figure := func(name, arg string) float64 {
		v, ok, err := r.Measure(name, arg, nil, 0, at(sc.Length))
		if err != nil || !ok {
			t.Fatalf("%s(%q): %v, %v", name, arg, ok, err)
		}
		return v
	}
	answered, served := figure("empty", ""), 0.0
	for _, e := range sc.Endpoints {
		answered, served = answered+figure("answered", e.Name), served+figure("served", e.Name)
		if figure("offered", e.Name) < figure("answered", e.Name) {
			t.Fatalf("%s is answered more often than offered", e.Name)
		}
	}
	if math.Abs(answered-1) > 1e-9 || math.Abs(served-figure("availability", "")) > 1e-9 {
		t.Fatalf("answered adds up to %v, served to %v of %v", answered, served, figure("availability", ""))
	}
	if len(sc.Faults) == 0 && figure("availability", "") != 1 {
		t.Fatal("without a fault something failed")
	}
}

// sixPlaces is the scenario of the budget: an hour of 100 requests a second
// from six places, two faults.
func sixPlaces(rate float64) *flow.Scenario {
	sc := failoverScenario(60)
	sc.Length, sc.Clients = clock.Hour, nil
	for _, name := range []string{"Frankfurt", "Paris", "Tokyo", "Lagos", "Lima", "Sydney"} {
		sc.Clients = append(sc.Clients, flow.Client{Name: name, At: frankfurt, Rate: rate / 6})
	}
	return withNames(sc)
}

func BenchmarkHourOf100(b *testing.B)  { benchmarkRun(b, sixPlaces(100)) }
func BenchmarkHourOf1000(b *testing.B) { benchmarkRun(b, sixPlaces(1000)) }

func benchmarkRun(b *testing.B, sc *flow.Scenario) {
	requests := 0
	for b.Loop() {
		requests = sc.Run(1).Requests()
	}
	b.ReportMetric(float64(requests), "requests")
}

func BenchmarkMeasure(b *testing.B) {
	sc := sixPlaces(100)
	r := sc.Run(1)
	for b.Loop() {
		if _, ok, err := r.Measure("answered", "web-eu", nil, 0, at(sc.Length)); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	r := sixPlaces(100).Run(1)
	for b.Loop() {
		r.Frame(at(200 * s))
	}
}
