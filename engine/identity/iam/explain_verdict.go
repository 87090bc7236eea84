package iam

import (
	"sync"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/policy"
)

// absent lists the layers without a policy in one node.
func (e *explainer) absent() {
	mask := Layers(0)
	for l := Layer(0); l < numLayers; l++ {
		if !e.gates[l].present {
			mask |= 1 << l
		} else if !e.documents(l) {
			e.add(0, explain.Unsure, whyClosed, policy.Span{}, "", l.String())
		}
	}
	if mask != 0 {
		e.add(0, explain.Absent, whyAbsent, policy.Span{}, "", "absent", joined()[mask])
	}
}

// documents says whether a layer that is present has a document: an
// organization may have a level without one.
func (e *explainer) documents(l Layer) bool {
	for i := range e.set.docs {
		if e.set.docs[i].layer == l {
			return true
		}
	}
	return false
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

// situation adds what lies in no layer.
func (e *explainer) situation(s situation, v Verdict) {
	note := func(m explain.Mark, why *explain.Reason, label, what string) {
		e.add(0, m, why, policy.Span{}, "", label, what)
	}
	if s.special == free {
		note(explain.Yes, whyFree, "action", e.req.Action)
		return
	}
	if s.kind == Root {
		note(explain.Yes, whyRoot, "root", "")
	}
	if !s.sameAccount {
		note(explain.Unsure, whyCrossAccount, "account", e.owner)
	}
	switch s.kind {
	case User, Role, RoleSession, Root:
	default:
		note(explain.Unsure, whyKind, "principal", s.kind.String())
	}
	if s.special != ordinary {
		note(explain.Unsure, whyService, "service", e.service)
	}
	if s.block && e.gates[LayerResource].present {
		note(explain.Unsure, whyPublicBlock, "resource", e.req.Resource)
	}
}

// decisive lists the statements that made the outcome what it is: on an
// explicit deny the Denies that apply, on an Allow the Allows that count. It
// also finds the Allow that did not suffice: beaten by a Deny, or on an
// implicit deny one that only delegates to the account (rule 21).
func (e *explainer) decisive(v Verdict) (out []Statement, vain *Statement) {
	for _, a := range e.applies {
		p := e.set.pointer(a.at)
		deny, named := p.Effect == policy.Deny, a.how == byName
		switch {
		case v.Outcome == ExplicitlyDenied && deny, v.Outcome == Allowed && !deny && named:
			out = append(out, p)
		case vain == nil && !deny && named == (v.Outcome == ExplicitlyDenied):
			vain = &p
		}
	}
	return out, vain
}

func (s *Set) pointer(i int) Statement {
	st := &s.stmts[i]
	d := &s.docs[st.doc]
	return Statement{Layer: d.layer, Policy: d.at.Name, Via: d.at.Via, Index: int(st.index), Sid: st.src.Sid.Value,
		Label: st.label, Effect: st.src.Effect, Span: st.src.Span}
}
