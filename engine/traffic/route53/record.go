package route53

import "gatehouse/engine/plainjson"

// Span and Problem are those of every document that learners write.
type (
	Span    = plainjson.Span
	Problem = plainjson.Problem
)

// Routing is a routing policy. The set is closed.
type Routing uint8

// The eight routing policies (traffic 1.5.17 to 1.5.25).
const (
	Simple Routing = iota
	Weighted
	Latency
	Failover
	Geolocation
	Geoproximity
	Multivalue
	IPBased
)

var routings = [...]string{"simple", "weighted", "latency", "failover", "geolocation", "geoproximity", "multivalue answer", "IP-based"}

func (r Routing) String() string { return routings[r] }

// RecordSet is a resource record set as the Route 53 API describes it. Fields
// that do not belong to its Routing are zero.
type RecordSet struct {
	Name    string // fully qualified, lower case, with the dot at its end: "www.example.com."
	Type    string // "A", "AAAA", "CNAME", ...
	SetID   string // SetIdentifier; empty for simple records
	Routing Routing

	Weight      int    // Weighted, 0 to 255
	Region      string // Latency: "eu-west-1"
	Secondary   bool   // Failover: SECONDARY, else PRIMARY
	Geo         Geo    // Geolocation
	Proximity   Proximity
	CIDR        CIDR // IPBased
	TTL         int  // seconds; 0 for an alias, whose TTL is its target's (1.5.9)
	Values      []string
	Alias       *Alias // nil for a record with values
	HealthCheck string // HealthCheckId, empty when it has none
	Span        Span   // the whole record set in its document
	Spans       Spans  // of its parts, for screens that lead there
	Doc         string // name of the document it stands in
}

// Spans are the places of a record set's parts; one that is absent is zero.
type Spans struct {
	Name, Type, SetID, Policy, TTL, Alias, HealthCheck Span
	AliasZone, AliasName, AliasEvaluate                Span // within Alias
	Values                                             []Span
}

// Geo is a geolocation; exactly one of Continent and Country is set, and
// Country "*" is the default record.
type Geo struct {
	Continent   string // "EU"
	Country     string // "FR", or "*"
	Subdivision string // "WA", with Country "US" (and "UA", as today)
}

// Proximity is where a geoproximity record stands, exactly one of Region,
// LocalZoneGroup and Coordinates, and its bias.
type Proximity struct {
	Region         string
	LocalZoneGroup string
	Coordinates    bool
	Lat, Lon       float64
	Bias           int // -99 to 99
}

// CIDR is a location of a CIDR collection; Location "*" is the default record.
type CIDR struct{ Collection, Location string }

// Alias is an alias target.
type Alias struct {
	ZoneID   string // HostedZoneId: the zone's own for a record, else the service's
	DNSName  string // fully qualified, lower case, with the dot at its end, without "dualstack."
	Evaluate bool   // EvaluateTargetHealth
}

// Zone is a hosted zone. A Zone is not changed once made: Apply gives a new one.
type Zone struct {
	ID          string
	Name        string // "example.com."
	Private     bool
	VPCs        []VPC // of a private zone
	Records     []RecordSet
	Collections []Collection // CIDR collections of the account
}

// VPC is one that a private zone is associated with.
type VPC struct{ ID, Region string }

// Collection is a CIDR collection.
type Collection struct {
	ID, Name  string
	Locations []Location
}

// Location is a named list of CIDR blocks: "198.51.100.0/24".
type Location struct {
	Name   string
	Blocks []string
}
