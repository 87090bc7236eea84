package twin

// hit draws a statement that applies to the case at that layer.
func (g *gen) hit(at layer, deny bool, wanted reach) *gst {
	q := g.ask()
	s := &gst{deny: deny, single: g.chance(50), actions: g.actionHit(), resources: g.resourceHits(q)}
	if at == rcpLayer {
		s.actions = g.rcpActions()
	} else if g.chance(12) {
		s.actions, s.notAction = g.misses(g.actionMiss), true
	}
	if g.chance(10) {
		s.resources, s.notRes = g.misses(g.resourceMiss), true
	}
	if g.chance(40) {
		s.conditions = append(s.conditions, g.condition(q, yes))
	}
	if g.chance(15) {
		s.conditions = append(s.conditions, g.condition(q, yes))
	}
	s.who = g.whoHits(s, at, wanted)
	s.plain(at)
	return s
}

// plain keeps out what a layer does not take.
func (s *gst) plain(at layer) {
	switch at {
	case identityLayer, boundaryLayer, sessionLayer, scpLayer:
		s.who, s.notWho = nil, false
	case rcpLayer:
		s.who, s.notWho = "*", false
		s.notAction = false
	}
}

func (g *gen) misses(miss func() string) []string {
	list := []string{miss()}
	for g.chance(40) {
		list = append(list, miss())
	}
	if g.chance(3) {
		return []string{}
	}
	return list
}

func (g *gen) whoHits(s *gst, at layer, wanted reach) any {
	switch {
	case at == endpointLayer && g.chance(25):
		return nil
	case s.deny && at != trustLayer && g.chance(20):
		s.notWho = true
		return g.sparing(false)
	case s.deny || at == endpointLayer:
		return g.principalHit(pick(g, []reach{full, limited, byAccount}))
	}
	return g.principalHit(wanted)
}

// rcpActions: an RCP names services; * alone is one that AWS refuses.
func (g *gen) rcpActions() []string {
	if g.chance(4) {
		return g.actionHit()
	}
	for range 20 {
		if list := g.actionHit(); !contains(list, "*") {
			return list
		}
	}
	return []string{g.c.action}
}

// near draws a statement that misses in one thing only.
func (g *gen) near(at layer, deny bool) *gst {
	s := g.hit(at, deny, full)
	switch g.n(5) {
	case 0:
		s.actions, s.notAction = g.misses(g.actionMiss), false
		if g.chance(20) && at != rcpLayer {
			s.actions, s.notAction = g.actionHit(), true
		}
	case 1:
		s.resources, s.notRes = g.misses(g.resourceMiss), false
		s.noRes = at == keyLayer && g.chance(30)
		if g.chance(30) {
			s.resources, s.notRes = g.resourceHits(g.ask()), true
		}
	case 2:
		if s.who != nil && at != rcpLayer {
			s.who, s.notWho = g.whoMisses(at, deny), false
			if deny && at != trustLayer && g.chance(60) {
				s.who, s.notWho = g.sparing(true), true
			}
			break
		}
		fallthrough
	default:
		s.conditions = append(s.conditions, g.condition(g.ask(), no))
	}
	return s
}

func (g *gen) whoMisses(at layer, deny bool) any { return g.principalMiss() }

// doc wraps statements, with one or two near misses beside.
func (g *gen) doc(at layer, list ...*gst) *gdoc {
	d := &gdoc{layer: at, version: g.version(at), list: list, single: g.chance(40)}
	if g.chance(20) {
		d.list = append(d.list, g.near(at, at == rcpLayer || g.chance(60)))
	}
	if g.chance(8) {
		d.list = append(d.list, g.near(at, at == rcpLayer || g.chance(60)))
	}
	g.r.Shuffle(len(d.list), func(i, j int) { d.list[i], d.list[j] = d.list[j], d.list[i] })
	if g.chance(20) {
		d.name = "policy-" + string(rune('a'+g.n(4)))
	}
	if g.chance(20) {
		g.label(d)
	}
	d.id = at != identityLayer && g.chance(4)
	return d
}

func (g *gen) label(d *gdoc) {
	for i, s := range d.list {
		s.sid = "S" + string(rune('0'+i))
		if (d.layer == resourceLayer || d.layer == keyLayer || d.layer == endpointLayer) && g.chance(30) {
			s.sid = pick(g, []string{"Enable IAM User Permissions", "a-b", "S0"})
		}
	}
}

func (g *gen) version(at layer) string {
	among := 14
	if at == rcpLayer {
		among = 40 // for AWS refuses them
	}
	switch g.n(among) {
	case 0:
		return ""
	case 1:
		return "2008-10-17"
	}
	return "2012-10-17"
}

// fullAccess is the document that lets everything through.
func (g *gen) fullAccess(at layer) *gdoc {
	s := &gst{actions: []string{"*"}, resources: []string{"*"}, single: g.chance(70)}
	if at == rcpLayer || at == endpointLayer {
		s.who = "*"
	}
	return &gdoc{layer: at, version: "2012-10-17", list: []*gst{s}, single: g.chance(30)}
}
