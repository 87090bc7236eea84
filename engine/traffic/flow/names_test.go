package flow_test

import (
	"math"
	"net/netip"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

// zoneNames is a small stand-in for package answer: simple, weighted, failover,
// multivalue and latency records, with health, and aliases of targets.
type zoneNames struct {
	s     *flow.Scenario
	check map[string]int
	seats []flow.Origin
}

func withNames(s *flow.Scenario) *flow.Scenario {
	n := &zoneNames{s: s, check: map[string]int{}}
	for i, c := range s.Checks {
		n.check[c.ID] = i
	}
	s.Names = n
	return s
}

func (n *zoneNames) Seat(o flow.Origin) int32 {
	n.seats = append(n.seats, o)
	return int32(len(n.seats) - 1)
}

func (n *zoneNames) Latency(a, b geo.Point) float64 {
	return math.Hypot(a.Lat-b.Lat, a.Lon-b.Lon) + 1
}

func (n *zoneNames) Ask(seat int32, q flow.Question, healthy []bool, draw *clock.Stream) resolver.Reply {
	var all, well []*route53.RecordSet
	for _, z := range n.s.Zones {
		for i := range z.Records {
			r := &z.Records[i]
			if r.Name != q.Name || r.Type != q.Type && r.Type != "CNAME" {
				continue
			}
			if all = append(all, r); n.healthy(r, healthy) {
				well = append(well, r)
			}
		}
	}
	if len(all) == 0 {
		return resolver.Reply{Code: resolver.NXDomain, TTL: 900}
	}
	if len(well) == 0 {
		well = all
	}
	return n.reply(n.choose(well, seat, draw), well)
}

func (n *zoneNames) healthy(r *route53.RecordSet, healthy []bool) bool {
	if r.Alias != nil && r.Alias.Evaluate {
		return healthy[len(n.s.Checks)+n.target(r.Alias.DNSName)]
	}
	return r.HealthCheck == "" || healthy[n.check[r.HealthCheck]]
}

func (n *zoneNames) target(name string) int {
	for i, t := range n.s.Targets() {
		if t.DNSName == strings.TrimSuffix(name, ".") {
			return i
		}
	}
	return -1
}

func (n *zoneNames) choose(well []*route53.RecordSet, seat int32, draw *clock.Stream) *route53.RecordSet {
	switch best := well[0]; best.Routing {
	case route53.Weighted:
		sum := 0
		for _, r := range well {
			sum += r.Weight
		}
		x := draw.N(sum)
		for _, r := range well {
			if x -= r.Weight; x < 0 {
				return r
			}
		}
	case route53.Latency:
		for _, r := range well {
			if n.away(seat, r.Region) < n.away(seat, best.Region) {
				best = r
			}
		}
		return best
	}
	return well[0]
}

func (n *zoneNames) away(seat int32, region string) float64 {
	for _, e := range n.s.Endpoints {
		if e.Region == region {
			return n.Latency(n.seats[seat].At.Point, e.Point)
		}
	}
	return 0
}

func (n *zoneNames) reply(r *route53.RecordSet, well []*route53.RecordSet) resolver.Reply {
	switch {
	case r.Type == "CNAME":
		return resolver.Reply{CNAME: r.Values[0], TTL: int32(r.TTL)}
	case r.Alias != nil:
		t := n.s.Targets()[n.target(r.Alias.DNSName)]
		return resolver.Reply{Values: t.Addresses, TTL: int32(t.TTL)}
	case r.Routing == route53.Multivalue:
		var values []string
		for _, r := range well {
			values = append(values, r.Values...)
		}
		return resolver.Reply{Values: values[:min(8, len(values))], TTL: int32(r.TTL)}
	}
	return resolver.Reply{Values: r.Values, TTL: int32(r.TTL)}
}

// seats are those who were seated, by name.
func seats(sc *flow.Scenario) map[string]flow.Origin {
	all := map[string]flow.Origin{}
	for _, o := range sc.Names.(*zoneNames).seats {
		all[o.Name] = o
	}
	return all
}

// told is what the stand-in explains with.
type told struct {
	sentence string
	draw     clock.Stream
}

func (t told) Sentence() string      { return t.sentence }
func (t told) Rules() []string       { return nil }
func (t told) Pages() []string       { return nil }
func (t told) Path() []int           { return nil }
func (t told) Reasons() explain.Tree { return nil }

func (n *zoneNames) Explain(seat int32, q flow.Question, healthy []bool, since []clock.Time, draw *clock.Stream) flow.Explanation {
	before := *draw
	r := n.Ask(seat, q, healthy, draw)
	return told{q.Name + " " + strings.Join(r.Values, " ") + " " + since[0].String(), before}
}

const s = clock.Second

func at(d clock.Duration) clock.Time { return clock.Time(d) }

var (
	frankfurt = geo.Place{Name: "Frankfurt", Country: "DE", Point: geo.Point{Lat: 50.1, Lon: 8.7}}
	tokyo     = geo.Place{Name: "Tokyo", Country: "JP", Point: geo.Point{Lat: 35.7, Lon: 139.7}}
	dublin    = geo.Point{Lat: 53.3, Lon: -6.3}
	virginia  = geo.Point{Lat: 39, Lon: -77.5}
)

func check(id, ip string) route53.HealthCheck {
	return route53.HealthCheck{ID: id, Type: route53.HTTP, IP: ip, Port: 80, Interval: 30 * s, FailureThreshold: 3}
}

func record(setID, value, hc string, ttl int) route53.RecordSet {
	return route53.RecordSet{Name: "www.example.com.", Type: "A", SetID: setID, TTL: ttl, Values: []string{value}, HealthCheck: hc}
}

func zone(records ...route53.RecordSet) []*route53.Zone {
	return []*route53.Zone{{ID: "Z1", Name: "example.com.", Records: records}}
}

// failoverScenario has a primary in Ireland, lost at two minutes and back at
// eight, and a secondary in Virginia.
func failoverScenario(ttl int) *flow.Scenario {
	primary, secondary := record("p", "203.0.113.10", "web-eu", ttl), record("s", "203.0.113.20", "", ttl)
	primary.Routing, secondary.Routing, secondary.Secondary = route53.Failover, route53.Failover, true
	return withNames(&flow.Scenario{
		Zones:  zone(primary, secondary),
		Checks: []route53.HealthCheck{check("web-eu", "203.0.113.10")},
		Endpoints: []flow.Endpoint{
			{Name: "web-eu", Addresses: []string{"203.0.113.10"}, Region: "eu-west-1", Zone: "eu-west-1a", Point: dublin},
			{Name: "web-us", Addresses: []string{"203.0.113.20"}, Region: "us-east-1", Point: virginia},
		},
		Clients: []flow.Client{
			{Name: "Frankfurt", At: frankfurt, Rate: 20, From: netip.MustParseAddr("198.51.100.7")},
			{Name: "Tokyo", At: tokyo, Rate: 10},
		},
		Faults: []flow.Fault{
			{At: at(2 * clock.Minute), Do: flow.Lose, On: "web-eu"},
			{At: at(8 * clock.Minute), Do: flow.Restore, On: "web-eu"},
		},
		Ask:    flow.Question{Name: "www.example.com"},
		Length: 15 * clock.Minute,
	})
}
