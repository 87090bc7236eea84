// Package quiz is a deck of quick questions, one at a time: ask, answer, say
// why of every option, go on; at the end, what to look at again.
//
// Each answer is kept at once under the question's own id. What is right is
// grade's business; which options come first is shuffled by a seed from the
// day the deck was opened, so that a place in a list is never the answer.
package quiz
