package catalog

import (
	"slices"
	"strings"

	"gatehouse/engine/nearest"
)

// Misspelt doubts an action's name: it is not known, holds no wildcard, and
// comes close to one of its service that is known.
func Misspelt(name string) (near string, ok bool) {
	if _, known := actionTable().find(name); known || strings.ContainsAny(name, "*?_") {
		return "", false
	}
	service, _, colon := strings.Cut(name, ":")
	if !colon || service == "" {
		return "", false
	}
	return nearest.To(name, slices.Collect(ActionNames(service)))
}
