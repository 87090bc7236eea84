package iam

import (
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// grant says how a Principal element reaches the caller. In the same account
// naming the caller suffices, naming its account only delegates (rules 15, 21).
type grant uint8

const (
	noGrant grant = iota
	byAccount
	byName
)

type principalForm uint8

const (
	everyone   principalForm = iota // "*" (rule 23)
	theAccount                      // :root or twelve digits (rules 21, 22)
	anIdentity                      // a full ARN or unique id, never a wildcard (rules 24, 26)
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
		case isAccount(v):
			p.form, p.id = theAccount, v
		case err == nil && a.Service == "iam" && a.Resource == "root":
			p.form, p.id = theAccount, a.Account
		}
	}
	return p
}

func isAccount(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}

// principalTruth judges Principal; several are alternatives (rule 27), none
// have no effect (rule 33). In a layer whose policies name no principal the
// answer is always yes, by attachment.
func (s *statement) principalTruth(b *Binding) (match.Truth, grant) {
	if !s.named {
		return match.True, byName
	}
	if s.notPrincipal {
		return match.Unknown, noGrant // rules 34-36
	}
	t, best := match.False, noGrant
	for i := range s.principals {
		u, g := s.principals[i].match(&b.req.Principal)
		if t = t.Or(u); u == match.True {
			best = max(best, g)
		}
	}
	return t, best
}

func (p *principalPattern) match(who *Principal) (match.Truth, grant) {
	switch p.form {
	case everyone:
		return match.True, byName
	case theAccount:
		if who.Account != p.id {
			return match.False, noGrant
		}
		if who.Kind == Root {
			return match.True, byName
		}
		return match.True, byAccount
	case anIdentity:
		return p.identity(who), byName
	case aCanonical:
		return match.Unknown, noGrant
	default:
		return match.Of(who.ARN == p.text), byName
	}
}

// identity compares a full ARN or unique id. A session is reached by its own
// ARN and by its role's; where the role's path is not known and could decide,
// the answer is Unknown.
func (p *principalPattern) identity(who *Principal) match.Truth {
	if p.text == who.ARN || who.ID != "" && p.text == who.ID {
		return match.True
	}
	if who.Kind != RoleSession {
		return match.False
	}
	if who.RoleARN != "" {
		return match.Of(p.text == who.RoleARN)
	}
	named, err := arn.Parse(p.text)
	session, err2 := arn.Parse(who.ARN)
	if err != nil || err2 != nil || named.Type() != "role" || named.Account != session.Account {
		return match.False
	}
	name := strings.Split(session.Resource, "/")
	switch {
	case len(name) < 2 || named.Name() != name[1]:
		return match.False
	case strings.Count(named.Resource, "/") == 1:
		return match.True
	}
	return match.Unknown
}
