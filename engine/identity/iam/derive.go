package iam

import (
	"strings"

	"gatehouse/engine/arn"
)

// Derive returns r with the context keys that follow from its principal, where
// the request does not state them itself: aws:PrincipalArn (of a session, its
// role's, rule 105), aws:PrincipalAccount, aws:PrincipalType, aws:username
// (users only, rule 103) and aws:userid (rule 104). It fills a principal's
// account from its ARN. Eval, worlds and proofs all build requests with it.
func Derive(r Request) Request {
	p := &r.Principal
	a, err := arn.Parse(p.ARN)
	if err == nil && p.Account == "" {
		p.Account = a.Account
	}
	r.Context = append(Context{}, r.Context...)
	set := func(key, value string) {
		if _, stated := r.Context.Lookup(key); !stated && value != "" {
			r.Context = append(r.Context, Entry{Key: key, Values: []string{value}})
		}
	}
	set("aws:PrincipalAccount", p.Account)
	switch p.Kind {
	case User:
		set("aws:PrincipalArn", p.ARN)
		set("aws:PrincipalType", "User")
		set("aws:username", a.Name())
		set("aws:userid", p.ID)
	case Root:
		set("aws:PrincipalArn", p.ARN)
		set("aws:PrincipalType", "Account")
		set("aws:userid", p.Account)
	case RoleSession, Role:
		role := p.RoleARN
		if role == "" {
			role = roleOf(a)
		}
		set("aws:PrincipalArn", role)
		set("aws:PrincipalType", "AssumedRole")
		set("aws:userid", p.ID)
	case FederatedUser:
		set("aws:PrincipalArn", p.ARN)
		set("aws:PrincipalType", "FederatedUser")
		set("aws:userid", p.ID)
	}
	return r
}

// roleOf is the role's ARN as far as a session's ARN tells: without a path.
func roleOf(a arn.ARN) string {
	parts := strings.Split(a.Resource, "/")
	if a.Type() == "role" || len(parts) < 2 {
		return a.String()
	}
	return "arn:" + a.Partition + ":iam::" + a.Account + ":role/" + parts[1]
}

// ParsePrincipal reads a principal as the case format writes it: the ARN of a
// user, role, session, federated user, root or provider, a service's name, or
// "anonymous".
func ParsePrincipal(s string) (Principal, error) {
	p := Principal{ARN: s}
	if s == "anonymous" {
		return Principal{Kind: Anonymous}, nil
	}
	if !strings.HasPrefix(s, "arn:") && strings.HasSuffix(s, ".amazonaws.com") {
		p.Kind = Service
		return p, nil
	}
	a, err := arn.Parse(s)
	if err != nil {
		return p, err
	}
	p.Account = a.Account
	switch t := a.Service + ":" + a.Type(); {
	case a.Service == "iam" && a.Resource == "root":
		p.Kind = Root
	case t == "iam:user":
		p.Kind = User
	case t == "iam:role":
		p.Kind, p.RoleARN = Role, s
	case t == "sts:assumed-role":
		p.Kind = RoleSession
	case t == "sts:federated-user":
		p.Kind = FederatedUser
	case t == "iam:oidc-provider":
		p.Kind = OIDCProvider
	case t == "iam:saml-provider":
		p.Kind = SAMLProvider
	default:
		return p, errNoPrincipal(s)
	}
	return p, nil
}

type errNoPrincipal string

func (e errNoPrincipal) Error() string {
	return string(e) + " is no principal: write the ARN of a user, role, session, root user or provider, a service's name, or anonymous"
}
