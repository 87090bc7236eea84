package answer

import (
	"cmp"
	"slices"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// Table is a world made ready for questions.
type Table struct {
	world   World
	src     []*route53.RecordSet
	sets    []set
	entries []entry
	zones   map[string][]int32 // by name, in the world's order
	negTTL  []int32            // by zone
	names   map[nameKey]bool   // that exist: of records, and those above them
	byKey   map[entryKey]int32
	located int32 // how many entries depend on where one asks from
	widest  int32 // the most records that an entry has
	memos   int32 // how many entries an alias takes its health from
}

// set is a record set as the choice needs it.
type set struct {
	check    int32 // signal of its health check, -1 for none
	target   int32 // entry of an alias to a record, else index of an outside target
	ttl      int32
	weight   uint8
	kind     kind
	evaluate bool
}

// kind is what a record set leads to. The set is closed.
type kind uint8

const (
	toValues    kind = iota // its own values
	toEntry                 // an alias to records of the zone
	toTarget                // an alias to an AWS resource
	toNowhere               // an alias whose target is not there
	toLoop                  // an alias that leads back to itself
	toTooDeep               // an alias at the head of too long a chain
	toNoAddress             // an alias to a resource without addresses of its type
)

// entry is all record sets of one name and type: one routing policy.
type entry struct {
	first, n int32
	zone     int32
	rank     int32 // place among the located ones, -1 when the asker's place does not matter
	memo     int32 // place among those whose health is asked for, -1 for none
	routing  route53.Routing
}

// of are an entry's sets.
func (e *entry) of(t *Table) []set { return t.sets[e.first : e.first+e.n] }

type nameKey struct {
	zone int32
	name string
}

type entryKey struct {
	zone      int32
	name, typ string
}

// Compile makes a world ready. What AWS would have refused is answered all the
// same, as doc.go says.
func Compile(w World) *Table {
	t := &Table{world: w, zones: map[string][]int32{}, names: map[nameKey]bool{}, byKey: map[entryKey]int32{}}
	checks := map[string]int32{}
	for i := range w.Checks {
		checks[w.Checks[i].ID] = int32(i)
	}
	for i, z := range w.Zones {
		name := clean(z.Name)
		t.zones[name] = append(t.zones[name], int32(i))
		t.negTTL = append(t.negTTL, negativeTTL(z))
		t.addZone(int32(i), name, checks)
	}
	t.link()
	return t
}

// Record is the record set with an index, nil when there is none.
func (t *Table) Record(i int32) *route53.RecordSet {
	if i < 0 || int(i) >= len(t.src) {
		return nil
	}
	return t.src[i]
}

// order puts records of one name and type together; within them the primary
// comes first, then the order is that of the identifiers.
func order(a, b *route53.RecordSet) int {
	return cmp.Or(strings.Compare(clean(a.Name), clean(b.Name)), strings.Compare(a.Type, b.Type),
		later(a.Secondary)-later(b.Secondary), strings.Compare(a.SetID, b.SetID))
}

func later(secondary bool) int {
	if secondary {
		return 1
	}
	return 0
}

func (t *Table) addZone(zone int32, apex string, checks map[string]int32) {
	sorted := make([]*route53.RecordSet, len(t.world.Zones[zone].Records))
	for i := range sorted {
		sorted[i] = &t.world.Zones[zone].Records[i]
	}
	slices.SortStableFunc(sorted, order)
	t.names[nameKey{zone, apex}] = true
	for _, r := range sorted {
		at := int32(len(t.src))
		t.src = append(t.src, r)
		s := set{check: -1, weight: uint8(max(0, min(r.Weight, 255))), ttl: int32(max(0, min(r.TTL, maxTTL)))}
		if c, ok := checks[r.HealthCheck]; ok && r.HealthCheck != "" {
			s.check = c
		}
		t.sets = append(t.sets, s)
		t.addTo(entryKey{zone, clean(r.Name), r.Type}, apex, at, r.Routing)
	}
}

// addTo counts a set to its entry: the last one, or a new one.
func (t *Table) addTo(k entryKey, apex string, at int32, routing route53.Routing) {
	if e, ok := t.byKey[k]; ok {
		t.entries[e].n++
		t.widest = max(t.widest, t.entries[e].n)
		return
	}
	e := entry{first: at, n: 1, zone: k.zone, rank: -1, memo: -1, routing: routing}
	if routing == route53.Latency || routing == route53.Geoproximity || routing == route53.Geolocation || routing == route53.IPBased {
		e.rank = t.located
		t.located++
	}
	t.byKey[k] = int32(len(t.entries))
	t.widest = max(t.widest, 1)
	t.entries = append(t.entries, e)
	for name := k.name; name != "." && !t.names[nameKey{k.zone, name}]; name = above(name) {
		t.names[nameKey{k.zone, name}] = true
		if name == apex {
			return
		}
	}
}
