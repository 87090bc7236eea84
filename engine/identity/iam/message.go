package iam

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
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
	return x.sit.sameAccount && !x.sit.must && !x.sit.unsigned()
}

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
	service, name, _ := strings.Cut(x.Request.Action, ":")
	c := call{service, name}
	switch {
	case x.sit.barred == barRoot && c.is("sts", "AssumeRole"):
		return "Roles may not be assumed by root accounts."
	case x.sit.barred == barSession: // S65
		return "Cannot call " + name + " with session credentials"
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

// Rules lists the rules that the verdict rests on, in order: those of the
// outcome and of every reason on the way to it.
func (x *Explanation) Rules() []string {
	rules := map[string]bool{}
	switch x.Outcome {
	case ExplicitlyDenied:
		rules["2"] = true
	case ImplicitlyDenied:
		rules["1"] = !x.NotJudged
	default:
		rules["5"] = len(x.Decisive) > 0 && x.SameAccount
	}
	for _, r := range x.layerRules() {
		rules[r] = true
	}
	if p := x.closing(); p != nil && p.Problem.Rule != "" {
		rules[p.Problem.Rule] = true
	}
	for n := range x.bearing() {
		for _, r := range rulesOf(n) {
			rules[r] = true
		}
	}
	return sortedRules(rules)
}

// bearing yields the nodes that the verdict rests on.
func (x *Explanation) bearing() iter.Seq[explain.Node] {
	return func(yield func(explain.Node) bool) {
		for i, n := range x.Tree {
			if x.Outcome != ImplicitlyDenied && slices.Contains(vainBeside, n.Why) {
				continue
			}
			spared := x.Outcome == Allowed && slices.Contains(sparedWhy[1:], n.Why)
			if n.Mark == explain.Unsure || n.Depth == 0 && (n.Doc == "" && n.Why != whyAbsent || n.Why == whyInvalid || spared) {
				if !yield(n) {
					return
				}
			}
			if n.Depth != 1 || !x.decides(i) {
				continue
			}
			for _, e := range x.Tree[i+1 : x.Tree.End(i)] {
				if e.Why != whyAsked && !Turns(e.Why) && !yield(e) {
					return
				}
			}
		}
	}
}

// rulesOf are a reason's rules; of a value that an operator cannot read those
// of its family alone.
func rulesOf(n explain.Node) []string {
	switch n.Why {
	case whyUnreadable, whyUnreadableHolds, whyValueUnread, whyValueUnreadHolds:
	default:
		return n.Why.Rules
	}
	op, _ := match.ParseOperator(n.Args[0])
	rules := []string{[...]string{match.Numeric: "78", match.Date: "79", match.Bool: "81", match.Binary: "83", match.IP: "84", match.ARN: "77", match.Null: "64"}[op.Family]}
	if op.Negated {
		rules = append(rules, "61")
	}
	return rules
}

// layerRules lists the rules by which layers block.
func (x *Explanation) layerRules() (out []string) {
	if x.Outcome != ImplicitlyDenied {
		return nil
	}
	for l, rules := range [numLayers][]string{LayerBoundary: {"9", "10"}, LayerSession: {"137"}, LayerSCP: {"119", "128"}, LayerEndpoint: {"159"}} {
		if x.Blocked.Has(Layer(l)) {
			out = append(out, rules...)
		}
	}
	return out
}

// Pages lists the titles of the AWS pages that the verdict rests on, in the
// order in which the reasons name them, then those of the layers that keep it
// out.
func (x *Explanation) Pages() []string {
	pages := []string{pageLogic}
	add := func(page string) {
		if page != "" && !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
	}
	for n := range x.bearing() {
		add(n.Why.Page)
	}
	for l, page := range [numLayers]string{LayerBoundary: pageBoundaries, LayerSession: pageSessions, LayerSCP: pageSCP, LayerRCP: pageRCP, LayerEndpoint: pageEndpoint} {
		if x.Blocked.Has(Layer(l)) {
			add(page)
		}
	}
	return pages
}

// decides says whether a statement's node is one of the deciding statements,
// or the closest.
func (x *Explanation) decides(node int) bool {
	same := func(s Statement) bool { return int(x.heads[s.at]) == node }
	return slices.ContainsFunc(x.Decisive, same) || x.Closest != nil && same(*x.Closest) ||
		x.Outcome == ImplicitlyDenied && x.vain != nil && same(*x.vain)
}

// Key are the nodes of the statements that decided, or came closest: what would
// turn the verdict comes first. Where none did, and a resource's Allow waits for
// the caller's own policies to join it, it is that Allow.
func (x *Explanation) Key() []int {
	wanted := x.Decisive
	if x.Closest != nil {
		wanted = append([]Statement{*x.Closest}, wanted...)
	}
	if l, ok := x.blame(); ok && l == LayerIdentity && len(wanted) == 0 && x.vain != nil && x.vain.Layer == LayerResource {
		wanted = []Statement{*x.vain}
	}
	var out []int
	for _, s := range wanted {
		if head := x.heads[s.at]; head > 0 {
			out = append(out, int(head))
		}
	}
	return out
}

func sortedRules(set map[string]bool) []string {
	var out []string
	for r, ok := range set {
		if ok {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		x, err := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err != nil || err2 != nil {
			return cmp.Compare(a, b)
		}
		return cmp.Compare(x, y)
	})
	return out
}
