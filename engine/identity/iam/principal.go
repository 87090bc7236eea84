package iam

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
)

// webProviders are the identity providers that a trust policy names without an
// ARN (rule 32).
var webProviders = []string{"accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com"}

// ParsePrincipal reads a principal as the case format writes it: the ARN of a
// user, role, session, federated user, root or provider, a service's name, a
// canonical user id, or "anonymous".
func ParsePrincipal(s string) (Principal, error) {
	p := Principal{ARN: s}
	switch {
	case s == "anonymous":
		return Principal{Kind: Anonymous}, nil
	case slices.Contains(webProviders, s):
		p.Kind = OIDCProvider
		return p, nil
	case isService(s):
		p.Kind = Service
		return p, nil
	case len(s) == 64 && strings.Trim(s, "0123456789abcdef") == "":
		p.Kind = CanonicalUser
		return p, nil
	}
	a, err := arn.Parse(s)
	if err != nil {
		return p, err
	}
	if p.Kind = kindOf(a); p.Kind != CanonicalUser {
		p.Account = a.Account
	}
	switch {
	case p.Kind == NoPrincipal:
		return p, errNoPrincipal(s)
	case p.Kind == Role:
		p.RoleARN = s
	}
	return p, nil
}

// isService says whether a name is a service's: "ec2.amazonaws.com".
func isService(s string) bool {
	return !strings.HasPrefix(s, "arn:") && (strings.HasSuffix(s, ".amazonaws.com") || strings.HasSuffix(s, ".amazonaws.com.cn"))
}

func kindOf(a arn.ARN) PrincipalKind {
	if a.Service == "iam" && a.Account == "cloudfront" { // an origin access identity, S3's canonical user in other words
		return CanonicalUser
	}
	_, name, _ := strings.Cut(a.Resource, "/")
	switch {
	case !arn.IsAccount(a.Account) || a.Region != "":
		return NoPrincipal
	case a.Service == "iam" && a.Resource == "root":
		return Root
	case name == "" || a.Service == "sts" && a.Type() == "assumed-role" && (strings.HasPrefix(name, "/") || strings.HasSuffix(name, "/") || !strings.Contains(name, "/")):
		return NoPrincipal
	}
	return map[string]PrincipalKind{"iam:user": User, "iam:role": Role, "sts:assumed-role": RoleSession,
		"sts:federated-user": FederatedUser, "iam:oidc-provider": OIDCProvider, "iam:saml-provider": SAMLProvider}[a.Service+":"+a.Type()]
}

type errNoPrincipal string

func (e errNoPrincipal) Error() string {
	return string(e) + " is no principal: write the ARN of a user, role, session, root user or provider, a service's name, or anonymous"
}
