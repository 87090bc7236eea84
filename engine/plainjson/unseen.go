package plainjson

import (
	"strings"

	"gatehouse/engine/plainyaml"
)

// unseen finds the first string, or name, in which an escape stands for a
// character that no screen may get: it could move the cursor, change colours,
// or turn the direction of writing. Readers whose service refuses such strings
// anyway, or that show what they read, ask for this; policies do not, for there
// such a character is one like others.
func unseen(n Node) (Node, bool) {
	if n.Kind == '"' && strings.ContainsFunc(n.Text, func(r rune) bool { return r == '\n' || r == '\t' || plainyaml.Unprintable(r) }) {
		return n, true
	}
	for _, list := range [][]Node{n.Keys, n.Kids} {
		for _, kid := range list {
			if at, ok := unseen(kid); ok {
				return at, true
			}
		}
	}
	return n, false
}
