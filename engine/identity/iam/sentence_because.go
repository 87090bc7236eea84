package iam

import (
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// because says what made a statement apply where a reader easily overlooks it:
// what a Not... element does not list, a key that is missing and yet matches,
// and of a Deny the conditions that hold. It is empty of a plain statement.
func (x *Explanation) because(s *Statement) string {
	var all []string
	for _, n := range x.elements(s) {
		if text := x.telling(n, s.Effect); text != "" && len(all) < 2 && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, "; and ")
}

// elements are the nodes of a statement's elements and conditions.
func (x *Explanation) elements(s *Statement) (out []*explain.Node) {
	if head := x.heads[s.at]; head > 0 {
		for j := range x.Tree.Children(int(head)) {
			out = append(out, &x.Tree[j])
		}
	}
	return out
}

func (x *Explanation) telling(n *explain.Node, e policy.Effect) string {
	switch n.Why {
	case whyNotAction:
		return "its NotAction covers all that it does not list, this action too"
	case whyNotResUnset:
		return n.Text()
	case whyNotResource:
		return "its NotResource covers all that it does not list, this resource too"
	case whyNotPrincipal:
		return "its NotPrincipal covers all that it does not list, the caller too"
	case whyPartlySpared:
		return "its NotPrincipal lists a part of what the caller is, and must list all: with a user its account, with a session its role and its account"
	case whyNeverSpared:
		return "the caller has a permissions boundary, and its NotPrincipal never spares such a caller"
	case whyAccountDenied, whyRoleDenied, whyFedererDenied:
		return n.Text()
	case whyMissingHolds, whyMissingIf, whyMissingAll, whyNullAbsent:
		key, _, _ := strings.Cut(n.Args[1], " ")
		return key + strings.TrimPrefix(x.why(n), "the key")
	case whyHolds, whyHoldsNegated, whyAllHold, whyAnyHolds, whyNoneListed, whyOneUnlisted:
		if e != policy.Deny {
			return ""
		}
		return "its condition " + short(n.Args[0]+" "+n.Args[1]) + " holds, for " + strings.TrimSuffix(n.Text(), ", which fits none of its values")
	case whyUnreadableHolds, whyNoARNHolds, whyStarHolds, whyValueUnreadHolds, whyValueUnsetHolds, whyNullEmptyTag, whyNullAllValues, whyEmptySetAll, whyValueOldLanguage:
		return "its condition " + short(n.Args[0]+" "+n.Args[1]) + " holds, for " + n.Text()
	}
	return ""
}

// byRoleOnly says whether the Allow that did not suffice stands on the resource
// and names the caller's role: boundary and session policy limit such a grant
// (rule 16).
func (x *Explanation) byRoleOnly() bool {
	return x.vain != nil && x.vain.Layer == LayerResource && x.limitedGrant()
}

// limitedGrant says whether the resource's side grants to the caller's role and
// to nothing nearer.
func (x *Explanation) limitedGrant() bool {
	return x.inAccount() && x.parts.limited == match.True && x.parts.full != match.True
}

// grantee is who a grant to a role names: the role itself, or the user who
// made a federated user's session (rules 16, 19).
func (x *Explanation) grantee() string {
	if x.sit.kind == FederatedUser {
		return "the user behind this session"
	}
	return "the caller's role"
}

// past says which ceiling of the caller's does not count, where the resource
// names the caller itself, or everyone (rules 15, 17, 20).
func (x *Explanation) past() string {
	var ceilings []string
	for l, name := range map[Layer]string{LayerBoundary: "permissions boundary", LayerSession: "session policy"} {
		if r := x.Result(l); r == ResultNone {
			ceilings = append(ceilings, name)
		}
	}
	if !x.inAccount() || x.parts.full != match.True || len(ceilings) == 0 {
		return ""
	}
	slices.Sort(ceilings)
	who := " It names the caller itself"
	for i := range x.Decisive {
		for _, n := range x.elements(&x.Decisive[i]) {
			if n.Why == whyEveryone {
				who = " It names everyone, and the caller with them"
			}
		}
	}
	return who + ", so that the " + strings.Join(ceilings, " and the ") + [...]string{" does", " do"}[index(len(ceilings) > 1)] + " not limit it."
}

// sparedWords tells of the policies that are there and do not count: who sees
// a Deny in them would wonder.
func (x *Explanation) sparedWords() (s string) {
	var told []string
	for _, n := range x.Tree {
		if n.Depth > 0 || n.Doc == "" || !slices.Contains(sparedWhy[1:], n.Why) || slices.Contains(told, n.Why.ID) {
			continue
		}
		told = append(told, n.Why.ID)
		s += " " + x.subject(n.Doc) + " does not count: " + n.Why.Sentence + "."
	}
	return s
}

// silent names the service control policies of the first level that does not
// allow.
func (x *Explanation) silent() string {
	var names []string
	for i := range x.set.docs {
		if d := &x.set.docs[i]; d.layer == LayerSCP && int(d.level)+1 == x.lacking {
			names = append(names, called(d.at.Name, x.set.kind))
		}
	}
	switch len(names) {
	case 1:
		return names[0] + [...]string{" holds no Allow", " does not"}[index(x.holdsAllow())]
	case 2:
		return names[0] + " and " + names[1] + " do not"
	}
	return "no service control policy does"
}

// holdsAllow says whether a policy of that level allows anything.
func (x *Explanation) holdsAllow() bool {
	for i := range x.set.docs {
		d := &x.set.docs[i]
		if d.layer == LayerSCP && int(d.level)+1 == x.lacking && x.set.allows(d) {
			return true
		}
	}
	return false
}
