// Package match decides whether a text fits a pattern and whether a condition
// operator holds between a request's values and a policy's.
//
// It has one file a family of operators and knows nothing of statements,
// layers or services: iam, the prover and the linter all stand on it, so that
// a wildcard means the same to each. Patterns are compiled once and matched
// without allocating; matching costs at most pattern times text, because only
// the last star is ever taken back.
//
// Truth has three values. Unknown is for what this package does not judge;
// callers close on it.
package match
