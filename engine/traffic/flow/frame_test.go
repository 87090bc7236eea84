package flow_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/route53"
)

func TestFrameAndSteps(t *testing.T) {
	sc := failoverScenario(60)
	r := sc.Run(1)
	steps := r.Steps()
	if !slices.IsSorted(steps) || len(steps) < 6 || len(steps) > 30 {
		t.Errorf("the steps are %v", steps)
	}
	for _, step := range append(steps, at(200*s), clock.Never) {
		f := r.Frame(step)
		for _, g := range f.Groups {
			sum := g.Empty
			for _, share := range g.Shares {
				sum += share.Share
			}
			if len(g.Shares) > 0 && math.Abs(sum-1) > 1e-9 || g.Holds && g.Until <= f.At {
				t.Errorf("at %v %+v", step, g)
			}
		}
	}
	f := r.Frame(at(3 * clock.Minute))
	if f.Endpoints[0].Up || f.Endpoints[0].Since != at(2*clock.Minute) || !f.Endpoints[1].Up || !f.Checks[0].Healthy || f.Checks[0].Of != 16 {
		t.Errorf("after three minutes %+v", f)
	}
	if g := f.Groups[1]; g.Endpoint != "web-eu" || g.Up || g.Values[0] != "203.0.113.10" || g.Failed != 1 {
		t.Errorf("after three minutes %+v", g)
	}
	if f = r.Frame(at(5 * clock.Minute)); f.Checks[0].Healthy || f.Checks[0].Passing != 0 || f.Groups[1].Endpoint != "web-us" {
		t.Errorf("after five minutes %+v", f)
	}
}

// What is explained is what was answered: same draw, and the health of then.
func TestWhyExplainsWhatIsHeld(t *testing.T) {
	blue, green := record("blue", "203.0.113.10", "web-eu", 60), record("green", "203.0.113.20", "", 60)
	blue.Routing, blue.Weight, green.Routing, green.Weight = route53.Weighted, 1, route53.Weighted, 1
	sc := failoverScenario(60)
	sc.Zones, sc.Length = zone(blue, green), 30*clock.Minute
	r := withNames(sc).Run(1)
	seen := map[string]int{}
	for minute := range 29 {
		now := at(clock.Duration(minute)*clock.Minute + 31*s)
		f := r.Frame(now).Groups[0]
		why, err := r.Why("Frankfurt", now)
		if err != nil || why.Held != f.Holds || f.Holds && (!strings.HasPrefix(why.Sentence(), "www.example.com. "+f.Values[0]+" ") || why.Asked != f.Asked) {
			t.Fatalf("at %v it holds %v, asked at %v: %s, asked at %v, %v", now, f.Values, f.Asked, why.Sentence(), why.Asked, err)
		}
		seen[f.Endpoint]++
	}
	if len(seen) < 2 {
		t.Errorf("all draws were alike: %v", seen)
	}
	cname := route53.RecordSet{Name: "www.example.com.", Type: "CNAME", TTL: 300, Values: []string{"eu.example.com."}}
	green.Name, green.Routing = "eu.example.com.", route53.Simple
	sc.Zones = zone(cname, green)
	if why, err := withNames(sc).Run(1).Why("Frankfurt", at(clock.Minute)); err != nil || !why.Held || !strings.HasPrefix(why.Sentence(), "www.example.com. ") {
		t.Errorf("a CNAME is explained as %q, %v", why.Sentence(), err)
	}
	if _, err := r.Why("Frankfurd", 0); err == nil {
		t.Error("an unknown group was explained")
	}
}

// Each fault, as a health check sees it: which of HTTP, TCP, a match and a
// match of the new page is unhealthy after it.
func TestFaultsAsChecksSeeThem(t *testing.T) {
	for do, want := range map[string]string{
		"lose web-eu": "uuuu", "refuse eu-west-1": "uuuu", "answer eu-west-1a with 503": "uhuu",
		"answer web-eu with 200": "hhhu", `say web-eu "sorry"`: "hhuh", "restore web-eu": "hhhu",
	} {
		sc := failoverScenario(60)
		sc.Endpoints[0].Page = "all is well"
		sc.Checks = nil
		for i, typ := range []route53.CheckType{route53.HTTP, route53.TCP, route53.HTTPMatch, route53.HTTPSMatch} {
			c := check(string(rune('a'+i)), "203.0.113.10")
			c.Type, c.Search = typ, []string{"", "", "all is well", "sorry"}[i]
			sc.Checks = append(sc.Checks, c)
		}
		sc.Zones = zone(record("", "203.0.113.10", "", 60))
		fault, err := flow.ParseFault(do)
		if err != nil {
			t.Fatal(err)
		}
		fault.At = at(2 * clock.Minute)
		sc.Faults = []flow.Fault{fault}
		got := ""
		for _, c := range withNames(sc).Run(1).Frame(at(5 * clock.Minute)).Checks {
			got += map[bool]string{true: "h", false: "u"}[c.Healthy]
		}
		if got != want {
			t.Errorf("%s: checks are %s, want %s", do, got, want)
		}
	}
}

// A check of another port, of a name, of a balancer's name, of a name without
// address and of an address that is nobody's.
func TestWhatChecksFind(t *testing.T) {
	sc := failoverScenario(60)
	sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: "alb", Kind: flow.LoadBalancer, DNSName: "shop.elb.amazonaws.com", Region: "eu-west-1", Targets: []string{"t1", "t2"}})
	sc.Checks[0].Port = 8080
	for _, name := range []string{"www.example.com", "Shop.elb.amazonaws.com.", "missing.example.com"} {
		c := check(name, "")
		c.FQDN = name
		sc.Checks = append(sc.Checks, c)
	}
	sc.Checks = append(sc.Checks, check("nobody", "192.0.2.1"))
	sc.Zones, sc.Faults = zone(record("", "203.0.113.20", "", 60)), nil
	got := ""
	for _, c := range withNames(sc).Run(1).Frame(at(5 * clock.Minute)).Checks[:5] {
		got += map[bool]string{true: "h", false: "u"}[c.Healthy]
	}
	if got != "uhhuu" {
		t.Errorf("checks are %s, want uhhuu", got)
	}
}
