package route53

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/nearest"
)

// addressTypes are the types that an alias to an AWS resource may have.
var addressTypes = []string{"A", "AAAA"}

// suffixes tell a resource's kind by its name.
var suffixes = []struct{ kind, suffix string }{
	{"elb", ".elb.amazonaws.com."}, {"cloudfront", ".cloudfront.net."}, {"s3-website", ".s3-website."},
	{"global-accelerator", ".awsglobalaccelerator.com."}, {"api-gateway", ".amazonaws.com."}, {"vpc-endpoint", ".vpce.amazonaws.com."},
	{"elastic-beanstalk", ".elasticbeanstalk.com."}, {"appsync", ".appsync-api."},
}

// sharedZone is the hosted zone id of all names of a kind, where there is one.
func sharedZone(kind string) string {
	switch kind {
	case "cloudfront":
		return CloudFrontZone
	case "global-accelerator":
		return GlobalAcceleratorZone
	}
	return ""
}

// target finds the AWS resource of a name.
func (d *draft) target(name string) (TargetName, bool) {
	for _, t := range d.account.Targets {
		clean, err := CleanName(t.DNSName)
		if err == nil && strings.TrimPrefix(clean, "dualstack.") == name {
			if t.ZoneID == "" {
				t.ZoneID = sharedZone(t.Kind)
			}
			return t, true
		}
	}
	return TargetName{}, false
}

// kindOf is the kind of an alias's target: as the account says, or by the
// hosted zone id that all of a kind share.
func (d *draft) kindOf(a *Alias) string {
	switch t, ok := d.target(a.DNSName); {
	case ok:
		return t.Kind
	case a.ZoneID == CloudFrontZone:
		return "cloudfront"
	case a.ZoneID == GlobalAcceleratorZone:
		return "global-accelerator"
	}
	return ""
}

// alias holds what is asked of an alias (traffic 1.5.7, 1.5.8), when all
// changes are made.
func (d *draft) alias(r *RecordSet) {
	a := r.Alias
	switch {
	case r.Type == "NS" || r.Type == "SOA": // refused already
	case a.ZoneID == d.zone.ID:
		d.ownTarget(r)
	default:
		d.foreignTarget(r)
	}
	if d.kindOf(a) != "cloudfront" {
		return
	}
	if a.Evaluate {
		d.add(cloudFrontHealth.at(orElse(r.Spans.AliasEvaluate, r), "write false"))
	}
	if d.zone.Private {
		d.add(cloudFrontPrivate.at(orElse(r.Spans.AliasName, r), "write the record in the public hosted zone"))
	}
}

// ownTarget is an alias of a record set in the same zone: its type is the
// target's.
func (d *draft) ownTarget(r *RecordSet) {
	a := r.Alias
	if !within(a.DNSName, d.zone.Name) {
		d.outside(r, d.resourceHint(a.DNSName))
		return
	}
	if a.DNSName == r.Name {
		d.add(aliasItself.at(orElse(r.Spans.AliasName, r), "name another record set of the zone, or an AWS resource", r.Name, r.Type))
		return
	}
	var types []string
	for _, at := range d.names[a.DNSName] {
		if e := d.entries[at]; !e.gone && e.set.Type == r.Type {
			return
		} else if !e.gone {
			types = append(types, e.set.Type)
		}
	}
	hint := fmt.Sprintf("create the record set %s of type %s first, or in the same batch", a.DNSName, r.Type)
	if len(types) > 0 {
		hint = fmt.Sprintf("%s has type %s: an alias has the type of its target", a.DNSName, strings.Join(slices.Compact(types), ", "))
	}
	d.missing(r, hint)
}

// foreignTarget is an alias of an AWS resource.
func (d *draft) foreignTarget(r *RecordSet) {
	a := r.Alias
	t, ok := d.target(a.DNSName)
	switch {
	case ok && t.ZoneID != a.ZoneID:
		d.outside(r, fmt.Sprintf("the hosted zone id of this name is %s", t.ZoneID))
	case ok && !slices.Contains(addressTypes, r.Type) && (t.Kind != "cloudfront" || r.Type != "HTTPS"):
		d.missing(r, "an alias to an AWS resource has type A or AAAA")
	case ok:
	case slices.ContainsFunc(d.account.Zones, func(z *Zone) bool { return z.ID == a.ZoneID }):
		d.add(aliasOtherZone.at(r.Spans.AliasZone, fmt.Sprintf("write %s, or use a CNAME record", d.zone.ID), a.ZoneID))
	case d.kindOf(a) != "" || slices.ContainsFunc(d.account.Targets, func(t TargetName) bool { return t.ZoneID == a.ZoneID }):
		d.missing(r, d.nameHint(a.DNSName)) // the id is right, the name is not
	default:
		d.outside(r, d.nameHint(a.DNSName))
	}
}

// outside is Route 53's answer to a hosted zone id that is not the target's:
// two messages.
func (d *draft) outside(r *RecordSet, hint string) {
	d.add(aliasOutside.at(orElse(r.Spans.AliasZone, r), hint, r.Alias.DNSName, r.Type, r.Alias.ZoneID))
	d.missing(r, hint)
}

func (d *draft) missing(r *RecordSet, hint string) {
	p := aliasMissing.at(orElse(r.Spans.AliasName, r), hint, r.Alias.DNSName, r.Type, r.Alias.ZoneID)
	if !within(r.Alias.DNSName, d.zone.Name) {
		p.Rule = "1.5.8" // of resources, not of records
	}
	d.add(p)
}

// resourceHint is the next step when the zone's own id stands beside a name
// outside of it, the commonest mistake with aliases.
func (d *draft) resourceHint(name string) string {
	if t, ok := d.target(name); ok {
		return fmt.Sprintf("HostedZoneId is the resource's, not this zone's: %s", t.ZoneID)
	}
	for _, s := range suffixes {
		if strings.Contains(name, s.suffix) {
			return "HostedZoneId is the resource's, not this zone's"
		}
	}
	return "an alias targets an AWS resource or a record set of this zone: for another name use a CNAME record"
}

func (d *draft) nameHint(name string) string {
	var names []string
	for _, t := range d.account.Targets {
		names = append(names, t.DNSName)
	}
	if len(names) == 0 {
		return d.resourceHint(name)
	}
	return nearest.Hint(strings.TrimSuffix(name, "."), names)
}
