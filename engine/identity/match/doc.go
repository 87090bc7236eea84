// Package match decides whether a text fits a pattern and whether a condition
// operator holds between a request's values and a policy's.
//
// It knows nothing of statements, layers or services: iam, the prover and the
// linter all stand on it, so that a wildcard means the same to each. It imports
// only the standard library.
//
// pattern.go is wildcards and variables, fold.go letters without case.
// condition.go is the way of a condition: an absent key first, then sets.go
// with the qualifiers, then one value of the request against the policy's,
// which is a file a family: text.go, numeric.go, date.go (with calendar.go),
// boolean.go, binary.go, ip.go (with address.go), arn.go. null.go goes its own
// way. family.go is the list of them: a new family is a file and a line there.
//
// A policy's values are read once, by NewTest; a request's are read at each
// Holds, which allocates nothing, not even for what cannot be read. Numbers,
// fractions of seconds and base64 are therefore compared as text, exactly and
// at any size. What cannot be read fits nothing; a negated operator then holds.
// Matching costs at most pattern times text, because only the last star is
// ever taken back.
//
// Truth has three values. Unknown is for what the rules do not settle, and
// callers close on it: a malformed variable, a variable that holds a set, and a
// single-valued key that came with several values under no qualifier. What
// decides before it is False or True all the same: a missing key, another value
// that fits, a request's value that cannot be read.
package match
