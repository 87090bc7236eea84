package answer

import (
	"slices"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// Question is a name and type looked up: which entry answers it, or why none
// does.
type Question struct {
	Name, Type string
	entry      int32 // -1 for none
	zone       int32 // -1 for none
	found      found
}

// found is how a name was found. The set is closed.
type found uint8

const (
	foundExact found = iota
	foundWildcard
	foundCNAME
	foundWildcardCNAME
	foundNoZone
	foundNoName
	foundNoType
	foundNothingPrivate
	foundDelegated
)

// Find looks a name and type up for this seat: the zone, then the name or the
// wildcard that stands for it, then the type or a CNAME.
func (s *Seat) Find(name, typ string) Question {
	q := Question{Name: clean(name), Type: strings.ToUpper(typ), entry: -1}
	q.zone = s.zone(q.Name)
	if q.zone < 0 {
		q.found = foundNoZone
		return q
	}
	s.find(&q)
	if q.entry < 0 && q.found != foundDelegated && s.t.world.Zones[q.zone].Private {
		q.found = foundNothingPrivate
	}
	if q.entry >= 0 && s.t.entries[q.entry].rank >= 0 {
		s.rank(&s.t.entries[q.entry])
	}
	return q
}

// zone is the closest zone above a name. A private zone of the asker's VPC goes
// before every public one, and the most specific wins (traffic 1.5.27).
func (s *Seat) zone(name string) int32 {
	if s.origin.VPC != "" {
		if z := s.closest(name, func(z *route53.Zone) bool {
			return z.Private && slices.ContainsFunc(z.VPCs, func(v route53.VPC) bool { return v.ID == s.origin.VPC })
		}); z >= 0 {
			return z
		}
	}
	return s.closest(name, func(z *route53.Zone) bool { return !z.Private })
}

func (s *Seat) closest(name string, fits func(*route53.Zone) bool) int32 {
	for ; name != "."; name = above(name) {
		for _, z := range s.t.zones[name] {
			if fits(s.t.world.Zones[z]) {
				return z
			}
		}
	}
	return -1
}

// find looks within the zone. A wildcard stands for names below it that do not
// exist; a name with other records, or with names below it, exists (RFC 4592).
func (s *Seat) find(q *Question) {
	t, apex := s.t, clean(s.t.world.Zones[q.zone].Name)
	for name := q.Name; name != apex; name = above(name) {
		if _, ok := t.byKey[entryKey{q.zone, name, "NS"}]; ok && (name != q.Name || q.Type != "NS") {
			q.found = foundDelegated
			return
		}
	}
	if t.names[nameKey{q.zone, q.Name}] {
		q.found = foundNoType
		q.pick(t, q.Name, foundExact, foundCNAME)
		return
	}
	q.found = foundNoName
	name := above(q.Name)
	for !t.names[nameKey{q.zone, name}] {
		name = above(name) // ends at the apex, which exists
	}
	if star := "*." + name; t.names[nameKey{q.zone, star}] {
		q.found = foundNoType
		q.pick(t, star, foundWildcard, foundWildcardCNAME)
	}
}

// pick takes the entry of the type, else the CNAME, which answers for all.
func (q *Question) pick(t *Table, name string, exact, cname found) {
	if e, ok := t.byKey[entryKey{q.zone, name, q.Type}]; ok {
		q.entry, q.found = e, exact
	} else if e, ok := t.byKey[entryKey{q.zone, name, "CNAME"}]; ok {
		q.entry, q.found = e, cname
	}
}

// nothing is the answer to a question that no entry answers.
func (q *Question) nothing(t *Table) Answer {
	a := Answer{Code: [...]Code{foundNoZone: Refused, foundDelegated: Refused, foundNoName: NXDomain, foundNothingPrivate: NXDomain, foundNoType: NoData}[q.found]}
	if a.Code != Refused {
		a.TTL = t.negTTL[q.zone]
	}
	return a
}
