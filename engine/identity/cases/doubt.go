package cases

import (
	"fmt"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/nearest"
)

// doubts are what of a request AWS could hardly be asked: names that the
// catalogue does not hold, and a resource that is no ARN. A case is judged as it
// stands; whoever reads the verdict should know.
func doubts(c *Case) (out []string) {
	r := &c.Request
	if _, ok := catalog.FindAction(r.Action); !ok {
		out = append(out, notHeld("action", r.Action, func() (string, bool) { return catalog.Misspelt(r.Action) }))
	}
	if r.Resource != "*" && !strings.HasPrefix(r.Resource, "arn:") {
		out = append(out, fmt.Sprintf("the resource %q is neither an ARN nor *", r.Resource))
	}
	for _, e := range r.Context {
		if _, ok := catalog.FindKey(e.Key); !ok {
			out = append(out, notHeld("condition key", e.Key, func() (string, bool) { return nearestKey(e.Key) }))
		}
	}
	return out
}

func notHeld(what, name string, near func() (string, bool)) string {
	s := fmt.Sprintf("the catalogue holds no %s %s", what, name)
	if n, ok := near(); ok {
		s += "; did you mean " + n + "?"
	}
	return s
}

func nearestKey(name string) (string, bool) {
	var names []string
	for _, k := range catalog.Keys() {
		names = append(names, k.Name)
	}
	return nearest.To(name, names)
}
