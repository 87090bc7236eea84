package prove_test

import "slices"

// shrink makes a question smaller as long as it still fails: whole layers and
// statements first, then single values.
func shrink(q *question, fails func(*question) bool) *question {
	for again := true; again; {
		again = false
		for i := 0; ; i++ {
			c := q.clone()
			cuts := c.cuts()
			if i >= len(cuts) {
				break
			}
			cuts[i]()
			if c.sound() && c.String() != q.String() && fails(c) {
				q, again = c, true
				i--
			}
		}
	}
	return q
}

// sound says whether a question still asks something.
func (q *question) sound() bool {
	return len(q.actions) > 0 && len(q.parties) > 0
}

// cuts are all ways to take one thing out of a question, in place.
func (q *question) cuts() (all []func()) {
	all = append(all, cutsOf(&q.parties)...)
	all = append(all, cutsOf(&q.actions)...)
	for _, list := range []*[]string{&q.always, &q.never, &q.closed, &q.scope.actions, &q.scope.resources} {
		all = append(all, cutsOf(list)...)
	}
	all = append(all, cutsOf(&q.scope.given)...)
	for i := range q.scope.given {
		all = append(all, conditionCuts(&q.scope.given[i])...)
	}
	all = append(all, func() { q.most = 0 })
	all = append(all, cutsOf(&q.names)...)
	if len(q.regions) > 1 {
		all = append(all, cutsOf(&q.regions)...)
	}
	for _, p := range q.parties {
		all = append(all, cutsOf(&p.known)...)
		all = append(all, cutsOf(&p.who.Tags)...)
		all = append(all, cutsOf(&p.who.SessionTags)...)
		all = append(all, func() { p.on = nil }, func() { p.except = nil }, func() { p.who.Boundary = false }, func() { p.b = p.a.clone() })
		if p.whole {
			all = append(all, func() { p.whole = false })
		}
		all = append(all, p.layerCuts()...)
	}
	return all
}

// layerCuts cut the same from both sets where it stands in both, and from one.
func (p *party) layerCuts() (all []func()) {
	a, b := p.a.cuts(), p.b.cuts()
	if len(a) == len(b) {
		for i := range a {
			all = append(all, func() { a[i](); b[i]() })
		}
	}
	return append(append(all, a...), b...)
}

func (l *layers) cuts() (all []func()) {
	all = append(all, cutsOf(&l.scps)...)
	all = append(all, cutsOf(&l.rcps)...)
	all = append(all, cutsOf(&l.grants)...)
	all = append(all, cutsOf(&l.acl)...)
	for _, flag := range []*bool{&l.block, &l.callerManages, &l.ownerManages} {
		if *flag {
			all = append(all, func() { *flag = false })
		}
	}
	for _, list := range l.lists() {
		all = append(all, cutsOf(list)...)
		for i := range *list {
			d := &(*list)[i]
			all = append(all, cutsOf(&d.statements)...)
			for j := range d.statements {
				all = append(all, d.statements[j].cuts()...)
			}
		}
	}
	return all
}

func (s *statement) cuts() (all []func()) {
	all = append(all, conditionCuts(&s.conditions)...)
	for _, list := range []*[]string{&s.who, &s.actions, &s.resources} {
		if len(*list) > 1 {
			all = append(all, cutsOf(list)...)
		}
	}
	if len(s.resources) == 1 && s.resources[0] != "*" && !s.notResource {
		all = append(all, func() { s.resources[0] = "*" })
	}
	if len(s.actions) == 1 && s.actions[0] != "*" && !s.notAction {
		all = append(all, func() { s.actions[0] = "*" })
	}
	return all
}

func conditionCuts(cs *[]condition) (all []func()) {
	all = cutsOf(cs)
	for i := range *cs {
		if c := &(*cs)[i]; len(c.values) > 1 {
			all = append(all, cutsOf(&c.values)...)
		}
	}
	return all
}

// cutsOf take one element each out of a list.
func cutsOf[S ~[]T, T any](list *S) (all []func()) {
	for i := range *list {
		all = append(all, func() { *list = slices.Delete(slices.Clone(*list), i, i+1) })
	}
	return all
}
