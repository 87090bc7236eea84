package main

import (
	"strings"

	"gatehouse/engine/identity/policy"
)

// guessKind takes a policy all of whose statements name principals for one on a
// resource, and which resource for what its actions say: about STS it is a
// role's trust policy, about KMS a key's. A Resource tells neither: in a trust
// policy it is a common mistake, and ECR's policies have none. Where no action
// stands, only a trust policy is short of a Resource too. One about STS or KMS
// that denies everybody something and lets nobody in would lock the role or the
// key, so it is a resource control policy.
func guessKind(doc *policy.Document) string {
	g := guess{services: map[string]bool{}}
	for i := range doc.Statements {
		if !g.add(&doc.Statements[i]) {
			return "identity"
		}
	}
	sts, kms, one := g.services["sts"], g.services["kms"], len(g.services) == 1
	switch {
	case len(doc.Statements) == 0:
		return "identity"
	case one && g.frames && (sts && !g.assumes || kms && !g.allows):
		return "rcp"
	case g.assumes, sts && (one || !g.resources), len(g.services) == 0 && !g.resources:
		return "trust"
	case kms && one:
		return "key"
	}
	return "resource"
}

// guess is what the statements of a policy have told so far.
type guess struct {
	services          map[string]bool // of the actions, "*" for all of them
	resources, allows bool
	frames            bool // everybody is denied something on named resources
	assumes           bool // somebody who is named is to take on a role
}

// add takes a statement in, if it names principals.
func (g *guess) add(s *policy.Statement) bool {
	for _, list := range []policy.List{s.Action, s.NotAction} {
		for _, v := range list.Values {
			service, _, _ := strings.Cut(strings.ToLower(v.Value), ":")
			g.services[service] = true
			g.assumes = g.assumes || strings.HasPrefix(strings.ToLower(v.Value), "sts:assumerole") && !s.Principal.Star && s.Effect == policy.Allow
		}
	}
	on := s.Resource.Present || s.NotResource.Present
	g.resources = g.resources || on
	g.frames = g.frames || on && s.Principal.Star && s.Effect == policy.Deny
	g.allows = g.allows || s.Effect != policy.Deny
	return s.Principal.Present || s.NotPrincipal.Present
}

// readAs is what a guess is told as.
func readAs(kind string) string {
	if kind == "rcp" {
		return "a resource control policy"
	}
	return "a " + kind + " policy"
}
