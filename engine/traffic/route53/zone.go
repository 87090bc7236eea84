package route53

import (
	"cmp"
	"fmt"
	"slices"
)

// TargetName is an AWS resource that an alias may target.
type TargetName struct {
	DNSName string // as AWS gives it, with or without the final dot
	ZoneID  string // hosted zone id of its name; empty where the kind has one for all
	Kind    string // one of TargetKinds
}

// TargetKinds are the kinds of AWS resources that aliases target (traffic 1.5.8).
var TargetKinds = []string{"elb", "cloudfront", "s3-website", "global-accelerator", "api-gateway", "vpc-endpoint", "elastic-beanstalk", "appsync"}

// The hosted zone ids that all names of a kind share (traffic 1.5.8).
const (
	CloudFrontZone        = "Z2FDTNDATAQYW2"
	GlobalAcceleratorZone = "Z2BJ6XQ5FK7U4H"
)

// Account is what a change is checked against beside its own zone.
type Account struct {
	Zones   []*Zone
	Checks  []HealthCheck
	Targets []TargetName
}

// servers are the name servers of every zone made here. Route 53 gives each
// zone four of its own; their names lie under awsdns.
var servers = []string{"ns-1.awsdns-00.com.", "ns-513.awsdns-00.net.", "ns-1025.awsdns-00.org.", "ns-1537.awsdns-00.co.uk."}

// NewZone is a public hosted zone with the NS and SOA records that AWS makes:
// SOA with TTL 900 and minimum 86400, NS with TTL 172800. A name that is none
// is kept as it stands.
func NewZone(id, name string) *Zone {
	if clean, err := CleanName(name); err == nil {
		name = clean
	}
	return &Zone{ID: id, Name: name, Records: []RecordSet{
		{Name: name, Type: "NS", TTL: 172800, Values: slices.Clone(servers)},
		{Name: name, Type: "SOA", TTL: 900, Values: []string{servers[0] + " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"}},
	}}
}

// With is the zone with records as a listing gives them: each is created, and
// those that the zone has are replaced. The limits of a batch do not hold.
func (z *Zone) With(records []RecordSet, a Account) (*Zone, []Problem) {
	b := &Batch{}
	for _, r := range records {
		b.Changes = append(b.Changes, Change{Action: Upsert, Record: r, Span: r.Span, ActionSpan: r.Span})
	}
	d := z.draft(b, a)
	seen := make(map[recordKey]bool, len(records))
	for i := range records {
		key := keyOf(&records[i])
		if seen[key] {
			d.add(alreadyThere.at(records[i].Spans.Name, "delete one of the two", setName(&records[i])))
			continue
		}
		seen[key] = true
		d.apply(i)
	}
	return z.or(d.finish())
}

// Apply is the zone after a change batch: all of it, or none and AWS's
// messages, each at the value at fault.
func (z *Zone) Apply(b *Batch, a Account) (*Zone, []Problem) {
	if len(b.Problems) > 0 {
		return z, b.Problems
	}
	if b.ZoneID != "" && b.ZoneID != z.ID {
		return z, []Problem{wrongHostedZone.at(b.zoneSpan, fmt.Sprintf("the zone %s has the id %s", z.Name, z.ID), short(b.ZoneID))}
	}
	d := z.draft(b, a)
	d.checkSize()
	for i := range b.Changes {
		d.apply(i)
	}
	return z.or(d.finish())
}

// or is the next zone, or z with the problems that stand in the way.
func (z *Zone) or(next *Zone, problems []Problem) (*Zone, []Problem) {
	if len(problems) > 0 {
		return z, problems
	}
	return next, nil
}

// sorted orders problems by their places; those of one place keep their order.
func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return problems
}
