package worldfile

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// endpointTypes are the types of endpoints as worlds write them.
var endpointTypes = map[string]flow.Kind{
	"server": flow.Server, "load-balancer": flow.LoadBalancer, "s3-website": flow.S3Website,
	"cloudfront": flow.CloudFront, "global-accelerator": flow.GlobalAccelerator,
}

// zoneIDs are the hosted zone ids that AWS publishes for services without a
// Region of their own (traffic 1.5.8).
var zoneIDs = map[flow.Kind]string{flow.CloudFront: route53.CloudFrontZone, flow.GlobalAccelerator: route53.GlobalAcceleratorZone}

func (l *loader) endpoints(n plainyaml.Node) {
	for _, p := range l.entries(n, "endpoints", wordShape) {
		f := l.Fields(p.Value, "endpoint "+p.Name, "type", "address", "addresses", "name", "zone-id", "region", "at", "zone", "page", "ports", "targets", "endpoints", "interval", "threshold")
		e := flow.Endpoint{Name: p.Name, DNSName: l.dnsName(f["name"]), ZoneID: l.Word(f["zone-id"], "zone-id"), Page: l.Word(f["page"], "page")}
		if t := l.Word(f["type"], "type"); t != "" {
			kind, ok := endpointTypes[t]
			if !ok {
				l.At(f["type"], "unknown-type", fmt.Sprintf("there is no type of endpoint %q", t), nearest.Hint(t, []string{"server", "load-balancer", "s3-website", "cloudfront", "global-accelerator"}))
			}
			e.Kind = kind
		}
		l.addresses(&e, p, f)
		l.stands(&e, f)
		l.behind(&e, f)
		l.service(&e, p.Key)
		l.w.Endpoints = append(l.w.Endpoints, e)
	}
}

// service completes what AWS names: its DNS name is its own, and an alias to it
// needs the id of its zone.
func (l *loader) service(e *flow.Endpoint, key plainyaml.Node) {
	if e.ZoneID == "" {
		e.ZoneID = zoneIDs[e.Kind]
	}
	if e.Kind != flow.Server && e.ZoneID == "" {
		l.At(key, "missing-key", fmt.Sprintf("the endpoint %s has no zone-id", e.Name), "add zone-id: the id of the zone that AWS keeps its name in")
	}
	for _, other := range l.w.Endpoints {
		if e.DNSName != "" && e.DNSName == other.DNSName {
			l.At(key, "duplicate-name", fmt.Sprintf("%s is the name of %s already", strings.TrimSuffix(e.DNSName, "."), other.Name), "give each endpoint its own")
		}
	}
}

func (l *loader) dnsName(n plainyaml.Node) string {
	word := l.Word(n, "name")
	if word == "" {
		return ""
	}
	name, err := route53.CleanName(word)
	if err != nil {
		wrong(l.Reader, n, "bad-name", err)
	}
	return name
}

func (l *loader) addresses(e *flow.Endpoint, p plainyaml.Pair, f map[string]plainyaml.Node) {
	if a := l.Word(f["address"], "address"); a != "" {
		e.Addresses = []string{a}
	}
	e.Addresses = append(e.Addresses, l.Words(f["addresses"], "addresses")...)
	for _, a := range e.Addresses {
		if _, err := netip.ParseAddr(a); err != nil {
			l.At(p.Value, "bad-address", fmt.Sprintf("%q is no IP address", a), "write it like 203.0.113.10")
		}
		for _, other := range l.w.Endpoints {
			if slices.Contains(other.Addresses, a) {
				l.At(p.Value, "duplicate-address", fmt.Sprintf("%s is the address of %s already", a, other.Name), "give each endpoint its own")
			}
		}
	}
	switch {
	case e.Kind == flow.Server && len(e.Addresses) == 0:
		l.At(p.Key, "missing-key", fmt.Sprintf("the server %s has no address", e.Name), "add address: 203.0.113.10")
	case e.Kind != flow.Server && e.DNSName == "":
		l.At(p.Key, "missing-key", fmt.Sprintf("the endpoint %s has no name", e.Name), "add name: the DNS name that AWS gave it")
	}
}

// stands finds where an endpoint is: in a Region, in one of its zones, or in a
// city.
func (l *loader) stands(e *flow.Endpoint, f map[string]plainyaml.Node) {
	region, key := l.Word(f["region"], "region"), "region"
	if e.Zone = l.Word(f["zone"], "zone"); region == "" && e.Zone != "" {
		region, key = strings.TrimRight(e.Zone, "abcdef"), "zone"
	}
	city := l.Word(f["at"], "at")
	switch {
	case region != "":
		r, ok := geo.FindRegion(region)
		if !ok {
			l.At(f[key], "unknown-region", fmt.Sprintf("there is no Region %q", region), nearest.Hint(region, regionCodes()))
		}
		e.Region, e.Point = region, r.Point
	case city != "":
		p, err := geo.FindPlace(city)
		if err != nil {
			wrong(l.Reader, f["at"], "unknown-place", err)
		}
		e.Point = p.Point
	}
}

func regionCodes() []string {
	var codes []string
	for _, r := range geo.Regions() {
		codes = append(codes, r.Code)
	}
	return codes
}

// behind reads what stands behind a balancer or an accelerator.
func (l *loader) behind(e *flow.Endpoint, f map[string]plainyaml.Node) {
	names := endpointNames(l.w)
	e.Targets = l.known(f["targets"], "targets", "endpoint", names)
	e.Endpoints = l.known(f["endpoints"], "endpoints", "endpoint", names)
	if n := f["interval"]; !n.IsNull() {
		e.Interval = l.span(n, "interval")
	}
	e.Threshold = l.Int(f["threshold"], "threshold", 1, 10)
	for _, n := range l.List(f["ports"], "ports") {
		if port := l.Int(n, "a port", 1, 65535); port > 0 {
			e.Ports = append(e.Ports, port)
		}
	}
}

func (l *loader) span(n plainyaml.Node, what string) clock.Duration {
	d, err := clock.ParseDuration(l.Word(n, what))
	if err != nil {
		wrong(l.Reader, n, "bad-time", err)
	}
	return d
}

func endpointNames(w *World) []string {
	var names []string
	for _, e := range w.Endpoints {
		names = append(names, e.Name)
	}
	return names
}
