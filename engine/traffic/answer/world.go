package answer

import (
	"net/netip"
	"strings"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// Target is an alias target outside the zones.
type Target struct {
	DNSName   string // "shop-eu-123.eu-west-1.elb.amazonaws.com."
	ZoneID    string // of the service; empty fits every alias
	Kind      string // "elb", "cloudfront", "s3-website", "global-accelerator", ...
	Addresses []string
	TTL       int // seconds; 0 is 60, what a load balancer has (traffic 1.5.9)
}

// World is what questions are answered from.
type World struct {
	Zones   []*route53.Zone
	Checks  []route53.HealthCheck
	Targets []Target
}

// Signals say who is healthy: by index of World.Checks, then of World.Targets.
// One that is missing counts as healthy.
type Signals []bool

// Origin is who asks, as Route 53 sees it (traffic 1.5.26).
type Origin struct {
	Name        string       // "Frankfurt", for the reasons
	Addr        netip.Prefix // the client's subnet when the resolver sends it, else the resolver's address; invalid when unknown
	Continent   string       // empty, as the next two, when Route 53 has no location for the address
	Country     string
	Subdivision string
	Point       geo.Point
	Located     bool   // Point is known
	VPC, Region string // when asked from inside a VPC: its id and Region; else empty
}

// location is where an asker counts to stand.
type location struct {
	continent, country, state string
	point                     geo.Point
	known                     bool // point is
}

// outside is the location for public zones: what is known of the address, else
// the Region of the VPC that it comes from.
func (o *Origin) outside() location {
	l := location{o.Continent, o.Country, o.Subdivision, o.Point, o.Located}
	if l == (location{}) {
		return inRegion(o.Region)
	}
	return l
}

// inside is the location for a private zone: the VPC's Region (traffic 1.5.27).
func (o *Origin) inside(z *route53.Zone) location {
	for _, v := range z.VPCs {
		if v.ID == o.VPC && v.Region != "" {
			return inRegion(v.Region)
		}
	}
	return inRegion(o.Region)
}

func inRegion(code string) location {
	r, ok := geo.FindRegion(code)
	if !ok {
		return location{}
	}
	continent, _ := geo.Continent(r.Country)
	return location{continent: continent, country: r.Country, state: regionStates[code], point: r.Point, known: true}
}

// regionStates are the states that AWS's names of its Regions tell: a private
// zone may place us-east-1 by North America, the United States or Virginia
// (traffic 1.5.27). Those of GovCloud tell none.
var regionStates = map[string]string{"us-east-1": "VA", "us-east-2": "OH", "us-west-1": "CA", "us-west-2": "OR"}

// String is a location in words: "country FR (France), continent EU (Europe)".
func (l location) String() string {
	var all []string
	if name, ok := geo.SubdivisionName(l.country, l.state); ok {
		all = append(all, "state "+l.state+" ("+name+")")
	}
	if name, ok := geo.Country(l.country); ok {
		all = append(all, "country "+l.country+" ("+name+")")
	}
	if name := geo.ContinentName(l.continent); name != "" {
		all = append(all, "continent "+l.continent+" ("+name+")")
	}
	if len(all) == 0 {
		return "an address without a place"
	}
	return strings.Join(all, ", ")
}
