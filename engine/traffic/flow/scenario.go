package flow

import (
	"net/netip"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

// Scenario is what is run: zones, what stands behind them, who asks, and what
// goes wrong when.
type Scenario struct {
	Zones     []*route53.Zone
	Checks    []route53.HealthCheck
	Endpoints []Endpoint
	Alarms    []Alarm
	Resolvers []Resolver // named ones
	Clients   []Client
	Faults    []Fault
	Ask       Question // of clients that ask nothing else
	Length    clock.Duration
	Names     Names // who answers; nil for the zones
}

// Kind is the kind of an endpoint. The set is closed.
type Kind uint8

// The kinds.
const (
	Server Kind = iota
	LoadBalancer
	S3Website
	CloudFront
	GlobalAccelerator
)

var kinds = [...]string{"server", "load balancer", "S3 website", "CloudFront distribution", "accelerator"}

func (k Kind) String() string { return kinds[k] }

// aliases are the kinds as route53 and answer call the targets of aliases.
var aliases = [...]string{Server: "", LoadBalancer: "elb", S3Website: "s3-website", CloudFront: "cloudfront", GlobalAccelerator: "global-accelerator"}

// Alias is the kind of alias target that an endpoint is, empty for a server.
func (k Kind) Alias() string { return aliases[k] }

// Endpoint is what answers when a client connects.
type Endpoint struct {
	Name      string
	Kind      Kind
	Addresses []string // of a server; made up for the others when there are none
	DNSName   string   // of all but servers: "shop-eu-123.eu-west-1.elb.amazonaws.com"
	ZoneID    string   // of the service
	Region    string
	Zone      string // "eu-west-1a"
	Point     geo.Point
	Page      string   // the body that string-match checks see
	Ports     []int    // on which it listens; nil is 80 and 443
	Targets   []string // of a balancer; an unknown one is a server beside it
	Endpoints []string // of an accelerator
	Interval  clock.Duration
	Threshold int // Interval and Threshold are an accelerator's; 0 is 30 s and 3
}

// Alarm is a CloudWatch alarm and what its data say when the run begins.
type Alarm struct {
	Name  string
	State health.AlarmState
}

// Question is a name and a type: "www.example.com.", "A".
type Question struct{ Name, Type string }

// Resolver is a named resolver, shared by all clients that name it.
type Resolver struct {
	Name         string
	At           geo.Place
	From         netip.Addr // its address; may be invalid
	TTL          resolver.Behaviour
	Least        clock.Duration
	ClientSubnet bool
}

// Client is a group of clients that do the same.
type Client struct {
	Name      string
	At        geo.Place  // zero when nobody knows where they are
	From      netip.Addr // their address; may be invalid
	VPC       string     // when they are inside one
	Region    string     // of the VPC
	Rate      float64    // requests a second
	Resolver  string     // a named one; else they have Resolvers of their own
	Resolvers int        // 0 is 20
	TTL       resolver.Behaviour
	Least     clock.Duration
	Tries     int      // values tried; 0 is 2
	Ask       Question // zero is the scenario's
}

// Act is what a fault does. The set is closed.
type Act uint8

// The acts.
const (
	Lose        Act = iota // packets to it vanish
	Refuse                 // it refuses connections
	AnswerWith             // it answers with a status
	Say                    // its page changes
	Restore                // all is well again; what it says stays
	RaiseAlarm             // an alarm's data are bad,
	ClearAlarm             // good,
	StarveAlarm            // or missing
)

// Fault is something that happens at an instant.
type Fault struct {
	At   clock.Time
	Do   Act
	On   string // an endpoint, an Availability Zone or a Region; of the last three acts an alarm
	Code int    // of AnswerWith
	Text string // of Say
}
