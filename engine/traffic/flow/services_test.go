package flow_test

import (
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

func alias(dnsName string, evaluate bool) route53.RecordSet {
	return route53.RecordSet{Name: "www.example.com.", Type: "A", Alias: &route53.Alias{DNSName: dnsName + ".", Evaluate: evaluate}}
}

// balanced has a balancer with two targets in Ireland before one in Virginia.
func balanced() *flow.Scenario {
	sc := failoverScenario(60)
	first, second := alias("eu.elb.amazonaws.com", true), alias("us.elb.amazonaws.com", true)
	first.Routing, second.Routing, second.Secondary = route53.Failover, route53.Failover, true
	sc.Zones, sc.Checks = zone(first, second), nil
	sc.Endpoints = []flow.Endpoint{
		{Name: "alb-eu", Kind: flow.LoadBalancer, DNSName: "eu.elb.amazonaws.com", Region: "eu-west-1", Targets: []string{"eu-1", "eu-2"}},
		{Name: "alb-us", Kind: flow.LoadBalancer, DNSName: "us.elb.amazonaws.com", Region: "us-east-1"},
	}
	sc.Faults = []flow.Fault{{At: at(2 * clock.Minute), Do: flow.Refuse, On: "eu-1"}}
	return withNames(sc)
}

func TestRule1_5_15BalancerServesWhileOneTargetDoes(t *testing.T) {
	sc := balanced()
	r := sc.Run(1)
	if got := measured(t, r, "served", "alb-eu", nil, 0, sc.Length); got != 1 {
		t.Errorf("with one target down it served %v", got)
	}
	sc.Faults = append(sc.Faults, flow.Fault{At: at(4 * clock.Minute), Do: flow.Refuse, On: "eu-2"})
	r = sc.Run(1)
	if got := measured(t, r, "availability", "", nil, 4*clock.Minute, 4*clock.Minute+20*s); got != 0 {
		t.Errorf("with no target availability is %v", got)
	}
	if got := measured(t, r, "failover", "", nil, 3*clock.Minute, sc.Length); got < 30 || got > 121 {
		t.Errorf("the last request to it came after %.1f s, want detection and the TTL of 60 s", got)
	}
	if got := measured(t, r, "served", "us-east-1", nil, 7*clock.Minute, sc.Length); got != 1 {
		t.Errorf("after that the other served %v", got)
	}
}

func TestRegionFault(t *testing.T) {
	sc := balanced()
	sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: "eu-2", Zone: "eu-west-1b"}, flow.Endpoint{Name: "lax", Zone: "us-west-2-lax-1a"})
	sc.Faults = []flow.Fault{{At: at(2 * clock.Minute), Do: flow.Lose, On: "eu-west-1"}, {At: at(8 * clock.Minute), Do: flow.Restore, On: "eu-west-1"}}
	r := sc.Run(1)
	for minute, want := range map[clock.Duration]bool{1: true, 3: false, 9: true} {
		for _, e := range r.Frame(at(minute * clock.Minute)).Endpoints {
			if e.Name == "eu-2" && e.Region != "eu-west-1" || e.Name == "lax" && e.Region != "us-west-2" {
				t.Errorf("%s is in %q", e.Name, e.Region)
			}
			if e.Up != (want || e.Region != "eu-west-1") {
				t.Errorf("after %d minutes %s is up: %v", minute, e.Name, e.Up)
			}
		}
	}
	// the targets' five passes and the TTL
	if got := measured(t, r, "failback", "alb-eu", nil, 0, sc.Length); got < 120 || got > 215 {
		t.Errorf("answered again after %.1f s", got)
	}
}

// accelerated has an accelerator before two servers, asked by clients that
// ignore every TTL.
func accelerated() *flow.Scenario {
	sc := failoverScenario(60)
	sc.Zones, sc.Checks = zone(alias("a.awsglobalaccelerator.com", false)), nil
	sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: "accel", Kind: flow.GlobalAccelerator,
		DNSName: "a.awsglobalaccelerator.com", Endpoints: []string{"web-us", "web-eu"}})
	for i := range sc.Clients {
		sc.Clients[i].TTL = resolver.Ignored
	}
	return withNames(sc)
}

func TestRule1_6_6AcceleratorSendsToTheNearestHealthy(t *testing.T) {
	sc := accelerated()
	r := sc.Run(1)
	if got := measured(t, r, "served", "web-eu", []string{"Frankfurt"}, 0, 2*clock.Minute); got != 1 {
		t.Errorf("the nearest served %v", got)
	}
	if got := measured(t, r, "failover", "", nil, 0, sc.Length); got < 60 || got > 91 {
		t.Errorf("stubborn clients were sent to it for %.1f s, want the detection alone", got)
	}
	if got := measured(t, r, "served", "web-us", nil, 4*clock.Minute, 8*clock.Minute); got != 1 {
		t.Errorf("then the next served %v", got)
	}
	if got := measured(t, r, "served", "web-eu", []string{"Frankfurt"}, 8*clock.Minute, 8*clock.Minute+89*s); got != 0 {
		t.Errorf("it was taken back too soon: %v", got)
	}
	if got := measured(t, r, "served", "web-eu", []string{"Frankfurt"}, 10*clock.Minute+10*s, sc.Length); got != 1 {
		t.Errorf("it was not taken back: %v", got)
	}
	sc.Faults = []flow.Fault{{Do: flow.Lose, On: "web-eu"}, {Do: flow.Lose, On: "web-us"}, {At: at(5 * clock.Minute), Do: flow.Restore, On: "web-eu"}}
	if got := measured(t, sc.Run(1), "served", "web-eu", []string{"Frankfurt"}, 5*clock.Minute, 6*clock.Minute); got != 1 {
		t.Errorf("with all unhealthy the nearest got %v", got)
	}
}

func TestCNAMEToABalancer(t *testing.T) {
	sc := balanced()
	sc.Zones = zone(route53.RecordSet{Name: "www.example.com.", Type: "CNAME", TTL: 300, Values: []string{"dualstack.eu.elb.amazonaws.com."}})
	if got := measured(t, withNames(sc).Run(1), "served", "alb-eu", nil, 0, sc.Length); got != 1 {
		t.Errorf("a CNAME led to it in %v of the requests", got)
	}
	sc.Ask.Type = "AAAA"
	if got := measured(t, sc.Run(1), "empty", "", nil, 0, sc.Length); got != 1 {
		t.Errorf("AAAA of an IPv4 balancer is empty in %v of the lookups", got)
	}
}

func TestWebsiteAndDistribution(t *testing.T) {
	sc := failoverScenario(60)
	sc.Endpoints = []flow.Endpoint{
		{Name: "site", Kind: flow.S3Website, DNSName: "s3-website-eu-west-1.amazonaws.com", Region: "eu-west-1", Point: dublin},
		{Name: "cdn", Kind: flow.CloudFront, DNSName: "d1.cloudfront.net", Region: "eu-west-1", Point: dublin},
	}
	sc.Checks, sc.Faults = nil, []flow.Fault{{At: at(2 * clock.Minute), Do: flow.Lose, On: "eu-west-1"}}
	for name, want := range map[string]float64{"s3-website-eu-west-1.amazonaws.com": 0, "d1.cloudfront.net": 1} {
		sc.Zones = zone(alias(name, false))
		r := withNames(sc).Run(1)
		if got := measured(t, r, "availability", "", nil, 3*clock.Minute, sc.Length); got != want {
			t.Errorf("with the Region lost %s is served at %v", name, got)
		}
	}
	if got := len(sc.Targets()); got != 2 || len(sc.Targets()[1].Addresses) != 4 || sc.Targets()[0].TTL != 60 {
		t.Errorf("the targets are %+v", sc.Targets())
	}
}
