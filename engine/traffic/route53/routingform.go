package route53

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	geoShape       = []member{{"ContinentCode", text, false}, {"CountryCode", text, false}, {"SubdivisionCode", text, false}}
	proximityShape = []member{{"AWSRegion", text, false}, {"LocalZoneGroup", text, false}, {"Coordinates", object, false}, {"Bias", number, false}}
	pointShape     = []member{{"Latitude", text, true}, {"Longitude", text, true}}
	cidrShape      = []member{{"CollectionId", text, true}, {"LocationName", text, true}}
)

// routing reads the routing policy and gives the names of all that are there.
// MultiValueAnswer false is none.
func (f *form) routing(r *RecordSet, o *fields) []string {
	var there []string
	for _, p := range []struct {
		name    string
		routing Routing
		read    func(*RecordSet, *fields)
	}{
		{"Weight", Weighted, func(r *RecordSet, o *fields) { r.Weight = f.whole(o, "Weight", 0, 255, 0) }},
		{"Region", Latency, func(r *RecordSet, o *fields) { r.Region = f.word(o, "Region", regions()) }},
		{"Failover", Failover, func(r *RecordSet, o *fields) {
			r.Secondary = f.word(o, "Failover", []string{"PRIMARY", "SECONDARY"}) == "SECONDARY"
		}},
		{"GeoLocation", Geolocation, f.geo},
		{"MultiValueAnswer", Multivalue, func(*RecordSet, *fields) {}},
		{"GeoProximityLocation", Geoproximity, f.proximity},
		{"CidrRoutingConfig", IPBased, f.cidr},
	} {
		if !o.has(p.name) || p.routing == Multivalue && !o.truth(p.name) {
			continue
		}
		p.read(r, o)
		if there = append(there, p.name); len(there) == 1 {
			r.Routing, r.Spans.Policy = p.routing, o.span(p.name)
		}
	}
	return there
}

// geo reads a GeoLocation: a continent, a country, or a country's subdivision
// (traffic 1.5.21, 1.5.22).
func (f *form) geo(r *RecordSet, o *fields) {
	n, _ := o.get("GeoLocation")
	g := f.members(n, o.path+".GeoLocation", geoShape)
	if len(g.named) < len(n.Keys) {
		return
	}
	r.Geo = Geo{Continent: g.text("ContinentCode"), Country: g.text("CountryCode"), Subdivision: g.text("SubdivisionCode")}
	switch {
	case (r.Geo.Continent == "") == (r.Geo.Country == ""), r.Geo.Continent != "" && g.has("SubdivisionCode"):
		f.add(geoParts.at(n.Span, "write one of them"))
	case r.Geo.Continent != "":
		f.continent(&g)
	case g.has("SubdivisionCode"):
		f.subdivision(&g)
	case r.Geo.Country != "*" && !countryKnown(r.Geo.Country):
		f.add(geoUnknown.at(g.span("CountryCode"), countryHint(r.Geo.Country), "country", short(r.Geo.Country)))
	}
}

func (f *form) continent(g *fields) {
	if code := g.text("ContinentCode"); !known(code) {
		f.add(geoUnknown.at(g.span("ContinentCode"), "the continents are "+strings.Join(continents, ", "), "continent", short(code)))
	}
}

func known(continent string) bool { return slices.Contains(continents, continent) }

func (f *form) subdivision(g *fields) {
	country, code := g.text("CountryCode"), g.text("SubdivisionCode")
	switch {
	case country != "US" && country != "UA":
		f.add(geoParts.at(g.span("SubdivisionCode"), `only CountryCode "US" has subdivisions: delete it`))
	case !subdivisionKnown(country, code):
		f.add(geoUnknown.at(g.span("SubdivisionCode"), "write a state's two letters, as WA", "subdivision of "+country, short(code)))
	}
}

// countryHint says what to write for a country that Route 53 does not know.
func countryHint(code string) string {
	switch code {
	case "BV", "CX", "EH", "HM":
		return "Route 53 cannot tell queries from there: the default record, with CountryCode \"*\", answers them"
	case "UK":
		return `did you mean "GB"?`
	}
	if up := strings.ToUpper(code); up != code && countryKnown(up) {
		return fmt.Sprintf("did you mean %q?", up)
	}
	return `write two letters of ISO 3166, as FR, or "*" for the default record`
}

// The patterns of Coordinates and of Local Zone groups.
var (
	latitude  = regexp.MustCompile(`^[-+]?[0-9]{1,2}(\.[0-9]{0,2})?$`)
	longitude = regexp.MustCompile(`^[-+]?[0-9]{1,3}(\.[0-9]{0,2})?$`)
	localZone = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-[0-9]+-[a-z]{3}-[0-9]+$`)
)

// bare is a pattern as the API's model writes it, without anchors.
func bare(r *regexp.Regexp) string { return strings.Trim(r.String(), "^$") }

// proximity reads a GeoProximityLocation, an ordinary record's since 2024
// (traffic 0.4).
func (f *form) proximity(r *RecordSet, o *fields) {
	n, _ := o.get("GeoProximityLocation")
	p := f.members(n, o.path+".GeoProximityLocation", proximityShape)
	r.Proximity = Proximity{LocalZoneGroup: f.line(&p, "LocalZoneGroup", 1, 64), Coordinates: p.has("Coordinates"), Bias: f.whole(&p, "Bias", -99, 99, 0)}
	count := 0
	for _, m := range []string{"AWSRegion", "LocalZoneGroup", "Coordinates"} {
		if keyed(n, m) {
			count++
		}
	}
	if count != 1 {
		f.add(proximityParts.at(n.Span, "write one of them"))
		return
	}
	r.Proximity.Region = f.word(&p, "AWSRegion", regions())
	if g := r.Proximity.LocalZoneGroup; g != "" && !localZone.MatchString(g) {
		f.add(wrongPattern.at(p.span("LocalZoneGroup"), "write the group's name, as us-west-2-lax-1", short(g), wire(p.path+".LocalZoneGroup"), bare(localZone)))
	}
	f.point(r, &p)
}

func (f *form) point(r *RecordSet, p *fields) {
	n, ok := p.get("Coordinates")
	if !ok {
		return
	}
	c := f.members(n, p.path+".Coordinates", pointShape)
	r.Proximity.Lat = f.degrees(&c, "Latitude", latitude, 90)
	r.Proximity.Lon = f.degrees(&c, "Longitude", longitude, 180)
}

// degrees reads a coordinate: a string, of at most two decimals.
func (f *form) degrees(c *fields, name string, pattern *regexp.Regexp, most float64) float64 {
	n, ok := c.get(name)
	if !ok {
		return 0
	}
	v, err := strconv.ParseFloat(n.Text, 64)
	if err != nil || !pattern.MatchString(n.Text) || v > most || v < -most {
		f.add(wrongPattern.at(n.Span, fmt.Sprintf("write degrees from -%v to %v with at most two decimals, as \"40.71\"", most, most),
			short(n.Text), wire(c.path+"."+name), bare(pattern)))
		return 0
	}
	return v
}

// cidr reads a CidrRoutingConfig; whether its collection exists is seen when
// the change is applied (traffic 1.5.25).
func (f *form) cidr(r *RecordSet, o *fields) {
	n, _ := o.get("CidrRoutingConfig")
	c := f.members(n, o.path+".CidrRoutingConfig", cidrShape)
	r.CIDR = CIDR{Collection: f.line(&c, "CollectionId", 1, 64), Location: f.line(&c, "LocationName", 1, 16)}
	if l := r.CIDR.Location; strings.Contains(l, "*") && l != "*" {
		f.add(wrongPattern.at(c.span("LocationName"), `the default location is "*" alone`, short(l), wire(c.path+".LocationName"), `[0-9A-Za-z_\-\*]+`))
	}
}
