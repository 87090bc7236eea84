package answer_test

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/answer"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// scene is a small world in text, a line a thing:
//
//	zone example.com id=Z1               zone corp.internal private vpc=vpc-eu:eu-west-1
//	www A weighted id=blue w=3 203.0.113.10 hc=web-eu ttl=60
//	@ A simple alias=www eth             (an alias to a record, or to a target of that name)
//	collection offices berlin 198.51.100.0/24 192.0.2.0/24
//	target shop.elb zone=ZELB kind=elb ttl=60 addr=192.0.2.1,192.0.2.2
//	down web-eu 190s                     up web-eu 0s
//	ask Paris www.example.com A addr=198.51.100.7/32 vpc=vpc-eu seed=7 at=nowhere
type scene struct {
	world  answer.World
	signal map[string]bool
	since  map[string]clock.Time
	origin answer.Origin
	name   string
	typ    string
	seed   uint64
}

func parse(t testing.TB, src string) *scene {
	t.Helper()
	s := &scene{signal: map[string]bool{}, since: map[string]clock.Time{}, seed: 1}
	for n, line := range strings.Split(src, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if err := s.line(f, n+1); err != nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
	}
	s.linkTargets()
	return s
}

func (s *scene) line(f []string, n int) error {
	switch f[0] {
	case "zone":
		return s.zone(f[1:])
	case "collection":
		z := s.world.Zones[len(s.world.Zones)-1]
		z.Collections = append(z.Collections, route53.Collection{ID: "c-" + f[1], Name: f[1], Locations: []route53.Location{{Name: f[2], Blocks: f[3:]}}})
	case "target":
		g := answer.Target{DNSName: f[1] + ".", ZoneID: "ZOUT", Kind: "elb"}
		for _, w := range f[2:] {
			switch k, v, _ := strings.Cut(w, "="); k {
			case "zone":
				g.ZoneID = v
			case "kind":
				g.Kind = v
			case "ttl":
				g.TTL, _ = strconv.Atoi(v)
			case "addr":
				g.Addresses = strings.Split(v, ",")
			}
		}
		s.world.Targets = append(s.world.Targets, g)
	case "down", "up":
		s.signal[f[1]] = f[0] == "up"
		if len(f) > 2 {
			d, err := clock.ParseDuration(f[2])
			if err != nil {
				return err
			}
			s.since[f[1]] = clock.Time(d)
		}
	case "ask":
		return s.ask(f[1:])
	default:
		return s.record(f, n)
	}
	return nil
}

func (s *scene) zone(f []string) error {
	z := &route53.Zone{ID: "Z" + strconv.Itoa(len(s.world.Zones)+1), Name: f[0] + "."}
	for _, w := range f[1:] {
		switch k, v, _ := strings.Cut(w, "="); k {
		case "id":
			z.ID = v
		case "private":
			z.Private = true
		case "vpc":
			id, region, _ := strings.Cut(v, ":")
			z.VPCs = append(z.VPCs, route53.VPC{ID: id, Region: region})
		default:
			return fmt.Errorf("zone: %q", w)
		}
	}
	z.Records = append(z.Records, route53.RecordSet{Name: z.Name, Type: "SOA", TTL: 900, Values: []string{"ns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"}},
		route53.RecordSet{Name: z.Name, Type: "NS", TTL: 172800, Values: []string{"ns-1.awsdns-01.org."}})
	s.world.Zones = append(s.world.Zones, z)
	return nil
}

var routings = map[string]route53.Routing{"simple": route53.Simple, "weighted": route53.Weighted, "latency": route53.Latency, "failover": route53.Failover,
	"geolocation": route53.Geolocation, "geoproximity": route53.Geoproximity, "multivalue": route53.Multivalue, "ip": route53.IPBased}

func (s *scene) record(f []string, n int) error {
	if len(f) < 3 || len(s.world.Zones) == 0 {
		return fmt.Errorf("no record: %q", f)
	}
	z := s.world.Zones[len(s.world.Zones)-1]
	routing, ok := routings[f[2]]
	if !ok {
		return fmt.Errorf("routing %q", f[2])
	}
	r := route53.RecordSet{Name: strings.TrimPrefix(f[0]+"."+z.Name, "@."), Type: f[1], Routing: routing, TTL: 60, Doc: "records", Span: route53.Span{Line: int32(n), Col: 1}}
	for _, w := range f[3:] {
		if err := s.word(&r, w); err != nil {
			return err
		}
	}
	if r.Alias != nil {
		r.TTL = 0
	}
	z.Records = append(z.Records, r)
	return nil
}

func (s *scene) word(r *route53.RecordSet, w string) error {
	k, v, _ := strings.Cut(w, "=")
	switch k {
	case "id":
		r.SetID = v
	case "w":
		r.Weight, _ = strconv.Atoi(v)
	case "ttl":
		r.TTL, _ = strconv.Atoi(v)
	case "region":
		r.Region = v
	case "secondary":
		r.Secondary = true
	case "primary":
	case "geo":
		r.Geo = geoOf(v)
	case "near", "zonegroup", "point", "bias":
		proximity(&r.Proximity, k, v)
	case "cidr":
		r.CIDR.Collection, r.CIDR.Location, _ = strings.Cut(v, "/")
	case "alias":
		r.Alias = &route53.Alias{DNSName: v, Evaluate: r.Alias != nil && r.Alias.Evaluate}
	case "eth":
		r.Alias.Evaluate = true
	case "hc":
		r.HealthCheck = v
		if v != "gone" && !slices.ContainsFunc(s.world.Checks, func(c route53.HealthCheck) bool { return c.ID == v }) {
			s.world.Checks = append(s.world.Checks, route53.HealthCheck{ID: v})
		}
	default:
		r.Values = append(r.Values, w)
	}
	return nil
}

func proximity(p *route53.Proximity, k, v string) {
	switch k {
	case "near":
		p.Region = v
	case "zonegroup":
		p.LocalZoneGroup = v
	case "point":
		lat, lon, _ := strings.Cut(v, ",")
		p.Coordinates = true
		p.Lat, _ = strconv.ParseFloat(lat, 64)
		p.Lon, _ = strconv.ParseFloat(lon, 64)
	case "bias":
		p.Bias, _ = strconv.Atoi(v)
	}
}

func geoOf(v string) route53.Geo {
	if c := geo.ContinentName(v); c != "" && v != "NA" && v != "AS" {
		return route53.Geo{Continent: v}
	}
	if c, ok := strings.CutPrefix(v, "continent/"); ok {
		return route53.Geo{Continent: c}
	}
	country, state, _ := strings.Cut(v, "/")
	return route53.Geo{Country: country, Subdivision: state}
}

func (s *scene) linkTargets() {
	for _, z := range s.world.Zones {
		for i := range z.Records {
			a := z.Records[i].Alias
			if a == nil {
				continue
			}
			at := slices.IndexFunc(s.world.Targets, func(g answer.Target) bool { return g.DNSName == strings.TrimPrefix(a.DNSName, "dualstack.")+"." })
			switch {
			case at >= 0:
				a.ZoneID, a.DNSName = s.world.Targets[at].ZoneID, a.DNSName+"."
			case a.DNSName == "outside":
				a.ZoneID, a.DNSName = "ZELSEWHERE", "gone.elb.amazonaws.com."
			default:
				a.ZoneID, a.DNSName = z.ID, a.DNSName+"."+z.Name
			}
		}
	}
}

func (s *scene) ask(f []string) error {
	s.origin = origin(f[0])
	s.name, s.typ = f[1], f[2]
	for _, w := range f[3:] {
		var err error
		switch k, v, _ := strings.Cut(w, "="); k {
		case "addr":
			s.origin.Addr, err = netip.ParsePrefix(v)
		case "vpc":
			s.origin.VPC, s.origin.Region, _ = strings.Cut(v, ":")
		case "seed":
			s.seed, err = strconv.ParseUint(v, 10, 64)
		default:
			err = fmt.Errorf("ask: %q", w)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// origin is a client at a place of geo; an unknown place has no location.
func origin(name string) answer.Origin {
	o := answer.Origin{Name: strings.ReplaceAll(name, "_", " ")}
	p, err := geo.FindPlace(o.Name)
	if err != nil {
		return o
	}
	o.Continent, _ = geo.Continent(p.Country)
	o.Country, o.Subdivision, o.Point, o.Located = p.Country, p.Subdivision, p.Point, true
	return o
}

func (s *scene) signals() (answer.Signals, []clock.Time) {
	h, since := answer.Signals{}, []clock.Time{}
	add := func(name string) {
		up, told := s.signal[name]
		h, since = append(h, up || !told), append(since, s.since[name])
	}
	for _, c := range s.world.Checks {
		add(c.ID)
	}
	for _, g := range s.world.Targets {
		add(strings.TrimSuffix(g.DNSName, "."))
	}
	return h, since
}

// answered is what one question of the scene gets.
func (s *scene) answered() (answer.Answer, []string) {
	t := answer.Compile(s.world)
	seat := t.Seat(s.origin)
	h, _ := s.signals()
	r := clock.NewStream(s.seed, "test")
	a := seat.Choose(seat.Find(s.name, s.typ), h, r)
	return a, t.Values(nil, a, r)
}

// shares answers n questions, and gives each record's part by its identifier.
func (s *scene) shares(n int) map[string]float64 {
	t := answer.Compile(s.world)
	seat := t.Seat(s.origin)
	h, _ := s.signals()
	r := clock.NewStream(s.seed, "shares")
	q := seat.Find(s.name, s.typ)
	out := map[string]float64{}
	for range n {
		a := seat.Choose(q, h, r)
		for _, i := range a.Sets[:a.N] {
			out[t.Record(i).SetID] += 1 / float64(n)
		}
	}
	return out
}

// expect asks each line of asks ("Paris -> 203.0.113.10", "-> NODATA") in a
// world, with lines of its own after a semicolon.
func expect(t *testing.T, world string, asks ...string) {
	t.Helper()
	for _, line := range asks {
		left, want, _ := strings.Cut(line, " -> ")
		s := parse(t, world+"\n"+strings.ReplaceAll(left, "; ", "\n"))
		a, values := s.answered()
		slices.Sort(values)
		got := strings.Join(values, " ")
		if a.Code != answer.NoError {
			got = a.Code.String()
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", left, got, want)
		}
	}
}
