package iam

import (
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// grant says how a Principal element reaches the caller: not at all, by its
// account, by its role or by itself. What each is worth is granted's to say.
type grant uint8

const (
	noGrant   grant = iota
	byAccount       // delegates (rules 21, 22)
	byRole          // the caller's role, or the user who federated (rules 16, 19)
	byName          // the caller itself, or everyone (rules 15, 17, 18, 23)
)

type principalForm uint8

const (
	everyone   principalForm = iota // "*" (rule 23)
	theAccount                      // :root or twelve digits (rules 21, 22)
	anIdentity                      // a full ARN or unique id, never a wildcard (rules 24, 26, 28)
	aService
	aProvider
	aCanonical
)

type principalPattern struct {
	form principalForm
	text string
	id   string // theAccount: its digits
}

func compilePrincipals(s *policy.Statement) []principalPattern {
	ps := s.Principal
	if s.NotPrincipal.Present {
		ps = s.NotPrincipal
	}
	if ps.Star {
		return []principalPattern{{form: everyone, text: "*"}}
	}
	var out []principalPattern
	for _, g := range ps.Groups {
		for _, v := range g.Values {
			out = append(out, compilePrincipal(g.Type.Value, v.Value))
		}
	}
	return out
}

func compilePrincipal(kind, v string) principalPattern {
	p := principalPattern{form: anIdentity, text: v}
	switch kind {
	case "Service":
		p.form = aService
	case "Federated":
		p.form = aProvider
	case "CanonicalUser":
		p.form = aCanonical
	default:
		a, err := arn.Parse(v)
		switch {
		case v == "*":
			p.form = everyone
		case arn.IsAccount(v):
			p.form, p.id = theAccount, v
		case err == nil && a.Service == "iam" && a.Resource == "root":
			p.form, p.id = theAccount, a.Account
		}
	}
	return p
}

// compileGrantee reads who a grant on a key is for: an ARN, or a service.
func compileGrantee(who string) principalPattern {
	if isService(who) {
		return compilePrincipal("Service", who)
	}
	return compilePrincipal("AWS", who)
}

// principalTruth judges Principal; several are alternatives (rule 27), none
// have no effect (rule 33). In a layer whose policies name no principal the
// answer is always yes, by attachment.
func (s *statement) principalTruth(b *Binding) (match.Truth, grant) {
	switch {
	case !s.named:
		return match.True, byName
	case len(s.principals) == 0:
		return match.False, noGrant
	case s.notPrincipal:
		return match.Of(!s.spares(b)), byName
	}
	best := noGrant
	for i := range s.principals {
		best = max(best, s.principals[i].match(b))
	}
	return match.Of(best != noGrant), best
}

// spares says whether NotPrincipal leaves the caller alone. Everything that
// the caller is must be listed: a user with its account, a session with its
// role and its account (rule 36). A principal with a permissions boundary is
// never spared (rule 35).
func (s *statement) spares(b *Binding) bool {
	if b.neverSpared() {
		return false
	}
	who := &b.req.Principal
	var listed [byName + 1]bool
	for i := range s.principals {
		if s.principals[i].form == everyone {
			return true
		}
		listed[s.principals[i].match(b)] = true
	}
	switch who.Kind {
	case User, FederatedUser:
		return listed[byName] && listed[byAccount]
	case Role:
		return listed[byRole] && listed[byAccount]
	case RoleSession:
		return listed[byName] && listed[byRole] && listed[byAccount]
	}
	return listed[byName]
}

// neverSpared: who has a permissions boundary is beyond NotPrincipal (rule 35).
func (b *Binding) neverSpared() bool {
	who := &b.req.Principal
	return who.Kind.Signs() && who.Kind != Root && (who.Boundary || b.set.present[LayerBoundary])
}

// match says how the entry reaches the caller.
func (p *principalPattern) match(b *Binding) grant {
	who := &b.req.Principal
	switch p.form {
	case everyone:
		return byName
	case theAccount:
		if who.Account != p.id || !who.Kind.Signs() {
			return noGrant
		}
		return who.asAccount()
	case anIdentity:
		return p.identity(who)
	case aCanonical:
		return p.canonical(b)
	case aService:
		return nameIf(who.Kind == Service && who.ARN == p.text)
	}
	return nameIf((who.Kind == OIDCProvider || who.Kind == SAMLProvider) && who.ARN == p.text)
}

func nameIf(same bool) grant {
	if same {
		return byName
	}
	return noGrant
}

// asAccount: the account's root user is the account; others belong to it.
func (p *Principal) asAccount() grant {
	if p.Kind == Root {
		return byName
	}
	return byAccount
}

// canonical: canonical user ids count in S3's policies only (rule 31). An id is
// an account's, or a CloudFront identity's that calls by it.
func (p *principalPattern) canonical(b *Binding) grant {
	who := &b.req.Principal
	switch {
	case !b.call.is("s3"):
		return noGrant
	case who.Kind == CanonicalUser:
		return nameIf(who.ARN == p.text)
	case who.Kind.Signs() && who.Canonical == p.text && p.text != "":
		return who.asAccount()
	}
	return noGrant
}

// identity compares a full ARN or unique id, whole and case by case
// (rules 24, 26, 28). A session is reached by its own ARN and by its role's.
func (p *principalPattern) identity(who *Principal) grant {
	switch who.Kind {
	case User:
		return nameIf(p.text == who.ARN || p.text == who.ID && who.ID != "")
	case Role, RoleSession:
		id, _, _ := strings.Cut(who.ID, ":")
		switch {
		case p.text == who.RoleARN || p.text == id && id != "":
			return byRole
		case who.Kind == RoleSession:
			return nameIf(p.text == who.ARN)
		}
	case FederatedUser:
		if p.text == who.Federer && p.text != "" {
			return byRole
		}
		return nameIf(p.text == who.ARN)
	case CanonicalUser: // a CloudFront identity by its ARN
		return nameIf(p.text == who.ARN)
	}
	return noGrant
}
