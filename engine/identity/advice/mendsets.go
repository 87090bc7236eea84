package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// meet is a set that allows what both sets of a party allow. Layers of which
// each must allow take the other set's beside their own; for identity and
// session policies a level of service control policies does the same. Where
// the sets differ in their resource policy, or it lets the caller in by itself,
// no set says it: then it is at most A, and whole is false.
func meet(p *prove.Party) (out iam.Policies, whole bool) {
	a, b := &p.A, &p.B
	out = *a
	whole = sameResource(a, b) && (a.Resource == nil || delegates(a.Resource.Doc)) && !a.PrincipalIsManagement
	if own := [][]iam.Attached{b.Identity, b.Session}; p.Who.Kind.Signs() && p.Who.Kind != iam.Root {
		for i, of := range [][]iam.Attached{a.Identity, a.Session} {
			if !slices.Equal(of, own[i]) {
				out.SCPs = append(slices.Clone(out.SCPs), own[i])
			}
		}
	}
	out.Boundary = append(slices.Clone(out.Boundary), b.Boundary...)
	out.Endpoint = append(slices.Clone(out.Endpoint), b.Endpoint...)
	out.SCPs = append(slices.Clone(out.SCPs), b.SCPs...)
	out.RCPs = append(slices.Clone(out.RCPs), b.RCPs...)
	return out, whole
}

// delegates says whether a resource policy's Allows name accounts only, so that
// the caller's own side must allow as well (rule 21).
func delegates(d *policy.Document) bool {
	for _, s := range d.Statements {
		for _, g := range s.Principal.Groups {
			for _, v := range g.Values {
				if s.Effect == policy.Allow && !arn.IsAccount(v.Value) && !strings.HasSuffix(v.Value, ":root") {
					return false
				}
			}
		}
		if s.Effect == policy.Allow && s.Principal.Star {
			return false
		}
	}
	return true
}

func sameResource(a, b *iam.Policies) bool {
	if a.Resource == nil || b.Resource == nil {
		return a.Resource == b.Resource
	}
	return a.Resource.Doc == b.Resource.Doc
}

// less is what the party's first set allows beyond a scope.
func less(p prove.Party, scope *prove.Scope) iam.Policies {
	doc := &policy.Document{Name: "scope", Version: policy.Text{Value: policy.Version2012}, Statements: scopeDenied(scope)}
	out := p.A
	if p.Who.Kind.Signs() {
		full, _ := iam.Managed("FullAWSAccess")
		level := []iam.Attached{{Name: "scope", Doc: doc}, full}
		out.SCPs = append(slices.Clone(out.SCPs), level)
		return out
	}
	if out.Resource == nil {
		return out
	}
	all := *out.Resource.Doc
	all.Statements = slices.Clone(all.Statements)
	for _, s := range doc.Statements {
		all.Statements = append(all.Statements, forEverybody(s, all.Statements[0]))
	}
	out.Resource = &iam.Attached{Name: out.Resource.Name, Doc: &all}
	return out
}

// forEverybody gives a statement the Principal that a policy on a resource
// needs, and takes its Resource away where the others have none.
func forEverybody(s, like policy.Statement) policy.Statement {
	s.Principal = policy.Principals{Present: true, Star: true}
	if !like.Resource.Present && !like.NotResource.Present {
		s.Resource = policy.List{}
	}
	return s
}

// scopeDenied is a scope as Denies, with marks of what a text would hold.
func scopeDenied(scope *prove.Scope) []policy.Statement {
	out := scope.Statements(policy.Deny)
	for i := range out {
		out[i].EffectText = policy.Text{Value: "Deny", Span: somewhere}
		if len(out[i].Conditions) > 0 {
			out[i].Condition = somewhere
		}
	}
	return out
}

// somewhere marks an element that is there, although no text holds it yet.
var somewhere = policy.Span{Line: 1, Col: 1, End: 1}
