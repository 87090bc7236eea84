package iam

import (
	"slices"
	"strings"
)

// PrincipalKind is what sort of identity makes a request.
type PrincipalKind uint8

// The kinds of principals (syllabus PRI-1, rules 15-33).
const (
	NoPrincipal PrincipalKind = iota
	User
	Role // a role itself, as a resource policy or PrincipalArn names it
	RoleSession
	FederatedUser
	Root
	Service
	OIDCProvider
	SAMLProvider
	CanonicalUser
	Anonymous
)

var principalKindNames = [...]string{"no principal", "user", "role", "role session", "federated user",
	"root user", "service", "OIDC provider", "SAML provider", "canonical user", "anonymous"}

func (k PrincipalKind) String() string { return principalKindNames[k] }

// Principal is who makes a request.
type Principal struct {
	Kind        PrincipalKind
	ARN         string // of the user, session, provider; the service's name, the canonical id; "" when anonymous
	ID          string // unique id: AIDA..., AROA...:session, ACCOUNT:name; "" when not known
	Account     string // twelve digits, "" for services, canonical users and anonymous
	RoleARN     string // a session's role with its path (rule 105); Derive fills in one without
	Federer     string // ARN of the user who called GetFederationToken (rule 19)
	Canonical   string // S3's canonical user id of the account (rule 31); "" when not known
	Boundary    bool   // a permissions boundary is attached (rule 35)
	Tags        []Pair // of the user or role
	SessionTags []Pair // of the session; they override the role's (rule 117)
}

// Entry is one key of a request's context with its values.
type Entry struct {
	Key    string   // as the request spelled it; compared without case (rule 57)
	Multi  bool     // the request carries a set of values for the key
	Values []string // none: the key is not in the request, and nothing derives it
}

// Context is what a request says about itself: keys and typed values, written
// as text ("true", "203.0.113.9", "2026-01-01T00:00:00Z"). Order never matters.
type Context []Entry

// Lookup finds a key without regard to case; it may be stated to be absent.
func (c Context) Lookup(key string) (Entry, bool) {
	for _, e := range c {
		if strings.EqualFold(e.Key, key) {
			return e, true
		}
	}
	return Entry{}, false
}

// With returns a copy of c in which key holds the given single value.
func (c Context) With(key, value string) Context {
	return c.put(Entry{Key: key, Values: []string{value}})
}

// Without returns a copy of c that lacks key.
func (c Context) Without(key string) Context {
	return slices.DeleteFunc(slices.Clone(c), func(e Entry) bool { return strings.EqualFold(e.Key, key) })
}

func (c Context) put(e Entry) Context { return append(c.Without(e.Key), e) }

// Request is one question to the judge.
type Request struct {
	Action          string // "s3:GetObject"; compared without case
	Resource        string // an ARN, or "*" for actions without resource types
	ResourceAccount string // owner of the resource; "" takes it from the ARN, else the principal's
	Principal       Principal
	Context         Context
}
