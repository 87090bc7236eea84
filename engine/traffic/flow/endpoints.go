package flow

import (
	"fmt"
	"slices"
	"strings"
)

// isTarget tells whether an alias may point to the endpoint.
func (e *Endpoint) isTarget() bool { return e.Kind != Server && e.DNSName != "" }

// inRegion tells whether what befalls a Region befalls the endpoint.
func (e *Endpoint) inRegion() bool { return e.Kind != CloudFront && e.Kind != GlobalAccelerator }

// addresses is how many addresses an endpoint of a kind has (modelled).
var addresses = [...]int{Server: 0, LoadBalancer: 2, S3Website: 1, CloudFront: 4, GlobalAccelerator: 2}

// everything is the scenario's endpoints with the targets that only a balancer
// names, and with addresses.
func (s *Scenario) everything() []Endpoint {
	all := slices.Clone(s.Endpoints)
	known := make(map[string]bool, len(all))
	for i := range all {
		known[all[i].Name] = true
	}
	for _, e := range s.Endpoints {
		for _, name := range e.Targets {
			if !known[name] {
				known[name] = true
				all = append(all, Endpoint{Name: name, Region: e.Region, Point: e.Point, Page: e.Page})
			}
		}
	}
	for i := range all {
		e := &all[i]
		if e.Region == "" {
			e.Region = regionOf(e.Zone)
		}
		for k := range addresses[e.Kind] {
			if len(e.Addresses) <= k {
				e.Addresses = append(slices.Clip(e.Addresses), fmt.Sprintf("198.18.%d.%d", i>>2&255, i&3<<6+k+1))
			}
		}
	}
	return all
}

// plainName is a DNS name without its final dot and in lower case, as an index.
func plainName(s string) string { return strings.ToLower(strings.TrimSuffix(s, ".")) }

// serviceName is the same of a name of AWS's; "dualstack." before a balancer's
// name leads to the same balancer.
func serviceName(s string) string { return strings.TrimPrefix(plainName(s), "dualstack.") }

// regionOf is the Region of a zone: "eu-west-1" of "eu-west-1a", and "us-west-2"
// of the Local Zone "us-west-2-lax-1a". It ends with the first number.
func regionOf(zone string) string {
	digit := strings.IndexAny(zone, "0123456789")
	if digit < 0 {
		return ""
	}
	rest := strings.TrimLeft(zone[digit:], "0123456789")
	return zone[:len(zone)-len(rest)]
}
