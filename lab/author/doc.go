// Package author holds the instructor's tools; today Check, the safety net
// under a pack.
//
// pack finds what is wrong with a pack's form. Check adds what only running it
// shows: a start state that already passes, a solution that does not, a mistake
// whose sample is not recognised. It judges with grade, as the learner's screen
// does, so that what it promises is what a learner will see.
//
// It reads through an fs.FS, writes nothing and prints nothing.
package author
