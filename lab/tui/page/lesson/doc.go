// Package lesson is three pages to read: the list of lessons, a lesson, the
// glossary.
//
// A lesson is shown up to its next question; what follows stays hidden until
// the learner has asked for the answer, so that predicting comes before
// reading. One key leads through: it scrolls while there is more to read, then
// shows the answer. Nothing is recorded: a lesson is no test.
package lesson
