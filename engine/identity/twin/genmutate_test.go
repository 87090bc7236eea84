package twin

import "strings"

// mutated changes one or two facts; for the last it prefers a change that
// turns the verdict.
func (g *gen) mutated(c *gcase) *gcase {
	count := []int{0, 1, 1, 1, 1, 2, 2, 2, 3}[g.n(9)]
	for i := range count {
		if i == count-1 && g.chance(65) {
			return g.turning(c)
		}
		c = g.changed(c)
	}
	return c
}

// turning tries several changes until the verdict is another one.
func (g *gen) turning(c *gcase) *gcase {
	before := c.verdict()
	var next *gcase
	for range 5 {
		next = g.changed(c)
		if next.verdict() != before {
			break
		}
	}
	return next
}

func (g *gen) changed(c *gcase) *gcase {
	g.c, g.asked = c.clone(), nil
	g.draw(mutations)()
	return g.c
}

type mutation struct {
	weight int
	change func(g *gen)
}

var mutations []mutation

func init() {
	mutations = []mutation{
		{9, (*gen).addDeny}, {6, (*gen).addNear}, {5, (*gen).flipEffect}, {6, (*gen).changeActions}, {7, (*gen).changeResources},
		{9, (*gen).addCondition}, {12, (*gen).changeCondition}, {9, (*gen).changeContext}, {5, (*gen).changePrincipalElement}, {4, (*gen).notPrincipalDeny},
		{5, (*gen).changeCaller}, {3, (*gen).changeOwner}, {4, (*gen).changeFlags}, {4, (*gen).dropLayer}, {5, (*gen).addLayer}, {3, (*gen).changeVersion},
		{4, (*gen).changeS3}, {2, (*gen).changePublic}, {4, (*gen).changeGrants}, {5, (*gen).changeCall}, {2, (*gen).changeTags}, {10, (*gen).breakDocument}, {4, (*gen).toggleNot},
		{2, (*gen).moreResources},
	}
}

func (g *gen) draw(list []mutation) func() {
	total := 0
	for _, m := range list {
		total += m.weight
	}
	roll := g.n(total)
	for _, m := range list {
		if roll -= m.weight; roll < 0 {
			return func() { m.change(g) }
		}
	}
	return func() {}
}

// clone copies all that a mutation may change in place.
func (c *gcase) clone() *gcase {
	n := *c
	n.resources = append([]string(nil), c.resources...)
	n.context, n.extras = append([]pair{}, c.context...), append([]pair(nil), c.extras...)
	n.ptags, n.stags = append([]pair(nil), c.ptags...), append([]pair(nil), c.stags...)
	n.acl, n.grants = append([]pair(nil), c.acl...), append([]any(nil), c.grants...)
	n.identity, n.boundaries, n.sessions, n.endpoints = cloneDocs(c.identity), cloneDocs(c.boundaries), cloneDocs(c.sessions), cloneDocs(c.endpoints)
	n.scps, n.rcps = cloneLevels(c.scps), cloneLevels(c.rcps)
	if c.resource != nil {
		n.resource = c.resource.clone()
	}
	return &n
}

func cloneLevels(levels [][]*gdoc) [][]*gdoc {
	if levels == nil {
		return nil
	}
	all := [][]*gdoc{}
	for _, level := range levels {
		all = append(all, append([]*gdoc{}, cloneDocs(level)...))
	}
	return all
}

func cloneDocs(docs []*gdoc) []*gdoc {
	var all []*gdoc
	for _, d := range docs {
		all = append(all, d.clone())
	}
	return all
}

func (d *gdoc) clone() *gdoc {
	n := *d
	n.list = nil
	for _, s := range d.list {
		copied := *s
		copied.conditions = append([]gcond(nil), s.conditions...)
		n.list = append(n.list, &copied)
	}
	return &n
}

// docs lists every document of the case.
func (c *gcase) docs() []*gdoc {
	var all []*gdoc
	for _, list := range [][]*gdoc{c.identity, c.boundaries, c.sessions, c.endpoints} {
		all = append(all, list...)
	}
	for _, level := range append(append([][]*gdoc{}, c.scps...), c.rcps...) {
		all = append(all, level...)
	}
	if c.resource != nil {
		all = append(all, c.resource)
	}
	return all
}

// place gives a document to change, one that is there or a new one.
func (g *gen) place() *gdoc {
	docs := g.c.docs()
	if len(docs) > 0 && g.chance(70) {
		return pick(g, docs)
	}
	at := pick(g, []layer{identityLayer, boundaryLayer, sessionLayer, scpLayer, rcpLayer, resourceLayer, endpointLayer})
	if at == resourceLayer {
		at = g.ask().resourceKind()
	}
	d := g.fullAccess(at)
	if at == identityLayer || at >= resourceLayer && at != endpointLayer || at == rcpLayer {
		d.list = nil
	}
	g.put(d)
	return d
}

func (g *gen) put(d *gdoc) {
	switch d.layer {
	case identityLayer:
		g.c.identity = append(g.c.identity, d)
	case boundaryLayer:
		g.c.boundaries = append(g.c.boundaries, d)
	case sessionLayer:
		g.c.sessions = append(g.c.sessions, d)
	case scpLayer:
		g.c.scps = append(g.c.scps, []*gdoc{d})
	case rcpLayer:
		g.c.rcps = append(g.c.rcps, []*gdoc{d})
	case endpointLayer:
		g.c.endpoints = append(g.c.endpoints, d)
	default:
		if g.c.resource != nil {
			d.list = append(d.list, g.c.resource.list...)
		}
		g.c.resource = d
	}
}

func (g *gen) addDeny() {
	d := g.place()
	d.makeRoom()
	d.list = append(d.list, g.hit(d.layer, true, 0))
}

func (g *gen) addNear() {
	d := g.place()
	d.makeRoom()
	d.list = append(d.list, g.near(d.layer, true))
}

// makeRoom: beside another statement the Allow of an RCP would be refused.
func (d *gdoc) makeRoom() {
	if d.layer == rcpLayer && len(d.list) == 1 && !d.list[0].deny {
		d.list = nil
	}
}

// statement gives one of all statements; nil: there is none.
func (g *gen) statement() (*gdoc, *gst) {
	docs := g.c.docs()
	if len(docs) == 0 {
		return nil, nil
	}
	d := pick(g, docs)
	if len(d.list) == 0 {
		return nil, nil
	}
	return d, pick(g, d.list)
}

func (g *gen) flipEffect() {
	if d, s := g.statement(); s != nil && (d.layer != rcpLayer || g.chance(20)) {
		s.deny = !s.deny && !s.notWho
	}
}

func (g *gen) changeActions() {
	if d, s := g.statement(); s != nil {
		s.actions = g.misses(g.actionMiss)
		if g.chance(40) && d.layer == rcpLayer {
			s.actions = g.rcpActions()
		} else if g.chance(40) {
			s.actions = g.actionHit()
		}
	}
}

func (g *gen) changeResources() {
	if d, s := g.statement(); s != nil {
		s.resources = g.misses(g.resourceMiss)
		if g.chance(40) {
			s.resources = g.resourceHits(g.ask())
		}
		s.noRes = d.layer == keyLayer && g.chance(20)
	}
}

func (g *gen) toggleNot() {
	if _, s := g.statement(); s != nil {
		if g.chance(50) {
			s.notAction = !s.notAction
		} else {
			s.notRes = !s.notRes
		}
	}
}

func (g *gen) changeVersion() {
	if docs := g.c.docs(); len(docs) > 0 {
		pick(g, docs).version = pick(g, []string{"", "2008-10-17", "2012-10-17"})
	}
}

func (g *gen) changePrincipalElement() {
	d, s := g.statement()
	for range 8 {
		if s == nil || s.who != nil && d.layer != rcpLayer {
			break
		}
		d, s = g.statement()
	}
	if s == nil || s.who == nil && d.layer < rcpLayer || d.layer == rcpLayer && g.chance(50) {
		return
	}
	s.notWho = false
	s.who = g.principalHit(pick(g, []reach{full, limited, byAccount}))
	if g.chance(40) {
		s.who = g.principalMiss()
	}
}

func (g *gen) notPrincipalDeny() {
	at := g.ask().resourceKind()
	if g.c.resource == nil || at == trustLayer {
		return
	}
	s := g.hit(at, true, 0)
	s.notWho, s.who = true, g.sparing(g.chance(50))
	g.c.resource.list = append(g.c.resource.list, s)
}

func (g *gen) changeCall() {
	service, _, _ := strings.Cut(g.c.action, ":")
	for range 30 {
		t := pick(g, targets)
		if strings.HasPrefix(t.action, strings.ToLower(service)+":") && contains(t.resources, g.c.resources[0]) {
			g.c.action = t.action
		}
	}
}

func (g *gen) moreResources() {
	for _, t := range targets {
		if strings.EqualFold(t.action, g.c.action) && len(t.resources) > 1 {
			g.c.resources = append(g.c.resources, pick(g, t.resources))
			return
		}
	}
}
