package route53

import (
	"fmt"
	"strings"

	"gatehouse/engine/traffic/geo"
)

// The quotas of a group (traffic 1.5.3).
const (
	maxWeighted  = 100
	maxProximity = 30
)

// checkGroups checks the names that the batch changed, when all changes are
// made: a batch is all or nothing, so only its end counts.
func (d *draft) checkGroups() {
	for _, name := range d.order {
		var all []entry
		for _, at := range d.names[name] {
			if !d.entries[at].gone {
				all = append(all, d.entries[at])
			}
		}
		d.cnames(name, all)
		for _, group := range byType(all) {
			d.group(group)
		}
		for _, e := range all {
			if e.changed && e.set.Alias != nil {
				d.alias(e.set)
			}
		}
		if name == d.zone.Name {
			d.apex(all)
		}
	}
}

// byType splits the record sets of one name, in order.
func byType(all []entry) [][]entry {
	var groups [][]entry
	at := map[string]int{}
	for _, e := range all {
		i, ok := at[e.set.Type]
		if !ok {
			i = len(groups)
			at[e.set.Type], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], e)
	}
	return groups
}

// cnames holds that a CNAME stands alone under its name (traffic 1.5.7). Of
// two that a batch creates the later is refused.
func (d *draft) cnames(name string, all []entry) {
	if len(all) == 0 || name == d.zone.Name {
		return // at the apex a CNAME is refused for another reason
	}
	type found struct{ cname, other, before bool }
	var f found
	for _, e := range all {
		if !e.changed {
			f.cname, f.other = f.cname || e.set.Type == "CNAME", f.other || e.set.Type != "CNAME"
		}
	}
	for _, e := range all {
		if !e.changed {
			continue
		}
		is := e.set.Type == "CNAME"
		switch {
		case is && f.other:
			d.add(cnameJoins.at(e.set.Spans.Type, "delete the others in the same batch, or use another name", name, d.zone.Name))
		case !is && f.cname:
			d.add(joinsCNAME.at(e.set.Spans.Type, "delete the CNAME in the same batch, or use another name", e.set.Type, name, d.zone.Name))
		}
		f.cname, f.other = f.cname || is, f.other || !is
	}
}

// apex holds that a zone keeps its SOA and its NS record (traffic 1.5.5).
func (d *draft) apex(all []entry) {
	soa, ns := false, false
	for _, e := range all {
		soa, ns = soa || e.set.Type == "SOA", ns || e.set.Type == "NS"
	}
	for i := range d.batch.Changes {
		c := &d.batch.Changes[i]
		switch {
		case c.Action != Delete || c.Record.Name != d.zone.Name:
		case c.Record.Type == "SOA" && !soa:
			d.add(lastSOA.at(c.ActionSpan, "use UPSERT to change it"))
		case c.Record.Type == "NS" && !ns:
			d.add(lastNS.at(c.ActionSpan, "use UPSERT to change it"))
		}
	}
}

// group holds what the record sets of one name and type are to each other:
// one routing policy (traffic 1.5.2), and what each policy asks (1.5.3).
func (d *draft) group(group []entry) {
	first := group[0]
	for _, e := range group {
		if !e.changed {
			first = e
			break
		}
	}
	mixed := false
	for _, e := range group {
		if e.changed && e.set.Routing != first.set.Routing {
			mixed = true
			d.joins(e.set, first.set)
		}
	}
	if mixed {
		return
	}
	switch first.set.Routing {
	case Weighted:
		d.weighted(group, first)
	case Latency, Geolocation, Failover, IPBased:
		d.distinct(group)
	case Geoproximity:
		d.count(group, maxProximity, tooManyProximity)
	}
}

// joins refuses a record set whose policy is not that of its group.
func (d *draft) joins(r, other *RecordSet) {
	span, hint := orElse(r.Spans.Policy, r), fmt.Sprintf("delete the others in the same batch, or give this one %s routing too", other.Routing)
	switch r.Routing {
	case Simple:
		d.add(simpleJoins.at(r.Spans.Name, hint, r.Name, r.Type))
	case Weighted:
		d.add(weightedJoins.at(span, hint, r.Name, r.Type, short(r.SetID)))
	case Latency:
		d.add(latencyJoins.at(span, hint, r.Name, r.Type, short(r.SetID), r.Region))
	case Geolocation:
		d.add(geoJoins.at(span, hint, r.Name, r.Type, short(r.SetID), place(r.Geo)))
	default:
		d.add(otherJoins.at(span, hint, short(r.SetID), r.Name, r.Type, r.Routing, other.Routing))
	}
}

// place is a geolocation as Route 53's messages write it.
func place(g Geo) string {
	switch {
	case g.Continent != "":
		name := geo.ContinentName(g.Continent)
		return fmt.Sprintf("continent = (%s, %s)", g.Continent, name)
	case g.Country == "*":
		return "country = (*, Default)"
	case g.Subdivision != "":
		return fmt.Sprintf("country = (%s), subdivision = (%s)", g.Country, g.Subdivision)
	}
	return fmt.Sprintf("country = (%s)", g.Country)
}

func (d *draft) weighted(group []entry, first entry) {
	d.count(group, maxWeighted, tooManyWeighted)
	ttl := -1
	for _, e := range append([]entry{first}, group...) {
		switch {
		case e.set.Alias != nil:
		case ttl < 0:
			ttl = e.set.TTL
		case e.changed && e.set.TTL != ttl:
			d.add(weightedTTL.at(e.set.Spans.TTL, fmt.Sprintf("write %d, or change the TTL of all of them in one batch", ttl), e.set.Name, e.set.Type, short(e.set.SetID)))
		}
	}
}

func (d *draft) count(group []entry, most int, f fault) {
	if len(group) <= most {
		return
	}
	for i := len(group) - 1; i >= 0; i-- {
		if r := group[i].set; group[i].changed {
			d.add(f.at(r.Spans.Name, "delete some of them", r.Name, r.Type, len(group), most))
			return
		}
	}
}

// distinct holds that no two record sets of a group are for the same Region,
// location or role, and that one CIDR collection serves a group.
func (d *draft) distinct(group []entry) {
	seen := map[string]entry{}
	var collection *RecordSet
	for _, changed := range []bool{false, true} { // what stands already is not to blame
		for _, e := range group {
			if e.changed != changed {
				continue
			}
			r := e.set
			if other, twice := seen[slot(r)]; twice {
				d.twice(r, other.set)
			} else {
				seen[slot(r)] = e
			}
			if r.Routing == IPBased && collection != nil && collection.CIDR.Collection != r.CIDR.Collection {
				d.add(twoCollections.at(r.Spans.Policy, "use one collection for all of them", r.Name, r.Type, collection.CIDR.Collection, r.CIDR.Collection))
			} else if r.Routing == IPBased {
				collection = r
			}
		}
	}
	d.cloudFrontPair(seen)
}

// slot is that of which a group has one.
func slot(r *RecordSet) string {
	switch r.Routing {
	case Latency:
		return r.Region
	case Geolocation:
		return strings.Join([]string{r.Geo.Continent, r.Geo.Country, r.Geo.Subdivision}, "/")
	case Failover:
		return role(r)
	}
	return r.CIDR.Location
}

func role(r *RecordSet) string {
	if r.Secondary {
		return "SECONDARY"
	}
	return "PRIMARY"
}

func (d *draft) twice(r, other *RecordSet) {
	span := orElse(r.Spans.Policy, r)
	switch r.Routing {
	case Latency:
		d.add(sameRegion.at(span, fmt.Sprintf("the record set %s has this Region: change that one, or name another Region", other.SetID), r.Name, r.Type, short(r.SetID), r.Region))
	case Geolocation:
		d.add(samePlace.at(span, fmt.Sprintf("the record set %s has this location: change that one, or name another location", other.SetID), r.Name, r.Type, short(r.SetID), place(r.Geo)))
	case Failover:
		d.add(sameRole.at(span, "a failover pair is one PRIMARY and one SECONDARY", r.Name, r.Type, role(r), short(other.SetID), short(r.SetID)))
	default:
		d.add(sameBlock.at(span, "name another location of the collection", r.Name, r.Type, r.CIDR.Location, short(other.SetID), short(r.SetID)))
	}
}

// cloudFrontPair refuses two distributions in one failover pair: both would
// need the same alternate domain name (traffic 1.5.8).
func (d *draft) cloudFrontPair(seen map[string]entry) {
	p, s := seen["PRIMARY"], seen["SECONDARY"]
	if p.set == nil || s.set == nil || p.set.Alias == nil || s.set.Alias == nil ||
		d.kindOf(p.set.Alias) != "cloudfront" || d.kindOf(s.set.Alias) != "cloudfront" {
		return
	}
	at := s
	if !s.changed {
		at = p
	}
	d.add(cloudFrontTwice.at(orElse(at.set.Spans.AliasName, at.set), "an alternate domain name belongs to one distribution: use another target for one of them", at.set.Name))
}
