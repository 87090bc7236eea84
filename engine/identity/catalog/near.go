package catalog

import (
	"slices"
	"strings"

	"gatehouse/engine/nearest"
)

// Misspelt doubts an action's name: it is not known, holds no wildcard, and
// comes close to one of its service that is known.
func Misspelt(name string) (near string, ok bool) {
	all := Alike(name)
	if len(all) == 0 {
		return "", false
	}
	return all[0], true
}

// Alike are the names that Misspelt chooses from: several where none is nearer
// than the others.
func Alike(name string) []string {
	if _, known := actionTable().find(name); known || strings.ContainsAny(name, "*?_") {
		return nil
	}
	service, _, colon := strings.Cut(name, ":")
	if !colon || service == "" {
		return nil
	}
	return nearest.All(name, slices.Collect(ActionNames(service)))
}
