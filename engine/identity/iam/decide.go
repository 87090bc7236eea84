package iam

import "gatehouse/engine/identity/match"

// decide is the one reading of the layers, a pure function of what their
// statements come to; judge and prover both call it. It looks for a Deny in
// every layer that bears on the request before any Allow counts (rules 2-4),
// closes on whatever cannot be evaluated (rule 11), and then wants a grant
// (rules 1, 5-8) under every ceiling (rules 9, 10, 119, 159).
func decide(s *situation, gates *[numLayers]gate) Verdict {
	v := Verdict{SameAccount: s.sameAccount}
	if s.free {
		v.Outcome = Allowed
		return v
	}
	var unsure, broken Layers
	for l := Layer(0); l < numLayers; l++ {
		g, exempt := &gates[l], s.exempt.Has(l)
		v.Results[l] = g.result(exempt)
		switch bit := Layers(1) << l; {
		case exempt:
		case g.deny == match.True:
			v.Outcome = ExplicitlyDenied
			v.Blocked |= bit
		case g.deny == match.Unknown:
			unsure |= bit
		}
		if g.broken && !exempt {
			broken |= 1 << l
		}
	}
	if v.Outcome == ExplicitlyDenied {
		return v
	}
	p := s.parts(gates)
	granted := s.granted(&p).And(p.scp).And(p.endpoint)
	if granted == match.True && unsure|broken == 0 && s.barred == 0 && !s.public {
		v.Outcome = Allowed
		return v
	}
	v.Blocked = s.blame(&p) | unsure | broken
	v.NotJudged = unsure != 0 || granted == match.Unknown
	return v
}

// parts are the truths of which a grant is made.
type parts struct {
	identity, boundary, session match.Truth // what the caller's own side says
	limited, full, any          match.Truth // what the resource's side says
	held                        bool        // a policy stands on the resource
	handed                      match.Truth // a grant on the key names the caller
	reach                       grant       // how it does
	scp, endpoint               match.Truth // ceilings over both
}

func (s *situation) parts(gates *[numLayers]gate) parts {
	ceiling := func(l Layer) match.Truth {
		if g := &gates[l]; g.present && !s.exempt.Has(l) {
			return g.allow
		}
		return match.True
	}
	res := &gates[LayerResource]
	p := parts{identity: gates[LayerIdentity].allow, boundary: ceiling(LayerBoundary), session: ceiling(LayerSession),
		held: res.present, limited: res.limited, full: res.full, any: res.allow, scp: ceiling(LayerSCP), endpoint: ceiling(LayerEndpoint)}
	if s.kind == Root { // rules 1, 155; a task session's policy narrows it (rule 156)
		p.identity = match.True
	}
	if s.kind == FederatedUser && !gates[LayerSession].present { // rule 139
		p.session = match.False
	}
	switch p.reach = res.handed; res.handed {
	case byName:
		p.handed = match.True
	case byRole:
		p.handed = p.boundary.And(p.session)
	}
	return p
}

// own is what the caller's own side comes to: an Allow of an identity policy
// within the boundary and the session policy (rules 9, 137).
func (p *parts) own() match.Truth { return p.identity.And(p.boundary).And(p.session) }

// granted reads who must say Allow. Naming the caller suffices in its own
// account (rules 5, 15, 17, 18, 23, 138); naming its role does so within
// boundary and session policy (rules 16, 19); naming its account only
// delegates (rule 21), which key and trust policies must at least do
// (rules 6, 143, 149). Across accounts both sides must allow (rules 7, 8), but
// for a grant on a key, which by itself reaches its grantee (rule 153).
func (s *situation) granted(p *parts) match.Truth {
	named := p.full.Or(p.limited.And(p.boundary).And(p.session))
	switch {
	case s.unsigned(): // rule 30: no side of its own
		return p.full
	case s.down: // rule 156
		return p.own()
	case !s.sameAccount:
		return p.own().And(p.any).Or(p.handed)
	case s.must:
		return named.Or(p.any.And(p.own()))
	}
	return p.own().Or(named)
}

// blame says which layers would have to open before the request passes.
func (s *situation) blame(p *parts) (b Layers) {
	mark := func(on bool, l Layers) {
		if on {
			b |= l
		}
	}
	needs, granted := s.must || !s.sameAccount && !s.down || s.unsigned(), s.granted(p) == match.True
	own := !granted && !s.unsigned() && (!s.must || !s.sameAccount || p.any == match.True)
	mark(!granted && needs && (p.any != match.True || s.unsigned()), 1<<LayerResource)
	mark(own && p.identity != match.True, 1<<LayerIdentity)
	mark(own && p.identity != match.True && !needs && p.held, 1<<LayerResource) // either would do
	mark(own && p.boundary != match.True, 1<<LayerBoundary)
	mark(own && p.session != match.True, 1<<LayerSession)
	mark(p.scp != match.True, 1<<LayerSCP)
	mark(p.endpoint != match.True, 1<<LayerEndpoint)
	mark(s.public, blockedPublic)
	mark(s.barred != 0, elsewhere)
	return b
}

// Verdict judges without reasons and without allocating.
func (b *Binding) Verdict() Verdict {
	var gates [numLayers]gate
	b.gates(&gates, nil)
	return decide(&b.sit, &gates)
}

// gates folds the statements of every layer that bears on the request into
// their layers: as they are judged, or as a Trial supposes them.
func (b *Binding) gates(gates *[numLayers]gate, supposed *Trial) {
	b.set.open(gates)
	for i := range b.set.docs {
		d := &b.set.docs[i]
		if b.sit.exempt.Has(d.layer) {
			continue
		}
		g := &gates[d.layer]
		g.enter(d.level)
		for j := d.from; j < d.to; j++ {
			s := &b.set.stmts[j]
			if t, how := s.truthOr(b, j, supposed); t != match.False {
				g.add(s.src.Effect, t, how)
			}
		}
	}
	b.besides(&gates[LayerResource])
	b.close(gates)
}
