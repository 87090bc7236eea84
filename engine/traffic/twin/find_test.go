package twin

import (
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// zoneFor is the zone that answers: in a VPC the most specific private zone
// associated with it, and no public one beside it (1.5.27); else the most
// specific public zone.
func (t twin) zoneFor(o origin, name string) *route53.Zone {
	var private, public *route53.Zone
	for _, z := range t.zones {
		if !within(name, z.Name) {
			continue
		}
		if z.Private && associated(z, o.vpc) && (private == nil || len(z.Name) > len(private.Name)) {
			private = z
		}
		if !z.Private && (public == nil || len(z.Name) > len(public.Name)) {
			public = z
		}
	}
	if private == nil || t.publicDeeper && public != nil && len(public.Name) > len(private.Name) {
		return public
	}
	return private
}

func associated(z *route53.Zone, vpc string) bool {
	return vpc != "" && slices.ContainsFunc(z.VPCs, func(v route53.VPC) bool { return v.ID == vpc })
}

// within is whether a name is a zone's own or below it.
func within(name, zone string) bool { return name == zone || strings.HasSuffix(name, "."+zone) }

func clean(name string) string {
	name = strings.ToLower(name)
	if !strings.HasSuffix(name, ".") {
		name += "."
	}
	return name
}

// records are those of one name and type.
func records(z *route53.Zone, name, typ string) []*route53.RecordSet {
	var group []*route53.RecordSet
	for i := range z.Records {
		if r := &z.Records[i]; r.Name == name && r.Type == typ {
			group = append(group, r)
		}
	}
	return group
}

func hasRecords(z *route53.Zone, name string) bool {
	return slices.ContainsFunc(z.Records, func(r route53.RecordSet) bool { return r.Name == name })
}

// exists is whether a name is there: with records, or with names below it that
// have some (an empty non-terminal of RFC 4592).
func (t twin) exists(z *route53.Zone, name string) bool {
	if t.looseWildcards {
		return hasRecords(z, name)
	}
	return slices.ContainsFunc(z.Records, func(r route53.RecordSet) bool { return within(r.Name, name) })
}

// wildcard is the one that stands for a name that does not exist: directly
// below the closest name above it that exists, or none.
func (t twin) wildcard(z *route53.Zone, name string) (string, bool) {
	for name != z.Name {
		_, name, _ = strings.Cut(name, ".")
		if star := "*." + name; hasRecords(z, star) {
			return star, true
		}
		if t.exists(z, name) && !t.looseWildcards {
			return "", false
		}
	}
	return "", false
}

// find gives the group that answers, empty with the code when there is none.
func (t twin) find(z *route53.Zone, name, typ string) ([]*route53.RecordSet, code) {
	if !t.exists(z, name) {
		star, ok := t.wildcard(z, name)
		if !ok {
			return nil, nxDomain
		}
		name = star
	}
	group := records(z, name, typ)
	if len(group) == 0 {
		group = records(z, name, "CNAME")
	}
	switch {
	case len(group) > 0:
		return group, noError
	case z.Private && !t.privateNoData:
		return nil, nxDomain
	}
	return nil, noData
}

// negativeTTL is the lesser of the SOA's TTL and its minimum (1.5.38).
func negativeTTL(z *route53.Zone) int {
	for _, soa := range records(z, z.Name, "SOA") {
		fields := strings.Fields(soa.Values[0])
		if least, err := strconv.Atoi(fields[len(fields)-1]); err == nil {
			return min(soa.TTL, least)
		}
	}
	return 900
}

func negative(z *route53.Zone, c code) odds { return certain(answer{code: c, ttl: negativeTTL(z)}) }
