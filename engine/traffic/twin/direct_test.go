package twin

import (
	"fmt"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// deepest is how many aliases may lead to each other.
const deepest = 3

// direct gives a record of a group its values or its alias, and its health; it
// returns how many aliases lie below.
func (b *builder) direct(r *route53.RecordSet) int {
	if r.Routing == route53.Simple {
		r.SetID = ""
	}
	if r.Routing != route53.Multivalue {
		if lead, depth := b.ahead(r.Type); lead != "" && b.chance(60) {
			b.alias(r, &route53.Alias{ZoneID: b.zone.ID, DNSName: lead, Evaluate: b.chance(65)})
			return depth + 1
		}
		if (r.Type == "A" || r.Type == "AAAA") && b.chance(20) && b.aliasOut(r) {
			return 0
		}
	}
	b.values(r)
	return 0
}

// ahead is a group of a type that an alias may lead to, with its depth.
func (b *builder) ahead(typ string) (name string, depth int) {
	var names []string
	for i := range b.zone.Records {
		r := &b.zone.Records[i]
		d, ok := b.depth[r.Name+" "+r.Type]
		if ok && r.Type == typ && d < deepest && !strings.HasPrefix(r.Name, "*") {
			names = append(names, r.Name)
		}
	}
	if names = distinct(names); len(names) == 0 {
		return "", 0
	}
	name = names[len(names)-1-min(b.N(len(names)), b.N(len(names)))] // rather the later, which are deeper
	return name, b.depth[name+" "+typ]
}

// aliasOut makes a record an alias to a target outside the zones, if the one
// drawn may be led to from here; nearly always it has an address of the type.
func (b *builder) aliasOut(r *route53.RecordSet) bool {
	t := pick(b, b.targets)
	front := t.kind == "cloudfront" // never evaluated, not from private zones (1.5.8)
	if front && (b.zone.Private || r.Routing == route53.Failover) || !serves(t, r.Type) && b.chance(80) {
		return false
	}
	b.alias(r, &route53.Alias{ZoneID: t.zoneID, DNSName: t.name, Evaluate: !front && b.chance(65)})
	return true
}

// alias makes a record an alias: without TTL (1.5.9), evaluated in failover
// groups (1.5.20), at times with a check of its own.
func (b *builder) alias(r *route53.RecordSet, a *route53.Alias) {
	r.Alias, r.TTL = a, 0
	if r.Routing == route53.Failover {
		a.Evaluate = true
	}
	if r.Routing != route53.Simple && b.chance(20) {
		r.HealthCheck = pick(b, b.checks).ID
	}
}

// values gives a record values of its type, and mostly a health check; those of
// simple groups have none (1.5.17), primaries always one.
func (b *builder) values(r *route53.RecordSet) {
	n := 1
	if r.Routing == route53.Simple && r.Type != "CNAME" {
		n += b.N(3)
	}
	for i := range n {
		r.Values = append(r.Values, b.value(r.Type, i))
	}
	primary := r.Routing == route53.Failover && !r.Secondary
	if r.Routing != route53.Simple && (primary || b.chance(70)) {
		r.HealthCheck = pick(b, b.checks).ID
	}
}

func (b *builder) value(typ string, i int) string {
	switch typ {
	case "A":
		return fmt.Sprintf("203.0.113.%d", 10+8*b.N(25)+i)
	case "AAAA":
		return fmt.Sprintf("2001:db8:e::%x", 16+8*b.N(25)+i)
	case "CNAME":
		return fmt.Sprintf("host%d.example.net.", b.N(100))
	}
	return fmt.Sprintf("%q", strings.Repeat("v", 1+i))
}
