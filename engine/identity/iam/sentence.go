package iam

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Sentence says in one or two sentences why the verdict is what it is.
func (x *Explanation) Sentence() string {
	switch {
	case x.Outcome == ExplicitlyDenied:
		return x.denies()
	case x.Outcome == Allowed && len(x.Decisive) > 0:
		allows := x.allows() + ", and nothing denies it." + x.since() + x.past() + x.sparedWords()
		if x.Closest != nil {
			near := capital(x.Closest.Label)
			if x.Closest.Policy != x.Decisive[0].Policy {
				near = x.Closest.where()
			}
			allows += " " + near + " comes closest to a Deny: " + x.misfitWords()
		}
		return allows
	case x.Outcome == Allowed:
		return x.noStatement() + x.sparedWords()
	}
	return x.implicit()
}

// notAllowing completes what stands behind "allows it, but".
var notAllowing = strings.NewReplacer(" does not.", " does not allow it.", " does not:", " does not allow it:", " does not, and", " does not allow it, and", " do not.", " do not allow it.", ", and without it no identity policy can allow anything on the key", "")

// denies names the Deny, what made it apply where that is easily overlooked,
// and the Allow that it beats.
func (x *Explanation) denies() string {
	named := x.denier()
	d := named.where() + " denies it"
	if because := x.because(&named); because != "" {
		d += ": " + because + ". A Deny beats every Allow."
	} else {
		d += ", and a Deny beats every Allow."
	}
	if x.vain != nil {
		return x.vain.where() + " allows it, but " + lower(d)
	}
	return d
}

// implicit says why nothing lets the request in: first what no policy can
// mend, then what is broken, then the Allow that did not suffice or the one
// that came closest.
func (x *Explanation) implicit() string {
	if x.sit.barred != noBar {
		return "No policy can allow this: " + barWhy[x.sit.barred].Sentence + "."
	}
	if p := x.closing(); p != nil {
		says := "AWS would refuse " + called(p.Policy, x.set.kind) + ", so nothing is allowed: " + short(p.Problem.Message)
		if p.Problem.Hint != "" {
			says += " (" + p.Problem.Hint + ")"
		}
		return says + "."
	}
	if hand := x.handed(); hand == onKey && !x.NotJudged {
		return capitalize(hand) + x.obstacle()
	}
	switch {
	case x.NotJudged:
		return "What follows cannot be evaluated, so the request is denied: " + strings.Join(x.Missing(), "; ") + "."
	case x.vain != nil:
		return x.vain.where() + x.obstacle() + x.beside()
	case x.sit.kind == Root && x.sit.sameAccount && !x.sit.must || x.parts.identity == match.True && x.sit.kind == Root:
		return "The root user needs no identity policy, but" + notAllowing.Replace(strings.TrimPrefix(x.obstacle(), " allows it, but"))
	case x.Closest != nil:
		return "No statement allows it. " + x.near() + " comes closest: " + x.misfitWords() + x.beside()
	case x.Result(LayerIdentity) == ResultAbsent && x.Result(LayerResource) == ResultAbsent:
		return "Nothing allows it: " + x.bare() + ", and what nobody allows is denied." + x.nor() + x.beside()
	}
	return "No statement allows it: " + x.uncovered() + "." + x.beside()
}

// allows names the statement that allows, the one of the other side where both
// had to, and the ceilings that left room.
func (x *Explanation) allows() string {
	s := x.Decisive[0].where() + " allows it"
	if other := x.otherSide(); other != nil {
		s = x.Decisive[0].where() + " and " + lower(other.where()) + " allow it"
	} else if hand := x.handed(); hand != "" && !x.ordinary() {
		s = x.Decisive[0].where() + " and " + hand + " allow it"
	}
	var under []string
	for _, l := range []Layer{LayerBoundary, LayerSession, LayerSCP, LayerRCP, LayerEndpoint} {
		if x.Result(l) == ResultAllow {
			under = append(under, [numLayers]string{LayerBoundary: "the permissions boundary", LayerSession: "the session policy",
				LayerSCP: "the service control policies", LayerRCP: "the resource control policies", LayerEndpoint: "the VPC endpoint policy"}[l])
		}
	}
	switch n := len(under); {
	case n == 1 && under[0][len(under[0])-1] != 's':
		return s + ", " + under[0] + " leaves room for it"
	case n > 1:
		under = []string{strings.Join(under[:n-1], ", ") + " and " + under[n-1]}
		fallthrough
	case n == 1:
		return s + ", " + under[0] + " leave room for it"
	}
	return s
}

// since tells why the deciding Allow applies, where that is easily overlooked.
func (x *Explanation) since() string {
	if x.otherSide() != nil {
		return ""
	}
	if because := x.because(&x.Decisive[0]); because != "" {
		return " It applies because " + because + "."
	}
	return ""
}

// nor tells which ceiling would not have let it through either: AWS names that
// one.
func (x *Explanation) nor() string {
	l, ok := x.blame()
	if !ok || l == LayerIdentity || l == LayerResource {
		return ""
	}
	return " " + capitalize(x.article(l)) + " does not allow it either, and AWS names that first."
}

// emptyLevel is the first level of SCPs that has none, counted from 1.
func (x *Explanation) emptyLevel() int {
	for level := range x.set.levels {
		if !slices.ContainsFunc(x.set.docs, func(d document) bool { return d.layer == LayerSCP && int(d.level) == level }) {
			return level + 1
		}
	}
	return 0
}

// otherSide is the first statement of the other of identity and resource side,
// where both had to allow.
func (x *Explanation) otherSide() *Statement {
	if x.ordinary() || x.sit.unsigned() {
		return nil
	}
	for i := range x.Decisive {
		if x.Decisive[i].Layer != x.Decisive[0].Layer {
			return &x.Decisive[i]
		}
	}
	return nil
}

func (x *Explanation) noStatement() string {
	if x.sit.free {
		return "This call needs no permission."
	}
	for _, n := range x.Tree {
		if n.Why == whyGrant || n.Why == whyACL {
			return capitalize(n.Text()) + ", and nothing denies it."
		}
	}
	if x.idle != nil {
		return x.idle.where() + " denies it, but does not count: " + whySparesLast.Sentence + "."
	}
	return "The root user may do everything that no Deny forbids."
}

// bare says of which policies there are none, where that leaves nobody who
// could allow.
func (x *Explanation) bare() string {
	for l, limit := range [numLayers]string{LayerBoundary: "a permissions boundary", LayerSession: "a session policy", LayerSCP: "an SCP", LayerRCP: "an RCP", LayerEndpoint: "an endpoint policy"} {
		if limit != "" && x.Result(Layer(l)) != ResultAbsent {
			return "no identity policy and no resource policy is attached, " + limit + " only limits"
		}
	}
	return "no policy is attached"
}

// onKey is what a key's grant is called.
const onKey = "a grant on the key"

// beside tells why grants on the key, or an ACL, do not help.
func (x *Explanation) beside() string {
	for _, n := range x.Tree {
		if slices.Contains(vainBeside, n.Why) {
			return " " + capitalize(n.Text()) + "."
		}
	}
	return ""
}

// handed names a grant beside the resource's policy: it stands for it where both
// sides must allow.
func (x *Explanation) handed() string {
	for _, n := range x.Tree {
		switch n.Why {
		case whyGrant:
			return onKey
		case whyACL:
			return "an ACL"
		}
	}
	return ""
}

// closing is the first broken policy that bears on the request.
func (x *Explanation) closing() *Invalid {
	for i := range x.Invalid {
		if l := x.Invalid[i].Layer; x.Blocked.Has(l) && x.Result(l) == ResultInvalid {
			return &x.Invalid[i]
		}
	}
	return nil
}

// obstacle goes on from an Allow that applies to what keeps it from sufficing.
func (x *Explanation) obstacle() string {
	if x.sit.public {
		return " allows it, but " + whyPublicBlock.Sentence + "."
	}
	l, ok := x.blame()
	switch {
	case !ok:
		return " allows it."
	case x.sit.kind == FederatedUser && x.Result(LayerSession) == ResultAbsent && x.Blocked.Has(LayerSession):
		return " allows it, but " + whyNoSession.Sentence + "."
	case l == LayerSCP && x.lacking > 0 && x.set.levels == 1:
		return " allows it, but " + x.silent() + "." + x.almost()
	case l == LayerSCP && x.lacking > 0:
		return fmt.Sprintf(" allows it, but at level %d of %d (1 is the organization's root) %s, and every level must.%s", x.lacking, x.set.levels, x.silent(), x.almost())
	case l == LayerBoundary && x.byRoleOnly():
		return " names " + x.grantee() + ", and such a grant counts only within the permissions boundary, which does not allow it." + x.almost()
	case l == LayerSession && x.byRoleOnly():
		return " names " + x.grantee() + ", and such a grant counts only within the session policy, which does not allow it." + x.almost()
	case l == LayerEndpoint:
		return " allows it, but the policy of the VPC endpoint that the call passes does not." + x.almost()
	case l == LayerBoundary:
		return " allows it, but the permissions boundary does not: an identity may do what both allow." + x.almost()
	case l == LayerSession:
		return " allows it, but the session policy does not: a session may do what both allow." + x.almost()
	case l == LayerResource:
		return x.closedResource()
	case l == LayerIdentity && x.sit.sameAccount:
		return " names the account, which only lets it decide, and no identity policy allows it." + x.almost()
	case l == LayerIdentity:
		return " allows it, but the caller's own account must allow it too, and no identity policy does." + x.almost()
	}
	return fmt.Sprintf(" allows it, but level %d of %d of the organization has no service control policy, and so allows nothing.", x.emptyLevel(), x.set.levels)
}

// closedResource says why the resource's side had to allow and did not.
func (x *Explanation) closedResource() string {
	absent := x.Result(LayerResource) == ResultAbsent
	switch {
	case x.sit.must && x.set.kind != policy.Trust && absent:
		return " allows it, but no key policy is given, and without it no identity policy can allow anything on the key."
	case x.sit.must && absent:
		return " allows it, but no trust policy is given, and a role lets in only whom its trust policy allows."
	case x.sit.must && x.set.kind == policy.Trust:
		return " allows it, but the role's trust policy does not let the caller in." + x.almost()
	case x.sit.must:
		return " allows it, but the key policy does not, and without it no identity policy can allow anything on the key." + x.almost()
	case absent:
		return " allows it, but the resource belongs to another account, and no policy on it lets the caller in."
	}
	return " allows it, but the resource belongs to another account, whose policy on it must allow it too." + x.almost()
}
