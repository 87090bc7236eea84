package main

import (
	"slices"
	"strings"
)

// keyName writes a key as the catalogue does: what stands for a tag's key at
// the end of the name is left out, and the slash or colon before it stays.
func keyName(name string) string {
	for _, placeholder := range []string{"<key>", "/tag-key"} {
		if bare, ok := strings.CutSuffix(name, placeholder); ok {
			return strings.TrimSuffix(bare, "/") + "/"
		}
	}
	if i := strings.LastIndex(name, "${"); i > 0 && strings.HasSuffix(name, "}") && strings.IndexByte(name[i:], '}') == len(name)-i-1 {
		return name[:i]
	}
	return name
}

func keyNames(names []string) []string {
	var all []string
	for _, n := range names {
		all = append(all, keyName(n))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// ofTheRequest are keys that say what a request would set. A resource type
// lists them for the actions that make such a resource, not for all of them.
var ofTheRequest = []string{"aws:RequestTag/", "aws:TagKeys"}

// fillKeys gives each resource type of each action all keys that come with it.
//
// The reference lists keys at the action, at the action's resource types and at
// the resource type itself. Where an action's resource type lists none, those
// of the type hold. Where it lists some, it lists all: so does EC2, where a
// subnet that is being made has no tags yet. But a few services list only
// particular ones there, and a key of the type that no action of the service
// names beside a resource type is meant for them all.
func (s *service) fillKeys() {
	named := map[string]bool{}
	for _, a := range s.actions {
		for _, r := range a.resources {
			for _, k := range r.keys {
				named[k] = true
			}
		}
	}
	ofType := map[string][]string{}
	for _, r := range s.resources {
		ofType[strings.ToLower(r.name)] = r.keys
	}
	for _, a := range s.actions {
		for i, r := range a.resources {
			own := slices.Clone(r.keys)
			for _, k := range ofType[strings.ToLower(r.name)] {
				if !slices.Contains(ofTheRequest, k) && (len(r.keys) == 0 || !named[k]) {
					own = append(own, k)
				}
			}
			slices.Sort(own)
			a.resources[i].keys = slices.Compact(own)
		}
	}
}
