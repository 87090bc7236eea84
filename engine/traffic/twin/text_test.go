package twin

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// read makes a world from text, a record set a line, in example.com. or in the
// zone of the last line "zone NAME [VPC]":
//
//	name type policy:argument identifier [up|down] [-> name|=> name] [ttl N]
//
// up and down give it a health check; -> makes an alias that evaluates its
// target's health, => one that does not. "target NAME down" is a line too.
func read(t *testing.T, text string) world {
	w := world{targets: allTargets, signals: make([]bool, len(allTargets))}
	for i := range w.signals {
		w.signals[i] = true
	}
	var up []bool
	w.zones = []*route53.Zone{newZone("example.com.", nil)}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case f[0] == "target":
			i := slices.IndexFunc(w.targets, func(t target) bool { return t.name == f[1] })
			w.signals[i] = f[2] == "up"
		case f[0] == "zone":
			w.zones = append(w.zones, newZone(f[1], f[2:]))
		default:
			z := w.zones[len(w.zones)-1]
			up = append(up, readRecord(t, &w, z, f)...)
		}
	}
	w.signals = append(up, w.signals...)
	return w
}

// newZone makes a zone with its SOA; it is private when it has VPCs.
func newZone(name string, in []string) *route53.Zone {
	z := &route53.Zone{ID: "Z-" + name, Name: name, Private: len(in) > 0, Collections: collections}
	if z.Private {
		z.ID += "private"
	}
	for _, id := range in {
		i := slices.IndexFunc(vpcs, func(v route53.VPC) bool { return v.ID == id })
		z.VPCs = append(z.VPCs, vpcs[i])
	}
	soa := route53.RecordSet{Doc: z.ID, Name: name, Type: "SOA", TTL: 900, Values: []string{"ns.example. host.example. 1 7200 900 1209600 86400"}}
	z.Records = append(z.Records, soa)
	return z
}

// readRecord adds a record set to a zone and its check, if any, to the world.
func readRecord(t *testing.T, w *world, z *route53.Zone, f []string) (up []bool) {
	full := func(name string) string {
		if name == "@" {
			return z.Name
		}
		return name + "." + z.Name
	}
	r := route53.RecordSet{Doc: z.ID, Name: full(f[0]), Type: f[1], TTL: 60, Values: []string{"203.0.113.1"}}
	if r.SetID = f[3]; r.SetID == "-" {
		r.SetID = ""
	}
	readPolicy(t, &r, f[2])
	for i := 4; i < len(f); i++ {
		switch f[i] {
		case "up", "down":
			r.HealthCheck = fmt.Sprintf("check-%d", len(w.checks))
			w.checks = append(w.checks, route53.HealthCheck{ID: r.HealthCheck})
			up = append(up, f[i] == "up")
			continue
		case "ttl":
			r.TTL, _ = strconv.Atoi(f[i+1])
		case "->", "=>":
			r.Alias = &route53.Alias{ZoneID: z.ID, DNSName: full(f[i+1]), Evaluate: f[i] == "->"}
			if n := slices.IndexFunc(w.targets, func(t target) bool { return t.name == f[i+1] }); n >= 0 {
				r.Alias.ZoneID, r.Alias.DNSName = w.targets[n].zoneID, f[i+1]
			}
			r.TTL, r.Values = 0, nil
		default:
			t.Fatalf("%q in %q", f[i], f)
		}
		i++
	}
	z.Records = append(z.Records, r)
	return up
}

func readPolicy(t *testing.T, r *route53.RecordSet, s string) {
	name, arg, _ := strings.Cut(s, ":")
	r.Routing = map[string]route53.Routing{"simple": route53.Simple, "weighted": route53.Weighted, "latency": route53.Latency, "failover": route53.Failover,
		"geolocation": route53.Geolocation, "geoproximity": route53.Geoproximity, "multivalue": route53.Multivalue, "ip": route53.IPBased}[name]
	switch r.Routing {
	case route53.Weighted:
		r.Weight, _ = strconv.Atoi(arg)
	case route53.Latency:
		r.Region = arg
	case route53.Failover:
		r.Secondary = arg == "secondary"
	case route53.IPBased:
		r.CIDR = route53.CIDR{Collection: "c-offices", Location: arg}
	case route53.Geolocation:
		if slices.Contains([]string{"AF", "AN", "AS", "EU", "NA", "OC", "SA"}, arg) {
			r.Geo.Continent = arg
			break
		}
		r.Geo.Country, r.Geo.Subdivision, _ = strings.Cut(arg, "-")
	case route53.Geoproximity:
		// latitude,longitude or a Region, then a slash and the bias
		where, bias, _ := strings.Cut(arg, "/")
		r.Proximity.Bias, _ = strconv.Atoi(bias)
		lat, lon, coordinates := strings.Cut(where, ",")
		if r.Proximity.Coordinates = coordinates; !coordinates {
			r.Proximity.Region = where
			break
		}
		r.Proximity.Lat, _ = strconv.ParseFloat(lat, 64)
		r.Proximity.Lon, _ = strconv.ParseFloat(lon, 64)
	case route53.Simple, route53.Multivalue:
		if name != "simple" && name != "multivalue" {
			t.Fatalf("policy %q", s)
		}
	}
}

// who is an origin by its name: a place, a VPC, an address, or "equator", which
// lies where the meridian crosses it.
func who(name string) origin {
	for _, o := range origins {
		if strings.ReplaceAll(o.name, " ", "-") == name {
			return o
		}
	}
	for _, v := range vpcs {
		if v.ID == name {
			return origin{name: name, vpc: v.ID, region: v.Region}
		}
	}
	for _, a := range addresses {
		if a.IsValid() && a.String() == name {
			return origin{name: name, addr: a}
		}
	}
	return origin{name: name, point: geo.Point{}, located: true}
}

// short writes odds with the identifiers alone (the name where there is none),
// and TTLs other than 60, or 900 when nothing answers.
func short(o odds) string {
	var all []string
	for a, p := range o {
		var ids []string
		for _, id := range strings.Split(a.sets, plus) {
			f := strings.Split(id, "/")
			if id = f[len(f)-1]; id == "" && len(f) > 1 {
				id = f[1]
			}
			ids = append(ids, id)
		}
		s := strings.Join(ids, "+")
		if a.code != noError {
			s = string(a.code)
		}
		if a.size > 0 {
			s = fmt.Sprintf("%d of %s", a.size, s)
		}
		if usual := map[code]int{noError: 60, noData: 900, nxDomain: 900}; a.ttl != usual[a.code] {
			s += fmt.Sprintf(" ttl %d", a.ttl)
		}
		if p.RatString() != "1" {
			s = p.RatString() + " " + s
		}
		all = append(all, s)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// expect answers questions over one world: each line is who asks, the name, the
// type, a colon and the odds.
func expect(t *testing.T, zones, questions string) {
	t.Helper()
	w := twin{world: read(t, zones)}
	for line := range strings.Lines(questions) {
		ask, want, ok := strings.Cut(strings.TrimSpace(line), ": ")
		f := strings.Fields(ask)
		if len(f) == 0 {
			continue
		}
		if !ok || len(f) != 3 {
			t.Fatalf("no question: %q", line)
		}
		if got := short(w.answers(who(f[0]), f[1], f[2])); got != want {
			t.Errorf("%s: %s, want %s", ask, got, want)
		}
	}
}
