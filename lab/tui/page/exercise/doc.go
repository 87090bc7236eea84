// Package exercise is the page on which an answer is written: the brief, the
// checks that turn as one types, the editor, the reasons of a row. Records and
// health checks can also be filled in as a form in the editor's place, and what
// was written can be run and looked at on a map.
//
// Policies and routing share the page because all but those two views is the
// same: an attempt, its texts, hints, hand-ins, saving. Running traffic takes
// longer than judging requests, so there the checks wait for the pause that
// ends a change instead of following each key; the map is a run of its own,
// made by a command on a copy of the texts, and is not touched by typing.
//
// Rows about all requests are proved at hand-in, by a command that esc or any
// change of the text gives up; its answer carries the hand-in's number.
//
// Who goes on from another exercise stands at the brief first, where no letter
// is text: the page before took letters as keys (d for the difference, n for the
// next), and one that is pressed a moment late would else be typed into a
// document that nobody has read yet. Tab, enter, an arrow or a click begins to
// write, any letter says so. From home one comes to write, so there the cursor
// stands in the text at once.
//
// The attempt belongs to this page while it is open. Every change of a text is
// judged and saved by commands that work on copies: judging carries the number
// of the change, and a stale answer is dropped; one save is in flight, and the
// newest state goes next. What cannot be read yet dims the last rows, and
// nothing turns worse before the learner pauses.
package exercise
