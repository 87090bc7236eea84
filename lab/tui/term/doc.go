// Package term stands between the terminal and bubbletea.
//
// A Reader wraps the terminal's file and changes two things about what is read
// from it. An escape sequence that arrives in pieces, as on a slow line, is
// handed on whole: bubbletea v1 takes the end of a read for the end of a key,
// so a split arrow key would become "esc" and two letters of text. And the
// terminal's answer to the question for its background colour is taken out of
// the stream and given to a callback. The question is written after the first
// frame and nobody waits for its answer.
//
// The Reader keeps the file's Fd and Name, because bubbletea sets raw mode on
// the one and cancelreader needs both to interrupt a read; it never reads
// ahead, because cancelreader asks the kernel, not the Reader, whether there is
// something to read.
//
// Nothing here imports bubbletea.
package term
