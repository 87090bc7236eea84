package twin

import "strings"

// tellWhence states what the conditions of Block Public Access look at.
func (g *gen) tellWhence() {
	for _, p := range []pair{
		{"aws:SourceIp", pick(g, []string{"203.0.113.9", "10.1.2.3", "172.16.5.5", "12.0.0.1", "2001:db8::1"})},
		{"s3:DataAccessPointArn", "arn:aws:s3:us-east-1:" + home + ":accesspoint/mine"},
		{"s3:DataAccessPointAccount", home}, {"aws:SourceArn", "arn:aws:s3:us-east-1:" + home + ":accesspoint/mine"},
	} {
		if g.chance(85) && !hasFold(obj(g.c.context), p.key) {
			g.c.context = append(g.c.context, p)
		}
	}
}

var fixings = []struct {
	key    string
	ops    []string
	values []string
}{
	{"aws:SourceIp", []string{"IpAddress", "IpAddress", "IpAddress", "NotIpAddress"}, []string{"203.0.113.0/24", "203.0.113.9", "203.0.0.0/8", "203.0.113.9/8", "202.0.0.0/7", "203.0.0.0/9",
		"10.0.0.0/8", "10.1.2.3/7", "10.0.0.0/4", "0.0.0.0/1", "172.16.0.0/7", "172.31.0.0/5", "160.0.0.0/3", "12.0.0.0/8", "12.0.0.0/7", "0.0.0.0/0", "192.168.0.0/0",
		"2001:db8::/32", "2001:db8::/31", "2001:db8::/33", "2001:db8::1", "::/0", "localhost", "203.0.113.0/33"}},
	{"s3:DataAccessPointArn", []string{"ArnLike", "ArnEquals", "StringLike", "StringEquals"}, []string{"arn:aws:s3:us-east-1:" + home + ":accesspoint/*",
		"arn:aws:s3:us-east-1:" + home + ":accesspoint/mine", "arn:aws:s3:*:" + home + ":accesspoint/*", "arn:aws:s3:us-east-1:" + home + ":accesspoint/m*",
		"arn:aws:s3:us-east-1:*:accesspoint/*", "arn:aws:s3:us-east-?:" + home + ":accesspoint/*", "arn:aws:s3:us-east-1:" + home + ":*", "*",
		"arn:aws:s3:us-east-1:${s3:DataAccessPointAccount}:accesspoint/*"}},
	{"s3:DataAccessPointAccount", []string{"StringEquals", "StringLike", "StringEqualsIgnoreCase"}, []string{home, home, "1111*", "*"}},
	{"aws:PrincipalAccount", []string{"StringEquals", "StringLike", "StringNotEquals"}, []string{"anonymous", other, third, "4444*"}},
	{"aws:SourceArn", []string{"ArnLike", "StringLike"}, []string{"arn:aws:s3:us-east-1:" + home + ":accesspoint/*", "arn:aws:s3:us-east-1:" + home + ":accesspoint/mine"}},
	{"aws:PrincipalOrgID", []string{"StringEquals", "StringLike"}, []string{"o-abc123", "o-*", "alice"}},
}

// fixing draws a condition that may keep a policy from being public.
func (g *gen) fixing(q *question) gcond {
	var c gcond
	for range 15 {
		f := fixings[pick(g, []int{0, 0, 0, 1, 1, 1, 2, 3, 4, 5})]
		c = gcond{op: pick(g, f.ops), key: g.odd(f.key, 8), values: []any{pick(g, f.values)}, single: g.chance(50)}
		if g.chance(25) {
			c.values = append(c.values, pick(g, f.values))
		}
		if g.chance(8) {
			c.op += "IfExists"
		}
		if g.chance(12) {
			c.op = pick(g, []string{"ForAnyValue:", "ForAllValues:"}) + c.op
		}
		if q.holds(c.read(), true) == yes {
			break
		}
	}
	return c
}

// fix puts such conditions into the Allows that are for everyone.
func (g *gen) fix(d *gdoc) {
	for _, s := range d.list {
		if s.who == "*" && !s.deny && g.chance(90) {
			s.conditions = append(s.conditions, g.fixing(g.ask()))
		}
	}
}

// basePublic is a case in which Block Public Access decides.
func (g *gen) basePublic() *gcase {
	who := g.actor()
	for who.kind == serviceCaller || who.kind == samlCaller || who.kind == oidcCaller {
		who = g.actor()
	}
	g.drawFacts(who, true)
	g.c.owner = pick(g, []string{home, third})
	if who.account == home {
		g.c.owner = third
	}
	g.buildOwn(true, true)
	g.c.resource = g.doc(resourceLayer, g.hit(resourceLayer, false, full))
	g.fix(g.c.resource)
	return g.c
}

// whenceLab: only where the call comes from decides whether the policy is public.
func (g *gen) whenceLab() {
	g.be(g.publicActor(), "s3:GetObject", objects[0], home)
	g.c.context, g.c.bpa = []pair{}, true
	g.tellWhence()
	g.open()
	s := g.statementAll(resourceLayer, false)
	s.conditions = []gcond{g.fixing(g.ask())}
	g.c.resource = g.sound(resourceLayer, s)
}

// changePublic gives a public Allow besides, or narrows what is there.
func (g *gen) changePublic() {
	if !strings.HasPrefix(strings.ToLower(g.c.action), "s3:") || g.c.resource == nil {
		g.changeS3()
		return
	}
	if g.chance(50) {
		s := g.near(resourceLayer, false)
		s.who, s.notWho = "*", false
		g.c.resource.list = append(g.c.resource.list, s)
	}
	g.fix(g.c.resource)
}
