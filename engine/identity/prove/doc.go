// Package prove judges all requests at once: what one set of policies allows
// and another does not, and whether anything of a scope is allowed at all. It
// answers with the smallest request that shows it, confirmed by the judge, or
// with a proof that there is none.
//
// A question is about parties (a caller, and resources under the same
// policies), a scope and a space: which actions, ARN formats, Regions and keys
// there are. By default these are the catalogue's, with what AWS documents of
// its keys: which come with an action, which only with users or temporary
// credentials, which exclude each other (caller.go, bundle.go). That matters
// more than speed: a request that cannot be made would fail a right answer.
//
// The way, from the outside in:
//
//   - look (inquiry.go) asks each party, a seeker, about every account that may
//     own a resource. Both directions of a comparison share all but the last
//     steps.
//   - groups (group.go, sorter.go): 28,000 targets (an action on one of its
//     resource types) fall to a few dozen groups, for which the same statements
//     speak, the same of the tested keys come along, and the judge's own rules
//     (iam.Circumstance) make no difference. Services that no policy names are
//     told apart by nothing, and are passed over where even the best of what
//     stays open shows nothing.
//   - problems (problem.go): within a group formats are one where every pattern
//     covers or misses them; a format that a pattern cuts stands alone.
//   - an attempt (attempt.go) is a problem in one Region. Its dimensions
//     (keyring.go, choices.go) are the keys that its statements still speak of,
//     each with one value of every class that the conditions tell apart
//     (classes.go), keys that depend on each other chosen together. Which
//     values are worth trying is found here; whether a condition holds for one
//     is always asked of iam.
//   - resources come from package language: breadth-first over the joint
//     automaton of the patterns that meet, one text, the shortest, for each set
//     of patterns that can fit together.
//   - for each such text a tree (tree.go) goes through the dimensions. Statements
//     that still wait for one are taken once to help and once to hinder, and
//     iam's decision function says what the layers come to: it is monotone in
//     them (a law that iam tests), so that a branch ends as soon as its best is
//     not good enough or its worst is.
//   - a skeleton (skeleton.go) takes over where the joint automaton grows too
//     large: there patterns are first bare truths, and only what is then still
//     possible is put to an automaton, of just the patterns that some text has
//     shown to matter; what that finds impossible is not tried again. A policy
//     is so compared with itself, however tangled, without any automaton.
//     Dropping each Allow of A that a weaker one of B covers, the nearer thought,
//     holds only where all other layers are the same and every Deny of B is
//     covered too; the skeleton finds the same without such conditions.
//
// Statements' truths are supposed, layers never: iam.Trial folds them with the
// function by which it judges, so that proof and judgement cannot drift apart.
// Every witness is judged whole before it is told.
//
// A finding is complete when a witness was found or everything was searched.
// It is not when something that counts is not known whole: a variable in a
// resource whose place another pattern cuts, a variable in a part of a value,
// one key under operators of two families, more sets of values than were
// tried, grants on a key that ask for an encryption context, the end of the
// budget. Such things are tried with likely values, and then once more with
// all that rests on them left open: if even so nothing is found, it is proved
// all the same. The budget counts steps, never time.
//
// How two bare documents are asked about, with no world around them, is told by
// Documents (parties*.go): which callers, and which policies beside them let
// every statement of theirs matter. Package advice puts what is found into
// words and to use.
//
// Left out, and so outside the space: calls that need several resources at
// once, partitions other than aws, paths of roles and users that no pattern
// names, chains of more than three services that call for each other.
package prove
