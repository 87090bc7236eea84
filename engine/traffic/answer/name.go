package answer

import (
	"strconv"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// clean is a name as the table keeps it: lower case, a dot at its end, a star
// as itself. What validation would refuse is looked up as it is, and found
// nowhere.
func clean(name string) string {
	name = strings.ToLower(name)
	if rest, ok := strings.CutPrefix(name, `\052.`); ok {
		name = "*." + rest
	}
	if !strings.HasSuffix(name, ".") {
		name += "."
	}
	return name
}

// above is a name without its first label; "." is above the last.
func above(name string) string {
	_, rest, _ := strings.Cut(name, ".")
	if rest == "" {
		return "."
	}
	return rest
}

const (
	maxTTL     = 1<<31 - 1
	defaultTTL = 60  // of an outside target that says nothing (traffic 1.5.9)
	defaultSOA = 900 // what Route 53's own SOA gives (traffic 1.5.38)
)

// negativeTTL is how long resolvers keep that a zone has nothing: the lesser of
// the SOA record's TTL and its minimum (traffic 1.5.38).
func negativeTTL(z *route53.Zone) int32 {
	for i := range z.Records {
		r := &z.Records[i]
		if r.Type != "SOA" || len(r.Values) == 0 {
			continue
		}
		if fields := strings.Fields(r.Values[0]); len(fields) == 7 {
			if least, err := strconv.ParseInt(fields[6], 10, 32); err == nil && least >= 0 {
				return int32(max(0, min(least, int64(r.TTL))))
			}
		}
	}
	return defaultSOA
}
