package worldfile

import (
	"maps"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
)

// Reaching is the identity policies that reach a principal: its own, then those
// of its groups, with Via naming the group. Nothing reaches an unknown name or
// the root user.
func (w *World) Reaching(principalRef string) []iam.Attached {
	kind, name, _ := split(principalRef)
	switch kind {
	case "user":
		u, ok := find(w.Users, name)
		if !ok {
			return nil
		}
		list := w.attached(u.Policies, "")
		for _, group := range u.Groups {
			g, _ := find(w.Groups, group)
			list = append(list, w.attached(g.Policies, "group/"+group)...)
		}
		return list
	case "role":
		r, _ := find(w.Roles, name)
		return w.attached(r.Policies, "")
	}
	return nil
}

func (w *World) attached(policies []string, via string) []iam.Attached {
	var list []iam.Attached
	for _, name := range policies {
		if p, ok := find(w.Policies, name); ok {
			list = append(list, iam.Attached{Name: p.Name, Via: via, Doc: p.Doc})
		}
	}
	return list
}

// Members is the users of a group, as references. The name may carry its account.
func (w *World) Members(group string) []string {
	group, _, _ = strings.Cut(group, "@")
	var refs []string
	for _, u := range w.Users {
		if slices.Contains(u.Groups, group) {
			refs = append(refs, "user/"+u.Name)
		}
	}
	return refs
}

// Context is what the world itself knows of a principal's request: its tags.
func (w *World) Context(principalRef string) iam.Context {
	kind, name, _ := split(principalRef)
	if kind != "user" {
		return nil
	}
	u, _ := find(w.Users, name)
	var c iam.Context
	for _, key := range slices.Sorted(maps.Keys(u.Tags)) {
		c = append(c, iam.Entry{Key: "aws:PrincipalTag/" + key, Values: []string{u.Tags[key]}})
	}
	return c
}
