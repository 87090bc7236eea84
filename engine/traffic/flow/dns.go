package flow

import (
	"net/netip"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
)

// Names answers questions. Package answer does it from the zones; this file is
// the only one that meets it.
type Names interface {
	// Seat prepares one who asks, and gives its number: 0, 1, 2, ...
	Seat(o Origin) int32
	// Ask answers one question, by the health of the scenario's checks and then
	// of its targets. Ref is not looked at.
	Ask(seat int32, q Question, healthy []bool, draw *clock.Stream) resolver.Reply
	// Explain says why Ask answers as it does with the same draw.
	Explain(seat int32, q Question, healthy []bool, since []clock.Time, draw *clock.Stream) Explanation
	// Latency is the modelled round trip between two points in milliseconds.
	Latency(a, b geo.Point) float64
}

// Origin is who asks, as Route 53 sees it.
type Origin struct {
	Name        string
	Addr        netip.Prefix // the subnet that is sent, or the resolver's address; may be invalid
	At          geo.Place    // zero when nobody knows where it is
	VPC, Region string       // when it asks from inside a VPC
}

// Explanation is an answer with its reasons.
type Explanation interface {
	Sentence() string
	Rules() []string
	Pages() []string
	Reasons() explain.Tree
	Path() []int // the nodes that lead to the answer
}

// Target is an endpoint that an alias may point to, outside the zones.
type Target struct {
	DNSName, ZoneID string
	Kind            Kind
	Addresses       []string
	TTL             int
}

// Targets are the endpoints that have a name of AWS's, in the order in which
// their health follows that of the checks.
func (s *Scenario) Targets() []Target {
	var targets []Target
	for _, e := range s.everything() {
		if !e.isTarget() {
			continue
		}
		t := Target{e.DNSName, e.ZoneID, e.Kind, e.Addresses, 60}
		if e.Kind == GlobalAccelerator {
			t.TTL = 300
		}
		targets = append(targets, t)
	}
	return targets
}

// standing is a point that was given, or else where a Region stands.
func standing(p geo.Point, region string) geo.Point {
	if r, ok := geo.FindRegion(region); ok && p == (geo.Point{}) {
		return r.Point
	}
	return p
}
