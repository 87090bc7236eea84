package twin

import "strings"

var narrowKeys = []string{"aws:SourceIp", "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceAccount", "aws:userid", "aws:PrincipalAccount",
	"aws:PrincipalArn", "aws:PrincipalOrgID", "aws:SecureTransport", "aws:Referer", "s3:DataAccessPointAccount"}

// publicLab: Block Public Access and whether the policy is public.
func (g *gen) publicLab() {
	g.be(g.publicActor(), "s3:GetObject", objects[0], home)
	g.c.bpa = g.chance(85)
	g.c.resource = g.sound(resourceLayer, g.statementAll(resourceLayer, false))
	if g.c.who.ownPolicies() {
		g.c.identity = []*gdoc{g.sound(identityLayer, g.statementAll(identityLayer, false))}
	}
	s := g.c.resource.list[0]
	key := pick(g, narrowKeys)
	c := gcond{op: pick(g, []string{"StringEquals", "StringLike", "ArnEquals", "ArnLike", "IpAddress", "StringEqualsIgnoreCase", "StringNotEquals", "ForAnyValue:StringEquals", "ForAllValues:StringLike",
		"StringEqualsIfExists", "StringLikeIfExists", "IpAddress"}), key: g.odd(key, 20)}
	value := pick(g, []string{"o-abc123", "203.0.113.9", other, "arn:aws:iam::" + other + ":user/carol", "lambda"})
	c.values = []any{pick(g, []string{value, value, value[:3] + "*", "?" + value[1:], "${aws:Referer}", value + "${aws:username}"})}
	if key == "aws:SourceIp" || strings.HasPrefix(c.op, "Ip") {
		value, c.values = "203.0.113.9", []any{pick(g, []string{"203.0.113.0/24", "0.0.0.0/0", "203.0.113.9/0", "::/0", "203.0.113.9"})}
	}
	if g.chance(75) {
		g.setKey(key, value)
		s.conditions = []gcond{c}
	}
	if g.chance(30) {
		second := g.statementAll(resourceLayer, g.chance(40))
		second.actions, second.who = []string{"s3:Put*"}, pick(g, []any{"*", obj{}.with("AWS", []string{other, "*"}), obj{}.with("AWS", other)})
		g.c.resource.list = append(g.c.resource.list, second)
	}
	if g.chance(20) {
		s.who = pick(g, []any{obj{}.with("AWS", []string{other, "*"}), obj{}.with("AWS", other), obj{}.with("AWS", "*")})
	}
	if g.chance(15) {
		g.addACL()
		g.c.bpa = true
	}
}

func (g *gen) publicActor() actor {
	return pick(g, []actor{{text: "anonymous", kind: anonymousCaller}, {text: "anonymous", kind: anonymousCaller}, users[3], users[3], users[0],
		{text: "lambda.amazonaws.com", kind: serviceCaller}, {text: canonicalIDs[""], kind: canonicalCaller}, {text: roots[1].text, account: other, kind: rootCaller}})
}

// aclLab: only an ACL grants.
func (g *gen) aclLab() {
	a := g.publicActor()
	t := pick(g, targets[:9])
	g.be(a, t.action, pick(g, t.resources), pick(g, []string{home, home, other}))
	if g.chance(10) {
		g.c.resources = []string{pick(g, append(buckets, objects...))}
	}
	if a.ownPolicies() && g.chance(80) {
		g.c.identity = []*gdoc{g.sound(identityLayer, g.statementAll(identityLayer, false))}
	}
	g.addACL()
	if g.chance(60) {
		g.c.acl[0].value = map[string]string{"s3:GetObject": "READ", "s3:ListBucket": "READ", "s3:PutObject": "WRITE", "s3:GetObjectAcl": "READ_ACP", "s3:PutObjectAcl": "WRITE_ACP", "s3:GetBucketAcl": "READ_ACP"}[t.action]
	}
	if g.c.acl[0].value == "" {
		g.c.acl[0].value = "FULL_CONTROL"
	}
	g.c.bpa = g.chance(30)
}

// keyLab: key policies and grants.
func (g *gen) keyLab() {
	g.be(pick(g, []actor{g.actorOf(userCaller), g.actorOf(sessionCaller), g.actorOf(roleCaller), g.actorOf(rootCaller), g.actorOf(serviceCaller)}),
		pick(g, []string{"kms:Decrypt", "kms:Encrypt", "kms:PutKeyPolicy", "kms:ReEncryptTo", "kms:ScheduleKeyDeletion", "kms:DescribeKey", "kms:RetireGrant", "kms:RetireGrant"}), pick(g, keys), "")
	if g.chance(20) {
		g.be(g.c.who, "kms:Decrypt", pick(g, aliases), "")
		g.c.rcps = [][]*gdoc{{g.sound(rcpLayer, g.statementAll(rcpLayer, true))}}
	}
	own := g.c.who.ownPolicies() && g.c.who.kind != rootCaller
	if own && g.chance(60) {
		g.c.identity = []*gdoc{g.sound(identityLayer, g.statementAll(identityLayer, false))}
	}
	if g.chance(60) {
		g.c.context = obj(g.c.context).without("kms:EncryptionContext:app").with("kms:EncryptionContext:app", pick(g, []any{"blue", "red", nil}))
		if g.chance(30) {
			g.setKey("kms:EncryptionContext:env", "x")
		}
		g.addGrant(pick(g, []reach{full, limited, byAccount}), g.chance(15))
		if g.chance(70) {
			return
		}
	}
	at := g.ask().resourceKind()
	s := g.statementAll(at, false)
	s.who = g.principalHit(pick(g, []reach{full, limited, byAccount}))
	s.noRes = at == keyLayer && g.chance(20)
	g.c.resource = g.sound(at, s)
	if g.chance(25) {
		d := g.statementAll(at, true)
		d.noRes = at == keyLayer && g.chance(60)
		g.c.resource.list = append(g.c.resource.list, d)
	}
}

// breakLab: an open case with one document spoilt or nearly so.
func (g *gen) breakLab() {
	g.open()
	if g.chance(70) {
		at := pick(g, []layer{boundaryLayer, sessionLayer, scpLayer, rcpLayer, endpointLayer, g.ask().resourceKind(), identityLayer})
		d := g.sound(at, g.statementAll(at, at == rcpLayer))
		if at == rcpLayer {
			d.list[0].resources = []string{"arn:aws:s3:::none"}
		}
		g.put(d)
	}
	if docs := g.c.docs(); len(docs) > 0 {
		d := pick(g, docs)
		if g.chance(20) {
			d.list = append(d.list, g.statementAll(d.layer, false))
		}
		d.breakage, d.at = 1+g.n(len(breakages)), g.n(4)
	}
}

// managementLab: SCPs and RCPs that deny, and whom they pass by.
func (g *gen) managementLab() {
	if g.chance(12) {
		g.be(g.actorOf(userCaller), "sts:"+pick(g, []string{"AssumeRole", "TagSession", "SetSourceIdentity"}), pick(g, []string{roles[3].text, roles[3].text, roles[1].text}), "")
	}
	g.open()
	if g.chance(50) {
		g.c.scps = [][]*gdoc{{g.sound(scpLayer, g.statementAll(scpLayer, g.chance(50)))}}
		if g.chance(40) {
			g.c.scps = append(g.c.scps, []*gdoc{})
		}
	} else {
		g.c.rcps = [][]*gdoc{{g.sound(rcpLayer, g.statementAll(rcpLayer, true))}}
	}
	if g.chance(50) {
		g.c.extras = []pair{{pick(g, []string{"principalIsManagementAccount", "managementAccount", "resourceIsManagementAccount"}), g.chance(80)}}
	}
	if g.chance(30) {
		g.c.who = pick(g, []actor{{text: roles[3].text, account: home, kind: roleCaller, role: roles[3].text}, {text: sessions[4].text, account: home, kind: sessionCaller, role: roles[3].text}})
	}
}

// rootLab: the root user, its task policy and its own bucket's policy.
func (g *gen) rootLab() {
	g.be(actor{text: roots[0].text, account: home, kind: rootCaller}, pick(g, []string{"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:ListBucket"}), buckets[0], pick(g, []string{home, other, ""}))
	s := g.statementAll(resourceLayer, g.chance(60))
	second := g.statementAll(resourceLayer, false)
	g.c.resource = g.sound(resourceLayer, s, second)
	if g.chance(25) {
		g.c.resource.breakage = 1 + g.n(len(breakages))
	}
	if g.chance(40) {
		g.c.sessions = g.narrowing(sessionLayer, g.chance(50))
	}
	if g.chance(30) {
		g.c.identity = []*gdoc{g.sound(identityLayer, g.statementAll(identityLayer, true))}
	}
	if g.chance(20) {
		g.be(g.c.who, "sts:AssumeRole", roles[0].text, "")
		g.c.resource = g.sound(trustLayer, g.statementAll(trustLayer, false))
	}
}

// barredLab: what is not possible whatever the policies say.
func (g *gen) barredLab() {
	a := g.actorOf(pick(g, []kindOfCaller{userCaller, roleCaller, sessionCaller, federatedCaller, rootCaller, samlCaller}))
	calls := []target{{"iam:PassRole", iamRoles}, {"iam:CreatePolicyVersion", policies}, {"iam:GetPolicy", policies}, {"iam:ListPolicyVersions", policies}, {"iam:DeleteRole", iamRoles},
		{"iam:SimulateCustomPolicy", iamRoles}, {"iam:GenerateServiceLastAccessedDetails", iamRoles}, {"sts:AssumeRole", iamRoles},
		{"sts:AssumeRoleWithSAML", iamRoles}, {"sts:AssumeRoleWithWebIdentity", iamRoles}, {"sts:TagSession", iamRoles}, {"sts:GetCallerIdentity", nothing}, {"sts:GetSessionToken", nothing}, {"sts:GetFederationToken", nothing},
		{"sqs:DeleteQueue", queues}, {"sqs:SetQueueAttributes", queues}, {"sqs:SendMessage", queues}, {"s3:GetObject", objects}}
	if g.chance(15) {
		a = actor{text: "anonymous", kind: anonymousCaller}
	}
	t := pick(g, calls)
	g.be(a, g.odd(t.action, 10), pick(g, t.resources), "")
	g.open()
	if g.c.resource == nil {
		at := g.ask().resourceKind()
		g.c.resource = g.sound(at, g.statementAll(at, g.chance(15)))
	}
}
