// Package exercise is the page on which a policy is written: the brief, the
// checks that turn as one types, the editor, the reasons of a row.
//
// The attempt belongs to this page while it is open. Every change of a text is
// judged and saved by commands that work on copies: judging carries the number
// of the change, and a stale answer is dropped; one save is in flight, and the
// newest state goes next. What cannot be read yet dims the last rows, and
// nothing turns worse before the learner pauses.
package exercise
