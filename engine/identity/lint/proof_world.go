package lint

import (
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

var openToAll = ours("OPEN_TO_THE_WORLD", Security, "a grant to everybody",
	"This lets in whoever asks: no name, no organization, no network stands in the way. What conditions such as aws:SecureTransport or MFA ask for, a stranger can bring along. Name the principals, or tie the grant to aws:PrincipalOrgID.",
	pageAnalyzer, "23")

// stranger is somebody whom no policy of ours has heard of.
const (
	stranger      = "999999999999"
	strangerARN   = "arn:aws:iam::" + stranger + ":user/stranger"
	strangersUser = "AIDASTRANGERSTRANGER"
)

// kept are the keys that a stranger does not bring along: they tell of the
// organization, the network, or a service that calls.
var kept = []string{"aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:SourceArn", "aws:SourceAccount",
	"aws:SourceOrgID", "aws:SourceOrgPaths", "aws:PrincipalServiceName", "aws:SourceIdentity", "s3:DataAccessPointAccount", "s3:DataAccessPointArn", "lambda:EventSourceToken"}

// openToTheWorld asks of each Allow that names everybody, or everybody but
// some, whether a stranger comes in: unsigned, or with permissions of another
// account.
func openToTheWorld(l *linter) {
	if !l.proves() || l.kind != policy.Resource && l.kind != policy.Trust && l.kind != policy.Key {
		return
	}
	for _, s := range l.statements {
		if s.Effect != policy.Allow || !everybody(s.Principal) {
			continue
		}
		signed := iam.Derive(iam.Request{Principal: principalOf(strangerARN)}).Principal
		at := iam.Attached{Name: l.doc.Name, Doc: l.variant(append(l.others(policy.Deny), withRealBuckets(as(s.Statement, policy.Allow)))...)}
		switch {
		case l.comesIn(iam.Principal{Kind: iam.Anonymous}, at):
			l.at(openToAll, s, s.Principal.Span, "name the principals, or ask for aws:PrincipalOrgID", "anybody on the internet may %s, without signing in", l.deeds(s))
		case l.comesIn(signed, at):
			l.at(openToAll, s, s.Principal.Span, "name the principals, or ask for aws:PrincipalOrgID", "whoever has any AWS account may %s", l.deeds(s))
		case s.asksOrganization() && l.comesIn(signed, at, inOrganization...):
			l.at(openToAll, s, s.Principal.Span, "write your own organization's id", "whoever is in any organization may %s", l.deeds(s))
		}
	}
}

func principalOf(text string) iam.Principal {
	who, _ := iam.ParsePrincipal(text)
	return who
}

// everybody says whether a Principal names all there are.
func everybody(p policy.Principals) bool {
	return p.Star || slices.ContainsFunc(p.Groups, func(g policy.PrincipalGroup) bool {
		return g.Type.Value == "AWS" && slices.ContainsFunc(g.Values, func(v policy.Text) bool { return v.Value == "*" })
	})
}

// inOrganization are the keys that a stranger brings along who is in an
// organization, and their values.
var (
	inOrganization      = []string{"aws:PrincipalOrgID", "aws:PrincipalOrgPaths"}
	strangerInTheirOrgs = map[string]string{"aws:PrincipalOrgID": "o-strangers99", "aws:PrincipalOrgPaths": "o-strangers99/r-st99/ou-st99-strange9/"}
)

// asksOrganization says whether a condition asks for the caller's organization.
func (s *statement) asksOrganization() bool {
	return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool { return keyIs(c, inOrganization...) })
}

// comesIn says whether a stranger may do anything by a policy on a resource, who
// brings some keys along that others do not.
func (l *linter) comesIn(who iam.Principal, at iam.Attached, brings ...string) bool {
	p := prove.Party{Who: who, Owner: l.owner(), A: iam.Policies{Resource: &at}}
	if who.Kind.Signs() {
		admin, _ := iam.Managed("AdministratorAccess")
		p.A.Identity = []iam.Attached{admin}
	}
	switch l.kind {
	case policy.Trust:
		p.On = prove.Roles()
	case policy.Key:
		p.On = prove.Keys()
	}
	sp := l.space()
	sp.Never = slices.DeleteFunc(slices.Clone(kept), func(key string) bool { return slices.Contains(brings, key) })
	sp.Values = map[string][]string{"aws:SourceIp": {l.elsewhere()}, "aws:userid": {strangersUser}, "kms:CallerAccount": {stranger}, "aws:SourceOwner": {stranger},
		"elasticfilesystem:AccessedViaMountTarget": {"false"}} // mount targets are in the VPC
	for _, key := range brings {
		sp.Values[key] = []string{strangerInTheirOrgs[key]}
	}
	if l.kind == policy.Trust {
		sp.Services = []string{"sts"}
	}
	p.B = p.A
	p.B.Resource = nil // what needs no permission is no grant
	return l.proves() && l.finds(prove.Within([]prove.Party{p}, prove.Scope{}, sp))
}

// owner is the account that the resources' ARNs name, else one that nobody
// does.
func (l *linter) owner() string {
	for _, s := range l.statements {
		for _, r := range s.resources {
			if arn.IsAccount(r.parts[4]) {
				return r.parts[4]
			}
		}
	}
	return prove.Home
}

// elsewhere is a public address outside all networks that the policy names,
// those aside that are as good as the whole internet (broader than /8).
func (l *linter) elsewhere() string {
	var networks []netip.Prefix
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			for _, v := range c.Values {
				if n, err := netip.ParsePrefix(v.Value); err == nil && n.Bits() >= 8 {
					networks = append(networks, n)
				}
			}
		}
	}
	for _, candidate := range []string{"198.51.100.77", "203.0.113.77", "192.0.2.77", "8.100.200.77", "45.100.200.77", "91.100.200.77"} {
		a := netip.MustParseAddr(candidate)
		if !slices.ContainsFunc(networks, func(n netip.Prefix) bool { return n.Contains(a) }) {
			return candidate
		}
	}
	return "133.100.200.77"
}

// deeds are the first actions of a statement, for a message.
func (l *linter) deeds(s *statement) string {
	if s.NotAction.Present {
		return "do all but what NotAction lists"
	}
	if slices.ContainsFunc(s.actions, action.star) {
		return "do everything"
	}
	var all []string
	for _, a := range s.actions {
		all = append(all, a.Value)
	}
	if len(all) > 3 {
		return strings.Join(all[:2], ", ") + " and " + number(len(all)-2) + " more"
	}
	return strings.Join(all, ", ")
}
