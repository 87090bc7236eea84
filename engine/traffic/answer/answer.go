package answer

import "fmt"

// Code is how a question was answered. The set is closed.
type Code uint8

// The codes.
const (
	NoError  Code = iota
	NoData        // the name exists, and nothing of this type is for this asker
	NXDomain      // there is no such name
	Refused       // no zone here holds the name
)

var codes = [...]string{"NOERROR", "NODATA", "NXDOMAIN", "REFUSED"}

func (c Code) String() string {
	if int(c) >= len(codes) {
		return fmt.Sprintf("Code(%d)", uint8(c))
	}
	return codes[c]
}

// maxSets is how many records a multivalue answer holds (traffic 1.5.24).
const maxSets = 8

// Answer is what one question got: the record sets whose values are sent, by
// their indexes in the table.
type Answer struct {
	Code Code
	N    uint8 // how many of Sets count
	Via  uint8 // how many aliases were followed
	Sets [maxSets]int32
	TTL  int32 // seconds; of an empty answer how long resolvers keep that (traffic 1.5.38)
}
