package prove_test

import (
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// A bench judges requests under the policies of a question's parties.
type bench struct {
	q       *question
	w       writer
	parties []prove.Party
	sets    [][2][policy.Key + 1]desk // by party, set and kind of the resource policy
	scope   []desk                    // a policy for each situation of the scope: see whenever
}

// A desk is compiled policies with the memory to judge by them.
type desk struct {
	set     *iam.Set
	binding iam.Binding
}

func (d *desk) judge(r *iam.Request) iam.Verdict { return d.set.Bind(r, &d.binding).Verdict() }

func newBench(q *question) *bench {
	b := &bench{q: q, w: writer{}}
	b.parties = b.w.parties(q)
	b.sets = make([][2][policy.Key + 1]desk, len(b.parties))
	given := q.scope.given
	if len(given) == 0 {
		given = [][]condition{nil}
	}
	for _, g := range given {
		doc := b.w.parse(whenever(q.scope, g), false)
		b.scope = append(b.scope, desk{set: iam.Compile(iam.Policies{Resource: &iam.Attached{Name: "scope", Doc: doc}})})
	}
	return b
}

// within says whether a request is of the question's scope.
func (b *bench) within(r *iam.Request) bool {
	if b.q.verb == compare {
		return true
	}
	for i := range b.scope {
		if b.scope[i].judge(r).Result(iam.LayerResource) == iam.ResultAllow {
			return true
		}
	}
	return false
}

// judge gives the verdict of a party's first or second set.
func (b *bench) judge(party, second int, r *iam.Request) iam.Verdict {
	kind := iam.ResourceKind(r.Action, r.Resource)
	d := &b.sets[party][second][kind]
	if d.set == nil {
		p := []iam.Policies{b.parties[party].A, b.parties[party].B}[second]
		p.ResourceKind = kind
		d.set = iam.Compile(p)
	}
	return d.judge(r)
}

// A direction is one finding of a question, with what it claims of a witness.
type direction struct {
	name    string
	finding prove.Finding
	shows   func(a, b iam.Verdict) bool
}

// prover is whoever answers: package prove, or a liar that the checks are
// tried on.
type prover struct {
	compare           func([]prove.Party, prove.Space) prove.Relation
	can, must, within func([]prove.Party, prove.Scope, prove.Space) prove.Finding
}

var engine = prover{prove.Compare, prove.Can, prove.Must, prove.Within}

func (b *bench) ask(p prover) []direction {
	a := func(a, _ iam.Verdict) bool { return a.Outcome == iam.Allowed }
	notA := func(a, _ iam.Verdict) bool { return a.Outcome != iam.Allowed }
	onlyA := func(a, b iam.Verdict) bool { return a.Outcome == iam.Allowed && b.Outcome != iam.Allowed }
	onlyB := func(a, b iam.Verdict) bool { return onlyA(b, a) }
	scope, space := b.w.scope(b.q.scope), b.q.space()
	switch b.q.verb {
	case can:
		return []direction{{"Can", p.can(b.parties, scope, space), a}}
	case must:
		return []direction{{"Must", p.must(b.parties, scope, space), notA}}
	case within:
		return []direction{{"Within", p.within(b.parties, scope, space), onlyA}}
	}
	r := p.compare(b.parties, space)
	return []direction{{"only A", r.OnlyA, onlyA}, {"only B", r.OnlyB, onlyB}}
}

// A hit is a request that counting out came upon.
type hit struct {
	party   int
	request iam.Request
}

// hunt looks for the first request of each direction, shortest resources
// first. It judges every request there is, one after another.
func (b *bench) hunt(all []counted, ds []direction) []*hit {
	found, missing := make([]*hit, len(ds)), len(ds)
	for _, c := range all {
		for _, r := range c.requests {
			r.Resource = c.resource
			if !b.within(&r) {
				continue
			}
			va, vb := b.judge(c.party, 0, &r), iam.Verdict{}
			if b.q.verb.two() {
				vb = b.judge(c.party, 1, &r)
			}
			for i := range ds {
				if found[i] == nil && ds[i].shows(va, vb) {
					found[i], missing = &hit{c.party, r}, missing-1
				}
			}
			if missing == 0 {
				return found
			}
		}
	}
	return found
}

// alike says whether two contexts hold the same keys and values, in whatever
// order.
func alike(a, b iam.Context) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e iam.Entry) bool {
		f, ok := b.Lookup(e.Key)
		return !ok || e.Multi != f.Multi || !slices.Equal(e.Values, f.Values)
	})
}
