package iam

import (
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// gate is what the statements of one layer come to. A layer of levels (SCPs,
// several boundaries) allows when each of its levels does.
type gate struct {
	present bool
	broken  bool
	level   int32
	before  match.Truth // every level before this one allows
	allow   match.Truth // some Allow applies at this level; once closed, at every level
	limited match.Truth // some Allow names the caller's role (rule 16)
	handed  grant       // how a grant on the key reaches the caller (rule 153)
	full    match.Truth // some Allow names the caller itself, or everyone (rules 15, 17, 23)
	deny    match.Truth // some Deny applies, at any level
}

// enter goes on to a document's level.
func (g *gate) enter(level int32) {
	if level != g.level {
		g.before, g.allow, g.level = g.before.And(g.allow), match.False, level
	}
}

// add folds one statement's truth into its layer.
func (g *gate) add(e policy.Effect, t match.Truth, how grant) {
	switch {
	case e == policy.Deny:
		g.deny = g.deny.Or(t)
	case e == policy.Allow:
		g.allowed(t, how)
	}
}

func (g *gate) allowed(t match.Truth, how grant) {
	g.allow = g.allow.Or(t)
	if how >= byRole {
		g.limited = g.limited.Or(t)
	}
	if how == byName {
		g.full = g.full.Or(t)
	}
}

// open readies the gates for a set's documents.
func (s *Set) open(gates *[numLayers]gate) {
	for l := range gates {
		g := &gates[l]
		g.present, g.broken, g.before = s.present[l], s.broken.Has(Layer(l)), match.True
	}
}

// close ends the last level of each layer. RCPFullAWSAccess hangs on every
// level, so that RCPs always allow (rule 129).
func (b *Binding) close(gates *[numLayers]gate) {
	for l := range gates {
		g := &gates[l]
		g.allow = g.before.And(g.allow)
		if b.set.hollow.Has(Layer(l)) {
			g.allow = match.False
		}
	}
	gates[LayerRCP].allow = match.True
	if b.sit.lastOwner { // M6
		gates[LayerResource].deny, gates[LayerResource].broken = match.False, false
	}
}

// result is what the layer says by itself.
func (g *gate) result(exempt bool) Result {
	switch {
	case !g.present:
		return ResultAbsent
	case exempt:
		return ResultExempt
	case g.deny == match.True:
		return ResultDeny
	case g.broken:
		return ResultInvalid
	case g.deny == match.Unknown:
		return ResultUnsure
	case g.allow == match.True:
		return ResultAllow
	case g.allow == match.Unknown:
		return ResultUnsure
	}
	return ResultNone
}
