// Package attempt is one learner at one exercise: the texts being written with
// their undo, the hints asked for, the hand-ins made.
//
// It knows no terminal and no clock: callers say what time it is. An Attempt is
// a value that is saved whole (Snapshot) and taken up again (TakeUp), so that a
// killed terminal loses at most the key that was in flight. A hand-in is what
// counts as an attempt; live judging does not.
//
// Undo is a journal: a step keeps what it took out and what it put in, and undo
// plays that back; no copy of the text is kept. A text remembers 500 steps, a
// snapshot the nearest hundred. An Attempt belongs to one goroutine: a command
// that saves or judges is given a Snapshot or an Answer, which share nothing.
package attempt
