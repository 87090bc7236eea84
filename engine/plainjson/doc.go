// Package plainjson reads JSON as plain data: objects, lists and scalars, each
// with its place, members in order and repeated names kept.
//
// Learners write policies, change batches and health checks as JSON, and every
// fault must be told at its line and column, in a person's words, with what to
// type. So the package adds to a strict JSON decoder the place of every value
// and the wording of every syntax error. It is a leaf beside its two readers,
// identity/policy and traffic/route53, because the wings may not know each
// other; it knows no member names.
package plainjson
