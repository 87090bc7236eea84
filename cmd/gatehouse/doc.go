// Command gatehouse is the lab, its quizzes and the instructor's tools in one
// binary.
//
// Here live flags, wiring and exit codes, and nothing that another program
// could want: each command is a file, reads its input, calls the room that
// does the work and prints what it says. It is one of the two places that open
// files, read the environment and the clock (progress is the other). Errors go
// to stderr in lower case with the next step; no colour goes into a pipe; a
// command that a program may read takes --json.
package main
