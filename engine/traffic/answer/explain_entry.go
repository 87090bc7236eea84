package answer

import (
	"fmt"
	"slices"
	"strconv"

	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/route53"
)

var policyWhy = [...]*explain.Reason{route53.Simple: whySimple, route53.Weighted: whyWeighted, route53.Latency: whyLatency, route53.Failover: whyFailover,
	route53.Geolocation: whyGeo, route53.Geoproximity: whyProximity, route53.Multivalue: whyMulti, route53.IPBased: whyIP}

// entry tells of the choice of one step: each record of the entry, in the order
// in which they are asked, and below the chosen alias the next step.
func (t *teller) entry(i, depth int) {
	s, st := t.x.seat, t.x.steps[i]
	e := &s.t.entries[st.entry]
	r := s.t.src[e.first]
	t.onPath(t.of(e.first, depth, explain.None, policyWhy[min(int(e.routing), len(policyWhy)-1)], e.routing.String(), shown(r.Name)+" "+r.Type, records(int(e.n))))
	order := t.x.order(e)
	switch {
	case st.choice.N == 0 && e.routing == route53.IPBased:
		t.onPath(t.add(depth+1, explain.Absent, whyNoBlock, "choice"))
	case st.choice.N == 0:
		t.onPath(t.add(depth+1, explain.Absent, whyNoneHere, "choice"))
	case t.x.anyUp(order) || e.routing == route53.Simple:
	case e.routing == route53.Failover && e.n > 1:
		t.onPath(t.add(depth+1, explain.None, whyBothDown, "choice"))
	default:
		t.onPath(t.add(depth+1, explain.None, whyNoneHealthy, "choice"))
	}
	t.doubtful(e, order, depth+1)
	tell := t.x.words(e)
	for _, c := range order {
		t.candidate(i, c, depth+1, tell, false)
	}
	for c := e.first; c < e.first+e.n; c++ {
		if !slices.Contains(order, c) {
			t.candidate(i, c, depth+1, tell, true)
		}
	}
}

// doubtful tells what the order of a ranking owes to a model or to memory.
func (t *teller) doubtful(e *entry, order []int32, depth int) {
	if len(order) < 2 {
		return
	}
	s := t.x.seat
	first, second := s.t.src[order[0]], s.t.src[order[1]]
	switch e.routing {
	case route53.IPBased:
		if second.CIDR.Location != "*" {
			t.add(depth, explain.Unsure, whyLongest, "choice")
		}
	case route53.Latency, route53.Geoproximity:
		if where := s.place(e.zone); s.measure(e, first, where) == s.measure(e, second, where) {
			t.add(depth, explain.Unsure, whyTie, "choice")
		}
	}
}

// order are the records that come into question, in the order in which they are
// asked.
func (x *Explanation) order(e *entry) []int32 {
	if e.rank >= 0 {
		return x.seat.rank(e)
	}
	all := make([]int32, e.n)
	for k := range all {
		all[k] = e.first + int32(k)
	}
	return all
}

func (x *Explanation) up(c int32) bool { return x.seat.healthy(&x.seat.t.sets[c], x.h) }

func (x *Explanation) anyUp(order []int32) bool { return slices.ContainsFunc(order, x.up) }

// words prepares what is said of each record of an entry by its policy: the
// reason and its second and third argument.
func (x *Explanation) words(e *entry) func(c int32, chosen bool) (*explain.Reason, string, string) {
	s := x.seat
	where := s.place(e.zone)
	switch e.routing {
	case route53.Weighted:
		return x.weightWords(e)
	case route53.Latency:
		return func(c int32, _ bool) (*explain.Reason, string, string) {
			r := s.t.src[c]
			if where.country == "CN" && r.Region == "cn-north-1" {
				return whyChina, r.Region, ""
			}
			if !where.known {
				return whyRegion, r.Region, latencyWords(r, where)
			}
			return whyRegion, r.Region, "modelled " + latencyWords(r, where)
		}
	case route53.Geoproximity:
		return func(c int32, _ bool) (*explain.Reason, string, string) {
			return whyDistance, pointWords(s.t.src[c].Proximity), distanceWords(s.t.src[c], where)
		}
	case route53.Geolocation:
		return func(c int32, _ bool) (*explain.Reason, string, string) {
			g := s.t.src[c].Geo
			switch fit := fitOf(g, where); {
			case g.Country == "*":
				return whyDefault, "", ""
			case fit == fit:
				return whyFits, geoWords(g), ""
			}
			return whyElse, geoWords(g), ""
		}
	case route53.IPBased:
		return x.blockWords(e)
	}
	return x.plainWords(e)
}

// plainWords are those of policies that look at nothing but health.
func (x *Explanation) plainWords(e *entry) func(int32, bool) (*explain.Reason, string, string) {
	return func(c int32, chosen bool) (*explain.Reason, string, string) {
		r := x.seat.t.src[c]
		switch {
		case e.routing == route53.Failover && r.Secondary:
			return whySecondary, content(r), ""
		case e.routing == route53.Failover:
			return whyPrimary, content(r), ""
		case e.routing == route53.Multivalue && !chosen && (x.up(c) || !x.anyUp(x.order(e))):
			return whyLeft, content(r), ""
		case e.routing == route53.Multivalue:
			return whyDrawn, content(r), ""
		}
		return whyOne, content(r), ""
	}
}

// weightWords are worked out before branches below use the seat's room.
func (x *Explanation) weightWords(e *entry) func(int32, bool) (*explain.Reason, string, string) {
	l, parts, sum := x.seat.lots(e, x.h)
	sets, part, none := e.of(x.seat.t), slices.Clone(parts), true
	for k := range sets {
		none = none && sets[k].weight == 0
	}
	return func(c int32, _ bool) (*explain.Reason, string, string) {
		k := c - e.first
		w := strconv.Itoa(int(sets[k].weight))
		switch {
		case part[k] > 0 && none:
			return whyAllZero, w, percent(part[k], sum)
		case part[k] > 0 && l == amongZeros:
			return whyZeroUsed, w, percent(part[k], sum)
		case part[k] > 0:
			return whyShare, w + " of " + strconv.Itoa(int(sum)), percent(part[k], sum)
		case l == byWeight && x.up(c):
			return whyZero, w, ""
		case l == allByWeight:
			return whyWeightOut, w, ""
		}
		return whyNoShare, w, ""
	}
}

func (x *Explanation) blockWords(e *entry) func(int32, bool) (*explain.Reason, string, string) {
	asker := x.seat.origin.Addr
	return func(c int32, _ bool) (*explain.Reason, string, string) {
		r := x.seat.t.src[c]
		if r.CIDR.Location == "*" {
			return whyDefaultIP, "", ""
		}
		if b := x.seat.t.block(e.zone, r.CIDR, asker); b.IsValid() {
			return whyBlock, b.String() + " of " + r.CIDR.Location, ""
		}
		if asker.IsValid() {
			return whyNotBlock, r.CIDR.Location, asker.String()
		}
		return whyNotBlock, r.CIDR.Location, "an address that is not known"
	}
}

func latencyWords(r *route53.RecordSet, where location) string {
	if !where.known {
		return "no place to measure from"
	}
	return fmt.Sprintf("%.0f ms", latencyTo(r, where))
}

func distanceWords(r *route53.RecordSet, where location) string {
	if !where.known {
		return "no place to measure from"
	}
	km, biased := distanceTo(r, where)
	if r.Proximity.Bias == 0 {
		return fmt.Sprintf("%.0f km", km)
	}
	return fmt.Sprintf("%.0f km, which bias %+d makes %.0f", km, r.Proximity.Bias, biased)
}

func pointWords(p route53.Proximity) string {
	switch {
	case p.Region != "":
		return p.Region
	case p.LocalZoneGroup != "":
		return p.LocalZoneGroup
	}
	return fmt.Sprintf("the point %.2f, %.2f", p.Lat, p.Lon)
}

func geoWords(g route53.Geo) string {
	switch {
	case g.Country == "*":
		return "default"
	case g.Subdivision != "":
		return "state " + g.Subdivision
	case g.Country != "":
		return "country " + g.Country
	}
	return "continent " + g.Continent
}
