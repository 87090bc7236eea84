package twin

import (
	"math"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// region is where a Region lies: its place by the twin's own reading, its point
// by geo's table, so that both readings stand on one map.
type region struct {
	code                      string
	continent, country, state string
	geo.Point
}

var regions = onTheMap([]region{
	{code: "us-east-1", continent: "NA", country: "US", state: "VA"},
	{code: "us-east-2", continent: "NA", country: "US", state: "OH"},
	{code: "us-west-1", continent: "NA", country: "US", state: "CA"},
	{code: "us-west-2", continent: "NA", country: "US", state: "OR"},
	{code: "ca-central-1", continent: "NA", country: "CA"},
	{code: "eu-west-1", continent: "EU", country: "IE"},
	{code: "eu-west-2", continent: "EU", country: "GB"},
	{code: "eu-central-1", continent: "EU", country: "DE"},
	{code: "eu-north-1", continent: "EU", country: "SE"},
	{code: "ap-northeast-1", continent: "AS", country: "JP"},
	{code: "ap-southeast-1", continent: "AS", country: "SG"},
	{code: "ap-southeast-2", continent: "OC", country: "AU"},
	{code: "ap-south-1", continent: "AS", country: "IN"},
	{code: "sa-east-1", continent: "SA", country: "BR"},
	{code: "af-south-1", continent: "AF", country: "ZA"},
	{code: "cn-north-1", continent: "AS", country: "CN"},
	{code: "cn-northwest-1", continent: "AS", country: "CN"},
})

func onTheMap(all []region) []region {
	for i := range all {
		all[i].Point = must(geo.FindRegion(all[i].code)).Point
	}
	return all
}

func must[T any](v T, ok bool) T {
	if !ok {
		panic("geo has lost a place that the twin stands on")
	}
	return v
}

func findRegion(code string) (region, bool) {
	for _, r := range regions {
		if r.code == code {
			return r, true
		}
	}
	return region{}, false
}

// findZoneGroup is where a group of Local Zones stands.
func findZoneGroup(name string) (geo.Point, bool) { return geo.LocalZoneGroup(name) }

// regionDistance is how far a Region lies; equally far when nobody knows where
// the one who asks is, and beyond all others when nobody knows the Region.
func regionDistance(o origin, code string) float64 {
	r, ok := findRegion(code)
	switch {
	case !ok:
		return math.MaxFloat64
	case !o.located:
		return 0
	}
	return distance(o.point, r.Point)
}

func proximityDistance(o origin, p route53.Proximity) float64 {
	if p.Region != "" {
		return regionDistance(o, p.Region)
	}
	at := geo.Point{Lat: p.Lat, Lon: p.Lon}
	if p.LocalZoneGroup != "" {
		var ok bool
		if at, ok = findZoneGroup(p.LocalZoneGroup); !ok {
			return math.MaxFloat64
		}
	}
	if !o.located {
		return 0
	}
	return distance(o.point, at)
}

// distance is the great circle in km by the haversine formula.
func distance(a, b geo.Point) float64 {
	const radius, rad = 6371.0088, math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad, (b.Lon-a.Lon)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * radius * math.Asin(math.Sqrt(math.Min(1, h)))
}
