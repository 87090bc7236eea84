// Package saver keeps an attempt stored while one works at it: one save at a
// time, what changes meanwhile next, a failed one again after a while. It says
// truthfully how things stand.
//
// It draws nothing. Pages that hold an attempt share it, as they share the
// parts that draw.
package saver
