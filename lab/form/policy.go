package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/plainjson"
	"gatehouse/lab/pack"
)

// policy is a routing policy with the members that only it has.
type policy struct {
	name   string
	help   string
	mark   string   // the member that makes a record set this policy's
	begin  []member // what a record set begins with
	fields func(set plainjson.Node) []Field
}

// member is one to be set: raw JSON, behind another.
type member struct{ name, raw, after string }

const hole = `"` + pack.Hole + `"`

var policies = []policy{
	{name: "simple", help: "all values, in random order", fields: func(plainjson.Node) []Field { return nil }},
	{"weighted", "by share: weight over the sum of weights", "Weight", []member{{"Weight", "1", "SetIdentifier"}}, one(
		Field{Label: "weight", Help: "0 to 255; 0 is never answered while others are healthy", set: number(rrset, "Weight", "SetIdentifier")}, "Weight")},
	{"latency", "the Region that is fastest for who asks", "Region", []member{{"Region", hole, "SetIdentifier"}}, one(
		Field{Label: "region", Help: "where the endpoint is: eu-west-1", set: text(rrset, "Region", "SetIdentifier")}, "Region")},
	{"failover", "the primary while it is healthy, else the secondary", "Failover", []member{{"Failover", `"PRIMARY"`, "SetIdentifier"}}, one(
		Field{Label: "failover", Help: "PRIMARY or SECONDARY", Choices: []string{"PRIMARY", "SECONDARY"}, set: text(rrset, "Failover", "SetIdentifier")}, "Failover")},
	{"geolocation", "by where the query comes from, the smallest place that fits", "GeoLocation", []member{{"GeoLocation", `{"CountryCode": "*"}`, "SetIdentifier"}}, geoFields},
	{"geoproximity", "by distance, shifted by a bias", "GeoProximityLocation", []member{{"GeoProximityLocation", `{"AWSRegion": ` + hole + `}`, "SetIdentifier"}}, nearFields},
	{"multivalue", "up to eight healthy records", "MultiValueAnswer", []member{{"MultiValueAnswer", "true", "SetIdentifier"}}, func(plainjson.Node) []Field { return nil }},
	{"IP-based", "by the client's address, in blocks of a CIDR collection", "CidrRoutingConfig", []member{{"CidrRoutingConfig", `{"CollectionId": ` + hole + `, "LocationName": "*"}`, "SetIdentifier"}}, cidrFields},
}

func policyNames() []string {
	var out []string
	for _, p := range policies {
		out = append(out, p.name)
	}
	return out
}

// policyOf is the policy whose member a record set has.
func policyOf(set plainjson.Node) policy {
	for _, p := range policies[1:] {
		if _, ok := set.Member(p.mark); ok {
			return p
		}
	}
	return policies[0]
}

func one(f Field, name string) func(plainjson.Node) []Field {
	return func(set plainjson.Node) []Field {
		f.Value, f.Line = word(set, name)
		put := f.set
		f.set = func(src string, row plainjson.Node, v string) (string, error) {
			if v == "" { // without it the record set would have another policy
				return src, fmt.Errorf("the %s cannot be empty: write one, or choose another routing", f.Label)
			}
			return put(src, row, v)
		}
		return []Field{f}
	}
}

// setPolicy takes the members of the old policy out and puts those of the new
// one in; an identifier is asked for where one is needed.
func setPolicy(src string, row plainjson.Node, v string) (string, error) {
	i := slices.IndexFunc(policies, func(p policy) bool { return p.name == v })
	set := within(row, rrset...)
	old := policyOf(set)
	if i < 0 || old.name == v {
		return src, nil
	}
	gone, edits := []string{old.mark}, policies[i].begin
	if _, has := set.Member("SetIdentifier"); i == 0 {
		gone = append(gone, "SetIdentifier")
	} else if !has {
		edits = append([]member{{"SetIdentifier", hole, "Type"}}, edits...)
	}
	return rewrite(src, row, gone, edits)
}

// rewrite takes members of a record set out and puts others in. Each step
// reads the text anew, for places move.
func rewrite(src string, row plainjson.Node, gone []string, edits []member) (string, error) {
	start := int(row.Span.Start)
	tail := len(src) - int(row.Span.End)
	raw := func() (plainjson.Node, bool) {
		n, bad := plainjson.Read([]byte(src[start:len(src)-tail]), limits)
		return within(n, rrset...), bad == nil
	}
	splice := func(s string) { src = src[:start] + s + src[len(src)-tail:] }
	for _, name := range gone {
		set, ok := raw()
		i := slices.IndexFunc(set.Keys, func(k plainjson.Node) bool { return k.Text == name })
		if ok && i >= 0 {
			splice(plainjson.Remove(src[start:len(src)-tail], set, i))
		}
	}
	for _, m := range edits {
		set, ok := raw()
		if !ok || set.Kind != '{' {
			return src, fmt.Errorf("the text has no ResourceRecordSet here: mend it in the text first")
		}
		splice(plainjson.SetMember(src[start:len(src)-tail], set, m.name, m.raw, m.after))
	}
	return src, nil
}

// geoFields is a geolocation in one word: EU, FR, US-WA or *.
func geoFields(set plainjson.Node) []Field {
	geo := within(set, "GeoLocation")
	f := Field{Label: "place", Help: "continent:EU, a country such as FR, US-WA for a state, * for everywhere else", set: setGeo}
	continent, line := word(geo, "ContinentCode")
	country, at := word(geo, "CountryCode")
	state, _ := word(geo, "SubdivisionCode")
	switch {
	case continent != "":
		f.Value, f.Line = "continent:"+continent, line
	case state != "":
		f.Value, f.Line = country+"-"+state, at
	default:
		f.Value, f.Line = country, at
	}
	return []Field{f}
}

func setGeo(src string, row plainjson.Node, v string) (string, error) {
	raw := ""
	continent, isContinent := strings.CutPrefix(v, "continent:")
	country, state, hasState := strings.Cut(v, "-")
	switch {
	case v == "":
		return src, fmt.Errorf("write a place: continent:EU, FR, US-WA or *")
	case isContinent:
		raw = `{"ContinentCode": ` + plainjson.Quote(strings.TrimSpace(continent)) + `}`
	case hasState:
		raw = `{"CountryCode": ` + plainjson.Quote(country) + `, "SubdivisionCode": ` + plainjson.Quote(state) + `}`
	default:
		raw = `{"CountryCode": ` + plainjson.Quote(v) + `}`
	}
	return put(src, row, rrset, "GeoLocation", raw, "SetIdentifier")
}

// nearFields is where a geoproximity record stands, and its bias.
func nearFields(set plainjson.Node) []Field {
	path := []string{"ResourceRecordSet", "GeoProximityLocation"}
	at := within(set, "GeoProximityLocation")
	place := Field{Label: "stands in", Help: "an AWS Region, or latitude and longitude: 49.22,-74.01", set: setNear}
	place.Value, place.Line = word(at, "AWSRegion")
	if group, line := word(at, "LocalZoneGroup"); group != "" {
		place.Value, place.Line = group, line
	}
	if c := within(at, "Coordinates"); c.Kind == '{' {
		lat, line := word(c, "Latitude")
		lon, _ := word(c, "Longitude")
		place.Value, place.Line = lat+","+lon, line
	}
	bias := Field{Label: "bias", Help: "-99 to 99: more draws traffic from farther away", set: number(path, "Bias", "")}
	bias.Value, bias.Line = word(at, "Bias")
	return []Field{place, bias}
}

func setNear(src string, row plainjson.Node, v string) (string, error) {
	at := within(row, "ResourceRecordSet", "GeoProximityLocation")
	raw := `"AWSRegion": ` + plainjson.Quote(v)
	lat, lon, isPoint := strings.Cut(v, ",")
	_, err1 := strconv.ParseFloat(strings.TrimSpace(lat), 64)
	_, err2 := strconv.ParseFloat(strings.TrimSpace(lon), 64)
	switch {
	case v == "":
		return src, fmt.Errorf("write a Region, or latitude and longitude")
	case isPoint && (err1 != nil || err2 != nil):
		return src, fmt.Errorf("%q is no latitude and longitude", v)
	case isPoint:
		raw = `"Coordinates": {"Latitude": ` + plainjson.Quote(strings.TrimSpace(lat)) + `, "Longitude": ` + plainjson.Quote(strings.TrimSpace(lon)) + `}`
	case strings.Count(v, "-") > 2:
		raw = `"LocalZoneGroup": ` + plainjson.Quote(v)
	}
	if bias, _ := word(at, "Bias"); bias != "" {
		raw += `, "Bias": ` + bias
	}
	return put(src, row, rrset, "GeoProximityLocation", "{"+raw+"}", "SetIdentifier")
}

func cidrFields(set plainjson.Node) []Field {
	path := []string{"ResourceRecordSet", "CidrRoutingConfig"}
	at := within(set, "CidrRoutingConfig")
	var r Row
	r.add(at, "CollectionId", Field{Label: "collection", Help: "the CIDR collection's id", set: text(path, "CollectionId", "")})
	r.add(at, "LocationName", Field{Label: "location", Help: "one of the collection's locations, * for everywhere else", set: text(path, "LocationName", "CollectionId")})
	return r.Fields
}
