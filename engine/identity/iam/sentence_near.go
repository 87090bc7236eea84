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

// near names the closest statement, with its policy where that is a ceiling's.
func (x *Explanation) near() string {
	if x.Closest.Layer > LayerResource || len(x.set.docs) > 1 {
		return x.Closest.where()
	}
	return capital(x.Closest.Label)
}

// almost adds the statement of the blocking layer that came closest.
func (x *Explanation) almost() string {
	if x.Closest == nil {
		return x.only()
	}
	return " " + x.Closest.where() + " comes closest: " + x.misfitWords()
}

// uncovered says how it comes that no Allow covers the action: one leaves it out
// by NotAction, one misspells it, or none names it.
func (x *Explanation) uncovered() string {
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
			if why := x.misnamed(v.Value); why != "" {
				return lower(p.where()) + " names " + v.Value + ", " + why
			}
		}
	}
	return "no Allow names " + x.Request.Action
}

// misnamed says why an entry of Action does not cover the action that its
// writer probably meant by it.
func (x *Explanation) misnamed(entry string) string {
	asked := x.Request.Action
	if _, ok := catalog.FindAction(entry); ok {
		return ""
	}
	if op, ok := catalog.FindOperation(entry); ok {
		for _, need := range op.Needs {
			if strings.EqualFold(need.Action, asked) {
				return "which is a call and no action; the call needs " + need.Action
			}
		}
		return ""
	}
	if near, ok := catalog.Misspelt(entry); ok && strings.EqualFold(near, asked) {
		return "which does not exist; " + near + " is probably meant"
	}
	service, name, _ := strings.Cut(entry, ":")
	_, of, _ := strings.Cut(asked, ":")
	switch _, known := catalog.FindService(service); {
	case strings.ContainsAny(service, "*?") && match.Fits(strings.ToLower(entry), strings.ToLower(asked)):
		return "and a service's prefix takes no wildcard"
	case !known && service != "" && strings.EqualFold(name, of):
		return "and there is no service " + service + "; " + asked + " is probably meant"
	}
	return ""
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
	for _, v := range x.set.stmts[found].src.Action.Values {
		if why := x.misnamed(v.Value); why != "" {
			return " " + p.where() + " names " + v.Value + ", " + why + "."
		}
	}
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

// misfitWords says what keeps the closest statement from applying.
func (x *Explanation) misfitWords() string {
	n := x.misfit
	if n == nil {
		return "it names the account, and an identity policy must allow as well."
	}
	switch n.Args[0] {
	case "Resource":
		return "its action fits, " + [...]string{"its resource does not", "none of its resources does"}[index(x.child(n, whyNearest) != nil)] + x.otherResource(n) + "."
	case "NotResource":
		return "its action fits, but its NotResource lists this resource."
	case "Principal":
		return x.fits() + ", but it does not name the caller" + x.slipped(n) + "."
	case "NotPrincipal":
		return x.fits() + ", but its NotPrincipal spares the caller."
	}
	return x.fits() + ", but its condition " + short(n.Args[0]+" "+n.Args[1]) + " does not hold: " + x.why(n) + "." + x.moreMisfits()
}

// fits names what of the closest statement fits: one of a trust policy has no
// Resource.
func (x *Explanation) fits() string {
	for _, n := range x.elements(x.Closest) {
		if n.Args[0] == "Resource" || n.Args[0] == "NotResource" {
			return "its action and resource fit"
		}
	}
	return "its action fits"
}

// otherResource goes on with why a Resource does not fit.
func (x *Explanation) otherResource(n *explain.Node) string {
	if n.Why == whyResourceNot {
		return x.aside(n)
	}
	text := n.Text()
	if n.Args[1] != "" {
		text = strings.Replace(text, n.Args[1], "it", 1)
	}
	return ": " + text + x.aside(n)
}

// slipped goes on with the slip by which a Principal misses the caller.
func (x *Explanation) slipped(n *explain.Node) string {
	if n.Why == whyPrincipalNot {
		return ""
	} else if x.Request.Principal.ARN == "" {
		return ": " + n.Text()
	}
	return ": " + strings.Replace(n.Text(), x.Request.Principal.ARN, "the caller", 1)
}

// moreMisfits counts what else keeps the closest statement out: who mends the
// first condition alone would wonder.
func (x *Explanation) moreMisfits() string {
	more := -1
	for _, n := range x.elements(x.Closest) {
		if n.Mark == explain.No {
			more++
		}
	}
	switch {
	case more < 1:
		return ""
	case more == 1:
		return " One more of its conditions does not hold either."
	}
	return fmt.Sprintf(" %d more of its conditions do not hold either.", more)
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
	if away := x.away(n); away != nil && away.Why == whyNeverCarried && n.Mark == explain.No {
		return away.Text()
	}
	text := n.Text()
	if before, after, ok := strings.Cut(text, "is not in the request"); ok {
		return before + "is not in the request" + x.aside(n) + after
	}
	return text + x.aside(n)
}

// aside adds in brackets why a key is missing, or what a variable stands for.
func (x *Explanation) aside(n *explain.Node) string {
	if away := x.away(n); away != nil {
		return " (" + away.Text() + ")"
	}
	return ""
}

// away is the node that tells why a key that a node speaks of is not in the
// request, or what a variable in it stands for.
func (x *Explanation) away(n *explain.Node) *explain.Node {
	for _, kid := range x.kids(n) {
		if kid.Why != whyAsked && kid.Why != whyNearest && !Turns(kid.Why) {
			return kid
		}
	}
	return nil
}

// child is the node under another that gives a reason.
func (x *Explanation) child(n *explain.Node, why *explain.Reason) *explain.Node {
	for _, kid := range x.kids(n) {
		if kid.Why == why {
			return kid
		}
	}
	return nil
}

func (x *Explanation) kids(n *explain.Node) (out []*explain.Node) {
	for i := range x.Tree {
		if &x.Tree[i] != n {
			continue
		}
		for j := range x.Tree.Children(i) {
			out = append(out, &x.Tree[j])
		}
	}
	return out
}

// short cuts a long list of values; the tree shows it whole.
func short(s string) string {
	const most = 240
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
