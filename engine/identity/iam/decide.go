package iam

import (
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// gate is what the statements of one layer come to.
type gate struct {
	present bool
	broken  bool
	allow   match.Truth // some Allow applies
	direct  match.Truth // some Allow names the caller itself, not just its account
	deny    match.Truth // some Deny applies
}

// add folds one statement's truth into its layer.
func (g *gate) add(e policy.Effect, t match.Truth, how grant) {
	switch {
	case e == policy.Deny:
		g.deny = g.deny.Or(t)
	case e == policy.Allow:
		g.allow = g.allow.Or(t)
		if how == byName || t == match.Unknown {
			g.direct = g.direct.Or(t)
		}
	}
}

// situation is what a decision rests on besides the layers.
type situation struct {
	kind        PrincipalKind
	sameAccount bool
	special     special
	block       bool
}

// special marks actions whose authorization has rules of its own.
type special uint8

const (
	ordinary special = iota
	free             // sts:GetCallerIdentity needs no permission (rule 141)
	keyed            // KMS: the key policy must allow by itself (rule 6)
	trusted          // sts:AssumeRole*: so must the trust policy (rule 6); other sts calls have theirs
)

func specialOf(service, name string) special {
	switch {
	case strings.EqualFold(service, "kms"):
		return keyed
	case strings.EqualFold(service, "sts") && strings.EqualFold(name, "GetCallerIdentity"):
		return free
	case strings.EqualFold(service, "sts"):
		return trusted
	}
	return ordinary
}

// decide is the one reading of the layers, a pure function of what their
// statements come to. It looks for a Deny in every layer first (rules 2, 3),
// closes on whatever is not judged (rule 11), and then wants an Allow from the
// identity or the resource side (rules 1, 5).
func decide(s situation, gates *[numLayers]gate) Verdict {
	v := Verdict{SameAccount: s.sameAccount}
	if s.special == free {
		v.Outcome = Allowed
		return v
	}
	unjudged, broken := s.unjudged(gates), Layers(0)
	for l := Layer(0); l < numLayers; l++ {
		g := &gates[l]
		v.Results[l] = g.result(l)
		if g.deny == match.True {
			v.Outcome = ExplicitlyDenied
			v.Blocked |= 1 << l
		}
		if g.deny == match.Unknown || l > LayerResource && g.present {
			unjudged |= 1 << l
		}
		if g.broken {
			broken |= 1 << l
		}
	}
	if v.Outcome == ExplicitlyDenied {
		return v
	}
	id, res := &gates[LayerIdentity], &gates[LayerResource]
	granted := id.allow.Or(res.direct)
	if s.kind == Root { // rules 1, 155
		granted = match.True
	}
	closed := unjudged | broken
	if granted == match.True && closed == 0 {
		v.Outcome = Allowed
		return v
	}
	if granted != match.True {
		v.Blocked |= 1 << LayerIdentity
		if res.present {
			v.Blocked |= 1 << LayerResource
		}
	}
	v.Blocked |= closed &^ elsewhere
	v.NotJudged = unjudged != 0 || granted == match.Unknown
	return v
}

// elsewhere marks a cause that lies in no layer.
const elsewhere Layers = 1 << 15

// unjudged says what of the situation this engine does not judge yet.
func (s situation) unjudged(gates *[numLayers]gate) Layers {
	var closed Layers
	if !s.sameAccount || s.special != ordinary {
		closed |= elsewhere
	}
	switch s.kind {
	case User, Role, RoleSession, Root:
	default:
		closed |= elsewhere
	}
	if s.block && gates[LayerResource].present { // rule 157
		closed |= 1 << LayerResource
	}
	return closed
}

// result is what the layer says by itself.
func (g *gate) result(l Layer) Result {
	switch {
	case !g.present:
		return ResultAbsent
	case g.deny == match.True:
		return ResultDeny
	case g.broken:
		return ResultInvalid
	case l > LayerResource || g.deny == match.Unknown:
		return ResultNotJudged
	case g.allow == match.True:
		return ResultAllow
	case g.allow == match.Unknown:
		return ResultNotJudged
	}
	return ResultNone
}

// Verdict judges without reasons and without allocating.
func (b *Binding) Verdict() Verdict {
	gates := b.gates()
	return decide(b.situation(), &gates)
}

func (b *Binding) situation() situation {
	return situation{kind: b.req.Principal.Kind, special: specialOf(b.service, b.name), block: b.set.block,
		sameAccount: b.req.Principal.Account != "" && b.req.Principal.Account == b.owner}
}

// gates judges every statement and folds it into its layer.
func (b *Binding) gates() (gates [numLayers]gate) {
	b.set.prepare(&gates)
	for i := range b.set.stmts {
		s := &b.set.stmts[i]
		if t, how := s.truth(b); t != match.False {
			gates[b.set.docs[s.doc].layer].add(s.src.Effect, t, how)
		}
	}
	return gates
}

func (s *Set) prepare(gates *[numLayers]gate) {
	for l := range gates {
		gates[l].present, gates[l].broken = s.present[l], s.broken.Has(Layer(l))
	}
}
