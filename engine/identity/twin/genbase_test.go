package twin

import "strings"

// A reason is why the base case is allowed.
type reason int

const (
	byOwn     reason = iota // identity side alone, or with what the resource delegates
	byName                  // the resource policy alone
	byLimited               // the resource policy, under boundary and session
	byGrant                 // a KMS grant
	byACL
)

// base draws until the case is allowed, for a reason that was chosen; some
// stay that are not, for what is never allowed has to come too.
func (g *gen) base() *gcase {
	for range 6 {
		if g.chance(4) {
			return g.basePublic()
		}
		g.drawFacts(g.actor(), false)
		g.build(g.reason())
		g.ceilings()
		if g.chance(6) || g.ask().barred() != "" && g.chance(30) || g.c.verdict() == allowed {
			break
		}
	}
	return g.c
}

func (g *gen) drawFacts(who actor, public bool) {
	g.c, g.asked = &gcase{who: who, oneSession: g.chance(50), tellID: g.chance(50), tellC: g.chance(25)}, nil
	t := g.target(who)
	for public && (!strings.HasPrefix(t.action, "s3:") || t.resources[0] == "*") {
		t = g.target(who)
	}
	g.c.action = g.odd(t.action, 6)
	g.c.resources = []string{pick(g, t.resources)}
	if g.chance(4) && len(t.resources) > 1 {
		g.c.resources = append(g.c.resources, pick(g, t.resources))
	}
	g.c.owner = g.drawOwner(t)
	g.c.context = g.drawContext()
	g.c.bpa = public || g.chance(15) && strings.HasPrefix(t.action, "s3:")
	if g.c.bpa {
		g.tellWhence()
	}
	if strings.HasPrefix(t.action, "s3:") && g.chance(15) {
		g.addACL()
	}
	g.drawTags()
	if strings.HasPrefix(t.action, "kms:") && g.chance(40) {
		g.c.context = append(obj(g.c.context).without("kms:EncryptionContext:app"), pair{"kms:EncryptionContext:app", "blue"})
		if g.chance(25) && !hasFold(obj(g.c.context), "kms:EncryptionContext:env") {
			g.c.context = append(g.c.context, pair{"kms:EncryptionContext:env", "x"})
		}
	}
	if g.chance(8) {
		g.c.extras = append(g.c.extras, pair{pick(g, []string{"principalIsManagementAccount", "managementAccount"}), g.chance(70)})
	}
	if g.chance(6) {
		g.c.extras = append(g.c.extras, pair{"resourceIsManagementAccount", g.chance(70)})
	}
}

func (g *gen) drawOwner(t target) string {
	account := arnPart(g.c.resources[0], 4)
	switch {
	case isAccount(account) && g.chance(70):
		return ""
	case isAccount(account):
		return account
	case t.resources[0] == "*" || account == "aws" || g.chance(8) || g.chance(30) && g.c.who.account != "":
		return ""
	}
	return pick(g, []string{home, home, home, other})
}

func (g *gen) drawTags() {
	value := func() string { return pick(g, []string{"blue", "Blue", "red", "alice", "Deploy", ""}) }
	if g.chance(30) {
		g.c.ptags = []pair{{pick(g, []string{"Dept", "dept", "Team"}), value()}}
	}
	if g.chance(6) && g.c.ptags != nil {
		g.c.ptags = append(g.c.ptags, pair{"Team" + pick(g, []string{"", "s"}), value()})
		if g.c.ptags[0].key == "Team" {
			g.c.ptags = g.c.ptags[:1]
		}
	}
	if g.c.who.kind == sessionCaller && g.chance(30) {
		g.c.stags = []pair{{pick(g, []string{"Dept", "DEPT", "Team"}), value()}}
	}
}

// reason chooses one that can hold.
func (g *gen) reason() reason {
	a, q := g.c.who, g.ask()
	if !a.ownPolicies() {
		if a.kind == anonymousCaller && strings.HasPrefix(strings.ToLower(g.c.action), "s3:") && g.chance(30) {
			return byACL
		}
		if a.kind == serviceCaller && q.onKey() && g.chance(60) {
			return byGrant
		}
		return byName
	}
	if q.isRetireGrant() {
		return pick(g, []reason{byOwn, byGrant, byGrant})
	}
	choices := []reason{byOwn, byOwn, byOwn, byName, byName, byLimited, byLimited}
	if q.onKey() {
		choices = append(choices, byGrant, byGrant, byGrant)
	}
	if !q.sameAccount() && q.service() == "s3" {
		choices = append(choices, byACL, byACL)
	}
	return pick(g, choices)
}

// build makes the layers that the reason needs.
func (g *gen) build(why reason) {
	q := g.ask()
	at := q.resourceKind()
	wanted := map[reason]reach{byOwn: byAccount, byName: full, byLimited: limited}[why]
	if q.sameAccount() && at == resourceLayer && why == byOwn {
		wanted = 0
	}
	if !q.sameAccount() && wanted != 0 && g.c.who.ownPolicies() {
		wanted = pick(g, []reach{full, limited, byAccount})
	}
	own := why == byOwn || !q.sameAccount() || why == byACL
	grant := g.reachable()
	if why == byGrant {
		own = grant == byAccount || g.chance(30)
	}
	if g.c.who.ownPolicies() || g.chance(10) {
		g.buildOwn(own, why == byLimited || why == byGrant && grant == limited)
	}
	switch {
	case why == byGrant:
		g.addGrant(grant, false)
	case why == byACL:
		g.addACL()
		g.c.bpa = g.chance(20)
	case wanted != 0:
		g.c.resource = g.doc(at, g.hit(at, false, wanted))
	}
	if g.c.resource == nil && g.chance(25) {
		g.c.resource = g.doc(at, g.near(at, g.chance(70)))
	}
	if g.c.resource != nil && g.c.bpa {
		g.fix(g.c.resource)
	}
}

// buildOwn makes identity, boundary and session; what is not needed is left
// out, misses or stands there.
func (g *gen) buildOwn(own, between bool) {
	if own || g.chance(30) {
		g.c.identity = []*gdoc{g.doc(identityLayer, g.hit(identityLayer, false, 0))}
	}
	if g.chance(25) {
		g.c.identity = append(g.c.identity, g.doc(identityLayer, g.near(identityLayer, g.chance(50))))
	}
	if g.chance(25) {
		g.c.boundaries = g.narrowing(boundaryLayer, own || between || g.chance(30))
	}
	kind := g.c.who.kind
	if kind == federatedCaller && (own || between || g.chance(40)) || kind == sessionCaller && g.chance(40) || g.chance(6) {
		g.c.sessions = g.narrowing(sessionLayer, own || between || g.chance(30))
	}
}

func (g *gen) narrowing(at layer, allows bool) []*gdoc {
	docs := []*gdoc{g.doc(at, g.near(at, false))}
	if allows {
		docs = []*gdoc{g.doc(at, g.hit(at, false, 0))}
	}
	if g.chance(12) {
		docs = append(docs, g.doc(at, g.hit(at, false, 0)))
	}
	return docs
}

func (g *gen) addACL() {
	account := pick(g, []string{"AllUsers", "AuthenticatedUsers", g.c.who.account, other, third})
	if g.c.who.kind == anonymousCaller || account == "" {
		account = pick(g, []string{"AllUsers", "AllUsers", "AllUsers", "AuthenticatedUsers"})
	}
	g.c.acl = append(g.c.acl, pair{account, pick(g, []string{"READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL", "FULL_CONTROL"})})
}

// ceilings adds SCPs, RCPs and endpoint policies.
func (g *gen) ceilings() {
	if g.chance(35) {
		g.c.scps = [][]*gdoc{}
		for range 1 + g.n(3) {
			g.c.scps = append(g.c.scps, g.level(scpLayer))
		}
	}
	if g.chance(30) {
		g.c.rcps = [][]*gdoc{}
		for range g.n(3) {
			g.c.rcps = append(g.c.rcps, g.level(rcpLayer))
		}
	}
	if g.chance(20) {
		g.c.endpoints = g.narrowing(endpointLayer, true)
	}
	if q := g.ask(); (q.isRetireGrant() || q.asksServiceLinkedRole() || q.rootKeepsPolicy()) && g.chance(40) {
		g.addIdle(q)
	}
}

// addIdle adds what has no say here, though it would deny.
func (g *gen) addIdle(q *question) {
	if !q.rootKeepsPolicy() && g.chance(60) {
		g.c.rcps = append(g.c.rcps, []*gdoc{g.doc(rcpLayer, g.hit(rcpLayer, true, 0))})
	}
	if !q.asksTrust() {
		at := map[bool]layer{true: keyLayer, false: resourceLayer}[q.isRetireGrant()]
		g.c.resource = g.doc(at, g.hit(at, g.chance(60), full))
	}
}

// level holds what allows, and often a Deny that nearly applies.
func (g *gen) level(at layer) []*gdoc {
	level := []*gdoc{}
	switch {
	case at == rcpLayer && g.chance(60):
	case at == rcpLayer || g.chance(60):
		level = append(level, g.fullAccess(at))
	default:
		level = append(level, g.doc(at, g.hit(at, false, 0)))
	}
	if g.chance(45) {
		level = append(level, g.doc(at, g.near(at, true)))
	}
	return level
}
