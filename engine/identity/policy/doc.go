// Package policy is the policy document: its shape, with the place of every
// element, and nothing of what it means.
//
// Parse reads a document as AWS would accept it and remembers where each
// element stands, so that a screen can jump there and the judge can name the
// statement that decided. What AWS refuses is listed as Problems, with a place
// and a next step; a document with problems is still returned as far as it was
// understood, for the editor, and the judge treats it as closed. Print writes
// a document back. What is no policy but holds one, or makes one, as the output
// of a command or a template does, is named for what it is, with what to take.
//
// JSON is read with go-json-experiment's jsontext, which gives byte offsets and
// keeps duplicate names; encoding/json gives neither. Of the engine it imports
// match, for the names of operators, and nothing else: a judgement on a document
// belongs to iam, advice on one to lint.
package policy
