package iam

import (
	"strings"
	"sync"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// absent lists the layers without a policy in one node, and those of an
// organization whose levels hold none.
func (e *explainer) absent() {
	mask := Layers(0)
	for l := Layer(0); l < numLayers; l++ {
		switch {
		case !e.gates[l].present:
			mask |= 1 << l
		case e.set.hollow.Has(l) && l == LayerSCP && !e.sit.exempt.Has(l):
			e.add(0, explain.No, whyHollow, policy.Span{}, "", l.String())
		}
	}
	if mask != 0 {
		e.add(0, explain.Absent, whyAbsent, policy.Span{}, "", "absent", joined()[mask])
	}
}

// joined holds the names of every set of layers, made once.
var joined = sync.OnceValue(func() []string {
	shown := [numLayers]string{"identity policy", "resource policy", "boundary", "session policy", "SCP", "RCP", "endpoint policy"}
	all := make([]string, 1<<numLayers)
	for mask := range all {
		for l, name := range shown {
			if mask&(1<<l) == 0 {
				continue
			}
			if all[mask] != "" {
				all[mask] += ", "
			}
			all[mask] += name
		}
	}
	return all
})

// besides adds what grants beside the resource policy.
func (e *explainer) besides() {
	var g gate
	if e.Binding.besides(&g); g.allow != match.True {
		e.vainBesides()
		return
	}
	e.Binding.besides(&e.gates[LayerResource])
	why, label := whyGrant, "grant"
	if e.call.is("s3") {
		why, label = whyACL, "acl"
	}
	e.add(0, explain.Yes, why, policy.Span{}, "", label, e.req.Action, e.req.Principal.ARN)
}

// vainBesides tells why the grants on a key, or an ACL, do not help.
func (e *explainer) vainBesides() {
	switch {
	case len(e.set.grants) > 0 && e.call.keyed(e.req.Resource):
		why, operations := whyGrantOfOthers, ""
		for i := range e.set.grants {
			k := &e.set.grants[i]
			if k.to.match(e.Binding) == noGrant {
				continue
			}
			if why, operations = whyGrantOther, strings.Join(k.Operations, ", "); k.covers(e.call) {
				why = whyGrantContext
				break
			}
		}
		e.add(0, explain.No, why, policy.Span{}, "", "grant", operations)
	case len(e.set.acl) > 0 && e.call.is("s3"):
		e.add(0, explain.No, [...]*explain.Reason{whyACLOther, whyACLOwn}[index(e.sit.sameAccount)], policy.Span{}, "", "acl", e.req.Action)
	}
}

// situation adds what lies in no layer.
func (e *explainer) situation() {
	note := func(m explain.Mark, why *explain.Reason, label, what string) {
		e.add(0, m, why, policy.Span{}, "", label, what)
	}
	s := e.sit
	switch {
	case s.free:
		note(explain.Yes, whyFree, "action", e.req.Action)
		return
	case s.kind == Root && s.sameAccount && !s.must:
		note(explain.Yes, whyRoot, "root", "")
	case s.unsigned():
		note(explain.None, whyUnsigned, "principal", s.kind.String())
	case s.kind == FederatedUser && !e.gates[LayerSession].present:
		note(explain.No, whyNoSession, "principal", s.kind.String())
	}
	if s.lastOwner && e.gates[LayerResource].present {
		note(explain.Yes, whySparesLast, "root", "")
	}
	if s.down && s.barred == noBar {
		note(explain.None, whyDown, "account", e.owner)
	}
	handed := e.gates[LayerResource].handed != noGrant // a grant on the key, which asks neither account's policies
	if !s.sameAccount && !s.down && !s.unsigned() && s.barred == noBar && !handed {
		note(explain.None, whyAcross, "account", e.owner)
	}
	if s.must && s.barred == noBar && !handed {
		note(explain.None, [...]*explain.Reason{whyTrust, whyKey}[index(e.call.is("kms"))], "resource", e.req.Resource)
	}
	if s.barred != noBar {
		note(explain.No, barWhy[s.barred], "action", e.req.Action)
	}
	if s.public {
		note(explain.No, whyPublicBlock, "resource", e.req.Resource)
	}
}

// decisive lists the statements that made the outcome what it is: on an
// explicit deny the Denies that apply, on an Allow the Allows that grant. It
// also finds the first Allow that did not suffice: beaten by a Deny, kept down
// by a ceiling, or alone where another must join it.
func (e *explainer) decisive(x *Explanation) (out []Statement, vain *Statement) {
	for _, a := range e.applies {
		p := e.set.pointer(a.at)
		switch {
		case p.Effect == policy.Deny && x.sit.lastOwner && p.Layer == LayerResource:
			x.idle = &p
		case x.Outcome == ExplicitlyDenied && p.Effect == policy.Deny, x.Outcome == Allowed && p.Effect == policy.Allow && x.grants(p.Layer, a.how):
			out = append(out, p)
		case x.Outcome != Allowed && vain == nil && p.Effect == policy.Allow && p.Layer <= LayerResource && (x.Outcome == ImplicitlyDenied || a.how > byAccount):
			vain = &p
		}
	}
	return out, vain
}

// grants says whether an Allow that applies is part of what allowed the
// request; a ceiling's is not.
func (x *Explanation) grants(l Layer, how grant) bool {
	own, within := x.parts.own() == match.True, x.parts.boundary.And(x.parts.session) == match.True
	switch {
	case l == LayerIdentity:
		return own
	case l != LayerResource:
		return false
	case !x.sit.sameAccount || how == byName:
		return true
	}
	return how == byRole && within || x.sit.must && own
}

func (s *Set) pointer(i int) Statement {
	st := &s.stmts[i]
	d := &s.docs[st.doc]
	return Statement{Layer: d.layer, Policy: d.at.Name, Via: d.at.Via, Index: int(st.index), Sid: st.src.Sid.Value,
		Label: st.label, Effect: st.src.Effect, Span: st.src.Span, kind: s.kind, at: i}
}
