package route53

import (
	"fmt"

	"gatehouse/engine/plainjson"
)

// The actions of a change.
const (
	Create = "CREATE"
	Delete = "DELETE"
	Upsert = "UPSERT"
)

var actions = []string{Create, Delete, Upsert}

// Change is one change of a batch.
type Change struct {
	Action           string // CREATE, DELETE or UPSERT
	Record           RecordSet
	Span, ActionSpan Span
}

// Batch is a change batch as ChangeResourceRecordSets takes it. One with
// problems is returned as far as it was understood, and is never applied.
type Batch struct {
	Name     string // of its document
	ZoneID   string // HostedZoneId of the whole request, empty in a bare batch
	Comment  string
	Changes  []Change
	Problems []Problem // in the order of the document
	zoneSpan Span
}

var (
	requestShape = []member{{"HostedZoneId", text, true}, {"ChangeBatch", object, true}}
	batchShape   = []member{{"Comment", text, false}, {"Changes", list, true}}
	changeShape  = []member{{"Action", text, true}, {"ResourceRecordSet", object, true}}
	recordsShape = []member{{"ResourceRecordSets", list, true}, {"IsTruncated", anything, false}, {"MaxItems", anything, false},
		{"NextRecordName", anything, false}, {"NextRecordType", anything, false}, {"NextRecordIdentifier", anything, false}, {"NextToken", anything, false}}
)

// Bounds of documents: a batch may hold 32,000 characters of values, a
// listing 10,000 records.
var (
	batchLimits   = plainjson.Limits{Visible: true, Size: 1 << 20, Depth: 12, What: "a change batch", TooBig: "split it into several", BigRule: "1.5.4"}
	recordsLimits = plainjson.Limits{Visible: true, Size: 8 << 20, Depth: 12, What: "a list of record sets", BigRule: "1.5.4"}
)

// ParseBatch reads a change batch, or the whole request around one, from JSON.
func ParseBatch(name string, src []byte) *Batch {
	f := &form{doc: name}
	b := &Batch{Name: name}
	if n, ok := f.read(src, batchLimits); ok {
		f.batch(b, n)
	}
	b.Problems = sorted(f.problems)
	return b
}

// read is the document's outermost object.
func (f *form) read(src []byte, limits plainjson.Limits) (plainjson.Node, bool) {
	n, p := plainjson.Read(src, limits)
	if p != nil {
		f.add(*p)
		return n, false
	}
	if n.Kind != '{' {
		f.add(Problem{Code: "json", Message: limits.What + " is one JSON object", Hint: "begin with {", Span: opening(n)})
		return n, false
	}
	return n, true
}

func (f *form) batch(b *Batch, n plainjson.Node) {
	if keyed(n, "ChangeBatch") || keyed(n, "HostedZoneId") {
		o := f.members(n, "Input", requestShape)
		b.ZoneID, b.zoneSpan = bareID(f.line(&o, "HostedZoneId", 1, 32+len("/hostedzone/"))), o.span("HostedZoneId")
		inner, ok := o.get("ChangeBatch")
		if !ok {
			return
		}
		n = inner
	}
	o := f.members(n, "ChangeBatch", batchShape)
	b.Comment = f.line(&o, "Comment", 0, 256)
	changes, ok := o.get("Changes")
	if !ok {
		return
	}
	if len(changes.Kids) == 0 {
		f.add(emptyList.at(changes.Span, `write [{"Action": ..., "ResourceRecordSet": {...}}]`, "ChangeBatch.Changes"))
	}
	for i, kid := range changes.Kids {
		path := fmt.Sprintf("ChangeBatch.Changes[%d]", i)
		if f.fits(kid, path, object) {
			b.Changes = append(b.Changes, f.changeOf(kid, path))
		}
	}
}

func (f *form) changeOf(n plainjson.Node, path string) Change {
	o := f.members(n, path, changeShape)
	c := Change{Span: n.Span, ActionSpan: o.span("Action"), Action: f.word(&o, "Action", actions)}
	if set, ok := o.get("ResourceRecordSet"); ok {
		c.Record = f.record(set, path+".ResourceRecordSet", o.text("Action"))
	}
	return c
}

// ParseRecords reads record sets as ListResourceRecordSets prints them.
func ParseRecords(name string, src []byte) ([]RecordSet, []Problem) {
	f := &form{doc: name}
	n, ok := f.read(src, recordsLimits)
	if !ok {
		return nil, f.problems
	}
	o := f.members(n, "Records", recordsShape)
	sets, _ := o.get("ResourceRecordSets")
	records := make([]RecordSet, 0, len(sets.Kids))
	for i, kid := range sets.Kids {
		path := fmt.Sprintf("ResourceRecordSets[%d]", i)
		if f.fits(kid, path, object) {
			records = append(records, f.record(kid, path, Create))
		}
	}
	return records, sorted(f.problems)
}
