package route53

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
)

// The quotas of health checks (traffic 0.7, 1.5.4).
const (
	maxChildren = 255
	maxChecks   = 200
)

// family is what AWS's messages call a type of health check, and the members
// that it may not have.
type family struct {
	name   string
	barred []string
}

var endpointMembers = []string{"IPAddress", "Port", "ResourcePath", "FullyQualifiedDomainName", "SearchString", "RequestInterval", "FailureThreshold",
	"MeasureLatency", "EnableSNI", "Regions"}

// families by type. A check of HTTP without a string to match is Basic.
var families = map[CheckType]family{
	HTTP:        {"Basic", []string{"SearchString", "HealthThreshold", "ChildHealthChecks", "AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn", "EnableSNI"}},
	HTTPS:       {"Basic", []string{"SearchString", "HealthThreshold", "ChildHealthChecks", "AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn"}},
	HTTPMatch:   {"Basic", []string{"HealthThreshold", "ChildHealthChecks", "AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn", "EnableSNI"}},
	HTTPSMatch:  {"Basic", []string{"HealthThreshold", "ChildHealthChecks", "AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn"}},
	TCP:         {"TCP", []string{"ResourcePath", "SearchString", "EnableSNI", "HealthThreshold", "ChildHealthChecks", "AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn"}},
	Calculated:  {"Calculated", append([]string{"AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn"}, endpointMembers...)},
	CloudWatch:  {"CloudWatch metric", append([]string{"HealthThreshold", "ChildHealthChecks", "RoutingControlArn"}, endpointMembers...)},
	RecoveryArc: {"Recovery control", append([]string{"HealthThreshold", "ChildHealthChecks", "AlarmIdentifier", "InsufficientDataHealthStatus"}, endpointMembers...)},
}

// barredNames are members as AWS's messages call them.
var barredNames = map[string]string{"ResourcePath": "a resource path", "SearchString": "a search string", "AlarmIdentifier": "an metric region",
	"InsufficientDataHealthStatus": "an insufficient data health state", "FailureThreshold": "a failure threshold", "RequestInterval": "a request interval",
	"IPAddress": "an IP address", "Port": "a port", "FullyQualifiedDomainName": "a fully qualified domain name", "HealthThreshold": "a health threshold",
	"ChildHealthChecks": "child health checks", "RoutingControlArn": "a routing control ARN", "Regions": "regions",
	"MeasureLatency": "latency measurement", "EnableSNI": "SNI"}

// checkConfig holds what is asked of one health check and fills in defaults.
func (f *form) checkConfig(c *HealthCheck, o *fields) {
	kin := families[c.Type]
	for i, name := range o.named {
		if slices.Contains(kin.barred, name) && o.nodes[i].Kind != 'f' {
			f.add(checkForeign.at(o.nodes[i].Span, fmt.Sprintf("delete %s, or change Type", name), kin.name, barredNames[name]))
		}
	}
	switch c.Type {
	case Calculated:
		f.calculated(c, o)
	case CloudWatch:
		f.need(c, o, "AlarmIdentifier", "the name and the Region of the alarm")
		if c.Insufficient == "" {
			c.Insufficient = LastKnown
		}
	case RecoveryArc:
		f.need(c, o, "RoutingControlArn", "the ARN of a routing control")
	default:
		f.endpoint(c, o)
		return
	}
	c.Interval, c.FailureThreshold = 0, 0 // none of these is probed
}

func (f *form) need(c *HealthCheck, o *fields, member, what string) {
	if !o.has(member) {
		f.add(checkLacks.at(opening(o.node), fmt.Sprintf("add %q: %s", member, what), c.Type, member))
	}
}

// endpoint holds what is asked of a check that is made over the network
// (traffic 1.5.28, 1.5.31).
func (f *form) endpoint(c *HealthCheck, o *fields) {
	if s := c.Interval; s != 10*clock.Second && s != 30*clock.Second {
		f.add(checkInterval.at(o.span("RequestInterval"), "write 30, or 10 for a fast check", s/clock.Second))
	}
	if c.Type == HTTPMatch || c.Type == HTTPSMatch {
		if c.Search == "" {
			f.add(checkLacks.at(o.span("SearchString"), "write the text to look for, at most 255 characters", c.Type, "SearchString"))
		}
	}
	f.address(c, o)
	if c.Type == TCP {
		f.need(c, o, "Port", "the port to connect to")
		return
	}
	if c.Port == 0 {
		c.Port = 80
		if c.Type == HTTPS || c.Type == HTTPSMatch {
			c.Port = 443
		}
	}
	if !strings.HasPrefix(c.Path, "/") {
		c.Path = "/" + c.Path
	}
}

// address holds that there is an endpoint and that it is a public one
// (traffic 1.5.36).
func (f *form) address(c *HealthCheck, o *fields) {
	if c.FQDN != "" {
		if _, err := CleanName(c.FQDN); err != nil {
			f.add(nameProblem(err, o.span("FullyQualifiedDomainName")))
		}
	}
	if c.IP == "" {
		if c.FQDN == "" {
			f.add(checkLacks.at(opening(o.node), `add "IPAddress" or "FullyQualifiedDomainName"`, c.Type, "an endpoint"))
		}
		return
	}
	if c.Type == TCP && c.FQDN != "" {
		f.add(checkTCPName.at(o.span("FullyQualifiedDomainName"), "delete it, or IPAddress"))
	}
	a, err := netip.ParseAddr(c.IP)
	if err != nil || a.Zone() != "" {
		f.add(wrongAddress.at(o.span("IPAddress"), "write an IPv4 or IPv6 address, as 198.51.100.7; a name goes into FullyQualifiedDomainName", short(c.IP)))
	} else if why := unreachable(a); why != "" {
		f.add(checkPrivate.at(o.span("IPAddress"), "check a public address, or a CloudWatch alarm of the private one", c.IP, why))
	}
}

// special are the ranges that no checker reaches and netip has no name for
// (RFC 6890). The ranges of documentation stand for public ones here.
var special = []struct {
	prefix netip.Prefix
	name   string
}{
	{netip.MustParsePrefix("0.0.0.0/8"), "of this network"},
	{netip.MustParsePrefix("100.64.0.0/10"), "shared behind carriers"},
	{netip.MustParsePrefix("192.0.0.0/24"), "reserved"},
	{netip.MustParsePrefix("192.88.99.0/24"), "reserved"},
	{netip.MustParsePrefix("198.18.0.0/15"), "for benchmarks"},
	{netip.MustParsePrefix("240.0.0.0/4"), "reserved"},
	{netip.MustParsePrefix("fec0::/10"), "local to a site"},
	{netip.MustParsePrefix("100::/64"), "discarded"},
}

// unreachable is why an address is not a public one, empty when it is.
func unreachable(a netip.Addr) string {
	a = a.Unmap()
	switch {
	case a.IsPrivate():
		return "private"
	case a.IsLoopback():
		return "the machine's own"
	case a.IsLinkLocalUnicast():
		return "local to a link"
	case a.IsMulticast():
		return "multicast"
	case a.IsUnspecified():
		return "no host's"
	}
	for _, s := range special {
		if s.prefix.Contains(a) {
			return s.name
		}
	}
	return ""
}

// calculated holds what is asked of a calculated check by itself (traffic 0.7).
func (f *form) calculated(c *HealthCheck, o *fields) {
	f.need(c, o, "ChildHealthChecks", "the ids of the checks that count")
	f.need(c, o, "HealthThreshold", "how many of the children must be healthy")
	if len(c.Children) > maxChildren {
		f.add(checkChildren.at(c.ChildSpans[maxChildren], "drop some", maxChildren, len(c.Children)))
	}
}

// CheckHealthChecks holds what the health checks of an account are to each
// other: ids are unique, and the children of a calculated check exist and are
// not calculated themselves (traffic 1.5.33).
func CheckHealthChecks(all []HealthCheck) []Problem {
	f := &form{}
	byID := make(map[string]*HealthCheck, len(all))
	var ids []string
	for i := range all {
		c := &all[i]
		if byID[c.ID] != nil {
			f.add(checkSameID.at(headOf(c), "give one of them another id", c.ID))
			continue
		}
		byID[c.ID] = c
		ids = append(ids, c.ID)
	}
	if len(all) > maxChecks {
		f.add(checkTooMany.at(headOf(&all[maxChecks]), "delete some", len(all), maxChecks))
	}
	for i := range all {
		f.children(&all[i], byID, ids)
	}
	return sorted(f.problems)
}

func headOf(c *HealthCheck) Span {
	s := c.Span
	s.End = min(s.End, s.Start+1)
	return s
}

func (f *form) children(c *HealthCheck, byID map[string]*HealthCheck, ids []string) {
	seen := make(map[string]bool, len(c.Children))
	for i, id := range c.Children {
		span := c.Span
		if i < len(c.ChildSpans) {
			span = c.ChildSpans[i]
		}
		child := byID[id]
		switch {
		case child == nil:
			f.add(checkNoChild.at(span, nearest.Hint(id, ids), short(id)))
		case child.Type == Calculated:
			f.add(checkNested.at(span, "name the checks that it counts", short(id)))
		case seen[id]:
			f.add(checkSameChild.at(span, "name another check, or lower HealthThreshold", short(id)))
		}
		seen[id] = true
	}
}
