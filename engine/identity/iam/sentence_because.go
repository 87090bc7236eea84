package iam

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/catalog"
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
	for i, n := range x.Tree {
		if n.Depth != 1 || n.Doc != s.Policy || n.Line != s.Span.Line || n.Col != s.Span.Col {
			continue
		}
		for j := range x.Tree.Children(i) {
			out = append(out, &x.Tree[j])
		}
		return out
	}
	return nil
}

func (x *Explanation) telling(n *explain.Node, e policy.Effect) string {
	switch n.Why {
	case whyNotAction:
		return "its NotAction covers all that it does not list, this action too"
	case whyNotResource:
		return "its NotResource covers all that it does not list, this resource too"
	case whyNotPrincipal:
		return "its NotPrincipal covers all that it does not list, the caller too"
	case whyMissingHolds, whyMissingIf, whyMissingAll, whyNullAbsent:
		key, _, _ := strings.Cut(n.Args[1], " ")
		return key + strings.TrimPrefix(x.why(n), "the key")
	case whyHolds:
		if e != policy.Deny {
			return ""
		}
		fallthrough
	case whyUnreadableHolds, whyNoARNHolds:
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
	return x.ordinary() && x.parts.limited == match.True && x.parts.full != match.True
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
// names the caller itself (rules 15, 17).
func (x *Explanation) past() string {
	var ceilings []string
	for l, name := range map[Layer]string{LayerBoundary: "permissions boundary", LayerSession: "session policy"} {
		if r := x.Result(l); r == ResultNone {
			ceilings = append(ceilings, name)
		}
	}
	if !x.ordinary() || x.parts.full != match.True || len(ceilings) == 0 {
		return ""
	}
	slices.Sort(ceilings)
	return " It names the caller itself, so that the " + strings.Join(ceilings, " and the ") + " does not limit it."
}

// silent names the service control policies of the first level that does not
// allow.
func (x *Explanation) silent() string {
	var names []string
	for i := range x.set.docs {
		if d := &x.set.docs[i]; d.layer == LayerSCP && int(d.level)+1 == x.lacking {
			names = append(names, called(d.at.Name))
		}
	}
	switch len(names) {
	case 1:
		return names[0] + " does not"
	case 2:
		return names[0] + " and " + names[1] + " do not"
	}
	return "no service control policy does"
}

// unnamed says how it comes that no Allow covers the action: one leaves it out
// by NotAction, one misspells it, or none names it.
func (x *Explanation) unnamed() string {
	for i := range x.set.stmts {
		s := &x.set.stmts[i]
		if s.src.Effect != policy.Allow || !x.Blocked.Has(x.set.docs[s.doc].layer) {
			continue
		}
		p := x.set.pointer(i)
		if s.notAction {
			return lower(p.where()) + " leaves it out, since its NotAction lists it"
		}
		for _, v := range s.src.Action.Values {
			if near, ok := catalog.Misspelt(v.Value); ok && strings.EqualFold(near, x.Request.Action) {
				return lower(p.where()) + " names " + v.Value + ", which does not exist; " + near + " is probably meant"
			}
		}
	}
	return "no Allow names " + x.Request.Action
}

// called is a policy's name as sentences write it: of an ARN its end, with what
// stands before it where that alone says little.
func called(name string) string {
	if !strings.HasPrefix(name, "arn:") {
		return name
	}
	return name[strings.LastIndexAny(name, "/:")+1:]
}

// only says what the one Allow of the blocking layer allows instead, where it
// has just one.
func (x *Explanation) only() string {
	l, _ := x.blame()
	found := -1
	for i := range x.set.stmts {
		s := &x.set.stmts[i]
		d := &x.set.docs[s.doc]
		if d.layer != l || s.src.Effect != policy.Allow || s.notAction || l == LayerSCP && int(d.level)+1 != x.lacking {
			continue
		}
		if found >= 0 {
			return ""
		}
		found = i
	}
	if found < 0 {
		return ""
	}
	p := x.set.pointer(found)
	return " " + p.where() + " allows only " + few(x.set.stmts[found].src.Action) + "."
}

// few lists the first entries of an element.
func few(l policy.List) string {
	const most = 4
	all := texts(l.Values)
	if len(all) > most+1 {
		return strings.Join(all[:most], ", ") + fmt.Sprintf(" and %d more", len(all)-most)
	}
	return strings.Join(all, ", ")
}
