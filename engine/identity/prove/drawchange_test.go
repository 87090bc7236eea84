package prove_test

import (
	"slices"
	"strings"
)

// other makes a second set of policies of a first: most often one that says
// the same in other words, or less; else with a change somewhere, or another.
// What it came to is not recorded: counting out tells.
func (g *gen) other(l *layers) *layers {
	if g.chance(5) {
		return g.layers(pick(g, g.people))
	}
	c := l.clone()
	switch roll := g.n(100); {
	case roll < 30:
		for range 1 + g.n(3) {
			g.reword(c)
		}
	case roll < 52:
		g.narrow(c)
		if g.chance(50) {
			g.reword(c)
		}
	case roll < 65:
		g.widen(c)
	default:
		for range 1 + g.n(2) {
			g.alter(c)
		}
		if g.chance(30) {
			g.reword(c)
		}
	}
	return c
}

// place points at one document of a set of layers and a statement in it.
type place struct {
	paper     *paper
	statement *statement
	at        int
}

func (g *gen) place(l *layers, fits func(s *statement) bool) (place, bool) {
	var all []place
	for _, list := range l.lists() {
		for i := range *list {
			d := &(*list)[i]
			for j := range d.statements {
				if fits == nil || fits(&d.statements[j]) {
					all = append(all, place{d, &d.statements[j], j})
				}
			}
		}
	}
	if len(all) == 0 {
		return place{}, false
	}
	return pick(g, all), true
}

// besides puts a statement beside another.
func (p place) besides(s statement) {
	p.paper.statements = slices.Insert(p.paper.statements, p.at, s)
}

// reword changes the words and, where the change is sound, nothing else.
func (g *gen) reword(l *layers) {
	switch g.n(9) {
	case 0:
		if p, ok := g.place(l, nil); ok {
			list := p.paper.statements
			g.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
	case 1:
		g.split(l)
	case 2: // a statement that says less than one that stands there
		if p, ok := g.place(l, nil); ok {
			s := p.statement.clone()
			g.tighten(&s)
			p.besides(s)
		}
	case 3, 4:
		g.respell(l)
	case 5:
		g.lock(l)
	case 6: // a ceiling that holds nothing back
		everything := paper{statements: []statement{allows.clone()}}
		switch g.n(3) {
		case 0:
			l.boundary = append(l.boundary, everything)
		case 1:
			l.scps = append(l.scps, []paper{everything})
		default:
			everything.statements[0].who = []string{"*"}
			l.endpoint = append(l.endpoint, everything)
		}
	case 7: // one policy becomes two
		if d := pick(g, l.identity); len(d.statements) > 1 {
			l.identity = append(l.identity, paper{d.old, cloneDocuments([]paper{d})[0].statements[:1]})
		}
	default:
		g.complement(l)
	}
}

// split makes two statements of one with a list.
func (g *gen) split(l *layers) {
	p, ok := g.place(l, func(s *statement) bool {
		return !s.notAction && len(s.actions) > 1 || !s.notResource && len(s.resources) > 1
	})
	if !ok {
		return
	}
	second := p.statement.clone()
	if s := p.statement; !s.notAction && len(s.actions) > 1 {
		second.actions, s.actions = second.actions[:1], s.actions[1:]
	} else {
		second.resources, s.resources = second.resources[:1], s.resources[1:]
	}
	p.besides(second)
}

// lock denies everything but what the identity policies speak of.
func (g *gen) lock(l *layers) {
	s := statement{deny: true, actions: []string{"*"}, notResource: true, resources: []string{}}
	for _, d := range l.identity {
		for _, each := range d.statements {
			if !each.deny && !each.notResource {
				s.resources = append(s.resources, each.resources...)
			}
		}
	}
	l.identity[0].statements = append(l.identity[0].statements, s)
}

// complement writes Action as NotAction of the world's other actions.
func (g *gen) complement(l *layers) {
	p, ok := g.place(l, func(s *statement) bool { return len(s.actions) == 1 && strings.Contains(s.actions[0], ":") })
	if !ok {
		return
	}
	var others []string
	for _, a := range g.w.actions {
		if !fitsAction(p.statement.actions[0], a.Name) {
			others = append(others, a.Name)
		}
	}
	if len(others) > 0 {
		p.statement.actions, p.statement.notAction = others, !p.statement.notAction
	}
}

// tighten makes a statement apply less.
func (g *gen) tighten(s *statement) {
	switch g.n(4) {
	case 0:
		s.conditions = append(s.conditions, g.condition())
	case 1:
		if !s.notAction {
			s.actions = []string{pick(g, g.w.actions).Name}
			break
		}
		s.actions = append(s.actions, pick(g, g.patterns))
	case 2:
		if s.notResource {
			s.resources = append(s.resources, g.resource())
			break
		}
		fallthrough
	default:
		for i, r := range s.resources {
			if !s.notResource && strings.Contains(r, ":::") && strings.HasSuffix(r, "*") {
				s.resources[i] = strings.TrimSuffix(r, "*") + pick(g, []string{"a*", "?*", "b", "a", "*a"})
			}
		}
	}
}

// narrow makes a set allow less, or less be denied.
func (g *gen) narrow(l *layers) {
	p, ok := g.place(l, func(s *statement) bool { return !s.deny })
	switch roll := g.n(10); {
	case roll < 4 && ok:
		g.tighten(p.statement)
	case roll < 6:
		s := g.statement()
		s.deny = true
		d := &l.identity[g.n(len(l.identity))]
		d.statements = append(d.statements, s)
	case roll < 7:
		l.boundary = append(l.boundary, g.ceiling())
	case roll < 8:
		l.scps = append(l.scps, []paper{g.ceiling()})
	default:
		if p, ok := g.place(l, nil); ok && len(p.paper.statements) > 1 {
			p.paper.statements = slices.Delete(p.paper.statements, p.at, p.at+1)
		}
	}
}

// widen makes a set allow more, most likely.
func (g *gen) widen(l *layers) {
	if p, ok := g.place(l, func(s *statement) bool { return s.deny }); ok && g.chance(50) {
		if p.statement.conditions == nil && len(p.paper.statements) > 1 {
			p.paper.statements = slices.Delete(p.paper.statements, p.at, p.at+1)
			return
		}
		p.statement.conditions = append(p.statement.conditions, g.condition())
		return
	}
	if p, ok := g.place(l, func(s *statement) bool { return !s.deny && len(s.conditions) > 0 }); ok && g.chance(60) {
		p.statement.conditions = p.statement.conditions[1:]
		return
	}
	d := &l.identity[g.n(len(l.identity))]
	d.statements = append(d.statements, g.statement())
}

// alter changes one thing to any other.
func (g *gen) alter(l *layers) {
	p, ok := g.place(l, nil)
	if !ok {
		return
	}
	s := p.statement
	switch g.n(12) {
	case 0:
		s.deny = !s.deny
	case 1:
		s.notAction = !s.notAction
	case 2:
		s.notResource = !s.notResource
	case 3, 4:
		if len(s.resources) > 0 {
			s.resources[g.n(len(s.resources))] = g.resource()
		}
	case 5:
		s.actions[g.n(len(s.actions))] = pick(g, g.patterns)
	case 6:
		s.conditions = append(s.conditions, g.condition())
	case 7, 8, 9:
		g.alterCondition(s)
	case 10:
		if s.who != nil {
			s.who = g.some(granted[2:], 2)
		}
	default:
		g.alterLayer(l, p)
	}
}

func (g *gen) alterCondition(s *statement) {
	if len(s.conditions) == 0 {
		return
	}
	i := g.n(len(s.conditions))
	c := &s.conditions[i]
	switch g.n(6) {
	case 0:
		s.conditions = slices.Delete(s.conditions, i, i+1)
	case 1, 2:
		if bare, had := strings.CutSuffix(c.op, "IfExists"); had {
			c.op = bare
		} else if c.op != "Null" {
			c.op += "IfExists"
		}
	case 3:
		c.op = swapped(c.op, "ForAllValues:", "ForAnyValue:")
	case 4:
		c.op = swapped(c.op, "Equals", "NotEquals")
	default:
		if again := g.conditionOn(strings.Replace(c.key, "AWS:", "aws:", 1)); strings.HasSuffix(c.op, again.op) {
			c.values = again.values
		}
	}
}

// swapped writes one word for the other, whichever stands there.
func swapped(s, one, other string) string {
	if strings.Contains(s, other) {
		return strings.Replace(s, other, one, 1)
	}
	if strings.Contains(s, "Than") { // an order is not negated
		return s
	}
	return strings.Replace(s, one, other, 1)
}

func (g *gen) alterLayer(l *layers, p place) {
	switch g.n(6) {
	case 0:
		l.callerManages = !l.callerManages
	case 1:
		l.ownerManages = !l.ownerManages
	case 2:
		l.block = !l.block && g.w.name == "s3"
	case 3:
		p.paper.old = !p.paper.old
	case 4: // AWS would refuse this one, which closes its layer
		if g.chance(40) {
			p.statement.resources = nil
		}
	default:
		if len(l.scps) > 0 && g.chance(50) {
			l.scps = l.scps[1:]
		} else {
			l.boundary = nil
		}
	}
}
