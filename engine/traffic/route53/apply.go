package route53

import (
	"fmt"
	"slices"
	"strings"
)

// The quotas of a batch and of a zone (traffic 1.5.4).
const (
	maxBatchRecords    = 1000
	maxBatchCharacters = 32000
	maxZoneRecords     = 10000
)

// recordKey is what tells record sets of a zone apart.
type recordKey struct{ name, typ, id string }

func keyOf(r *RecordSet) recordKey { return recordKey{r.Name, r.Type, r.SetID} }

// entry is a record set of a draft.
type entry struct {
	set     *RecordSet
	changed bool // by this batch, so that it is the one to blame
	gone    bool
}

// draft is a zone while a batch is applied to it. Only names that the batch
// speaks of are indexed: a zone may have 10,000 records and a batch one change.
type draft struct {
	zone     *Zone
	account  Account
	batch    *Batch
	entries  []entry
	names    map[string][]int     // entries of a name
	at       map[recordKey]int    // the entry of a record set
	order    []string             // names that changed, in order
	last     map[recordKey]string // the last action on a record set
	problems []Problem
}

func (z *Zone) draft(b *Batch, a Account) *draft {
	d := &draft{zone: z, account: a, batch: b, entries: make([]entry, len(z.Records), len(z.Records)+len(b.Changes)),
		names: make(map[string][]int, 2*len(b.Changes)), at: make(map[recordKey]int, len(b.Changes)), last: make(map[recordKey]string, len(b.Changes))}
	for i := range b.Changes {
		r := &b.Changes[i].Record
		if _, known := d.names[r.Name]; !known {
			d.names[r.Name] = nil
			d.order = append(d.order, r.Name)
		}
	}
	for i := range b.Changes {
		if a := b.Changes[i].Record.Alias; a != nil && d.names[a.DNSName] == nil {
			d.names[a.DNSName] = nil
		}
	}
	for i := range z.Records {
		d.entries[i].set = &z.Records[i]
		if at, wanted := d.names[z.Records[i].Name]; wanted {
			d.names[z.Records[i].Name] = append(at, i)
			d.at[keyOf(&z.Records[i])] = i
		}
	}
	return d
}

func (d *draft) add(p Problem) { d.problems = append(d.problems, p) }

// checkSize holds the batch's own limits, where an UPSERT counts twice.
func (d *draft) checkSize() {
	records, characters := 0, 0
	for i := range d.batch.Changes {
		c := &d.batch.Changes[i]
		twice := 1
		if c.Action == Upsert {
			twice = 2
		}
		was, wrote := records, characters
		records += twice * len(c.Record.Values)
		for _, v := range c.Record.Values {
			characters += twice * len(v)
		}
		if records > maxBatchRecords && was <= maxBatchRecords {
			d.add(batchRecords.at(c.ActionSpan, "send several batches: each value counts, and twice in an UPSERT", maxBatchRecords))
		}
		if characters > maxBatchCharacters && wrote <= maxBatchCharacters {
			d.add(batchCharacters.at(c.ActionSpan, "send several batches: each character of a value counts, and twice in an UPSERT", maxBatchCharacters))
		}
	}
}

// apply makes one change, in the order of the batch. What record sets are to
// each other is seen when all changes are made.
func (d *draft) apply(i int) {
	c := &d.batch.Changes[i]
	key := keyOf(&c.Record)
	if was, twice := d.last[key]; twice && (was != Delete || c.Action == Delete) {
		d.add(changedTwice.at(c.Record.Spans.Name, "change a record set once in a batch: one UPSERT, or DELETE and then CREATE", c.Record.Type, c.Record.Name))
		return
	}
	d.last[key] = c.Action
	at := d.find(key)
	switch c.Action {
	case Delete:
		d.remove(c, at)
	case Create:
		if at >= 0 {
			d.add(alreadyThere.at(c.ActionSpan, "use UPSERT to change it", setName(&c.Record)))
			return
		}
		d.put(c, at)
	case Upsert:
		d.put(c, at)
	}
}

func (d *draft) find(key recordKey) int {
	if at, ok := d.at[key]; ok && !d.entries[at].gone {
		return at
	}
	return -1
}

func (d *draft) put(c *Change, at int) {
	switch d.record(&c.Record); {
	case !within(c.Record.Name, d.zone.Name):
		return
	case at >= 0:
		d.entries[at] = entry{set: &c.Record, changed: true}
		return
	}
	d.names[c.Record.Name] = append(d.names[c.Record.Name], len(d.entries))
	d.at[keyOf(&c.Record)] = len(d.entries)
	d.entries = append(d.entries, entry{set: &c.Record, changed: true})
}

func (d *draft) remove(c *Change, at int) {
	switch {
	case at < 0:
		d.add(notThere.at(c.Record.Spans.Name, d.thereHint(&c.Record), setName(&c.Record)))
	case !same(d.entries[at].set, &c.Record):
		d.add(notTheSame.at(differs(d.entries[at].set, &c.Record), "a DELETE repeats the record set as it stands: copy it from the zone", setName(&c.Record)))
	default:
		d.entries[at].gone = true
	}
}

// thereHint says what stands under a name where a DELETE found nothing.
func (d *draft) thereHint(r *RecordSet) string {
	var there []string
	for _, at := range d.names[r.Name] {
		if e := d.entries[at]; !e.gone {
			there = append(there, strings.TrimSpace(e.set.Type+" "+e.set.SetID))
		}
	}
	if len(there) == 0 {
		return "the zone has no record set of this name"
	}
	return "under this name stand: " + strings.Join(there[:min(len(there), 8)], ", ")
}

// setName is a record set as Route 53's messages name it.
func setName(r *RecordSet) string {
	s := fmt.Sprintf("name='%s', type='%s'", r.Name, r.Type)
	if r.SetID != "" {
		s += fmt.Sprintf(", set-identifier='%s'", short(r.SetID))
	}
	return s
}

// same says whether two record sets are the same in all that AWS compares.
func same(a, b *RecordSet) bool {
	return samePolicy(a, b) && sameAlias(a, b) && a.TTL == b.TTL && sameValues(a, b) && a.HealthCheck == b.HealthCheck
}

// differs is the place in b of the first part in which it is not a's like.
func differs(a, b *RecordSet) Span {
	switch {
	case !samePolicy(a, b):
		return orElse(b.Spans.Policy, b)
	case !sameAlias(a, b):
		return orElse(b.Spans.Alias, b)
	case a.TTL != b.TTL:
		return orElse(b.Spans.TTL, b)
	case !sameValues(a, b) && len(b.Spans.Values) > 0:
		return b.Spans.Values[0]
	}
	return orElse(b.Spans.HealthCheck, b)
}

func orElse(s Span, r *RecordSet) Span {
	if s.IsZero() {
		return r.Spans.Name
	}
	return s
}

func samePolicy(a, b *RecordSet) bool {
	return a.Routing == b.Routing && a.Weight == b.Weight && a.Region == b.Region && a.Secondary == b.Secondary && a.Geo == b.Geo && a.Proximity == b.Proximity && a.CIDR == b.CIDR
}

func sameAlias(a, b *RecordSet) bool {
	return a.Alias == b.Alias || a.Alias != nil && b.Alias != nil && *a.Alias == *b.Alias
}

func sameValues(a, b *RecordSet) bool {
	keys := func(r *RecordSet) []string {
		s := make([]string, len(r.Values))
		for i, v := range r.Values {
			s[i] = sameAs(r.Type, v)
		}
		slices.Sort(s)
		return s
	}
	return slices.Equal(keys(a), keys(b))
}

// finish checks what the changed record sets are to each other and gives the
// zone as it is then.
func (d *draft) finish() (*Zone, []Problem) {
	d.checkGroups()
	next := *d.zone
	next.Records = make([]RecordSet, 0, len(d.entries))
	for _, e := range d.entries {
		if !e.gone {
			next.Records = append(next.Records, *e.set)
		}
	}
	if n := len(next.Records); n > maxZoneRecords && n > len(d.zone.Records) {
		d.add(zoneFull.at(d.batch.Changes[len(d.batch.Changes)-1].Span, "delete records, or ask AWS for a higher quota", n, maxZoneRecords))
	}
	return &next, sorted(d.problems)
}
