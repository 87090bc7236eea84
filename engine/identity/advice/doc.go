// Package advice says what a verdict or a finding means to a person: a
// counterexample in one sentence, over-permission in a few lines, what would
// turn a verdict, and the smallest edit that closes an excess.
//
// Say puts a request in words, consequence first: "Bo could delete q3.csv
// without MFA." The deed is read from the action's name (wordsdeed.go), names
// come from the caller's Names, and of the context only those keys are told
// that matter: the ones whose change would turn a verdict (wordscontext.go).
// Excess groups what was found by service and level, the worst first.
//
// Changes looks for the smallest changes of a request's context, or of one
// statement, that turn its verdict. Candidate values are prove's, the keys that
// belong together change together (changefacts.go), and every change is judged
// again before it is told; the number of judgements is bounded.
//
// Mend looks for one edit of one statement that closes what a search has found
// and takes nothing away that the other side allows too. It asks the prover
// about each edit; where the two sets' common part cannot be written as a set
// (resource policies that let callers in by themselves), it asks only that the
// whole other side stays allowed, and says that it is not Sure.
//
// It stands apart from prove because it has another subject: prove finds and
// knows no sentence, advice tells and searches nothing by itself.
package advice
