package prove

import (
	"iter"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// side is one set of policies in a search: A, B or the scope.
type side struct {
	set   *iam.Set
	elems []iam.Element
	slot  map[string]int // by key in lower case
	trial *iam.Trial
	truth []match.Truth // room for one supposition

	active []int      // the statements that speak of the action and the caller
	tests  []residual // their conditions
	of     [][2]int   // for each active one its tests[from:to]
	base   []match.Truth
	loose  []bool // its resource is not judged: it has a variable whose values are not known whole
}

// sides are A, B and the scope. B is nil where no second set is asked about,
// the scope where it is everything.
type sides [3]*side

// present are those that there are.
func (all *sides) present() []*side {
	switch {
	case all[2] != nil && all[1] == nil:
		return []*side{all[0], all[2]}
	case all[2] != nil:
		return all[:]
	case all[1] != nil:
		return all[:2]
	}
	return all[:1]
}

// patterns are those of the resources of the active statements, by the place of
// the statement among them; what fits everything or nothing has none.
func (s *side) patterns() iter.Seq2[int, *match.Pattern] {
	return func(yield func(int, *match.Pattern) bool) {
		for n, i := range s.active {
			for _, r := range s.elems[i].Resources {
				if !r.Everything && !r.Nothing && !r.Pattern.Broken() && !yield(n, r.Pattern) {
					return
				}
			}
		}
	}
}

// written is a pattern with the values of its variables; nil where one has none.
func (s *side) written(p *match.Pattern, context iam.Context) *language.Expr {
	return language.Of(p, func(slot int) (string, bool) {
		v, ok := context.Lookup(s.set.Keys()[slot])
		if !ok || len(v.Values) != 1 {
			return "", false
		}
		return v.Values[0], true
	})
}

// residual is a condition of an active statement.
type residual struct {
	elem, test int
	needs      uint64 // the dimensions that it rests on, a bit each
	free       bool   // never judged: what these can hold is not known whole
}

func newSide(p iam.Policies) *side {
	set := iam.Compile(p)
	s := &side{set: set, elems: set.Elements(), slot: map[string]int{}}
	for i, key := range set.Keys() {
		s.slot[key] = i
	}
	s.truth = make([]match.Truth, len(s.elems))
	return s
}

// scopeSide is the scope as a set: one Allow for each of its situations.
func scopeSide(scope *Scope) *side {
	if len(scope.Actions)+len(scope.Resources)+len(scope.Given) == 0 {
		return nil
	}
	doc := &policy.Document{Name: "scope", Version: policy.Text{Value: policy.Version2012}, Statements: scope.Statements(policy.Allow)}
	return newSide(iam.Policies{Identity: []iam.Attached{{Name: "scope", Doc: doc}}})
}

// put gives a key its value in the side's slots.
func (s *side) put(e *iam.Entry) {
	if i, ok := s.slot[strings.ToLower(e.Key)]; ok {
		s.trial.Put(i, match.Key{Present: len(e.Values) > 0, Multi: e.Multi, Values: e.Values})
	}
}

// activate notes the statements that a request's action and caller leave.
func (s *side) activate(r *iam.Request) {
	s.trial = s.set.Try(r, s.trial)
	s.active = s.active[:0]
	for i := range s.elems {
		if s.trial.Action(i) && s.trial.Principal(i) {
			s.active = append(s.active, i)
		}
	}
}

// bind finds for the side's conditions the dimensions that they rest on.
func (s *side) bind(dims []dimension, loosely bool) {
	at := map[string]int{}
	gap := uint64(0)
	for d := range dims {
		for _, key := range dims[d].keys {
			at[key] = d
		}
		if dims[d].gap != "" {
			gap |= 1 << d
		}
	}
	names := s.set.Keys()
	s.tests, s.of, s.base, s.loose = s.tests[:0], s.of[:0], make([]match.Truth, len(s.active)), make([]bool, len(s.active))
	for n, i := range s.active {
		from := len(s.tests)
		for j, t := range s.elems[i].Tests {
			r := residual{elem: i, test: j}
			for _, slot := range append([]int{t.Slot}, t.Needs...) {
				if d, open := at[names[slot]]; open {
					r.needs |= 1 << d
				}
			}
			r.free = loosely && r.needs&gap != 0
			s.tests = append(s.tests, r)
		}
		s.of = append(s.of, [2]int{from, len(s.tests)})
		for _, r := range s.elems[i].Resources {
			for _, slot := range variables(r.Pattern) {
				_, open := at[names[slot]]
				s.loose[n] = s.loose[n] || loosely && open
			}
		}
	}
}

// unbound leaves all that the active statements ask open.
func (s *side) unbound() {
	s.tests, s.of = s.tests[:0], s.of[:0]
	s.base, s.loose = make([]match.Truth, len(s.active)), make([]bool, len(s.active))
	for n := range s.active {
		s.of = append(s.of, [2]int{})
		s.base[n], s.loose[n] = match.True, true
	}
}

// keysOf are the keys that the active statements speak of: in conditions, in
// the variables of these, and in the variables of resources.
func (s *side) keysOf() (all, inResources []string) {
	names := s.set.Keys()
	for _, i := range s.active {
		for _, t := range s.elems[i].Tests {
			all = append(all, names[t.Slot])
			for _, n := range t.Needs {
				all = append(all, names[n])
			}
		}
		for _, r := range s.elems[i].Resources {
			for _, slot := range variables(r.Pattern) {
				inResources = append(inResources, names[slot])
			}
		}
	}
	return append(all, inResources...), inResources
}

func variables(p *match.Pattern) (slots []int) {
	for _, part := range p.Parts() {
		if part.Kind == match.Variable {
			slots = append(slots, part.Slot)
		}
	}
	return slots
}

// supposed are the truths of all statements, where what is still open is taken
// to help the side allow, or to hinder it.
func (s *side) supposed(helping bool, assigned uint64) []match.Truth {
	for i := range s.truth {
		s.truth[i] = match.False
	}
	for n, i := range s.active {
		t, open := s.base[n], s.loose[n]
		for k := s.of[n][0]; k < s.of[n][1] && t != match.False; k++ {
			r := &s.tests[k]
			if r.free || r.needs&^assigned != 0 {
				open = true
				continue
			}
			t = t.And(s.trial.Condition(r.elem, r.test))
		}
		if open && t != match.False {
			t = match.Of((s.elems[i].Statement.Effect == policy.Allow) == helping)
		}
		s.truth[i] = t
	}
	return s.truth
}

// allows says whether the side allows at best, or at worst.
func (s *side) allows(atBest bool, assigned uint64) bool {
	v := s.trial.Decide(s.supposed(atBest, assigned))
	return v.Outcome == iam.Allowed
}

// fits says whether a scope's request is in it, at best or at worst. A scope
// has Allows only, of which one suffices.
func (s *side) fits(atBest bool, assigned uint64) bool {
	return slices.Contains(s.supposed(atBest, assigned), match.True)
}
