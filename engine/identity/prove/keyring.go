package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
)

// maxDimensions is how many keys, or bundles of keys, one problem may hold.
const maxDimensions = 60

// dimensions finds what is not known of the attempt's requests: the keys that
// its statements speak of, each with the values that they tell apart.
func (a *attempt) dimensions() {
	a.dims, a.inRes, a.cause = nil, nil, ""
	k := newKeyring(a)
	done := map[string]bool{}
	for _, key := range k.open {
		if done[key] {
			continue
		}
		if len(a.dims) == maxDimensions {
			a.cause = "the conditions speak of too many keys"
			break
		}
		d, keys := k.dimension(key)
		for _, other := range keys {
			done[other] = true
		}
		for _, other := range keys {
			if slices.Contains(k.inResources, other) {
				a.inRes = append(a.inRes, len(a.dims))
				break
			}
		}
		if d.gap != "" && a.cause == "" {
			a.cause = d.gap
		}
		a.dims = append(a.dims, *d)
	}
	if a.cause == "" {
		a.cause = a.cuts(k)
	}
}

// keyring is the keys of an attempt that are not known.
type keyring struct {
	*attempt
	open        []string
	inResources []string
	tests       map[string][]asked  // by key, variables filled in
	links       map[string][]string // keys that are compared with each other, whole against whole
	loose       map[string]string   // keys compared in part with another: why they are not known whole
	pools       map[string][]string // by the first key of those linked
	used        map[string]bool     // as a variable in a resource
}

func newKeyring(a *attempt) *keyring {
	k := &keyring{attempt: a, tests: map[string][]asked{}, links: map[string][]string{}, loose: map[string]string{},
		pools: map[string][]string{}, used: map[string]bool{}}
	seen := map[string]bool{}
	for _, side := range a.sides.present() {
		all, inResources := side.keysOf()
		for _, key := range inResources {
			k.used[key] = true
		}
		for _, key := range all {
			if !seen[key] {
				seen[key] = true
				k.consider(key)
			}
		}
	}
	slices.Sort(k.open)
	for _, b := range bundles {
		for _, name := range a.space.Always { // what is always there may exclude others
			if name = strings.ToLower(name); b.holds(name) && !seen[name] && slices.ContainsFunc(k.open, b.holds) {
				seen[name] = true
				k.consider(name)
			}
		}
		if b.hub != "" && !slices.Contains(k.open, b.hub) && slices.ContainsFunc(k.open, b.holds) && k.ranges(b.hub) {
			k.open = append(k.open, b.hub)
		}
	}
	slices.Sort(k.open)
	for key := range k.used {
		if slices.Contains(k.open, key) {
			k.inResources = append(k.inResources, key)
		}
	}
	for _, side := range a.sides.present() {
		k.read(side)
	}
	return k
}

// consider adds a key that requests may hold in more than one way.
func (k *keyring) consider(key string) {
	if k.ranges(key) {
		k.open = append(k.open, key)
	}
}

func (k *keyring) ranges(key string) bool {
	if _, known := k.base.Context.Lookup(key); known {
		return false
	}
	there, _ := k.caller.occurs(key)
	return there && k.target.keys.carries(key)
}

// read takes the conditions of a side's statements apart by key.
func (k *keyring) read(side *side) {
	names := side.set.Keys()
	for _, i := range side.active {
		for j, c := range side.elems[i].Statement.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			key := names[side.elems[i].Tests[j].Slot]
			if !ok || !slices.Contains(k.open, key) {
				for _, n := range side.elems[i].Tests[j].Needs { // a known key against an open variable
					k.compareKnown(key, names[n], c.Values[0].Value)
				}
				continue
			}
			t := asked{op: op}
			for _, v := range c.Values {
				if op.Family != match.String && op.Family != match.ARN && len(side.elems[i].Tests[j].Needs) == 0 {
					t.values = append(t.values, v.Value)
					continue
				}
				t.values = append(t.values, k.filled(key, v.Value, op, side.elems[i].Variables)...)
			}
			k.tests[key] = append(k.tests[key], t)
		}
	}
}

// compareKnown notes that an open variable stands in a value that a known key is
// compared with.
func (k *keyring) compareKnown(key, variable, text string) {
	if !slices.Contains(k.open, variable) {
		return
	}
	if strings.EqualFold(text, "${"+variable+"}") {
		e, _ := k.base.Context.Lookup(key)
		k.pools[variable] = append(k.pools[variable], e.Values...)
		return
	}
	k.loose[variable] = "a value holds the variable ${" + variable + "}, which may be many things, in a part of it"
}

// filled is a value with the variables that are known filled in, and what is
// no wildcard escaped; a variable that is open links its key to this one.
func (k *keyring) filled(key, text string, op match.Operator, variables bool) []string {
	var slots []string
	o := match.Options{Wild: op.Like || op.Family == match.ARN}
	if variables {
		o.Slot = func(name string) int {
			slots = append(slots, name)
			return len(slots) - 1
		}
	}
	p := match.Compile(text, o)
	if p.Broken() {
		return nil
	}
	var b strings.Builder
	for _, part := range p.Parts() {
		switch part.Kind {
		case match.AnyRun:
			b.WriteByte('*')
			continue
		case match.AnyOne:
			b.WriteByte('?')
			continue
		case match.Literal:
			b.WriteString(escaped(part.Text))
			continue
		}
		name := slots[part.Slot]
		switch e, _ := k.base.Context.Lookup(name); {
		case slices.Contains(k.open, name) && len(p.Parts()) == 1:
			k.links[key] = append(k.links[key], name)
			k.links[name] = append(k.links[name], key)
			if part.Default {
				return []string{escaped(part.Text)}
			}
			return nil
		case slices.Contains(k.open, name):
			why := "${" + name + "} stands in a part of a value of " + key
			k.loose[key], k.loose[name] = why, why
			b.WriteString("x")
		case len(e.Values) == 1:
			b.WriteString(escaped(e.Values[0]))
		case part.Default:
			b.WriteString(escaped(part.Text))
		default:
			return nil
		}
	}
	return []string{b.String()}
}

// escaped writes text so that nothing in it is a wildcard or a variable
// (rule 99).
var escaped = strings.NewReplacer("*", "${*}", "?", "${?}", "$", "${$}").Replace
