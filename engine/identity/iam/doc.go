// Package iam judges one request: may this principal do this action on this
// resource, given these policies?
//
// The way is Compile (policies to a Set of matchers, once) -> Bind (a request's
// context into the Set's interned slots) -> Verdict (no reasons, no
// allocation) or Explain (the same verdict with every layer's result, the
// deciding statements and the tree of reasons). Both speeds evaluate
// statements with the same functions and hand the statements' truth values to
// the same pure function, decide; a prover searches over those truth values
// with it, so judgement and proof cannot drift apart.
//
// Truth has three values. What this engine does not judge is Unknown, and
// decide closes on it: an unknown Allow does not grant, an unknown Deny
// denies, and the verdict says "not judged yet" and what. Nothing is guessed
// open (rule 11).
//
// Judged today: identity and resource policies of users, roles, role sessions
// and root within one account. The types hold every layer of the design, so
// that widening the judgement moves no wall.
//
// A Set is immutable after Compile and may serve many goroutines; a Binding
// belongs to one. The package imports match, policy, explain and arn.
package iam
