package twin

import (
	"fmt"
	"slices"

	"gatehouse/engine/traffic/route53"
)

var (
	labels      = []string{"", "www.", "www.", "api.", "shop.", "*.", "*.api.", "eu.shop.", "*.eu.shop.", "a.b.c.", "*.c.", "1.", "2.", "3."}
	anyRouting  = []route53.Routing{route53.Simple, route53.Weighted, route53.Weighted, route53.Latency, route53.Failover, route53.Geolocation, route53.Geoproximity, route53.Multivalue, route53.IPBased}
	geoPlaces   = []route53.Geo{{Country: "*"}, {Country: "*"}, {Continent: "EU"}, {Continent: "NA"}, {Continent: "AS"}, {Continent: "OC"}, {Country: "US"}, {Country: "US", Subdivision: "WA"}, {Country: "US", Subdivision: "VA"}, {Country: "DE"}, {Country: "UA"}, {Country: "UA", Subdivision: "30"}, {Country: "CN"}, {Country: "IE"}}
	weightPools = [][]int{{0}, {0, 0, 1, 10}, {10, 20, 20}, {1, 2, 3, 255}, {0, 128, 255}}
)

// addGroup adds a group of records of one name and type.
func (b *builder) addGroup() {
	typ := pick(b, []string{"A", "A", "A", "A", "A", "A", "AAAA", "AAAA", "CNAME", "TXT"})
	name := pick(b, labels) + b.zone.Name
	for n := 0; !b.free(name, typ); n++ {
		name = fmt.Sprintf("n%d.%s", n, b.zone.Name)
	}
	routing := pick(b, anyRouting)
	if b.zone.Private && routing == route53.IPBased || typ == "CNAME" && routing == route53.Multivalue {
		routing = route53.Weighted
	}
	group := b.fit(b.draw(routing), routing != route53.Weighted && b.chance(30))
	depth := 0
	for _, r := range group {
		r.Name, r.Type, r.Routing = name, typ, routing
		depth = max(depth, b.direct(&r))
		b.addRecord(r)
	}
	b.depth[name+" "+typ] = depth
}

// free is whether a name can take a type: no group of it yet, and a CNAME
// stands alone and never at the apex.
func (b *builder) free(name, typ string) bool {
	if typ == "CNAME" {
		return name != b.zone.Name && !hasRecords(b.zone, name)
	}
	return len(records(b.zone, name, typ)) == 0 && len(records(b.zone, name, "CNAME")) == 0
}

// draw gives the records of a group with what their policy asks for.
func (b *builder) draw(routing route53.Routing) (group []route53.RecordSet) {
	add := func(r route53.RecordSet) { group = append(group, r) }
	switch routing {
	case route53.Simple:
		add(route53.RecordSet{})
	case route53.Weighted:
		weights := pick(b, weightPools)
		for range 1 + b.N(5) {
			add(route53.RecordSet{Weight: pick(b, weights)})
		}
	case route53.Latency:
		near := pick(b, [][]region{regions, regions, {regions[0], regions[5], regions[9], regions[15], regions[16]}})
		for _, r := range some(b, near, 1+b.N(6)) {
			add(route53.RecordSet{Region: r.code})
		}
	case route53.Failover:
		for _, second := range some(b, []bool{false, true}, 1+min(1, b.N(6))) {
			add(route53.RecordSet{Secondary: second})
		}
	case route53.Geolocation:
		for _, g := range distinct(some(b, geoPlaces, 1+b.N(8))) {
			add(route53.RecordSet{Geo: g})
		}
	case route53.Geoproximity:
		for range 1 + b.N(5) {
			add(route53.RecordSet{Proximity: b.drawProximity()})
		}
	case route53.Multivalue:
		for range 1 + b.N(12) {
			add(route53.RecordSet{})
		}
	case route53.IPBased:
		c := pick(b, collections)
		names := []string{"*", "*"}
		for _, l := range c.Locations {
			names = append(names, l.Name)
		}
		for _, name := range distinct(some(b, names, 1+b.N(5))) {
			add(route53.RecordSet{CIDR: route53.CIDR{Collection: c.ID, Location: name}})
		}
	}
	return group
}

// distinct leaves out what comes a second time.
func distinct[T comparable](all []T) (once []T) {
	for _, v := range all {
		if !slices.Contains(once, v) {
			once = append(once, v)
		}
	}
	return once
}

func (b *builder) drawProximity() route53.Proximity {
	p := route53.Proximity{Bias: pick(b, []int{0, 0, 0, 50, -50, 99, -99, b.N(199) - 99})}
	switch b.N(4) {
	case 0:
		p.Coordinates, p.Lat, p.Lon = true, float64(b.N(181)-90), float64(b.N(361)-180)
	case 1:
		p.LocalZoneGroup = pick(b, []string{"us-west-2-lax-1", "us-east-1-bos-1"})
	default:
		p.Region = pick(b, regions).code
	}
	return p
}

// fit gives a group its identifiers, in no order of the records, and its TTLs:
// one for all, or to each its own, which weighted groups may not have (1.5.3).
func (b *builder) fit(group []route53.RecordSet, ownTTLs bool) []route53.RecordSet {
	order := some(b, []string{"a", "B", "b", "z", "10", "9", "north", "South", "m", "k", "Q", "zz"}, len(group))
	ttls := []int{0, 30, 60, 300, 3600}
	one := pick(b, ttls)
	for i := range group {
		group[i].SetID, group[i].TTL = order[i], one
		if ownTTLs {
			group[i].TTL = pick(b, ttls)
		}
	}
	return group
}
