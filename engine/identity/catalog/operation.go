package catalog

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Operation is a call of an API and what it needs to be allowed (M1): often
// not the action of its own name, sometimes several, on resources of several
// kinds or even of other services.
type Operation struct {
	Name    string   // "s3:ListObjectsV2": the prefix of the service's actions and the call
	Needs   []Need   // all that hold are needed; none when the call is allowed to everybody who signs it
	Rules   []string // rules that it is an example of: "M1", "14"
	Missing Missing
	Event   Event
	Page    string // the AWS page that says so
}

// Need is one action that a call needs on one kind of resource.
type Need struct {
	Action   string   // "s3:ListBucket"
	Resource string   // the type it is asked on, "s3:bucket"; "*" when it has none
	ARN      string   // the format of that type's ARN; "*" when it has none
	Of       string   // which of the call's resources: "source", "destination", "each" of many; empty for the only one
	When     Occasion // empty for always
	Keys     []string // condition keys that it carries and that are worth knowing
}

// Missing is what a call answers when the thing it asks for is not there (M2).
// The zero value says nothing of it.
type Missing struct {
	Found int    // HTTP status for a caller who may see that it is missing
	Tells string // the action that lets a caller see so; empty when none does
	Else  int    // HTTP status for all others
}

// Status is the answer to a caller who may or may not do the action that
// tells: S3 says 404 only to those who may list the bucket, 403 to others
// (M2).
func (m Missing) Status(mayTell bool) int {
	if mayTell {
		return m.Found
	}
	return m.Else
}

// Event is the kind of event that CloudTrail makes of a call; empty where AWS
// does not say.
type Event string

// The kinds of events.
const (
	Management Event = "management"
	Data       Event = "data"
)

// OnByDefault says whether a trail records such events unless told otherwise:
// reads and writes of objects, items and messages and calls of functions are
// left out (M11).
func (e Event) OnByDefault() bool { return e == Management }

//go:embed operations.tsv
var operationText string

var operations = sync.OnceValue(func() []Operation {
	var all []Operation
	for row := range rowsOf(operationText).beginning("") {
		c := operationCells(row)
		if n := len(all); n == 0 || all[n-1].Name != c[0] {
			all = append(all, Operation{Name: c[0], Rules: list(c[6]), Missing: readMissing(c[7]), Event: Event(c[8]), Page: c[9]})
		}
		if op := &all[len(all)-1]; c[1] != "" {
			op.Needs = append(op.Needs, Need{c[1], c[2], formatOf(c[2]), c[3], Occasion(c[4]), list(c[5])})
		}
	}
	return all
})

// operationCells are the cells of a row; a lone "-" is an empty one.
func operationCells(row string) (c [10]string) {
	for i := range c {
		c[i], row, _ = strings.Cut(row, "\t")
		if c[i] == "-" {
			c[i] = ""
		}
	}
	return c
}

// readMissing reads "404 s3:ListBucket 403": a status, the action that tells,
// and the status for all others.
func readMissing(cell string) Missing {
	f := strings.Fields(cell)
	if len(f) != 3 {
		return Missing{}
	}
	found, _ := strconv.Atoi(f[0])
	other, _ := strconv.Atoi(f[2])
	return Missing{found, strings.TrimPrefix(f[1], "-"), other}
}

var operationByName = sync.OnceValue(func() map[string]*Operation {
	all := map[string]*Operation{}
	for i := range operations() {
		all[strings.ToLower(operations()[i].Name)] = &operations()[i]
	}
	return all
})

// Operations are the calls of the table, in the order of their names without
// regard to case. Not to be changed.
func Operations() []Operation { return operations() }

// FindOperation looks up what a call needs, "s3:ListObjectsV2", without case.
// A call that is not in the table needs the action of its own name.
func FindOperation(call string) (Operation, bool) {
	var buffer [64]byte
	op, ok := operationByName()[string(lowered(&buffer, call))]
	if !ok {
		return Operation{}, false
	}
	return *op, true
}
