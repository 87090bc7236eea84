package prove

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/language"
)

// dimension is that of a key, with the keys that are chosen together with it.
func (k *keyring) dimension(key string) (*dimension, []string) {
	for i := range bundles {
		b := &bundles[i]
		if !b.holds(key) {
			continue
		}
		var keys []string
		for _, other := range k.open {
			if b.holds(other) {
				keys = append(keys, other)
			}
		}
		d := k.bundled(b, keys)
		return d, keys
	}
	choices, gap := k.choices(key, nil)
	d := &dimension{keys: []string{key}, gap: gap}
	for _, c := range choices {
		d.fragments = append(d.fragments, iam.Context{entry(key, c)})
	}
	k.distinct(d)
	return d, d.keys
}

func (k *keyring) bundled(b *bundle, keys []string) *dimension {
	var all [][]choice
	gap := ""
	shared := k.shared(keys)
	for _, key := range keys {
		c, why := k.choices(key, shared)
		if why != "" && gap == "" {
			gap = why
		}
		all = append(all, c)
	}
	var fixed iam.Context
	for _, e := range k.base.Context {
		if e.Key = strings.ToLower(e.Key); b.holds(e.Key) {
			fixed = append(fixed, e)
		}
	}
	for _, name := range k.space.Never {
		if name = strings.ToLower(name); b.holds(name) {
			fixed = append(fixed, iam.Entry{Key: name})
		}
	}
	d := b.combine(&k.caller, keys, all, fixed)
	if d.gap == "" {
		d.gap = gap
	}
	k.distinct(&d)
	return &d
}

// shared are texts that keys of one bundle take from each other: instants, the
// services of a chain of calls, the keys of tags.
func (k *keyring) shared(keys []string) (out []string) {
	for _, key := range keys {
		switch {
		case key == "aws:currenttime" || key == "aws:epochtime", strings.HasPrefix(key, "aws:calledvia"):
			v, _ := k.valuesOf(key, nil)
			out = append(out, v...)
		case strings.HasPrefix(key, "aws:requesttag/"):
			name := strings.TrimPrefix(key, "aws:requesttag/") // tags' keys are compared without case (rule 57), the list of them is not
			out = append(append(out, name), respelled(name, []string{name, strings.ToUpper(name)})...)
		}
	}
	return out
}

// choices are what one key can hold, plainest first: nothing, then values or
// sets of values.
func (k *keyring) choices(key string, shared []string) (out []choice, gap string) {
	_, missing := k.caller.occurs(key)
	values, whole := k.valuesOf(key, k.pool(key))
	timely := key == "aws:currenttime" || key == "aws:epochtime"
	if _, given := k.space.valuesOf(key); given {
		shared, timely = nil, false
	}
	if key == "aws:tagkeys" || timely || strings.HasPrefix(key, "aws:calledvia") {
		values = append(values, shared...)
		for i := range values {
			if timely {
				values[i] = instant(key, values[i])
			}
		}
		values = distinct(values)
	}
	if !whole {
		gap = "not every value of " + key + " that may count is known"
	}
	if why := k.loose[key]; why != "" {
		gap = why
	}
	if missing {
		out = append(out, choice{})
	}
	if k.mayBeMany(key) {
		sets, all := k.sets(key, values)
		if !all && gap == "" {
			gap = "not every set of values of " + key + " was tried"
		}
		out = append(out, sets...)
		if multi(key) {
			return out, gap
		}
	}
	for _, v := range values {
		out = append(out, choice{values: []string{v}})
	}
	return out, gap
}

// mayBeMany says whether a request may carry a set of values: the catalogue
// says so, or knows nothing of the key and a condition of the question asks for
// sets.
func (k *keyring) mayBeMany(key string) bool {
	if known, ok := catalog.FindKey(key); ok || strings.HasPrefix(key, "aws:") {
		return known.Multi
	}
	return k.many[key]
}

// valuesOf are the values that the conditions tell apart. Where they only ask
// whether the key is there, its other conditions in the question say what it
// holds.
func (k *keyring) valuesOf(key string, extra []string) ([]string, bool) {
	tests := append(k.tests[key], k.asked[key]...)
	id := fmt.Sprint(key, tests, extra)
	c, known := k.values[id]
	if !known {
		k.limited(classSteps, func(b *language.Budget) { c.values, c.whole = valuesOf(key, tests, extra, &k.space, b) })
		k.values[id] = c
	}
	return c.values, c.whole
}

// classed are values of a key, one of each class.
type classed struct {
	values []string
	whole  bool
}

// maxSets bounds the sets of values of one key.
const maxSets = 512

// sets are sets of values: all of them if there are few, else each value, each
// pair and all together.
func (k *keyring) sets(key string, values []string) (out []choice, whole bool) {
	n := len(values)
	if key == "aws:calledvia" {
		return chains(values)
	}
	if 1<<min(n, 20) <= maxSets {
		for size := 1; size <= n; size++ {
			for mask := 1; mask < 1<<n; mask++ {
				var set []string
				for i := range n {
					if mask>>i&1 != 0 {
						set = append(set, values[i])
					}
				}
				if len(set) == size {
					out = append(out, choice{set, true})
				}
			}
		}
		return out, true
	}
	for i := range n {
		out = append(out, choice{[]string{values[i]}, true})
	}
	for i := range min(n, 24) {
		for j := range i {
			out = append(out, choice{[]string{values[j], values[i]}, true})
		}
	}
	return append(out, choice{values, true}), false
}

// chains are the orders in which up to three services call for each other.
func chains(values []string) (out []choice, whole bool) {
	var grow func(chain []string)
	grow = func(chain []string) {
		if len(chain) > 0 {
			out = append(out, choice{slices.Clone(chain), true})
		}
		for _, v := range values {
			if len(chain) < 3 && len(out) < maxSets && !slices.Contains(chain, v) {
				grow(append(chain, v))
			}
		}
	}
	grow(nil)
	slices.SortStableFunc(out, func(a, b choice) int { return len(a.values) - len(b.values) })
	return out, len(values) <= 3
}

// pool are texts that keys linked to this one may hold, with one for each of
// them that no policy names.
func (k *keyring) pool(key string) (out []string) {
	out = append(out, k.pools[key]...)
	if len(k.links[key]) == 0 && !k.used[key] {
		return out
	}
	group := []string{key}
	for i := 0; i < len(group); i++ {
		for _, other := range k.links[group[i]] {
			if !slices.Contains(group, other) {
				group = append(group, other)
			}
		}
	}
	for i, other := range group {
		if other != key {
			v, _ := k.valuesOf(other, nil)
			out = append(append(out, v...), k.pools[other]...)
		}
		out = append(out, "any"+string(rune('A'+i%26)))
	}
	if k.used[key] {
		out = append(out, k.aligned(key)...)
	}
	return distinct(out)
}

// distinct drops fragments that no condition tells from an earlier one. Keys
// that are compared with other keys, or stand in resources, keep them all.
func (k *keyring) distinct(d *dimension) {
	slices.SortStableFunc(d.fragments, func(a, b iam.Context) int { return weight(a) - weight(b) })
	for _, key := range d.keys {
		if len(k.links[key]) > 0 || k.used[key] || k.loose[key] != "" || len(k.pools[key]) > 0 {
			return
		}
	}
	seen := map[string]bool{}
	kept := d.fragments[:0]
	for _, f := range d.fragments {
		if t := k.told(d, f); !seen[t] {
			seen[t] = true
			kept = append(kept, f)
		}
	}
	d.fragments = kept
}

// weight is how much there is to read; an empty value puzzles.
func weight(c iam.Context) (n int) {
	for _, e := range c {
		for _, v := range e.Values {
			if n++; v == "" {
				n++
			}
		}
	}
	return n
}

// told is what the conditions on a dimension's keys say of a fragment.
func (k *keyring) told(d *dimension, f iam.Context) string {
	var b []byte
	for _, side := range k.sides.present() {
		names := side.set.Keys()
		for i := range f {
			side.put(&f[i])
		}
		for _, i := range side.active {
			for j, t := range side.elems[i].Tests {
				if slices.Contains(d.keys, names[t.Slot]) {
					b = append(b, '0'+byte(side.trial.Condition(i, j)))
				}
			}
		}
	}
	return string(b)
}
