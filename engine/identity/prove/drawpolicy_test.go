package prove_test

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
)

var allows = statement{actions: []string{"*"}, resources: []string{"*"}}

// layers draws a set of policies for a party: an identity policy, and each
// other layer now and then.
func (g *gen) layers(p *party) *layers {
	l := &layers{}
	for range 1 + g.n(2) {
		l.identity = append(l.identity, g.paper(1+g.n(3), 15))
	}
	if g.chance(25) || g.w.trust || !signs(p.who.Kind) || p.who.Account == abroad {
		l.resource = []paper{g.paper(1+g.n(2), 30)}
		g.name(p, l.resource[0].statements)
	}
	if g.chance(12) {
		l.boundary = []paper{g.ceiling()}
	}
	if p.who.Kind == iam.FederatedUser || p.who.Kind == iam.RoleSession && g.chance(25) {
		l.session = []paper{g.ceiling()}
	}
	for g.chance(16) && len(l.scps) < 2 {
		l.scps = append(l.scps, []paper{g.ceiling()})
	}
	if g.chance(8) {
		l.endpoint = []paper{g.ceiling()}
		g.name(p, l.endpoint[0].statements)
	}
	if g.w.rcp && g.chance(25) {
		l.rcps = [][]paper{{g.rcp()}}
	}
	g.besides(l)
	return l
}

func (g *gen) besides(l *layers) {
	l.callerManages, l.ownerManages = g.chance(3), g.chance(3)
	switch {
	case g.w.name == "kms" && g.chance(30):
		l.grants = []iam.KeyGrant{{Grantee: pick(g, granted[2:]), Operations: []string{"Decrypt"}}}
		if g.chance(25) {
			l.grants[0].Subset = []iam.Pair{{Key: "dept", Value: pick(g, []string{"a", "b"})}}
		}
	case g.w.name == "s3" && g.chance(15):
		l.acl = []iam.ACLGrant{{Account: pick(g, []string{abroad, iam.AllUsers, iam.AuthenticatedUsers}), Permission: pick(g, []string{"READ", "WRITE", "FULL_CONTROL"})}}
	}
	l.block = g.w.name == "s3" && g.chance(15)
}

func (g *gen) paper(statements, denies int) paper {
	d := paper{old: g.chance(6)}
	for i := range statements {
		s := g.statement()
		s.deny = i > 0 && g.chance(denies+15) || g.chance(denies/5)
		if !s.deny && g.chance(50) {
			s.actions, s.notAction, s.conditions = []string{g.patterns[0]}, false, nil
		}
		d.statements = append(d.statements, s)
	}
	return d
}

// ceiling is a policy that bounds others: most often it allows all and denies
// something.
func (g *gen) ceiling() paper {
	d := paper{statements: []statement{allows.clone()}}
	if g.chance(35) {
		d.statements[0] = g.statement()
	}
	if g.chance(60) {
		s := g.statement()
		s.deny = true
		d.statements = append(d.statements, s)
	}
	return d
}

func (g *gen) rcp() paper {
	s := g.statement()
	s.deny, s.notAction, s.who = true, false, []string{"*"}
	s.actions = []string{pick(g, []string{g.patterns[0], pick(g, g.patterns)})}
	return paper{statements: []statement{s}}
}

// name gives statements a Principal.
func (g *gen) name(p *party, list []statement) {
	for i := range list {
		s := &list[i]
		s.who = g.some(granted, 2)
		if p.who.ARN != "" && g.chance(40) {
			s.who = []string{p.who.ARN}
		}
		s.notWho = s.deny && g.chance(25)
		if slices.Contains(s.who, "*") {
			s.who = []string{"*"}
		}
	}
}

func (g *gen) statement() statement {
	s := statement{actions: g.some(g.patterns, 2), notAction: g.chance(12)}
	s.notResource = g.chance(14)
	s.resources = []string{g.resource()}
	for g.chance(25) && len(s.resources) < 3 {
		s.resources = append(s.resources, g.resource())
	}
	if g.chance(1) {
		s.resources = []string{}
	}
	for g.chance(40) && len(s.conditions) < 2 {
		s.conditions = append(s.conditions, g.condition())
	}
	return s
}

// resource draws a pattern of resources.
func (g *gen) resource() string {
	switch {
	case g.chance(18):
		return "*"
	case g.chance(g.variables):
		return g.w.stem + pick(g, []string{"${aws:PrincipalTag/team}", "${aws:PrincipalTag/team}/*", "${aws:username}/*", "${aws:username}", "a${aws:PrincipalTag/team, 'b'}*"})
	case g.chance(6):
		return pick(g, g.w.loose)
	}
	return g.plain()
}

// plain is a pattern without variables, under the stem.
func (g *gen) plain() string {
	if g.chance(12) {
		return g.w.stem + pick(g, []string{"a??", "??b", "???", "?b?", "??", "?a", "a?*", "*?b", "?*a?"})
	}
	text, length := g.w.stem, []int{1, 1, 2, 2, 3, 4}[g.n(6)]
	slash := false
	for i := range length {
		c := pick(g, []string{"a", "a", "b", "b", "*", "*", "*", "?", "/"})
		if c == "/" && (slash || i == 0 || g.w.flat) {
			c = "*"
		}
		slash = slash || c == "/"
		text += c
	}
	if g.chance(30) && !strings.HasSuffix(text, "*") {
		text += "*"
	}
	return text
}

// stretch is a pattern of the resources that a party or a scope is about.
func (g *gen) stretch() string {
	if s := pick(g, g.w.loose); g.chance(15) && strings.Count(s, ":") >= 5 && !strings.Contains(s, "l?b") {
		return s
	}
	return g.plain()
}
