package twin

import (
	"strings"
	"testing"
)

const (
	alice   = "arn:aws:iam::111122223333:user/alice"
	carol   = "arn:aws:iam::444455556666:user/carol"
	deploy  = "arn:aws:iam::111122223333:role/app/Deploy"
	ci      = "arn:aws:sts::111122223333:assumed-role/Deploy/ci"
	temp    = "arn:aws:sts::111122223333:federated-user/temp"
	rootA   = "arn:aws:iam::111122223333:root"
	rootB   = "arn:aws:iam::444455556666:root"
	lambda  = "lambda.amazonaws.com"
	anyone  = "anonymous"
	corp    = "arn:aws:iam::111122223333:saml-provider/Corp"
	oidc    = "arn:aws:iam::111122223333:oidc-provider/token.example.com"
	linked  = "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/Linked"
	object  = "arn:aws:s3:::bkt/k"
	bucket  = "arn:aws:s3:::bkt"
	queue   = "arn:aws:sqs:us-east-1:111122223333:jobs"
	key     = "arn:aws:kms:us-east-1:111122223333:key/k1"
	managed = "arn:aws:iam::aws:policy/ReadOnlyAccess"
)

// A part is a member of a case, written with ' for ".
type part = string

// st takes several actions or resources too, with ',' between them.
func st(effect, action, resource string, more ...string) string {
	s := `{'Effect':'` + effect + `','Action':['` + action + `'],'Resource':['` + resource + `']`
	for _, m := range more {
		s += "," + m
	}
	return s + "}"
}

func document2012(statements ...string) string {
	return `{'Version':'2012-10-17','Statement':[` + strings.Join(statements, ",") + `]}`
}

func id(statements ...string) part { return `'identityPolicies':[` + document2012(statements...) + `]` }
func rp(statements ...string) part { return `'resourcePolicy':` + document2012(statements...) }
func pb(statements ...string) part {
	return `'permissionBoundaries':[` + document2012(statements...) + `]`
}
func sp(statements ...string) part { return `'sessionPolicy':` + document2012(statements...) }
func vpce(statements ...string) part {
	return `'vpcEndpointPolicies':[` + document2012(statements...) + `]`
}

// scp and rcp take a document a level.
func scp(levels ...string) part { return `'scps':[[` + strings.Join(levels, "],[") + `]]` }
func rcp(levels ...string) part { return `'rcps':[[` + strings.Join(levels, "],[") + `]]` }

func by(user string) part       { return `'federatedBy':'` + user + `'` }
func ctx(members string) part   { return "context" + members }
func owner(account string) part { return "owner" + account }

var (
	all      = st("Allow", "*", "*")
	denyAll  = st("Deny", "*", "*")
	nothing2 = st("Allow", "sqs:Nothing", "*")
	// an RCP may not say Action * alone
	denyAnyone = document2012(st("Deny", "s3:*','kms:*','sts:*','ec2:*", "*", everybody))
	path       = `'principalRoleArn':'` + deploy + `'`
)

// for names the principal of a statement of a resource policy.
func forAWS(names ...string) string {
	return `'Principal':{'AWS':['` + strings.Join(names, "','") + `']}`
}

func trust(effect string, who string, more ...string) string {
	s := `{'Effect':'` + effect + `','Action':'*',` + who
	for _, m := range more {
		s += "," + m
	}
	return s + "}"
}

const everybody = `'Principal':'*'`

type ruleCase struct {
	rule, want, action, resource, principal string
	parts                                   []part
}

func (c ruleCase) line() []byte {
	context, account, rest := "", "", ""
	for _, p := range c.parts {
		if members, found := strings.CutPrefix(p, "context"); found {
			context = members
		} else if a, found := strings.CutPrefix(p, "owner"); found {
			account = `,'resourceAccountId':'` + a + `'`
		} else {
			rest += "," + p
		}
	}
	resource := `'` + c.resource + `'`
	if strings.HasPrefix(c.resource, "[") {
		resource = c.resource
	}
	line := `{'request':{'action':'` + c.action + `','resource':` + resource + `,'principal':'` + c.principal + `'` + account + `,'context':{` + context + `}}` + rest + `}`
	return []byte(strings.ReplaceAll(line, "'", `"`))
}

var wants = map[string]string{"A": allowed, "I": implicitlyDenied, "E": explicitlyDenied, "X": noCase}

func TestRules(t *testing.T) {
	for _, table := range [][]ruleCase{decisionCases, grantCases, elementCases, organizationCases, serviceCases, grammarCases, keyCases, grantedCases, currentCases, barCases} {
		for i, c := range table {
			if verdict, why := Judge(c.line()); verdict != wants[c.want] {
				t.Errorf("rule %s, case %d: %s, want %s\n%s\n%s", c.rule, i, verdict, wants[c.want], why, c.line())
			}
		}
	}
}

var decisionCases = []ruleCase{
	{"1", "I", "s3:GetObject", object, alice, nil},
	{"1", "A", "s3:GetObject", object, rootA, nil},
	{"2", "E", "s3:GetObject", object, alice, []part{id(all, denyAll)}},
	{"2", "A", "s3:GetObject", object, alice, []part{id(all, st("Deny", "s3:Put*", "*"))}},
	{"3", "E", "s3:GetObject", object, alice, []part{id(all), pb(all), scp(document2012(all)), sp(denyAll)}},
	{"3", "E", "s3:GetObject", object, alice, []part{rp(st("Deny", "*", "*", everybody))}},
	{"5", "A", "s3:GetObject", object, alice, []part{id(all)}},
	{"5", "A", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS(alice)))}},
	{"5", "I", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS(carol)))}},
	{"6", "I", "sts:AssumeRole", deploy, alice, []part{id(all)}},
	{"6", "A", "sts:AssumeRole", deploy, alice, []part{rp(trust("Allow", forAWS(alice)))}},
	{"7", "I", "s3:GetObject", object, carol, []part{owner(home), id(all)}},
	{"7", "A", "s3:GetObject", object, carol, []part{owner(home), id(all), rp(st("Allow", "*", "*", forAWS(rootB)))}},
	{"8", "I", "s3:GetObject", object, carol, []part{owner(home), rp(st("Allow", "*", "*", forAWS(carol)))}},
	{"7", "E", "s3:GetObject", object, carol, []part{owner(home), id(denyAll), rp(st("Allow", "*", "*", forAWS(carol)))}},
	{"9", "I", "s3:GetObject", object, alice, []part{pb(all)}},
	{"9", "A", "s3:GetObject", object, alice, []part{pb(all), id(all)}},
	{"9", "I", "s3:GetObject", object, alice, []part{pb(nothing2), id(all)}},
	{"10", "A", "s3:GetObject", object, alice, []part{pb(all), id(all), scp(document2012(all))}},
	{"10", "I", "s3:GetObject", object, alice, []part{pb(all), id(all), scp(document2012(nothing2))}},
	{"11", "I", "s3:GetObject", object, alice, []part{id(all, st("Allow", "s3", "*"))}},
	{"11", "E", "s3:GetObject", object, alice, []part{id(st("Allow", "s3", "*")), pb(denyAll)}},
	{"14", "A", "ec2:RunInstances", `['arn:aws:ec2:us-east-1:111122223333:instance/i','arn:aws:ec2:us-east-1:111122223333:volume/v']`, alice, []part{id(all)}},
	{"14", "I", "ec2:RunInstances", `['arn:aws:ec2:us-east-1:111122223333:instance/i','arn:aws:ec2:us-east-1:111122223333:volume/v']`, alice,
		[]part{id(st("Allow", "*", "arn:aws:ec2:*:*:instance/*"))}},
	{"14", "E", "ec2:RunInstances", `['arn:aws:ec2:us-east-1:111122223333:instance/i','arn:aws:ec2:us-east-1:111122223333:volume/v']`, alice,
		[]part{id(all, st("Deny", "*", "arn:aws:ec2:*:*:volume/*"))}},
	{"case", "X", "s3GetObject", object, alice, nil},
	{"case", "X", "s3:GetObject", object, "bob", nil},
	{"case", "X", "s3:GetObject", object, "arn:aws:iam::111122223333:group/g", nil},
	{"case", "X", "s3:GetObject", object, alice, []part{`'scps':[{}]`}},
	{"case", "X", "s3:GetObject", `[]`, alice, nil},
	{"case", "X", "s3:GetObject", object, alice, []part{ctx(`'aws:x':{}`)}},
	{"case", "A", "s3:GetObject", object, alice, []part{`'identityPolicies':[{'name':'n','policy':` + document2012(all) + `}]`}},
}

var grantCases = []ruleCase{
	{"15", "A", "s3:GetObject", object, alice, []part{pb(nothing2), rp(st("Allow", "*", "*", forAWS(alice)))}},
	{"15", "I", "s3:GetObject", object, alice, []part{pb(nothing2), rp(st("Allow", "*", "*", forAWS(rootA))), id(all)}},
	{"16", "A", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS(deploy)))}},
	{"16", "I", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS(deploy))), pb(nothing2)}},
	{"16", "I", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS(deploy))), sp(nothing2)}},
	{"16", "I", "s3:GetObject", object, deploy, []part{rp(st("Allow", "*", "*", forAWS(deploy))), pb(nothing2)}},
	{"16", "A", "s3:GetObject", object, deploy, []part{rp(st("Allow", "*", "*", forAWS(deploy))), pb(all)}},
	{"17", "A", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS(ci))), pb(nothing2), sp(nothing2)}},
	{"17", "E", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS(ci))), sp(denyAll)}},
	{"18", "A", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(temp))), pb(nothing2)}},
	{"18", "I", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(temp+"x"))), id(all)}},
	{"19", "A", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(alice))), by(alice), sp(all)}},
	{"19", "I", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(alice))), by(alice), sp(nothing2)}},
	{"19", "I", "s3:GetObject", object, temp, []part{rp(st("Allow", "*", "*", forAWS(alice))), sp(all)}},
	{"20", "A", "s3:GetObject", object, ci, []part{path, pb(nothing2), sp(nothing2),
		rp(st("Allow", "*", "*", everybody, `'Condition':{'ArnEquals':{'aws:PrincipalArn':'`+deploy+`'}}`))}},
	{"20", "E", "s3:GetObject", object, ci, []part{path, pb(denyAll), rp(st("Allow", "*", "*", everybody))}},
	{"21", "I", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS(rootA)))}},
	{"21", "I", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS(home)))}},
	{"21", "A", "s3:GetObject", object, carol, []part{owner(home), id(all), rp(st("Allow", "*", "*", forAWS(other)))}},
	{"22", "A", "kms:Decrypt", key, alice, []part{id(all), rp(st("Allow", "*", "*", forAWS(rootA)))}},
	{"22", "A", "kms:Decrypt", key, rootA, []part{rp(st("Allow", "*", "*", forAWS(rootA)))}},
	{"23", "A", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", `'Principal':{'AWS':'*'}`))}},
	{"23", "A", "s3:GetObject", object, anyone, []part{rp(st("Allow", "*", "*", everybody))}},
	{"23", "I", "s3:GetObject", object, anyone, []part{rp(st("Allow", "*", "*", forAWS(alice)))}},
	{"24", "I", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS("arn:aws:iam::111122223333:user/*")))}},
	{"24", "I", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS("arn:aws:sts::111122223333:assumed-role/Deploy/*")))}},
	{"25", "I", "s3:GetObject", object, ci, []part{path, rp(st("Allow", "*", "*", forAWS("arn:aws:sts::111122223333:assumed-role/app/Deploy/ci")))}},
	{"25", "I", "s3:GetObject", object, ci, []part{rp(st("Allow", "*", "*", forAWS(deploy)))}}, // the path was not told
	{"26", "I", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS("arn:aws:iam::111122223333:user/Alice")))}},
	{"27", "A", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", forAWS(carol, alice)))}},
	{"28", "A", "s3:GetObject", object, alice, []part{`'principalId':'AIDAX'`, rp(st("Allow", "*", "*", forAWS("AIDAX")))}},
	{"28", "I", "s3:GetObject", object, alice, []part{`'principalId':'AIDAY'`, rp(st("Allow", "*", "*", forAWS("AIDAX")))}},
	{"28", "A", "sts:AssumeRole", deploy, ci, []part{`'principalId':'AROAX:ci'`, rp(trust("Allow", forAWS("AROAX")))}},
	{"30", "A", "s3:GetObject", object, lambda, []part{rp(st("Allow", "*", "*", `'Principal':{'Service':'lambda.amazonaws.com'}`)), scp(document2012(denyAll)), id(denyAll), pb(denyAll), sp(denyAll)}},
	{"30", "I", "s3:GetObject", object, lambda, []part{rp(st("Allow", "*", "*", `'Principal':{'Service':'ec2.amazonaws.com'}`)), id(all)}},
	{"30", "E", "s3:GetObject", object, lambda, []part{rp(st("Allow", "*", "*", everybody)), rcp(denyAnyone)}},
	{"31", "A", "s3:GetObject", object, strings.Repeat("ab", 32), []part{rp(st("Allow", "*", "*", `'Principal':{'CanonicalUser':'`+strings.Repeat("ab", 32)+`'}`))}},
	{"31", "I", "sqs:SendMessage", queue, strings.Repeat("ab", 32), []part{rp(st("Allow", "*", "*", `'Principal':{'CanonicalUser':'`+strings.Repeat("ab", 32)+`'}`))}},
	{"31", "A", "s3:GetObject", object, carol, []part{owner(home), id(all), `'canonicalUserId':'c1'`, rp(st("Allow", "*", "*", `'Principal':{'CanonicalUser':'c1'}`))}},
	{"31", "I", "sqs:SendMessage", queue, carol, []part{id(all), `'canonicalUserId':'c1'`, rp(st("Allow", "*", "*", `'Principal':{'CanonicalUser':'c1'}`))}},
	{"32", "A", "sts:AssumeRoleWithSAML", deploy, corp, []part{rp(trust("Allow", `'Principal':{'Federated':'`+corp+`'}`))}},
	{"32", "I", "sts:AssumeRoleWithWebIdentity", deploy, corp, []part{rp(trust("Allow", `'Principal':{'Federated':'`+corp+`'}`))}},
	{"32", "A", "sts:AssumeRoleWithWebIdentity", deploy, oidc, []part{rp(trust("Allow", `'Principal':{'Federated':'`+oidc+`'}`))}},
	{"32", "A", "sts:TagSession", deploy, "accounts.google.com", []part{rp(trust("Allow", `'Principal':{'Federated':'accounts.google.com'}`))}},
	{"32", "I", "s3:GetObject", object, corp, []part{rp(st("Allow", "*", "*", everybody))}},
	{"33", "I", "s3:GetObject", object, alice, []part{rp(st("Allow", "*", "*", `'Principal':[]`))}},
	{"33", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'Principal':{'AWS':[]}`))}},
	{"34", "I", "s3:GetObject", object, alice, []part{id(all), rp(st("Allow", "*", "*", `'NotPrincipal':{'AWS':'1'}`))}},
	{"35", "E", "s3:GetObject", object, alice, []part{id(all), pb(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+alice+`','`+home+`']}`))}},
	{"36", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+alice+`','`+home+`']}`))}},
	{"36", "E", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+alice+`']}`))}},
	{"36", "A", "s3:GetObject", object, ci, []part{path, id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+ci+`','`+deploy+`','`+rootA+`']}`))}},
	{"36", "E", "s3:GetObject", object, ci, []part{path, id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+ci+`','`+rootA+`']}`))}},
	{"36", "E", "s3:GetObject", object, ci, []part{path, id(all), rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+deploy+`','`+rootA+`']}`))}},
	{"36", "A", "s3:GetObject", object, rootA, []part{rp(st("Deny", "*", "*", `'NotPrincipal':{'AWS':['`+home+`']}`))}},
	{"36", "A", "s3:GetObject", object, alice, []part{id(all), rp(st("Deny", "*", "*", `'NotPrincipal':'*'`))}},
	{"37", "I", "sts:AssumeRole", deploy, alice, []part{rp(trust("Allow", forAWS(alice)), trust("Deny", `'NotPrincipal':'*'`))}},
}

var elementCases = []ruleCase{
	{"38", "A", "s3:GetObject", object, alice, []part{id(`{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}`)}},
	{"38", "I", "s3:GetObject", object, alice, []part{id(`{'Effect':'Allow','NotAction':'iam:*','Resource':'arn:aws:s3:::other'}`)}},
	{"38", "I", "iam:GetUser", alice, alice, []part{id(`{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}`)}},
	{"38", "E", "s3:GetObject", object, alice, []part{id(all, `{'Effect':'Deny','NotAction':'iam:*','Resource':'*'}`)}},
	{"39", "E", "s3:GetObject", object, alice, []part{id(all, `{'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::other/*'}`)}},
	{"39", "A", "s3:GetObject", object, alice, []part{id(all, `{'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::bkt/*'}`)}},
	{"40", "I", "s3:GetObject", object, alice, []part{id(all, st("Allow", "*", "*", `'NotAction':'iam:*'`))}},
	{"41", "A", "S3:getobject", object, alice, []part{id(st("Allow", "s3:GETObject", "*"))}},
	{"42", "A", "s3:GetObject", object, alice, []part{id(st("Allow", "s3:?et*ect", "*"))}},
	{"42", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "*:*", "*"))}},
	{"42", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "s*:GetObject", "*"))}},
	{"43", "A", "s3:GetObject", object, alice, []part{id(all, st("Deny", "s3:Gets", "*"))}},
	{"44", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s3:::BKT/*"))}},
	{"45", "A", "s3:GetObject", "arn:aws:s3:::bkt/a/b/c", alice, []part{id(st("Allow", "*", "arn:aws:s3:::b*/?/*c"))}},
	{"45", "I", "s3:GetObject", "arn:aws:s3:::bkt/ab", alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/?"))}},
	{"46", "A", "s3:GetObject", "arn:aws:s3:::b//test/x", alice, []part{id(st("Allow", "*", "arn:aws:s3:::b/*/test/*"))}},
	{"46", "I", "s3:GetObject", "arn:aws:s3:::b/test/x", alice, []part{id(st("Allow", "*", "arn:aws:s3:::b/*/test/*"))}},
	{"47", "A", "sqs:SendMessage", queue, alice, []part{id(st("Allow", "*", "arn:aws:sqs:us-*:*:jobs"))}},
	{"47", "A", "lambda:InvokeFunction", "arn:aws:lambda:us-east-1:111122223333:function:f:7", alice, []part{id(st("Allow", "*", "arn:aws:lambda:us-east-1:111122223333:function:*"))}},
	{"48", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s?:::bkt/*"))}},
	{"49", "A", "ec2:DescribeInstances", "*", alice, []part{id(st("Allow", "*", "*"))}},
	{"49", "I", "ec2:DescribeInstances", "*", alice, []part{id(st("Allow", "*", "arn:aws:ec2:*:*:*"))}},
	{"49", "A", "s3:ListAllMyBuckets", "*", alice, []part{id(st("Allow", "*", "arn:aws:s3:::*"))}},
	{"49", "E", "ec2:DescribeInstances", "*", alice, []part{id(all, `{'Effect':'Deny','Action':'*','NotResource':'arn:aws:ec2:*:*:*'}`)}},
	{"50", "A", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s3:::${aws:PrincipalTag/b}/k")), `'principalTags':{'b':'bkt'}`}},
	{"50", "I", "sqs:SendMessage", queue, alice, []part{id(st("Allow", "*", "arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:jobs"))}},
	{"51", "I", "sqs:SendMessage", queue, alice, []part{id(st("Allow", "*", "arn:aws:sqs:::jobs"))}},
	{"51", "A", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/k"))}},
	{"52", "I", "s3:GetObject", object, alice, []part{id(`{'Effect':'Allow','Action':'*','Resource':[]}`)}},
	{"53", "A", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s3"))}},
	{"53", "A", "sqs:SendMessage", queue, alice, []part{id(st("Allow", "*", "arn:aws:sqs:us-east-1"))}},
	{"53", "I", "sqs:SendMessage", queue, alice, []part{id(st("Allow", "*", "arn:aws:sqs:us-east-2"))}},
	{"54", "I", "sts:AssumeRole", deploy, alice, []part{rp(st("Allow", "*", "*", forAWS(alice)))}},
	{"92", "I", "s3:GetObject", "arn:aws:s3:::bkt/alice", alice, []part{`'identityPolicies':[{'Statement':` + st("Allow", "*", "arn:aws:s3:::bkt/${aws:username}") + `}]`}},
	{"92", "A", "s3:GetObject", "arn:aws:s3:::bkt/${aws:username}", alice, []part{`'identityPolicies':[{'Statement':` + st("Allow", "*", "arn:aws:s3:::bkt/${aws:username}") + `}]`}},
	{"93", "A", "s3:GetObject", "arn:aws:s3:::bkt/alice", alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/${AWS:UserName}"))}},
	{"94", "A", "s3:GetObject", "arn:aws:s3:::bkt/alice/x", alice, []part{id(all, `{'Effect':'Deny','Action':'*','NotResource':'arn:aws:s3:::bkt/${aws:USERNAME}/*'}`)}},
	{"95", "I", "s3:GetObject", object, alice, []part{id(all, st("Deny", "*", "arn:aws:s3:::${aws:TagKeys}")), ctx(`'aws:TagKeys':['bkt/k']`)}},
	{"96", "I", "s3:GetObject", "arn:aws:s3:::bkt/", alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/${aws:nothing}"))}},
	{"96", "E", "s3:GetObject", object, alice, []part{id(all, `{'Effect':'Deny','Action':'*','NotResource':'arn:aws:s3:::bkt/*${aws:nothing}'}`)}},
	{"98", "A", "s3:GetObject", object, alice, []part{id(st("Allow", "*", `arn:aws:s3:::bkt/${aws:nothing, \u0027k\u0027}`))}},
	{"98", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "*", `arn:aws:s3:::bkt/${aws:username, \u0027k\u0027}`))}},
	{"98", "I", "s3:GetObject", object, alice, []part{id(all, st("Deny", "*", "arn:aws:s3:::bkt/${aws:nothing, k}"))}},
	{"99", "A", "s3:GetObject", "arn:aws:s3:::bkt/*?$", alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/${*}${?}${$}"))}},
	{"99", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/${*}"))}},
	{"100", "I", "s3:GetObject", object, alice, []part{id(st("Allow", "*", "arn:aws:s3:::bkt/${aws:Referer}")), ctx(`'aws:Referer':'*'`)}},
	{"101", "A", "s3:GetObject", "arn:aws:s3:::bkt/alice", alice, []part{id(all), scp(document2012(st("Allow", "*", "arn:aws:s3:::bkt/${aws:username}")))}},
	{"102", "I", "s3:GetObject", object, alice, []part{id(all, st("Deny", "*", "arn:aws:s3:::bkt/${ aws:username}"))}},
	{"102", "I", "s3:GetObject", object, alice, []part{id(all, st("Deny", "*", "arn:aws:s3:::bkt/${"))}},
	{"102", "A", "s3:GetObject", object, alice, []part{id(`{'Effect':'Allow','Action':'*','Resource':['arn:aws:s3:::bkt/${}','*']}`)}},
	{"102", "E", "s3:GetObject", object, alice, []part{id(all, denyAll, st("Deny", "*", "arn:aws:s3:::bkt/${"))}},
	{"103", "I", "s3:GetObject", "arn:aws:s3:::bkt/Deploy", ci, []part{path, id(st("Allow", "*", "arn:aws:s3:::bkt/${aws:username}"))}},
}
