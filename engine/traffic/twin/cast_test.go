package twin

import (
	"net/netip"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// vpcs, origins and addresses are who asks.
var vpcs = []route53.VPC{
	{ID: "vpc-eu", Region: "eu-west-1"}, {ID: "vpc-us", Region: "us-east-1"},
	{ID: "vpc-cn", Region: "cn-northwest-1"}, {ID: "vpc-au", Region: "ap-southeast-2"},
}

var origins = []origin{
	{name: "Frankfurt", continent: "EU", country: "DE", point: geo.Point{Lat: 50.11, Lon: 8.68}, located: true},
	{name: "Paris", continent: "EU", country: "FR", point: geo.Point{Lat: 48.86, Lon: 2.35}, located: true},
	{name: "Kyiv", continent: "EU", country: "UA", state: "30", point: geo.Point{Lat: 50.45, Lon: 30.52}, located: true},
	{name: "Seattle", continent: "NA", country: "US", state: "WA", point: geo.Point{Lat: 47.61, Lon: -122.33}, located: true},
	{name: "New York", continent: "NA", country: "US", state: "NY", point: geo.Point{Lat: 40.71, Lon: -74.01}, located: true},
	{name: "somewhere in the United States", continent: "NA", country: "US", point: geo.Point{Lat: 37.75, Lon: -97.82}, located: true},
	{name: "Toronto", continent: "NA", country: "CA", point: geo.Point{Lat: 43.65, Lon: -79.38}, located: true},
	{name: "Tokyo", continent: "AS", country: "JP", point: geo.Point{Lat: 35.68, Lon: 139.69}, located: true},
	{name: "Beijing", continent: "AS", country: "CN", point: geo.Point{Lat: 39.90, Lon: 116.41}, located: true},
	{name: "Hong Kong", continent: "AS", country: "HK", point: geo.Point{Lat: 22.32, Lon: 114.17}, located: true},
	{name: "Sydney", continent: "OC", country: "AU", point: geo.Point{Lat: -33.87, Lon: 151.21}, located: true},
	{name: "Perth", continent: "OC", country: "AU", state: "WA", point: geo.Point{Lat: -31.95, Lon: 115.86}, located: true}, // no state of America's
	{name: "Lagos", continent: "AF", country: "NG", point: geo.Point{Lat: 6.52, Lon: 3.38}, located: true},
	{name: "Quito", continent: "SA", country: "EC", point: geo.Point{Lat: -0.18, Lon: -78.47}, located: true},
	{name: "nowhere known"},
}

// addresses are in, around and outside the blocks of the collections.
var addresses = []netip.Prefix{
	netip.MustParsePrefix("198.51.100.7/32"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("198.51.7.0/24"),
	netip.MustParsePrefix("198.51.0.0/16"), netip.MustParsePrefix("198.0.0.0/8"), netip.MustParsePrefix("10.1.2.3/32"),
	netip.MustParsePrefix("10.9.0.0/24"), netip.MustParsePrefix("192.0.2.1/32"), netip.MustParsePrefix("2001:db8:1:2::/64"),
	netip.MustParsePrefix("2001:db8:1::/48"), netip.MustParsePrefix("2001:db8:2::/48"), netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2001:d00::/24"), netip.MustParsePrefix("10.0.0.0/7"), netip.MustParsePrefix("0.0.0.0/0"), {},
}

// collections hold blocks within blocks, in one collection and across two.
var collections = []route53.Collection{
	{ID: "c-offices", Name: "offices", Locations: []route53.Location{
		{Name: "berlin", Blocks: []string{"198.51.100.0/24", "2001:db8:1::/48"}},
		{Name: "spain", Blocks: []string{"198.51.0.0/16"}},
		{Name: "lab", Blocks: []string{"10.0.0.0/8", "2001:db8::/32"}},
		{Name: "wide", Blocks: []string{"192.0.0.0/4", "2001:d00::/24"}},
	}},
	{ID: "c-carriers", Name: "carriers", Locations: []route53.Location{
		{Name: "north", Blocks: []string{"198.51.100.0/24", "10.1.0.0/16"}},
		{Name: "south", Blocks: []string{"10.1.2.0/24", "2001:db8:1::/48"}},
		{Name: "berlin", Blocks: []string{"192.0.2.0/24"}},
	}},
}

// allTargets are alias targets outside the zones, some with IPv4 alone.
var allTargets = []target{
	{"eu-1.elb.amazonaws.com.", "Z32O12XQLNTSW2", "elb", []string{"203.0.113.1", "203.0.113.2"}, 60},
	{"us-1.elb.amazonaws.com.", "Z35SXDOTRQ7X7K", "elb", []string{"203.0.113.3", "2001:db8:f::3"}, 60},
	{"d1.cloudfront.net.", "Z2FDTNDATAQYW2", "cloudfront", []string{"203.0.113.4", "2001:db8:f::4"}, 60},
	{"a1.awsglobalaccelerator.com.", "Z2BJ6XQ5FK7U4H", "global-accelerator", []string{"203.0.113.5", "203.0.113.6"}, 300},
	{"shop.execute-api.eu-west-1.amazonaws.com.", "ZLY8HYME6SFDD", "api-gateway", []string{"203.0.113.7"}, 5},
	{"env.eu-west-1.elasticbeanstalk.com.", "Z2NYPWQ7DFZAZH", "elastic-beanstalk", []string{"203.0.113.8"}, 60},
}
