package answer

import (
	"cmp"
	"math"
	"net/netip"
	"slices"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// rank is the order in which an entry's records are asked from this seat, the
// first choice first; those that are not for this place are left out.
func (s *Seat) rank(e *entry) []int32 {
	if s.ranks[e.rank] == nil {
		s.ranks[e.rank] = s.ranked(e)
	}
	return s.ranks[e.rank]
}

// ranked measures each record; the least measure comes first, and of equals the
// one whose identifier comes first (modelled: AWS names no order).
func (s *Seat) ranked(e *entry) []int32 {
	where, measure := s.place(e.zone), make([]float64, e.n)
	all := make([]int32, 0, e.n)
	for k := range measure {
		i := e.first + int32(k)
		if measure[k] = s.measure(e, s.t.src[i], where); !math.IsNaN(measure[k]) {
			all = append(all, i)
		}
	}
	slices.SortStableFunc(all, func(a, b int32) int { return cmp.Compare(measure[a-e.first], measure[b-e.first]) })
	return all
}

// measure is how far down a record stands; NaN is not at all.
func (s *Seat) measure(e *entry, r *route53.RecordSet, where location) float64 {
	switch e.routing {
	case route53.Latency:
		return latencyTo(r, where)
	case route53.Geoproximity:
		_, biased := distanceTo(r, where)
		return biased
	case route53.Geolocation:
		return fitOf(r.Geo, where)
	case route53.IPBased:
		if r.CIDR.Location == "*" {
			return 0
		}
		if b := s.t.block(e.zone, r.CIDR, s.origin.Addr); b.IsValid() {
			return float64(-1 - b.Bits())
		}
	}
	return math.NaN()
}

// latencyTo is the modelled round trip to a record's Region in ms (traffic
// 1.5.19, 1.8). The record for cn-north-1 answers whoever asks from China, and
// so stands before all others. From an unknown place all are equally far.
func latencyTo(r *route53.RecordSet, where location) float64 {
	region, ok := geo.FindRegion(r.Region)
	switch {
	case where.country == "CN" && r.Region == "cn-north-1":
		return -1
	case !ok:
		return math.Inf(1)
	case !where.known:
		return 0
	}
	return geo.Latency(geo.Distance(where.point, region.Point))
}

// distanceTo is the distance to where a record stands in km, and what its bias
// makes of it (traffic 1.5.23).
func distanceTo(r *route53.RecordSet, where location) (km, biased float64) {
	at, ok := geo.Point{Lat: r.Proximity.Lat, Lon: r.Proximity.Lon}, r.Proximity.Coordinates
	switch {
	case r.Proximity.Region != "":
		var region geo.Region
		region, ok = geo.FindRegion(r.Proximity.Region)
		at = region.Point
	case r.Proximity.LocalZoneGroup != "":
		at, ok = geo.LocalZoneGroup(r.Proximity.LocalZoneGroup)
	}
	if !ok || math.IsNaN(at.Lat+at.Lon) || math.IsInf(at.Lat+at.Lon, 0) {
		return math.Inf(1), math.Inf(1)
	}
	if !where.known {
		return 0, 0
	}
	km = geo.Distance(where.point, at)
	return km, biasedKm(km, r.Proximity.Bias)
}

// biasedKm is a distance as a bias of -99 to 99 lets it appear.
func biasedKm(km float64, bias int) float64 {
	b := float64(max(-99, min(bias, 99))) / 100
	if b > 0 {
		return km * (1 - b)
	}
	return km / (1 + b)
}

// fitOf is how exactly a geolocation fits: state before country before
// continent before default (traffic 1.5.21).
func fitOf(g route53.Geo, where location) float64 {
	switch {
	case g.Country == "*":
		return 3
	case g.Subdivision != "":
		if g.Country == where.country && g.Subdivision == where.state {
			return 0
		}
	case g.Country != "":
		if g.Country == where.country {
			return 1
		}
	case g.Continent != "" && g.Continent == where.continent:
		return 2
	}
	return math.NaN()
}

// block is the longest block of a location that holds the whole of the asker's
// prefix (traffic 1.5.25); the zero prefix when there is none.
func (t *Table) block(zone int32, c route53.CIDR, asker netip.Prefix) (longest netip.Prefix) {
	if !asker.IsValid() {
		return longest
	}
	for _, col := range t.world.Zones[zone].Collections {
		if col.ID != c.Collection && col.Name != c.Collection {
			continue
		}
		for _, l := range col.Locations {
			if l.Name == c.Location {
				longest = longestOf(l.Blocks, asker, longest)
			}
		}
	}
	return longest
}

func longestOf(blocks []string, asker, longest netip.Prefix) netip.Prefix {
	for _, text := range blocks {
		b, err := netip.ParsePrefix(text)
		if err == nil && b.Bits() <= asker.Bits() && b.Contains(asker.Addr()) && (!longest.IsValid() || b.Bits() > longest.Bits()) {
			longest = b
		}
	}
	return longest
}
