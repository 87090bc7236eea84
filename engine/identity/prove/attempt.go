package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/language"
)

// attempt is one problem in one Region: the request as far as it is known, and
// the dimensions in which it is not.
type attempt struct {
	*seeker
	*problem
	form  *language.Expr
	base  iam.Request // with what is known of every request
	dims  []dimension
	inRes []int // dimensions whose keys stand in resources as variables
	cause string
}

// solve looks for the smallest request of a problem, for each goal.
func (s *seeker) solve(p *problem) {
	whole := map[string]bool{}
	goals := slices.Clone(s.goals)
	for i := range s.regions() {
		if goals = slices.DeleteFunc(goals, s.spent); len(goals) == 0 {
			return
		}
		region := s.region(i)
		if !strings.Contains(p.target.format, "${Region}") && i > 0 {
			break
		}
		a := &attempt{seeker: s, problem: p, form: s.format(p.target.format, region, p.account)}
		if !a.ready() {
			continue
		}
		class := a.regionClass()
		if whole[class] {
			continue
		}
		whole[class] = true
		goals = slices.DeleteFunc(goals, a.pursue)
		s.ask(s.goals...)
		if len(goals) == 0 {
			return
		}
	}
}

// pursue looks for one goal and says whether it is done with.
func (a *attempt) pursue(g goal) bool {
	a.ask(g)
	w, found := a.search(false)
	if found {
		w.Actions, w.Others = a.actions, a.others
		a.results[g].found = append(a.results[g].found, w)
		return true
	}
	a.settle()
	return false
}

// settle notes why nothing is proved, unless it is proved without what is not
// known whole.
func (a *attempt) settle() {
	if a.cause == "" || a.budget.Left < 0 {
		return
	}
	if _, found := a.search(true); found {
		a.gap(a.cause)
	}
}

// ready puts together what is known of the attempt's requests. It is false
// where there are none.
func (a *attempt) ready() bool {
	sample := a.form.Shortest()
	if a.problem.cut {
		found := false
		if !language.Each(a.whole(), nil, a.budget, func(text string, _ language.Fits) bool {
			sample, found = text, true
			return false
		}) && !found {
			a.gap(outOfSteps)
			return false
		}
		if !found {
			return false
		}
	}
	a.base = a.known(sample)
	for _, side := range a.sides.present() {
		side.activate(&a.base)
	}
	a.dimensions()
	return true
}

func (a *attempt) whole() []*language.Expr { return append([]*language.Expr{a.form}, a.must...) }

// known is a request on a resource with all keys that every such request has.
// Of what iam.Derive adds, MFA and calls on behalf are only one possibility.
func (a *attempt) known(resource string) iam.Request {
	r := iam.Derive(a.request(&a.target, resource, a.account))
	for _, key := range []string{"aws:MultiFactorAuthPresent", "aws:ViaAWSService"} {
		if _, stated := a.party.Known.Lookup(key); !stated {
			r.Context = r.Context.Without(key)
		}
	}
	return r
}

// regionClass tells Regions apart as far as the policies do.
func (a *attempt) regionClass() string {
	b := new(strings.Builder)
	for _, e := range a.bounds() {
		if a.regional {
			b.WriteByte('0' + byte(a.relation(e, a.form)))
		}
	}
	for _, side := range a.sides.present() {
		for _, p := range side.patterns() {
			if a.regional {
				b.WriteByte('0' + byte(a.relation(loosely(p), a.whole()...)))
			}
		}
		for _, i := range side.active {
			for j, t := range side.elems[i].Tests {
				const key = "aws:requestedregion"
				switch names := side.set.Keys(); {
				case slices.ContainsFunc(t.Needs, func(slot int) bool { return names[slot] == key }):
					b.WriteString(value(a.base.Context, key))
				case names[t.Slot] == key && len(t.Needs) > 0:
					b.WriteString(value(a.base.Context, key))
				case names[t.Slot] == key:
					b.WriteByte('0' + byte(side.trial.Condition(i, j)))
				}
			}
		}
	}
	return b.String()
}

// search goes through the values of variables in resources, and for each
// through the resources that the patterns tell apart, shortest first. Loosely
// means that nothing is judged that is not known whole: if even so there is no
// request, there is none.
func (a *attempt) search(loosely bool) (w Witness, found bool) {
	for _, side := range a.sides.present() {
		side.bind(a.dims, loosely)
	}
	if loosely {
		return a.overResources(nil, true)
	}
	a.each(a.inRes, nil, func(chosen []int) bool {
		w, found = a.overResources(chosen, false)
		return !found && a.budget.Left >= 0
	})
	return w, found
}

// each gives all choices of fragments for some dimensions.
func (a *attempt) each(dims, chosen []int, yield func([]int) bool) bool {
	if len(chosen) == len(dims) {
		return yield(chosen)
	}
	for i := range a.dims[dims[len(chosen)]].fragments {
		if !a.each(dims, append(chosen[:len(chosen):len(chosen)], i), yield) {
			return false
		}
	}
	return true
}

// overResources tries each set of patterns that fit together one resource.
func (a *attempt) overResources(chosen []int, loosely bool) (w Witness, found bool) {
	context := a.base.Context
	assigned := uint64(0)
	for n, d := range a.inRes[:len(chosen)] {
		context = with(context, a.dims[d].fragments[chosen[n]])
		assigned |= 1 << d
	}
	patterns, excepted := a.patterns(context, loosely)
	if !a.budget.Take(patternCost * len(patterns)) {
		a.gap(outOfSteps)
		return w, false
	}
	try := func(text string, fits language.Fits) bool {
		for i := range excepted {
			if fits.Has(len(patterns) - excepted + i) {
				return true
			}
		}
		w, found = a.decide(text, context, chosen, assigned, loosely)
		return !found && a.budget.Left >= 0
	}
	if !loosely {
		if a.names(patterns, try); found {
			return w, true
		}
	}
	whole := false
	a.limited(firstSteps, func(b *language.Budget) { whole = language.Each(a.whole(), patterns, b, try) })
	switch {
	case found || whole:
		return w, found
	case loosely:
		a.gap(outOfSteps)
		return w, true
	}
	if w, found, whole = a.bySkeleton(chosen, context, assigned); !found && !whole {
		a.gap(outOfSteps)
	}
	return w, found
}

// patternCost is what it takes to make a pattern's automaton, in steps.
const patternCost = 300

// firstSteps is how far the joint automaton of all patterns is walked before
// the search goes another way.
var firstSteps = 1_000_000 // tests set it, so that small questions go the other way too

// with is a context with a fragment's keys put into it.
func with(c, fragment iam.Context) iam.Context {
	out := slices.Clone(c)
	for _, e := range fragment {
		out = append(out.Without(e.Key), e)
	}
	return out
}

// patterns are those of the active statements, their variables filled in, with
// the engine's own and then those of resources that the party excepts.
func (a *attempt) patterns(context iam.Context, loosely bool) (all []*language.Expr, excepted int) {
	seen := map[string]bool{}
	for _, side := range a.sides.present() {
		for n, p := range side.patterns() {
			if loosely && side.loose[n] {
				continue
			}
			if e := side.written(p, context); e != nil && !seen[e.Key()] {
				seen[e.Key()] = true
				all = append(all, e)
			}
		}
	}
	all = append(all, ownRules(a.target.action)...)
	return append(all, a.except...), len(a.except)
}

// names tries the resources that the world has names for.
func (a *attempt) names(patterns []*language.Expr, try func(string, language.Fits) bool) {
	for _, name := range a.space.Names {
		going := true
		language.Each(append(a.whole(), language.Literal(name)), patterns, a.budget, func(text string, fits language.Fits) bool {
			going = try(text, fits)
			return false
		})
		if !going {
			return
		}
	}
}
