package flow_test

import (
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

func place(t *testing.T, name string) geo.Place {
	t.Helper()
	p, err := geo.FindPlace(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The zones give the run that the stand-in of these tests gives, and reasons.
func TestZonesAnswer(t *testing.T) {
	sc := failoverScenario(60)
	byStandIn := told1(sc.Run(1))
	sc.Names = nil
	r := sc.Run(1)
	if got := told1(r); got != byStandIn {
		t.Errorf("the zones give\n%sthe stand-in\n%s", got, byStandIn)
	}
	why, err := r.Why("Tokyo", at(5*clock.Minute))
	if err != nil || !why.Held || !strings.Contains(why.Sentence(), "203.0.113.20") || len(why.Rules()) == 0 {
		t.Errorf("%q, %v", why.Sentence(), err)
	}
	if len(why.Reasons()) == 0 || len(why.Path()) == 0 || len(why.Pages()) == 0 {
		t.Errorf("the reasons are %v", why.Reasons())
	}
}

// Aliases of a balancer and an accelerator, a CNAME, a name that is missing and
// one of somebody else's zone, asked from real places.
func TestZonesLeadToServices(t *testing.T) {
	record := func(name, to string) route53.RecordSet {
		r := alias(to, true)
		r.Name = name
		return r
	}
	sc := failoverScenario(60)
	sc.Endpoints = append(sc.Endpoints,
		flow.Endpoint{Name: "alb", Kind: flow.LoadBalancer, DNSName: "eu.elb.amazonaws.com", ZoneID: "Z32O12XQLNTSW2", Region: "eu-west-1", Targets: []string{"t"}},
		flow.Endpoint{Name: "accel", Kind: flow.GlobalAccelerator, DNSName: "a.awsglobalaccelerator.com", Endpoints: []string{"web-us", "web-eu"}})
	toALB := record("alb.example.com.", "eu.elb.amazonaws.com")
	toALB.Alias.ZoneID = "Z32O12XQLNTSW2"
	sc.Zones = zone(toALB, record("accel.example.com.", "a.awsglobalaccelerator.com"),
		route53.RecordSet{Name: "c.example.com.", Type: "CNAME", TTL: 60, Values: []string{"alb.example.com."}},
		route53.RecordSet{Name: "d.example.com.", Type: "CNAME", TTL: 60, Values: []string{"dualstack.eu.elb.amazonaws.com."}},
		route53.RecordSet{Name: "loop.example.com.", Type: "CNAME", TTL: 60, Values: []string{"loop.example.com."}})
	sc.Names, sc.Faults, sc.Clients = nil, nil, nil
	for _, name := range []string{"alb", "accel", "c", "d", "loop", "missing", "elsewhere"} {
		c := flow.Client{Name: name, At: place(t, "Frankfurt"), Rate: 1, Ask: flow.Question{Name: name + ".example.com"}}
		if name == "elsewhere" {
			c.Ask.Name = "example.org"
		}
		sc.Clients = append(sc.Clients, c)
	}
	r := sc.Run(1)
	for name, want := range map[string]string{"alb": "alb", "accel": "web-eu", "c": "alb", "d": "alb"} {
		if got := measured(t, r, "served", want, []string{name}, 0, sc.Length); got != 1 {
			t.Errorf("%s served %v of the requests to %s", want, got, name)
		}
	}
	want := map[string]resolver.Code{"loop": resolver.TooLong, "missing": resolver.NXDomain, "elsewhere": resolver.Refused}
	for _, g := range r.Frame(at(5 * clock.Minute)).Groups {
		if code, ok := want[g.Name]; ok && (len(g.Values) > 0 || g.Holds && g.Code != code) {
			t.Errorf("%s holds %v, %v", g.Name, g.Values, g.Code)
		}
	}
	if got := measured(t, r, "empty", "", []string{"loop", "missing", "elsewhere"}, 0, sc.Length); got != 1 {
		t.Errorf("names that lead nowhere are empty in %v of the lookups", got)
	}
	if got := measured(t, r, "values", "", []string{"accel"}, 0, sc.Length); got != 1 { // traffic 1.5.11
		t.Errorf("an accelerator answers %v values", got)
	}
}

// Real places and Regions: the nearest Region, and the modelled round trip.
func TestZonesByPlace(t *testing.T) {
	near, far := record("eu", "203.0.113.10", "web-eu", 60), record("us", "203.0.113.20", "", 60)
	near.Routing, near.Region, far.Routing, far.Region = route53.Latency, "eu-west-1", route53.Latency, "us-east-1"
	sc := failoverScenario(60)
	sc.Names, sc.Zones, sc.Clients = nil, zone(near, far), nil
	sc.Endpoints[0].Point, sc.Endpoints[1].Point = geo.Point{}, geo.Point{} // where their Regions stand
	for _, name := range []string{"Frankfurt", "Chicago"} {
		sc.Clients = append(sc.Clients, flow.Client{Name: name, At: place(t, name), Rate: 10})
	}
	sc.Clients = append(sc.Clients, flow.Client{Name: "vpc", VPC: "vpc-1", Region: "eu-west-1", Rate: 10})
	r := sc.Run(1)
	for name, want := range map[string]string{"Frankfurt": "web-eu", "Chicago": "web-us", "vpc": "web-eu"} {
		if got := measured(t, r, "answered", want, []string{name}, 0, clock.Minute); got != 1 {
			t.Errorf("%s gets %s in %v of the lookups", name, want, got)
		}
	}
	if ms := measured(t, r, "latency", "", []string{"vpc"}, 0, clock.Minute); ms > 35 {
		t.Errorf("from the VPC to its own Region it takes %.1f ms", ms)
	}
}

func BenchmarkHourOf1000ByZones(b *testing.B) {
	sc := sixPlaces(1000)
	sc.Names = nil
	benchmarkRun(b, sc)
}
