package iam

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Sentence says in one or two sentences why the verdict is what it is.
func (x *Explanation) Sentence() string {
	switch {
	case x.Outcome == ExplicitlyDenied:
		return x.denies()
	case x.Outcome == Allowed && len(x.Decisive) > 0:
		allows := x.allows() + ", and nothing denies it." + x.past()
		if x.Closest != nil {
			near := capital(x.Closest.Label)
			if x.Closest.Policy != x.Decisive[0].Policy {
				near = x.Closest.where()
			}
			allows += " " + near + " comes closest to a Deny: " + x.misfitWords()
		}
		return allows
	case x.Outcome == Allowed:
		return x.noStatement()
	}
	return x.implicit()
}

// denies names the Deny, what made it apply where that is easily overlooked,
// and the Allow that it beats.
func (x *Explanation) denies() string {
	d := x.Decisive[0].where() + " denies it"
	if because := x.because(&x.Decisive[0]); because != "" {
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
		says := called(p.Policy) + " is not a policy AWS would accept, so nothing is allowed: " + p.Problem.Message
		if p.Problem.Hint != "" {
			says += " (" + p.Problem.Hint + ")"
		}
		return says + "."
	}
	switch {
	case x.NotJudged:
		return "Something here cannot be evaluated, and is denied: " + strings.Join(x.Missing(), "; ") + "."
	case x.vain != nil:
		return x.vain.where() + x.obstacle()
	case x.sit.kind == Root && x.sit.sameAccount && !x.sit.must || x.parts.identity == match.True && x.sit.kind == Root:
		return "The root user may do what no ceiling forbids, but" + strings.TrimPrefix(x.obstacle(), " allows it, but")
	case x.Closest != nil:
		return "No statement allows it. " + x.near() + " comes closest: " + x.misfitWords()
	case x.Result(LayerIdentity) == ResultAbsent && x.Result(LayerResource) == ResultAbsent:
		return "Nothing allows it: no policy is attached, and what nobody allows is denied."
	}
	return "No statement allows it: " + x.unnamed() + "."
}

// allows names the statement that allows, the one of the other side where both
// had to, and the ceilings that left room.
func (x *Explanation) allows() string {
	s := x.Decisive[0].where() + " allows it"
	if other := x.otherSide(); other != nil {
		s = x.Decisive[0].where() + " and " + lower(other.where()) + " allow it"
	} else if because := x.because(&x.Decisive[0]); because != "" {
		s += ", since " + because
	}
	var under []string
	for _, l := range []Layer{LayerBoundary, LayerSession, LayerSCP, LayerRCP, LayerEndpoint} {
		if x.Result(l) == ResultAllow {
			under = append(under, [numLayers]string{LayerBoundary: "the permissions boundary", LayerSession: "the session policy",
				LayerSCP: "the service control policies", LayerRCP: "the resource control policies", LayerEndpoint: "the VPC endpoint's policy"}[l])
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
	return "The root user may do everything that no Deny forbids."
}

// near names the closest statement, with its policy where that is a ceiling's.
func (x *Explanation) near() string {
	if x.Closest.Layer > LayerResource {
		return x.Closest.where()
	}
	return capital(x.Closest.Label)
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
	case l == LayerSCP && x.lacking > 0 && x.set.levels == 1:
		return " allows it, but " + x.silent() + "." + x.almost()
	case l == LayerSCP && x.lacking > 0:
		return fmt.Sprintf(" allows it, but at level %d of %d (1 is the organization's root) %s, and every level must.%s", x.lacking, x.set.levels, x.silent(), x.almost())
	case l == LayerBoundary && x.byRoleOnly():
		return " names " + x.grantee() + ", and such a grant counts only within the permissions boundary, which does not allow it." + x.almost()
	case l == LayerSession && x.byRoleOnly():
		return " names " + x.grantee() + ", and such a grant counts only within the session policy, which does not allow it." + x.almost()
	case l == LayerEndpoint:
		return " allows it, but the policy of the VPC endpoint that the call goes through does not." + x.almost()
	case l == LayerBoundary:
		return " allows it, but the permissions boundary does not: an identity may do what both allow." + x.almost()
	case l == LayerSession && x.Result(LayerSession) == ResultAbsent:
		return " allows it, but " + whyNoSession.Sentence + "."
	case l == LayerSession:
		return " allows it, but the session policy does not: a session may do what both allow." + x.almost()
	case l == LayerResource:
		return x.closedResource()
	case l == LayerIdentity && x.sit.sameAccount:
		return " names the account, which only lets it decide, and no identity policy allows it."
	case l == LayerIdentity:
		return " allows it, but the caller's own account must allow it too, and no identity policy does."
	}
	return " allows it, but a level of the organization has no service control policy, and so allows nothing."
}

// closedResource says why the resource's side had to allow and did not.
func (x *Explanation) closedResource() string {
	switch {
	case x.sit.must && x.set.kind == policy.Trust:
		return " allows it, but the role's trust policy does not let the caller in." + x.almost()
	case x.sit.must:
		return " allows it, but the key policy does not, and without it no identity policy can allow anything on the key." + x.almost()
	case x.Result(LayerResource) == ResultAbsent:
		return " allows it, but the resource belongs to another account, and no policy on it lets the caller in."
	}
	return " allows it, but the resource belongs to another account, whose policy on it must allow it too." + x.almost()
}

// almost adds the statement of the blocking layer that came closest.
func (x *Explanation) almost() string {
	if x.Closest == nil {
		return x.only()
	}
	return " " + x.Closest.where() + " comes closest: " + x.misfitWords()
}

// where names a statement and how it reaches the caller.
func (s Statement) where() string {
	w := capital(s.Label) + " in " + called(s.Policy)
	if s.Via != "" {
		w += " (through " + s.Via + ")"
	}
	return w
}

// capital begins a sentence with "statement 2"; a Sid keeps its own spelling.
func capital(s string) string {
	if strings.HasPrefix(s, "statement ") {
		return "S" + s[1:]
	}
	return s
}

func capitalize(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// lower undoes capital: a Sid keeps its own spelling.
func lower(s string) string {
	if strings.HasPrefix(s, "Statement ") {
		return "s" + s[1:]
	}
	return s
}

// misfitWords says what keeps the closest statement from applying.
func (x *Explanation) misfitWords() string {
	n := x.misfit
	if n == nil {
		return "it names the account, and an identity policy must allow as well."
	}
	switch n.Args[0] {
	case "Resource":
		if n.Why != whyResourceNot {
			text := n.Text()
			if n.Args[1] != "" {
				text = strings.Replace(text, n.Args[1], "it", 1)
			}
			if away := x.away(n); away != nil {
				text += " (" + away.Text() + ")"
			}
			return "its action fits, its resource does not: " + text + "."
		}
		return "its action fits, its resource does not."
	case "NotResource":
		return "its action fits, but its NotResource lists this resource."
	case "Principal":
		return "its action and resource fit, but it does not name the caller."
	case "NotPrincipal":
		return "its action and resource fit, but its NotPrincipal spares the caller."
	}
	return "its action and resource fit, but its condition " + short(n.Args[0]+" "+n.Args[1]) + " does not hold: " + x.why(n) + "."
}

// Missing names what cannot be evaluated, without repetition.
func (x *Explanation) Missing() []string {
	missing := []string{}
	for _, n := range x.Tree {
		if n.Mark != explain.Unsure {
			continue
		}
		if text := n.Text(); n.Depth > 1 && !slices.Contains(missing, text) {
			missing = append(missing, text)
		}
	}
	return missing
}

// Misfit is the first element of the closest statement that does not fit; ok
// is false when no statement came close or nothing but delegation is missing.
func (x *Explanation) Misfit() (n explain.Node, ok bool) {
	if x.misfit == nil {
		return n, false
	}
	return *x.misfit, true
}

// why words what a condition met, with the reason for a key's absence where one
// is known. A key that no request of the action carries is not just missing here
// (rule 71).
func (x *Explanation) why(n *explain.Node) string {
	away := x.away(n)
	switch {
	case away == nil:
		return n.Text()
	case away.Why == whyNeverCarried && n.Mark == explain.No:
		return away.Text()
	}
	return strings.Replace(n.Text(), "is not in the request", "is not in the request ("+away.Text()+")", 1)
}

// away is the node that tells why a key that a node speaks of is not in the
// request.
func (x *Explanation) away(n *explain.Node) *explain.Node {
	for i := range x.Tree {
		if &x.Tree[i] != n {
			continue
		}
		for j := range x.Tree.Children(i) {
			if why := x.Tree[j].Why; why != whyAsked && !Turns(why) {
				return &x.Tree[j]
			}
		}
	}
	return nil
}

// short cuts a long list of values; the tree shows it whole.
func short(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
