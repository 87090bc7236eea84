package route53

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/nearest"
)

// record holds what is asked of one record set by itself, in its zone.
func (d *draft) record(r *RecordSet) {
	z := d.zone
	if !within(r.Name, z.Name) {
		d.add(outsideZone.at(r.Spans.Name, fmt.Sprintf("write the whole name: one that ends with .%s", z.Name), r.Name, z.Name))
		return
	}
	if partlyWild(r.Name) {
		d.add(partWildcard.at(r.Spans.Name, "let the asterisk be the whole leftmost label, as *.example.com", unescaped(r.Name)))
	}
	if r.Type == "CNAME" && r.Name == z.Name {
		d.add(cnameAtApex.at(r.Spans.Type, "use an alias record: type A or AAAA, with AliasTarget", r.Name, z.Name))
	}
	if r.Type == "NS" || r.Type == "SOA" {
		d.delegation(r)
	}
	if z.Private && r.Routing == IPBased {
		d.add(privatePolicy.at(r.Spans.Policy, "use geolocation, or another policy", r.Routing))
	}
	if r.HealthCheck != "" && !slices.ContainsFunc(d.account.Checks, func(c HealthCheck) bool { return c.ID == r.HealthCheck }) {
		d.add(noCheck.at(orElse(r.Spans.HealthCheck, r), nearest.Hint(r.HealthCheck, d.checkIDs()), short(r.HealthCheck)))
	}
	d.failover(r)
	d.located(r)
}

// unescaped is a name with its asterisks as people write them.
func unescaped(name string) string { return strings.ReplaceAll(name, wildcard, "*") }

func (d *draft) checkIDs() []string {
	var ids []string
	for _, c := range d.account.Checks {
		ids = append(ids, c.ID)
	}
	return ids
}

// delegation holds what is asked of NS and SOA (traffic 1.5.5, 1.5.6).
func (d *draft) delegation(r *RecordSet) {
	switch {
	case r.Alias != nil:
		d.add(delegationAlias.at(orElse(r.Spans.Alias, r), "write the values themselves", r.Type))
	case r.Type == "SOA" && r.Name != d.zone.Name:
		d.add(soaElsewhere.at(r.Spans.Name, "delete this record set", d.zone.Name, r.Name))
	case r.Type == "NS" && strings.HasPrefix(r.Name, wildcard+"."):
		d.add(wildcardNS.at(r.Spans.Name, "delegate each name by itself"))
	}
}

// failover holds what is asked of one failover record set (traffic 1.5.20).
func (d *draft) failover(r *RecordSet) {
	switch {
	case r.Routing != Failover:
	case r.Alias == nil && !r.Secondary && r.HealthCheck == "":
		d.add(primaryUnchecked.at(r.Spans.Policy, `add "HealthCheckId": without one the primary never counts as unhealthy`))
	case r.Alias != nil && !r.Alias.Evaluate && d.kindOf(r.Alias) != "cloudfront":
		d.add(failoverEvaluate.at(orElse(r.Spans.AliasEvaluate, r), "write true"))
	}
}

// located holds that an IP-based record set names a location that there is
// (traffic 1.5.25).
func (d *draft) located(r *RecordSet) {
	if r.Routing != IPBased {
		return
	}
	var ids, locations []string
	there := false
	for _, c := range d.zone.Collections {
		ids = append(ids, c.ID)
		if c.ID != r.CIDR.Collection && c.Name != r.CIDR.Collection {
			continue
		}
		there = true
		for _, l := range c.Locations {
			locations = append(locations, l.Name)
		}
	}
	switch {
	case !there:
		d.add(noCollection.at(r.Spans.Policy, nearest.Hint(r.CIDR.Collection, ids), short(r.CIDR.Collection)))
	case r.CIDR.Location != "*" && !slices.Contains(locations, r.CIDR.Location):
		d.add(noLocation.at(r.Spans.Policy, nearest.Hint(r.CIDR.Location, append(locations, "*")), short(r.CIDR.Collection), short(r.CIDR.Location)))
	}
}
