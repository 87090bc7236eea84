package twin

import "strings"

// reachable draws a way in which the caller can be named at all.
func (g *gen) reachable() reach {
	wanted := pick(g, []reach{full, limited, byAccount})
	for _, r := range []reach{wanted, full, byAccount} {
		if g.namesOf(r) != nil {
			return r
		}
	}
	return full
}

// addGrant gives the caller a KMS grant, or somebody else.
func (g *gen) addGrant(wanted reach, stranger bool) {
	grantee := pick(g, []string{"ec2.amazonaws.com", "logs.us-east-1.amazonaws.com", users[0].text, users[3].text, roles[2].text, sessions[3].text, federated[1].text, roots[1].text})
	if names := g.namesOf(wanted); names != nil && !stranger {
		grantee = g.granteeOf(pick(g, names))
	}
	_, call, _ := strings.Cut(g.c.action, ":")
	grant := obj{}.with("grantee", grantee).with("operations", g.among(call, func() string { return pick(g, []string{"Sign", "RetireGrant", "Decrypt", "DescribeKey"}) }))
	often := 20
	if q := g.ask(); q.isAction("kms:DescribeKey", "kms:RetireGrant") {
		often = 50
	}
	if g.chance(often) {
		grant = grant.with("encryptionContextSubset", g.encryptionContext())
	}
	if g.chance(often) {
		grant = grant.with("encryptionContextEquals", g.encryptionContext())
	}
	g.c.grants = append(g.c.grants, grant)
}

// granteeOf: a grantee is an ARN or a service.
func (g *gen) granteeOf(e principalEntry) string {
	switch {
	case e.kind == "AWS" && !strings.HasPrefix(e.name, "arn:") || e.kind == "CanonicalUser":
		return "arn:aws:iam::" + g.c.who.account + ":root"
	}
	return e.name
}

func (g *gen) encryptionContext() obj {
	return pick(g, []obj{obj{}.with("app", "blue"), obj{}.with("app", "blue"), obj{}.with("app", "red"), obj{}, obj{}.with("app", "blue").with("env", "x")})
}

func (g *gen) changeGrants() {
	if !strings.HasPrefix(strings.ToLower(g.c.action), "kms:") {
		g.addCondition()
		return
	}
	switch {
	case g.c.grants != nil && g.chance(30):
		i := g.n(len(g.c.grants))
		name := pick(g, []string{"encryptionContextSubset", "encryptionContextEquals"})
		g.c.grants[i] = g.c.grants[i].(obj).set(name, g.encryptionContext())
		return
	case g.chance(50):
		g.c.grants = nil
	}
	if g.c.grants == nil || g.chance(50) {
		g.addGrant(g.reachable(), g.chance(35))
	}
}
