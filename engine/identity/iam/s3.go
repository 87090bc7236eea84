package iam

import (
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// ACLGrant is one line of an S3 access control list.
type ACLGrant struct {
	Account    string // twelve digits, AllUsers or AuthenticatedUsers
	Permission string // READ, WRITE, READ_ACP, WRITE_ACP, FULL_CONTROL
}

// The predefined groups of an ACL.
const (
	AllUsers           = "AllUsers"
	AuthenticatedUsers = "AuthenticatedUsers"
)

// aclReads and aclActions are the actions that a permission stands for, on
// objects and on buckets (S3 User Guide, "Access control list (ACL) overview").
var aclReads = map[bool][]string{
	true:  {"GetObject", "GetObjectVersion"},
	false: {"ListBucket", "ListBucketVersions", "ListBucketMultipartUploads"},
}

var aclActions = map[string][]string{
	"WRITE":     {"PutObject"},
	"READ_ACP":  {"GetObjectAcl", "GetObjectVersionAcl", "GetBucketAcl"},
	"WRITE_ACP": {"PutObjectAcl", "PutObjectVersionAcl", "PutBucketAcl"},
}

// besides folds what grants beside the resource policy into its gate.
func (b *Binding) besides(g *gate) {
	if len(b.set.grants) > 0 && b.call.keyed(b.req.Resource) {
		b.grants(g)
	}
	if len(b.set.acl) > 0 && b.call.is("s3") {
		b.acl(g)
	}
}

// acl: an ACL reaches other accounts, never the owner's own (rule 158). Block
// Public Access ignores what it gives to everyone.
func (b *Binding) acl(g *gate) {
	if b.sit.sameAccount {
		return
	}
	for _, a := range b.set.acl {
		if how := a.reaches(&b.req.Principal, b.set.block); how != noGrant && b.aclCovers(a.Permission) {
			g.allowed(match.True, how)
		}
	}
}

func (a *ACLGrant) reaches(who *Principal, block bool) grant {
	switch {
	case block && (a.Account == AllUsers || a.Account == AuthenticatedUsers):
		return noGrant
	case a.Account == AllUsers && !who.Kind.Signs():
		return byName
	case a.Account == AllUsers, a.Account == AuthenticatedUsers && who.Kind.Signs(), who.Kind.Signs() && a.Account == who.Account:
		return byAccount
	}
	return noGrant
}

func (b *Binding) aclCovers(permission string) bool {
	if permission == "READ" || permission == "FULL_CONTROL" {
		object := strings.Contains(resourcePart(b.req.Resource), "/")
		if reads := b.call.is("s3", aclReads[object]...); reads || permission == "READ" {
			return reads
		}
	}
	if permission != "FULL_CONTROL" {
		return len(aclActions[permission]) > 0 && b.call.is("s3", aclActions[permission]...)
	}
	for _, names := range aclActions {
		if b.call.is("s3", names...) {
			return true
		}
	}
	return false
}

// keptOut says whether Block Public Access keeps the caller from a bucket with
// a public policy: all but the owner's account and AWS services (rule 157,
// unconfirmed).
func (b *Binding) keptOut(s situation) bool {
	return b.set.block && b.set.public && b.call.is("s3") && !s.sameAccount && s.kind != Service
}

// isPublic says whether a bucket policy is public in S3's sense: some Allow for
// everyone that no condition narrows to fixed values (S3 User Guide, "Blocking
// public access to your Amazon S3 storage").
func isPublic(d *policy.Document) bool {
	return slices.ContainsFunc(d.Statements, func(s policy.Statement) bool {
		return s.Effect == policy.Allow && reachesEveryone(&s.Principal) && !slices.ContainsFunc(s.Conditions, narrows)
	})
}

func reachesEveryone(p *policy.Principals) bool {
	if p.Star {
		return true
	}
	for _, g := range p.Groups {
		for _, v := range g.Values {
			if g.Type.Value == "AWS" && v.Value == "*" {
				return true
			}
		}
	}
	return false
}

var narrowingOperators = []string{"StringEquals", "StringLike", "ArnEquals", "ArnLike", "IpAddress"}

var narrowingKeys = []string{"aws:sourceip", "aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceaccount", "aws:sourceowner",
	"aws:userid", "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "s3:dataaccesspointarn", "s3:dataaccesspointaccount"}

func narrows(c policy.Condition) bool {
	op, ok := match.ParseOperator(c.Operator.Value)
	if !ok || op.IfExists || op.Qualifier == match.ForAllValues || !slices.Contains(narrowingOperators, op.Base) ||
		!slices.Contains(narrowingKeys, strings.ToLower(c.Key.Value)) {
		return false
	}
	key := strings.ToLower(c.Key.Value)
	return !slices.ContainsFunc(c.Values, func(v policy.Value) bool { return !fixed(op.Base, key, v.Value) })
}

// fixed says whether a value names somebody in particular: no wildcard and no
// variable, but that an access point's account may stand for all its points;
// and no wide range of addresses.
func fixed(op, key, v string) bool {
	if op == "IpAddress" {
		return fixedRange(v)
	}
	if key == "s3:dataaccesspointarn" {
		v = strings.TrimSuffix(v, ":accesspoint/*")
	}
	return !strings.ContainsAny(v, "*?") && !strings.Contains(v, "${")
}

// fixedRange: ranges wider than /8, and /32 of IPv6, are as good as everyone;
// private ones are not.
func fixedRange(v string) bool {
	r, err := netip.ParsePrefix(v)
	switch {
	case err != nil:
		one, err := netip.ParseAddr(v)
		return err == nil && one.Zone() == ""
	case r.Addr().Is4():
		return r.Bits() >= 8 || r.Addr().IsPrivate()
	}
	return r.Bits() >= 32
}
