package prove

import (
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
)

// caller is a party's principal, for what its requests can carry.
type caller struct {
	who   iam.Principal
	whole bool
	space *Space
}

// Occurs says whether a key may be in a request of a principal, and whether it
// may be missing. What whole says, see Party.
func Occurs(who iam.Principal, whole bool, key string, sp *Space) (there, missing bool) {
	c := caller{who: who, whole: whole, space: sp}
	return c.occurs(strings.ToLower(key))
}

// session says whether the principal always has temporary credentials.
func (c *caller) session() bool {
	return c.who.Kind == iam.Role || c.who.Kind == iam.RoleSession || c.who.Kind == iam.FederatedUser
}

// occurs says whether a key that no request of the caller is known to have may
// be there, and whether it may be missing.
func (c *caller) occurs(key string) (there, missing bool) {
	for _, name := range c.space.Never {
		if strings.EqualFold(name, key) {
			return false, true
		}
	}
	there, missing = c.may(key)
	for _, name := range c.space.Always {
		if strings.EqualFold(name, key) {
			return true, false
		}
	}
	return there, missing
}

// may is occurs by the facts about AWS's own keys (rules 103-117; IAM User
// Guide, "AWS global condition context keys", availability).
func (c *caller) may(key string) (there, missing bool) {
	kind := c.who.Kind
	switch key {
	case "aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:useragent":
		return true, false
	case "aws:multifactorauthpresent":
		return c.who.Kind.Signs(), !c.session()
	case "aws:multifactorauthage":
		return c.who.Kind.Signs(), true
	case "aws:tokenissuetime":
		return c.who.Kind.Signs(), true
	case "aws:viaawsservice":
		return kind != iam.Anonymous, kind == iam.Anonymous
	case "aws:calledvia", "aws:calledviafirst", "aws:calledvialast":
		return c.who.Kind.Signs(), true
	case "aws:userid":
		return c.who.ID == "" && (c.session() || kind == iam.User), false
	case "aws:requestedregion":
		return true, false
	case "aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:username", "aws:principalservicename", "aws:principalisawsservice", "aws:resourceaccount":
		return false, true // iam.Derive adds them, or nobody does
	case "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:principalservicenameslist":
		return kind == iam.Service, true // rule 113
	case "aws:principalorgid", "aws:principalorgpaths":
		return c.who.Kind.Signs() && !c.whole, true // rule 114
	case "aws:sourceidentity", "aws:federatedprovider":
		return c.session() && !c.whole, true
	}
	if strings.HasPrefix(key, "aws:principaltag/") {
		return c.who.Kind.Signs() && kind != iam.Root && !c.whole, true
	}
	return true, true
}

// multi says whether a key holds a set of values (rule 91).
func multi(key string) bool {
	k, ok := catalog.FindKey(key)
	return ok && k.Multi
}
