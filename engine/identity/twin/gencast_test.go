package twin

// The cast: three accounts and who lives there.
const (
	home  = "111122223333"
	other = "444455556666"
	third = "777788889999"
)

var canonicalIDs = map[string]string{
	home:  "aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11",
	other: "bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22bb22",
	third: "cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33cc33",
	"":    "dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44dd44",
}

// An actor is a possible principal with what the case may tell about it.
type actor struct {
	text    string
	account string
	kind    kindOfCaller
	role    string // the role's ARN, with its path
	id      string
	by      string // who federated
}

var users = []actor{
	{text: "arn:aws:iam::" + home + ":user/alice", account: home, id: "AIDAALICEALICEALICE1"},
	{text: "arn:aws:iam::" + home + ":user/team/bob", account: home, id: "AIDABOBBOBBOBBOBBOB1"},
	{text: "arn:aws:iam::" + home + ":user/Alice", account: home, id: "AIDAUPPERALICEALICE1"},
	{text: "arn:aws:iam::" + other + ":user/carol", account: other, id: "AIDACAROLCAROLCAROL1"},
}

var roles = []actor{
	{text: "arn:aws:iam::" + home + ":role/app/Deploy", account: home, id: "AROADEPLOYDEPLOY0001"},
	{text: "arn:aws:iam::" + home + ":role/Reader", account: home, id: "AROAREADERREADER0001"},
	{text: "arn:aws:iam::" + other + ":role/Cross", account: other, id: "AROACROSSCROSSCROSS1"},
	{text: "arn:aws:iam::" + home + ":role/aws-service-role/ecs.amazonaws.com/Linked", account: home, id: "AROALINKEDLINKED0001"},
}

var sessions = []actor{
	{text: "arn:aws:sts::" + home + ":assumed-role/Deploy/ci", account: home, role: roles[0].text, id: "AROADEPLOYDEPLOY0001:ci"},
	{text: "arn:aws:sts::" + home + ":assumed-role/Deploy/alice", account: home, role: roles[0].text, id: "AROADEPLOYDEPLOY0001:alice"},
	{text: "arn:aws:sts::" + home + ":assumed-role/Reader/i-0abc", account: home, role: roles[1].text, id: "AROAREADERREADER0001:i-0abc"},
	{text: "arn:aws:sts::" + other + ":assumed-role/Cross/job", account: other, role: roles[2].text, id: "AROACROSSCROSSCROSS1:job"},
	{text: "arn:aws:sts::" + home + ":assumed-role/Linked/run", account: home, role: roles[3].text, id: "AROALINKEDLINKED0001:run"},
}

var federated = []actor{
	{text: "arn:aws:sts::" + home + ":federated-user/temp", account: home, by: users[0].text},
	{text: "arn:aws:sts::" + other + ":federated-user/guest", account: other, by: users[3].text},
}

var roots = []actor{
	{text: "arn:aws:iam::" + home + ":root", account: home},
	{text: "arn:aws:iam::" + other + ":root", account: other},
}

var services = []actor{{text: "lambda.amazonaws.com"}, {text: "cloudtrail.amazonaws.com"}, {text: "logs.us-east-1.amazonaws.com"}}

var providers = []actor{
	{text: "arn:aws:iam::" + home + ":saml-provider/Corp", account: home, kind: samlCaller},
	{text: "arn:aws:iam::" + home + ":oidc-provider/token.example.com", account: home, kind: oidcCaller},
	{text: "accounts.google.com", kind: oidcCaller},
	{text: "cognito-identity.amazonaws.com", kind: oidcCaller},
}

var canonicals = []actor{{text: canonicalIDs[""]}, {text: canonicalIDs[third]},
	{text: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABC"}, {text: "arn:aws:iam::cloudfront:user/E2"}}

// cast lists each kind with its weight in a hundred.
var cast = []castGroup{
	{28, userCaller, users}, {10, roleCaller, roles}, {23, sessionCaller, sessions}, {9, federatedCaller, federated},
	{8, rootCaller, roots}, {6, serviceCaller, services}, {6, anonymousCaller, []actor{{text: "anonymous"}}},
	{4, canonicalCaller, canonicals}, {6, samlCaller, providers},
}

func (g *gen) actor() actor {
	roll := g.n(100)
	for _, group := range cast {
		if roll -= group.weight; roll < 0 {
			return group.of(g)
		}
	}
	return users[0]
}

func (g *gen) actorOf(kind kindOfCaller) actor {
	for _, group := range cast {
		if group.kind == kind {
			return group.of(g)
		}
	}
	return g.actorOf(samlCaller)
}

func (c castGroup) of(g *gen) actor {
	a := pick(g, c.actors)
	if c.kind != samlCaller {
		a.kind = c.kind
	}
	if a.kind == roleCaller {
		a.role = a.text
	}
	return a
}

type castGroup struct {
	weight int
	kind   kindOfCaller
	actors []actor
}

func (a actor) ownPolicies() bool { return a.kind <= rootCaller }
