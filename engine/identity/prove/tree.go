package prove

import (
	"math/bits"
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
)

// decide looks for values of the keys by which a request on this resource is
// what is looked for.
func (a *attempt) decide(resource string, context iam.Context, chosen []int, assigned uint64, loosely bool) (Witness, bool) {
	r := a.base
	r.Resource, r.Context = resource, context
	for _, side := range a.sides.present() {
		side.trial = side.set.Try(&r, side.trial)
		for n, i := range side.active {
			side.base[n], side.loose[n] = side.trial.Resource(i), loosely && side.loose[n]
			if side.loose[n] {
				side.base[n] = match.True
			}
		}
	}
	t := &tree{attempt: a, picked: make([]int, len(a.dims)), assigned: assigned}
	for n, d := range a.inRes[:len(chosen)] {
		t.picked[d] = chosen[n]
	}
	if !t.grow() {
		return Witness{}, false
	}
	if loosely {
		return Witness{}, true
	}
	return a.confirm(resource, t.picked)
}

// tree is the search over the values of keys: a branch for each fragment of a
// dimension that some statement still waits for.
type tree struct {
	*attempt
	picked   []int
	assigned uint64
}

// grow says whether some choice of the open dimensions shows what is looked
// for. It leaves the choice in picked.
func (t *tree) grow() bool {
	if !t.budget.Take(t.cost()) {
		t.gap(outOfSteps)
		return false
	}
	may, sure := t.asking[0].judge(t.sides, t.assigned)
	if !may || sure {
		return may
	}
	d, open := t.next()
	if !open { // only what is never judged is open
		return true
	}
	return t.through(d, t.grow)
}

// through goes on with each fragment of a dimension, until one leads on.
func (t *tree) through(d int, on func() bool) bool {
	for i := range t.dims[d].fragments {
		t.picked[d] = i
		t.put(d, t.dims[d].fragments[i])
		t.assigned |= 1 << d
		if on() {
			return true
		}
		t.assigned &^= 1 << d
	}
	t.picked[d] = 0
	return false
}

func (t *tree) cost() (n int) {
	for _, side := range t.sides.present() {
		n += len(side.active) + 1
	}
	return n
}

func (t *tree) put(d int, fragment iam.Context) {
	for _, side := range t.sides.present() {
		for i := range fragment {
			side.put(&fragment[i])
		}
	}
}

// next is the first dimension that an undecided statement waits for.
func (t *tree) next() (int, bool) {
	for _, side := range t.sides.present() {
		for n := range side.active {
			if side.base[n] == match.False {
				continue
			}
			for k := side.of[n][0]; k < side.of[n][1]; k++ {
				r := &side.tests[k]
				if open := r.needs &^ t.assigned; open != 0 && !r.free {
					return bits.TrailingZeros64(open), true
				}
			}
		}
	}
	return 0, false
}

// confirm puts the request to the judge.
func (a *attempt) confirm(resource string, picked []int) (Witness, bool) {
	r := a.request(&a.target, resource, a.account)
	r.Context = slices.Clone(r.Context)
	for d, i := range picked {
		for _, e := range a.dims[d].fragments[i] {
			if _, stated := r.Context.Lookup(e.Key); !stated && len(e.Values) > 0 {
				e.Key = a.spell(e.Key)
				r.Context = append(r.Context, e)
			}
		}
	}
	if a.shorter(&r) {
		r.ResourceAccount = ""
	}
	r = iam.Derive(r)
	w := Witness{Party: a.index, Request: r}
	w.A = a.sides[0].set.Bind(&r, nil).Verdict()
	if a.sides[1] != nil {
		w.B = a.sides[1].set.Bind(&r, nil).Verdict()
	}
	if !a.asking[0].shows(w.A.Outcome, w.B.Outcome) {
		a.gap("a request that should show it was not confirmed: " + r.Action + " on " + r.Resource)
		return w, false
	}
	return w, true
}

// shorter says whether the resource's account goes without saying.
func (a *attempt) shorter(r *iam.Request) bool {
	return r.ResourceAccount == a.caller.who.Account && !slices.Contains(a.keys, "aws:resourceaccount") && !a.attached
}
