package geo

import "math"

// Point is a place on the globe in degrees; north and east are positive.
type Point struct{ Lat, Lon float64 }

// Region is an AWS Region.
type Region struct {
	Code      string // "eu-west-1"
	Name      string // "Europe (Ireland)"
	City      string // where its point lies: "Dublin"
	Country   string // ISO 3166-1 alpha-2
	Partition string // "aws", "aws-cn", "aws-us-gov", "aws-eusc"
	Point
}

// Place is a city from which clients ask.
type Place struct {
	Name        string // "Frankfurt"
	Country     string // ISO 3166-1 alpha-2
	Subdivision string // of the United States: "WA"; else empty
	Point
}

const earthRadius = 6371.0088 // km, the mean radius

// Distance is the way from a to b along the great circle, in km.
func Distance(a, b Point) float64 {
	const radian = math.Pi / 180
	lat1, lat2 := a.Lat*radian, b.Lat*radian
	up, along := math.Sin((lat2-lat1)/2), math.Sin((b.Lon-a.Lon)*radian/2)
	h := up*up + math.Cos(lat1)*math.Cos(lat2)*along*along
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h)))
}

// Latency is the modelled round trip over a distance in km, in milliseconds
// (traffic section 3 and 1.8; see the package's page).
func Latency(km float64) float64 {
	return min(5+0.025*km, 31.7+0.0174*km)
}
