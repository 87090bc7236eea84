package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
)

// dimension is one or several keys of the context that are chosen together:
// a request takes one of its fragments.
type dimension struct {
	keys      []string // lower case
	fragments []iam.Context
	gap       string // why there may be further fragments that count; "" when there are none
}

// choice is what one key can hold: nothing is its absence.
type choice struct {
	values []string
	multi  bool
}

func entry(key string, c choice) iam.Entry {
	return iam.Entry{Key: key, Multi: c.multi, Values: c.values}
}

func present(c iam.Context, key string) bool {
	e, ok := c.Lookup(key)
	return ok && len(e.Values) > 0
}

func value(c iam.Context, key string) string {
	if e, ok := c.Lookup(key); ok && len(e.Values) > 0 {
		return e.Values[0]
	}
	return ""
}

// bundle is a set of keys that depend on each other. agree says whether values
// of some of them can be in one request, and adds keys that they imply.
type bundle struct {
	holds func(key string) bool
	hub   string                                              // asked about whenever one of the others is, "" for none
	agree func(c *caller, of iam.Context) (iam.Context, bool) // may append to what it is given
}

// maxFragments bounds the fragments of one dimension.
const maxFragments = 20_000

// combine makes a dimension of keys that are chosen together.
func (b *bundle) combine(c *caller, keys []string, of [][]choice, fixed iam.Context) dimension {
	d := dimension{keys: keys}
	at := make([]int, len(keys))
	for tried := 0; ; tried++ {
		if tried == maxFragments {
			d.gap = "too many values of " + strings.Join(keys, ", ")
			return d
		}
		var context iam.Context
		for i, key := range keys {
			context = append(context, entry(key, of[i][at[i]]))
		}
		if context, ok := b.agree(c, append(context, fixed...)); ok {
			d.fragments = append(d.fragments, slices.Delete(context, len(keys), len(keys)+len(fixed)))
		}
		i := len(at) - 1
		for ; i >= 0; i-- {
			if at[i]++; at[i] < len(of[i]) {
				break
			}
			at[i] = 0
		}
		if i < 0 {
			return d
		}
	}
}
