package twin

import "strings"

// A lab is a bare case in which a single thing decides.
var labs []mutation

func init() {
	labs = []mutation{
		{44, (*gen).conditionLab}, {10, (*gen).derivedLab}, {12, (*gen).patternLab}, {12, (*gen).principalLab}, {8, (*gen).publicLab}, {6, (*gen).whenceLab},
		{4, (*gen).aclLab}, {7, (*gen).keyLab}, {9, (*gen).breakLab}, {5, (*gen).managementLab}, {3, (*gen).rootLab}, {3, (*gen).barredLab},
	}
}

func (g *gen) lab() *gcase {
	g.drawFacts(g.actor(), false)
	g.c.extras, g.c.bpa = nil, false
	g.draw(labs)()
	if g.chance(25) {
		return g.changed(g.c)
	}
	return g.c
}

// be puts the actor, the call and the resource; "" keeps a resource that fits.
func (g *gen) be(a actor, action, resource, owner string) {
	g.c.who, g.c.action, g.c.resources, g.c.owner = a, action, []string{resource}, owner
	g.c.stags, g.asked = nil, nil
}

func (g *gen) statementAll(at layer, deny bool, conditions ...gcond) *gst {
	s := &gst{deny: deny, actions: []string{"*"}, resources: []string{"*"}, single: true, conditions: conditions}
	if at >= rcpLayer {
		s.who = "*"
	}
	if service, _, _ := strings.Cut(g.c.action, ":"); at == rcpLayer {
		s.actions = []string{service + ":*"}
		if g.chance(6) {
			s.actions = []string{pick(g, []string{"*", g.c.action}), "*"}
		}
	}
	s.plain(at)
	return s
}

func (g *gen) sound(at layer, list ...*gst) *gdoc {
	version := "2012-10-17"
	if g.chance(6) {
		version = pick(g, []string{"", "2008-10-17"})
	}
	return &gdoc{layer: at, version: version, list: list}
}

// open lets the actor in, so that something else decides.
func (g *gen) open() {
	at := g.ask().resourceKind()
	if g.c.who.ownPolicies() && g.c.who.kind != rootCaller {
		g.c.identity = []*gdoc{g.sound(identityLayer, g.statementAll(identityLayer, false))}
		if g.c.who.kind == federatedCaller {
			g.c.sessions = []*gdoc{g.sound(sessionLayer, g.statementAll(sessionLayer, false))}
		}
	}
	if !g.ask().sameAccount() || at != resourceLayer {
		g.c.resource = g.sound(at, g.statementAll(at, false))
	}
}

// decide puts a statement in whose truth is the verdict: a Deny beside, or
// the only Allow of a ceiling.
func (g *gen) decide(s func(at layer, deny bool) *gst) {
	at := pick(g, []layer{identityLayer, identityLayer, boundaryLayer, sessionLayer, scpLayer, endpointLayer})
	if !g.c.who.ownPolicies() || g.c.who.kind == rootCaller {
		at = endpointLayer
	}
	deny := g.chance(60)
	made := s(at, deny)
	made.plain(at)
	switch {
	case at == identityLayer && deny && g.c.identity != nil:
		g.c.identity[0].list = append(g.c.identity[0].list, made)
	case at == identityLayer && g.c.identity != nil:
		g.c.identity[0].list = []*gst{made}
	case deny:
		g.put(g.sound(at, g.statementAll(at, false), made))
	default:
		g.c.sessions = nil
		g.put(g.sound(at, made))
		if g.c.who.kind == federatedCaller && at != sessionLayer {
			g.put(g.sound(sessionLayer, g.statementAll(sessionLayer, false)))
		}
	}
}

// conditionLab: one or two conditions decide.
func (g *gen) conditionLab() {
	c := g.hardCondition()
	g.asked = nil
	g.open()
	g.decide(func(at layer, deny bool) *gst {
		list := []gcond{c}
		if g.chance(12) {
			list = append(list, g.condition(g.ask(), pick(g, []truth{yes, unknown, no})))
		}
		return g.statementAll(at, deny, list...)
	})
}

// hardCondition sets the key in the request and asks for a close value.
func (g *gen) hardCondition() gcond {
	if g.chance(35) {
		return g.anyCondition(g.ask())
	}
	k := pick(g, statedKeys)
	kind := k.kind
	if g.chance(25) {
		kind = typeOfKey(g.n(len(pools)))
	}
	c := gcond{op: g.qualified(pick(g, operatorsOf[kind]), g.ask(), k), key: k.name, single: g.chance(60)}
	asked := []string{}
	for range []int{1, 1, 1, 1, 1, 2}[g.n(6)] {
		a, w := g.pairOf(kind)
		asked, c.values = append(asked, a), append(c.values, w)
	}
	if k.list {
		g.setKey(k.name, asked)
	} else {
		g.setKey(k.name, asked[0])
	}
	if g.chance(10) {
		c.op, c.values = "Null", []any{pick(g, []string{"true", "false"})}
		g.setKey(k.name, pick(g, []any{"", "", "x", []string{}, nil, []string{""}}))
		if !k.list && strings.HasPrefix(k.name, "app:") {
			g.setKey(k.name, "")
		}
	}
	if strings.HasPrefix(k.name, "app:") && k.list && c.op == "Null" {
		g.setKey(k.name, []string{"x"})
	}
	return g.typed(c)
}

func (g *gen) setKey(name string, value any) {
	g.c.context = append(obj(g.c.context).without(name), pair{name, value})
}

// derivedLab: a key that nobody stated decides.
func (g *gen) derivedLab() {
	k := pick(g, derivedKeys)
	if g.chance(12) {
		k = keyForm{"aws:ResourceAccount", textual, false}
		t := pick(g, ownerless)
		g.be(g.actorOf(userCaller), t.action, t.resources[0], pick(g, []string{"", home, other}))
	}
	if g.chance(85) {
		g.c.context = obj(g.c.context).without(k.name)
	}
	if strings.HasPrefix(k.name, "aws:CalledVia") {
		g.setKey("aws:CalledVia", []string{"lambda.amazonaws.com", pick(g, []string{"lambda.amazonaws.com", "athena.amazonaws.com"})})
	}
	g.asked = nil
	g.open()
	values := []any{g.value(k.kind)}
	if e, present := g.ask().keys.find(k.name); present && g.chance(75) {
		values = []any{pick(g, e.values)}
	}
	op := pick(g, []string{"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringLikeIfExists", "StringEquals"})
	if g.chance(20) {
		op, values = "Null", []any{"true"}
	}
	g.decide(func(at layer, deny bool) *gst {
		return g.statementAll(at, deny, gcond{op: op, key: k.name, values: values})
	})
}

// patternLab: the patterns of actions or resources decide.
func (g *gen) patternLab() {
	g.open()
	g.decide(func(at layer, deny bool) *gst {
		s := g.statementAll(at, deny)
		if g.chance(35) {
			s.actions = []string{g.actionMiss()}
			if g.chance(40) {
				s.actions = g.actionHit()
			}
			s.notAction = g.chance(20)
			return s
		}
		s.resources = []string{g.resourceMiss()}
		if g.chance(40) {
			s.resources = g.resourceHits(g.ask())
		}
		s.notRes = g.chance(20)
		return s
	})
}

// principalLab: the principals of the resource policy decide.
func (g *gen) principalLab() {
	at := g.ask().resourceKind()
	if g.chance(45) && at != trustLayer {
		g.open()
		s := g.statementAll(at, true)
		s.notWho, s.who = true, g.sparing(g.chance(55))
		g.put(g.sound(at, s))
		return
	}
	s := g.statementAll(at, false)
	s.who = g.principalMiss()
	if g.chance(70) {
		s.who = g.principalHit(pick(g, []reach{full, limited, byAccount}))
	}
	g.c.resource = g.sound(at, s)
	if g.chance(50) {
		g.c.identity = []*gdoc{g.sound(identityLayer, g.statementAll(identityLayer, false))}
	}
	if g.chance(40) {
		g.c.boundaries = g.narrowing(boundaryLayer, g.chance(50))
	}
	if g.chance(40) {
		g.c.sessions = g.narrowing(sessionLayer, g.chance(50))
	}
	if g.c.who.kind == canonicalCaller && g.chance(30) {
		g.c.action, g.c.resources, g.c.owner = "sqs:SendMessage", []string{queues[0]}, ""
	}
}
