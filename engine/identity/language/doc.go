// Package language reasons about all texts that patterns fit: whether two
// patterns meet, whether one covers another, and which texts tell a number of
// patterns apart, the shortest first.
//
// An Expr is a row of cells, each a character, one of a class, or a run of a
// class: IAM's wildcards, the parts of the Arn operators and the formats of
// ARNs are all of this form. A Search walks the joint automaton of some that
// must fit (the format) and some of which it is asked whether they do: its
// states are sets of places in all of them at once, made only when they are
// reached. Two things keep it small. Where a pattern has come to a star that
// takes any character, its earlier places say nothing more and are dropped.
// And of the characters only those matter that some place waits for; of all
// others one of each class that is told apart stands for the rest.
//
// Work is counted in places visited, never in time, so that the same search
// ends at the same place on every machine.
//
// It judges nothing and knows no policies: prove and lint build on it. It
// imports match, whose patterns it takes over.
package language
