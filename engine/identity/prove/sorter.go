package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// sorter judges the actions of one service.
type sorter struct {
	s       *seeker
	service string
	actions map[*side]*iam.Actions
	same    map[policy.Kind][]byte // where every action goes the same way
	whole   map[policy.Kind]*[2]iam.Circumstance
}

func newSorter(s *seeker, service string) *sorter {
	return &sorter{s: s, service: service, actions: map[*side]*iam.Actions{}, same: map[policy.Kind][]byte{}, whole: map[policy.Kind]*[2]iam.Circumstance{}}
}

// unnamed says whether no policy names a service's actions, so that all of them
// go the same way.
func (s *seeker) unnamed(service string) bool {
	s.compiled(policy.Resource)
	return !s.services[strings.ToLower(service)] && !slices.Contains(peculiar, service)
}

// vain says whether nothing that is looked for can be found in a service all
// of whose actions go the same way, whatever resources and keys may be.
func (x *sorter) vain(t *shape, account string) bool {
	r := x.s.request(&t.target, x.s.format(t.format, x.s.region(0), account).Shortest(), account)
	sides := x.s.compiled(policy.Resource)
	for _, side := range sides.present() {
		side.activate(&r)
		side.unbound()
	}
	return !x.s.possible(sides)
}

// activity writes which statements of the sides speak of an action.
func (x *sorter) activity(key []byte, kind policy.Kind, sides sides, name string) []byte {
	if bits, known := x.same[kind]; known {
		return append(key, bits...)
	}
	same := true
	for _, side := range sides.present() {
		acts, known := x.actions[side]
		if !known {
			acts = side.set.Actions(x.service)
			x.actions[side] = acts
		}
		same = same && acts.Same
		var word byte
		for i := range side.elems {
			if acts.Fit(i, name) {
				word |= 1 << (i % 8)
			}
			if i%8 == 7 || i == len(side.elems)-1 {
				key, word = append(key, word), 0
			}
		}
	}
	if same {
		x.same[kind] = slices.Clone(key)
	}
	return key
}

// peculiar are the services of whose actions and resources the engine has
// rules of its own.
var peculiar = []string{"iam", "kms", "s3", "sqs", "sts"}

// circumstance is what the judge makes of a request about the target before it
// looks at statements.
func (s *seeker) circumstance(x *sorter, sides sides, t *target, kind policy.Kind, account string) [2]iam.Circumstance {
	if at := x.whole[kind]; at != nil {
		return *at
	}
	r := s.request(t, s.format(t.format, s.region(0), account).Shortest(), account)
	var at [2]iam.Circumstance
	for i, side := range sides[:2] {
		if side != nil {
			side.trial = side.set.Try(&r, side.trial)
			at[i] = side.trial.Circumstance()
		}
	}
	if !slices.Contains(peculiar, strings.ToLower(x.service)) {
		x.whole[kind] = &at
	}
	return at
}
