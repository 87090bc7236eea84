package iam

import (
	"cmp"
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
)

// named is the order in which AWS looks at the layers, and so which of several
// that deny its message names (rules 4, 163).
var named = [...]Layer{LayerRCP, LayerSCP, LayerEndpoint, LayerResource, LayerIdentity, LayerBoundary, LayerSession}

// blamed lists the layers that block, in that order.
func (x *Explanation) blamed() (out []Layer) {
	for _, l := range named {
		switch {
		case !x.Blocked.Has(l), l == LayerResource && x.Blocked.Has(LayerIdentity) && x.ordinary():
		case l == LayerIdentity && (x.limitedGrant() || x.parts.reach > byAccount): // the resource's side does in its place, within what follows
		default:
			out = append(out, l)
		}
	}
	if x.Blocked.Has(LayerResource) && !slices.Contains(out, LayerResource) {
		out = append(out, LayerResource)
	}
	return out
}

// ordinary says whether one side's Allow would do: then AWS speaks of the
// identity policies.
func (x *Explanation) ordinary() bool {
	return x.inAccount() && !x.sit.must
}

// inAccount says whether a caller with a side of its own stays in its account.
func (x *Explanation) inAccount() bool { return x.sit.sameAccount && !x.sit.unsigned() }

// blame is the layer that the denial is put down to.
func (x *Explanation) blame() (Layer, bool) {
	if all := x.blamed(); len(all) > 0 {
		return all[0], true
	}
	return 0, false
}

// Message is the denial in AWS's own wording (rules 161-164); AWS names one
// type of policy only. It is empty on an Allow, and where the denial is not
// AWS's but ours: what cannot be evaluated, or a policy that AWS would not
// hold.
func (x *Explanation) Message() string {
	if x.Outcome == Allowed || x.Outcome == ImplicitlyDenied && (x.NotJudged || x.closing() != nil) {
		return ""
	}
	if m := x.ownMessage(); m != "" {
		return m
	}
	m := "User: " + cmp.Or(x.Request.Principal.ARN, "anonymous") + " is not authorized to perform: " + x.Request.Action
	if x.Request.Resource != "*" {
		m += " on resource: " + x.Request.Resource
	}
	if x.Outcome == ExplicitlyDenied {
		d := x.denier()
		return m + " with an explicit deny in " + x.article(d.Layer) + x.policyARN(d)
	}
	l, ok := x.blame()
	if !ok || x.sit.barred != noBar || x.sit.public || x.sit.must && x.set.kind == policy.Trust && !x.sit.sameAccount { // S11
		return m
	}
	return m + " because no " + x.typeOf(l) + " allows the " + x.Request.Action + " action"
}

// ownMessage is the wording of the calls that have one of their own.
func (x *Explanation) ownMessage() string {
	c := callOf(x.Request.Action)
	switch {
	case x.sit.barred == barRoot && c.is("sts", "AssumeRole"):
		return "Roles may not be assumed by root accounts."
	case x.sit.barred == barSession: // S65
		return "Cannot call " + c.name + " with session credentials"
	case x.sit.barred == barAnonymous: // S85
		return "Request is missing Authentication Token"
	case x.sit.barred == barFederated: // S71
		return "The security token included in the request is invalid"
	case x.sit.barred == barPassAcross:
		return "Cross-account pass role is not allowed."
	case c.is("sts", "AssumeRoleWithSAML"): // S51
		return "Not authorized to perform sts:AssumeRoleWithSAML"
	case c.is("sts", "AssumeRoleWithWebIdentity"): // S61
		return "Not authorized to perform sts:AssumeRoleWithWebIdentity"
	}
	return ""
}

// denier is the Deny that AWS names.
func (x *Explanation) denier() Statement {
	for _, l := range named {
		for _, d := range x.Decisive {
			if d.Layer == l {
				return d
			}
		}
	}
	return x.Decisive[0]
}

// policyARN is the denying policy's, which AWS tells since 2026 of policies of
// IAM and Organizations, to callers of the account or the organization that
// owns it (rule 164; AWS Security Blog, "Enhanced access denied error messages
// with policy ARNs"). Only an RCP is ever another's. The authorization id that
// AWS's preview of its troubleshooter appends is left out: it is drawn anew for
// each request.
func (x *Explanation) policyARN(s Statement) string {
	switch {
	case !strings.HasPrefix(s.Policy, "arn:"), s.Layer == LayerResource, s.Layer == LayerEndpoint, s.Layer == LayerRCP && !x.sameOrganization():
		return ""
	}
	return ": " + s.Policy
}

// sameOrganization says whether the caller is of the resource's account, or of
// its organization as the request's keys tell.
func (x *Explanation) sameOrganization() bool {
	if x.sit.sameAccount {
		return true
	}
	caller, ok := x.Request.Context.Lookup("aws:PrincipalOrgID")
	owner, ok2 := x.Request.Context.Lookup("aws:ResourceOrgID")
	return ok && ok2 && len(caller.Values) == 1 && slices.Equal(caller.Values, owner.Values)
}

// typeOf is AWS's name for a layer's type of policy (rule 162).
func (x *Explanation) typeOf(l Layer) string {
	if l == LayerResource && x.set.kind == policy.Trust {
		return "role trust policy"
	}
	return [numLayers]string{"identity-based policy", "resource-based policy", "permissions boundary", "session policy",
		"service control policy", "resource control policy", "VPC endpoint policy"}[l]
}

func (x *Explanation) article(l Layer) string {
	switch {
	case l == LayerIdentity:
		return "an " + x.typeOf(l)
	case l == LayerResource && x.set.kind == policy.Trust:
		return "the " + x.typeOf(l)
	}
	return "a " + x.typeOf(l)
}
