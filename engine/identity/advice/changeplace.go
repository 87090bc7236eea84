package advice

import (
	"fmt"
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// place is an attached document among the layers.
type place struct {
	layer iam.Layer
	at    iam.Attached
	only  bool // the layer, or its level, has no other
}

// places lists the documents in the order in which iam compiles them, and so
// in that of an explanation's roots.
func places(p *iam.Policies) (all []place) {
	add := func(l iam.Layer, as []iam.Attached) {
		for _, a := range as {
			all = append(all, place{l, a, len(as) == 1})
		}
	}
	add(iam.LayerIdentity, p.Identity)
	if p.Resource != nil {
		add(iam.LayerResource, []iam.Attached{*p.Resource})
	}
	add(iam.LayerBoundary, p.Boundary)
	add(iam.LayerSession, p.Session)
	for _, level := range p.SCPs {
		add(iam.LayerSCP, level)
	}
	for _, level := range p.RCPs {
		add(iam.LayerRCP, level)
	}
	add(iam.LayerEndpoint, p.Endpoint)
	return all
}

// replaced returns p with another document wherever old is attached; without
// statements it is taken away.
func replaced(p iam.Policies, old, by *policy.Document) iam.Policies {
	swap := func(as []iam.Attached) []iam.Attached {
		if !slices.ContainsFunc(as, func(a iam.Attached) bool { return a.Doc == old }) {
			return as
		}
		out := []iam.Attached{}
		for _, a := range as {
			if a.Doc == old {
				a.Doc = by
			}
			if a.Doc != by || len(by.Statements) > 0 {
				out = append(out, a)
			}
		}
		return out
	}
	levels := func(in [][]iam.Attached) [][]iam.Attached {
		out := slices.Clone(in)
		for i := range out {
			out[i] = swap(out[i])
		}
		return out
	}
	p.Identity, p.Boundary, p.Session, p.Endpoint = swap(p.Identity), swap(p.Boundary), swap(p.Session), swap(p.Endpoint)
	p.SCPs, p.RCPs = levels(p.SCPs), levels(p.RCPs)
	if p.Resource == nil || p.Resource.Doc != old {
		return p
	}
	if left := swap([]iam.Attached{*p.Resource}); len(left) == 1 {
		p.Resource = &left[0]
	} else {
		p.Resource = nil
	}
	return p
}

// emptiable says whether a document may be taken away without lifting a
// ceiling: an absent boundary, session or endpoint policy allows everything.
func (pl place) emptiable() bool {
	return !pl.only || pl.layer != iam.LayerBoundary && pl.layer != iam.LayerSession && pl.layer != iam.LayerEndpoint
}

// where names a statement as a reader finds it: "statement Lock of lock.json
// (line 7)".
func (pl place) where(i int) string {
	s := &pl.at.Doc.Statements[i]
	label := s.Sid.Value
	if label == "" {
		label = fmt.Sprint(i + 1)
	}
	return fmt.Sprintf("statement %s of %s (line %d)", label, pl.at.Name, s.Span.Line)
}

// withStatement makes the document with another statement at i.
func withStatement(d *policy.Document, i int, s policy.Statement) func() *policy.Document {
	return func() *policy.Document {
		out := *d
		out.Statements = slices.Clone(d.Statements)
		out.Statements[i] = s
		return &out
	}
}

// withoutStatement makes the document without statement i.
func withoutStatement(d *policy.Document, i int) func() *policy.Document {
	return func() *policy.Document {
		out := *d
		out.Statements = slices.Delete(slices.Clone(d.Statements), i, i+1)
		return &out
	}
}

// reread gives an edited document a source and places of its own.
func reread(d *policy.Document) *policy.Document {
	if len(d.Statements) == 0 {
		return d
	}
	return policy.Parse(d.Name, []byte(d.Print()))
}
