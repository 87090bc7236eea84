package twin

import (
	"math"
	"math/big"
	"net/netip"

	"gatehouse/engine/traffic/route53"
)

// choice is one way to choose in a group: all of sets answer, or any size of
// them when size is not zero.
type choice struct {
	sets []*route53.RecordSet
	size int
	p    *big.Rat
}

// most is how many records a multivalue answer holds (1.5.24).
const most = 8

// choose gives every way to choose in a group, none when no record applies.
func (t twin) choose(z *route53.Zone, o origin, group []*route53.RecordSet, blind bool) []choice {
	among := t.applicable(z, o, group)
	if len(among) == 0 {
		return nil
	}
	if !blind {
		among = t.standing(z, o, among)
	}
	switch group[0].Routing {
	case route53.Weighted:
		return weighted(among)
	case route53.Multivalue:
		if len(among) > most {
			return []choice{{among, most, big.NewRat(1, 1)}}
		}
		return []choice{{among, 0, big.NewRat(1, 1)}}
	}
	best := among[0]
	for _, r := range among[1:] {
		a, b := t.rank(z, o, r), t.rank(z, o, best)
		if a < b || a == b && r.SetID < best.SetID {
			best = r
		}
	}
	return []choice{{[]*route53.RecordSet{best}, 0, big.NewRat(1, 1)}}
}

// weighted is each record's share of the sum; when all weights are zero, equal
// shares (1.5.18).
func weighted(among []*route53.RecordSet) []choice {
	sum := 0
	for _, r := range among {
		sum += r.Weight
	}
	var all []choice
	for _, r := range among {
		one := []*route53.RecordSet{r}
		if sum == 0 {
			all = append(all, choice{one, 0, big.NewRat(1, int64(len(among)))})
		} else if r.Weight > 0 {
			all = append(all, choice{one, 0, big.NewRat(int64(r.Weight), int64(sum))})
		}
	}
	return all
}

// never is the rank of a record that does not apply to who asks.
var never = math.Inf(1)

// applicable leaves out the records for other places and other networks.
func (t twin) applicable(z *route53.Zone, o origin, group []*route53.RecordSet) []*route53.RecordSet {
	return keep(group, func(r *route53.RecordSet) bool {
		switch {
		case r.Routing == route53.IPBased && r.CIDR.Location != "*":
			return !t.outdone(z, o, r, group) && t.rank(z, o, r) < never
		case r.Routing == route53.Geolocation:
			return t.rank(z, o, r) < never
		}
		return true
	})
}

// outdone is whether a longer block keeps a record out for good, under readings
// F and G: one of another location of the collection, or of the group.
func (t twin) outdone(z *route53.Zone, o origin, r *route53.RecordSet, group []*route53.RecordSet) bool {
	for _, c := range z.Collections {
		for _, l := range c.Locations {
			rival := route53.CIDR{Collection: c.ID, Location: l.Name}
			inGroup := len(keep(group, func(r *route53.RecordSet) bool { return r.CIDR == rival })) > 0
			counts := t.locationFirst || t.longestOnly && inGroup
			if c.ID == r.CIDR.Collection && counts && networkRank(z, o, rival) < networkRank(z, o, r.CIDR) {
				return true
			}
		}
	}
	return false
}

// rank orders the records of a group, the least first.
func (t twin) rank(z *route53.Zone, o origin, r *route53.RecordSet) float64 {
	switch r.Routing {
	case route53.Failover:
		if r.Secondary {
			return 2
		}
		return 1
	case route53.Latency:
		if t.preferred(z, o, r) {
			return -1
		}
		return regionDistance(o, r.Region)
	case route53.Geoproximity:
		return biased(proximityDistance(o, r.Proximity), r.Proximity.Bias)
	case route53.Geolocation:
		return geoRank(o, r.Geo)
	case route53.IPBased:
		return networkRank(z, o, r.CIDR)
	}
	return 0
}

// preferred is whether a record is China's own (1.5.19).
func (t twin) preferred(z *route53.Zone, o origin, r *route53.RecordSet) bool {
	return r.Routing == route53.Latency && r.Region == "cn-north-1" && o.country == "CN" && !(z.Private && t.chinaPublicOnly)
}

// geoRank is how large a location is that holds who asks (1.5.21).
func geoRank(o origin, g route53.Geo) float64 {
	switch {
	case g.Country == "*":
		return 4
	case g.Continent != "" && g.Continent == o.continent:
		return 3
	case g.Continent != "" || g.Country == "" || g.Country != o.country:
		return never
	case g.Subdivision == "":
		return 2
	case g.Subdivision == o.state:
		return 1
	}
	return never
}

// biased is a distance with its bias (1.5.23).
func biased(km float64, bias int) float64 {
	b := float64(bias) / 100
	if bias < 0 {
		return km / (1 + b)
	}
	return km * (1 - b)
}

// networkRank is less the longer the block that holds who asks (1.5.25).
func networkRank(z *route53.Zone, o origin, c route53.CIDR) float64 {
	if c.Location == "*" {
		return 1
	}
	for _, l := range z.Collections {
		for _, where := range l.Locations {
			n := longestBlock(o.addr, where.Blocks)
			if l.ID == c.Collection && where.Name == c.Location && n >= 0 {
				return -float64(n)
			}
		}
	}
	return never
}

// longestBlock is the length of the longest block that holds a whole prefix, -1
// when none does.
func longestBlock(p netip.Prefix, blocks []string) int {
	longest := -1
	for _, s := range blocks {
		b := netip.MustParsePrefix(s)
		if p.IsValid() && b.Bits() <= p.Bits() && b.Contains(p.Addr()) {
			longest = max(longest, b.Bits())
		}
	}
	return longest
}
