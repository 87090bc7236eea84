package twin

import (
	"slices"

	"gatehouse/engine/traffic/route53"
)

// healthy is whether a record set is: by its check (1.5.13), and by its target
// too when it is an alias that evaluates it; without either, always (1.5.12).
// path holds the groups on the way: one met again is unhealthy.
func (t twin) healthy(z *route53.Zone, o origin, r *route53.RecordSet, path []string) bool {
	if r.HealthCheck != "" && !t.signal(r.HealthCheck) {
		return false
	}
	if r.Alias == nil || !r.Alias.Evaluate {
		return true
	}
	if r.Alias.ZoneID != z.ID {
		_, up, ok := t.target(r.Alias)
		return ok && up
	}
	key := r.Alias.DNSName
	if slices.Contains(path, key) {
		return false
	}
	group := records(z, r.Alias.DNSName, r.Type)
	if t.applicableHealth {
		group = t.applicable(z, o, group)
	}
	path = append(slices.Clone(path), key)
	return slices.ContainsFunc(group, func(r *route53.RecordSet) bool { return t.healthy(z, o, r, path) })
}

// standing are those that a choice is made among: the healthy, and all when
// none is.
func (t twin) standing(z *route53.Zone, o origin, group []*route53.RecordSet) []*route53.RecordSet {
	up := keep(group, func(r *route53.RecordSet) bool {
		return t.healthy(z, o, r, nil) || t.chinaUnhealthy && t.preferred(z, o, r)
	})
	if len(up) == 0 {
		return group
	}
	return up
}

func keep(group []*route53.RecordSet, ok func(*route53.RecordSet) bool) []*route53.RecordSet {
	var kept []*route53.RecordSet
	for _, r := range group {
		if ok(r) {
			kept = append(kept, r)
		}
	}
	return kept
}
