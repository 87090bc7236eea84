package catalog

import (
	"strings"

	"gatehouse/engine/nearest"
)

// Misspelt doubts an action's name: it is not known, holds no wildcard, and
// comes close to one of its service that is known.
func Misspelt(name string) (near string, ok bool) {
	if _, known := FindAction(name); known || strings.ContainsAny(name, "*?_") {
		return "", false
	}
	service, _, _ := strings.Cut(name, ":")
	var names []string
	for _, a := range Actions() {
		if strings.EqualFold(a.Service(), service) {
			names = append(names, a.Name)
		}
	}
	return nearest.To(name, names)
}
