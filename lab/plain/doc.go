// Package plain is the lab as lines: the same exercises, grades and progress
// as the screen, for screen readers, pipes and tests.
//
// It reads lines and writes lines. There are no boxes, no colours and no
// escape sequences, nothing is ever painted over, and what must be chosen has
// a number. A word is a command: whole, or as far as it is unique.
//
// The session is a loop over rooms (home, a policy exercise, a deck, a lesson): a room
// says where one is and lists its commands, the loop reads a line and finds
// what it means. Every change is saved before the next line is read, so that
// the end of the input, wherever it comes, loses nothing.
//
// It imports the lab's rooms that know no screen (pack, grade, attempt, plan,
// difference, progress) and no terminal library. It opens no file and starts no program:
// what reads a file or runs an editor is handed in, as is the clock.
package plain
