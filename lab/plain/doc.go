// Package plain is the lab as lines: the same exercises, grades and progress
// as the screen, for screen readers, pipes and tests.
//
// It reads lines and writes lines. There are no boxes, no colours and no
// escape sequences, nothing is ever painted over, and what must be chosen has
// a number. A word is a command: whole, or as far as it is unique.
//
// The session is a loop over rooms (home, an exercise with documents, a
// prediction, a deck, a lesson): a room
// says where one is and lists its commands, the loop reads a line and finds
// what it means. Every change is saved before the next line is read, so that
// the end of the input, wherever it comes, loses nothing.
//
// It imports the lab's rooms that know no screen (pack, grade, attempt, plan,
// form, scene, difference, progress) and no terminal library. It opens no file and starts no program:
// what reads a file or runs an editor is handed in, as is the clock.
//
// In a routing exercise a document is also heard as rows of numbered fields
// (lab/form), and a run of its traffic as the table that stands beside the
// screen's map (lab/scene): a field's number is row and field, "2.5", and holds
// until the row gets other fields, when the row is told anew.
package plain
