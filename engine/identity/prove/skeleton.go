package prove

import (
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
)

// skeleton is a search in which each resource pattern is first a bare truth of
// its own: that it fits, or that it does not. Whatever then shows what is looked
// for is put to the joint automaton of just the patterns that matter to it, and
// what that finds impossible is not tried again. It needs no automaton of all
// patterns at once, and so ends where that one would be too large: a policy
// against itself, most of all.
type skeleton struct {
	*tree
	chosen  []int
	context iam.Context
	exprs   []*language.Expr
	truth   []match.Truth // of each pattern; Unknown while it is open
	nogoods []nogood
	uses    [3][][]int // of each side and active statement, its patterns; -1 fits everything, -2 nothing
	bare    bool       // nothing is put to an automaton: is there anything to look for?
	whole   bool       // every text that was looked for was either found or does not exist
	witness Witness
}

// bySkeleton searches so with some dimensions chosen.
func (a *attempt) bySkeleton(chosen []int, context iam.Context, assigned uint64) (w Witness, found, whole bool) {
	s := &skeleton{tree: &tree{attempt: a, picked: make([]int, len(a.dims)), assigned: assigned}, chosen: chosen, context: context, whole: true}
	for n, d := range a.inRes[:len(chosen)] {
		s.picked[d] = chosen[n]
	}
	s.read()
	s.restore()
	s.bare = true
	if s.branch() && a.budget.Left >= 0 {
		s.bare, s.assigned = false, assigned
		for n := range s.truth { // the bare search leaves what it found
			s.truth[n] = match.Unknown
		}
		s.narrow()
		s.restore()
		found = s.branch()
	}
	return s.witness, found, s.whole && a.budget.Left >= 0
}

// read makes a truth of each pattern.
func (s *skeleton) read() {
	at := map[string]int{}
	for k, side := range s.sides {
		if side == nil {
			continue
		}
		for _, i := range side.active {
			var uses []int
			for _, r := range side.elems[i].Resources {
				if r.Everything || r.Nothing || r.Pattern.Broken() {
					uses = append(uses, map[bool]int{true: -1, false: -2}[r.Everything])
					continue
				}
				e := side.written(r.Pattern, s.context)
				if e == nil {
					uses = append(uses, -2)
					continue
				}
				n, known := at[e.Key()]
				if !known {
					n = len(s.exprs)
					at[e.Key()] = n
					s.exprs = append(s.exprs, e)
					s.truth = append(s.truth, match.Unknown)
				}
				uses = append(uses, n)
			}
			s.uses[k] = append(s.uses[k], uses)
		}
	}
}

// narrow gives their truth to the patterns that the format decides.
func (s *skeleton) narrow() {
	for n, e := range s.exprs {
		s.limited(20_000, func(b *language.Budget) {
			switch language.Relate(e, b, s.all()...) {
			case language.Covers:
				s.truth[n] = match.True
			case language.Misses:
				s.truth[n] = match.False
			}
		})
	}
}

// all are the expressions that every resource of the attempt fits.
func (s *skeleton) all() []*language.Expr { return s.attempt.whole() }

// restore puts the request without a resource to the sides.
func (s *skeleton) restore() {
	r := s.base
	r.Context = s.context
	for _, side := range s.sides.present() {
		side.trial = side.set.Try(&r, side.trial)
	}
	for d := range s.dims {
		if s.assigned>>d&1 != 0 {
			s.put(d, s.dims[d].fragments[s.picked[d]])
		}
	}
}

// suppose gives the statements' resources the truths of their patterns.
func (s *skeleton) suppose() {
	for k, side := range s.sides {
		if side == nil {
			continue
		}
		for n, i := range side.active {
			e := &side.elems[i]
			if len(e.Resources) == 0 {
				side.base[n], side.loose[n] = side.trial.Resource(i), false
				continue
			}
			fit := match.False
			for _, u := range s.uses[k][n] {
				switch {
				case u == -1:
					fit = match.True
				case u >= 0:
					fit = fit.Or(s.truth[u])
				}
			}
			side.loose[n] = fit == match.Unknown
			if e.Statement.NotResource.Present {
				fit = fit.Not()
			}
			if side.base[n] = fit; side.loose[n] {
				side.base[n] = match.True
			}
		}
	}
}

// branch says whether some choice of truths and keys is shown by a request.
func (s *skeleton) branch() bool {
	if !s.budget.Take(s.cost()) {
		s.gap(outOfSteps)
		return false
	}
	s.suppose()
	may, sure := s.asking[0].judge(s.sides, s.assigned)
	if !may {
		return false
	}
	if n, open := s.openPattern(); open && !sure {
		return s.try(n, match.True) || s.try(n, match.False)
	}
	if d, open := s.next(); open && !sure {
		return s.through(d, s.branch)
	}
	return s.bare || s.realize()
}

// openPattern is the first pattern that a statement waits for.
func (s *skeleton) openPattern() (int, bool) {
	for k, side := range s.sides {
		if side == nil {
			continue
		}
		for n := range side.active {
			if !side.loose[n] {
				continue
			}
			for _, u := range s.uses[k][n] {
				if u >= 0 && s.truth[u] == match.Unknown {
					return u, true
				}
			}
		}
	}
	return 0, false
}

// try goes on with a pattern's truth.
func (s *skeleton) try(n int, t match.Truth) bool {
	s.truth[n] = t
	found := !s.barred() && s.branch()
	s.truth[n] = match.Unknown
	return found
}

// nogood is some patterns that never fit together while others do not.
type nogood struct{ fit, not []int }

// barred says whether the truths hold what was found impossible.
func (s *skeleton) barred() bool {
	all := func(ns []int, t match.Truth) bool {
		for _, n := range ns {
			if s.truth[n] != t {
				return false
			}
		}
		return true
	}
	for _, g := range s.nogoods {
		if all(g.fit, match.True) && all(g.not, match.False) {
			return true
		}
	}
	return false
}

// realize looks for a resource of which the patterns are as supposed, and puts
// the request on it. Of the patterns that must not fit it minds only those that
// some text has shown to matter: few do, and their automaton stays small. Where
// there is no such resource, just these are to blame, and are not tried again.
func (s *skeleton) realize() bool {
	must, found := s.all(), false
	g := nogood{}
	for n, t := range s.truth {
		if t == match.True {
			must, g.fit = append(must, s.exprs[n]), append(g.fit, n)
		}
	}
	minded := slices.Clone(s.except)
	s.limited(400_000, func(b *language.Budget) {
		for {
			text, ok := language.Outside(must, minded, b)
			if !ok {
				if s.whole = s.whole && b.Left >= 0; b.Left >= 0 {
					s.nogoods = append(s.nogoods, g)
				}
				return
			}
			before := len(minded)
			for n, t := range s.truth {
				if t == match.False && language.Meet(b, language.Literal(text), s.exprs[n]) {
					minded, g.not = append(minded, s.exprs[n]), append(g.not, n)
				}
			}
			if len(minded) > before {
				continue
			}
			if s.witness, found = s.decide(text, s.context, s.chosen, s.assignedBefore(), false); found {
				return
			}
			s.whole = false // the judge knows better
			return
		}
	})
	if !found {
		s.restore()
	}
	return found
}

// assignedBefore are the dimensions of variables in resources, which are chosen
// before the search.
func (s *skeleton) assignedBefore() (bits uint64) {
	for _, d := range s.inRes[:len(s.chosen)] {
		bits |= 1 << d
	}
	return bits
}
