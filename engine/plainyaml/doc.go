// Package plainyaml reads YAML as plain data: maps, lists and scalars, each
// with its line and column, and nothing else.
//
// Worlds and the front matter of exercises are untrusted and are written by
// people. So anchors, aliases, merge keys and explicit tags are refused, size,
// depth and number of nodes are bounded, keys may stand once, and no value may
// hold a control character, not even an escaped one. Every mistake is a Problem
// at its place; reading goes on after it, so that all are told at once.
//
// It is a leaf beside its two readers, worldfile and the lab's pack, because
// neither may import the other's half. It knows no file names and no keys.
package plainyaml
