package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
)

// kind takes a policy most of whose statements name principals for one on
// a resource, and which resource for what its actions say: about STS it is a
// role's trust policy, about KMS a key's. Where as many name one as do not, they
// are right who do: a Principal is forgotten more easily than it is made up. A
// Resource tells neither: in a trust policy it is a common mistake, and ECR's
// policies have none. Where no action stands, only a trust policy is short of a
// Resource too. One about STS or KMS that denies everybody something and lets
// nobody in would lock the role or the key, so it is a resource control policy.
func (g *guess) kind() string {
	sts, kms, one := g.services["sts"], g.services["kms"], len(g.services) == 1
	switch {
	case g.named == 0 || g.named < g.nameless:
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
	named, nameless   int             // how many statements name principals, and how many do not
	resources, allows bool
	frames            bool // everybody is denied something on named resources
	assumes           bool // somebody who is named is to take on a role
}

// add takes a statement in.
func (g *guess) add(s *policy.Statement) {
	for _, list := range []policy.List{s.Action, s.NotAction} {
		for _, v := range list.Values {
			service, _, _ := strings.Cut(strings.ToLower(v.Value), ":")
			g.services[service] = true
			g.assumes = g.assumes || strings.HasPrefix(strings.ToLower(v.Value), "sts:assumerole") && !s.Principal.Everyone() && s.Effect == policy.Allow
		}
	}
	on := s.Resource.Present || s.NotResource.Present
	g.resources = g.resources || on
	g.frames = g.frames || on && s.Principal.Everyone() && s.Effect == policy.Deny
	g.allows = g.allows || s.Effect != policy.Deny
	if s.Principal.Present || s.NotPrincipal.Present {
		g.named++
	} else {
		g.nameless++
	}
}

// guessKind guesses what a policy is, and says so where that is not what
// everybody expects: it names principals, in some statements or in all.
func guessKind(w io.Writer, name string, doc *policy.Document) string {
	g := guess{services: map[string]bool{}}
	for i := range doc.Statements {
		g.add(&doc.Statements[i])
	}
	kind := g.kind()
	if g.named > 0 {
		fmt.Fprintf(w, "%s: read as %s; --type says otherwise\n", name, readAs(kind))
	}
	return kind
}

// kindsTold are the kinds as flags write them.
var kindsTold = []string{"identity", "resource", "trust", "key", "boundary", "session", "scp", "rcp", "vpce"}

// knownKind asks for one of them, or for none.
func knownKind(name string) error {
	if name == "" || slices.Contains(kindsTold, name) {
		return nil
	}
	last := len(kindsTold) - 1
	return fmt.Errorf("--type %s: there is no such kind of policy: write %s or %s", name, strings.Join(kindsTold[:last], ", "), kindsTold[last])
}

// readAs is what a guess is told as.
func readAs(kind string) string {
	return cmp.Or(map[string]string{"rcp": "a resource control policy", "identity": "an identity policy"}[kind], "a "+kind+" policy")
}
