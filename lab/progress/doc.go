// Package progress keeps what a learner has done, durably, in one SQLite file.
//
// Every write is a transaction in WAL mode, so that a process killed at any
// moment leaves the last saved step. A file that is damaged is moved aside
// under a name that says so and a fresh one begun; a file from a newer program
// is never written to. Where nothing can be written at all (no HOME, a
// read-only disk) the store works in memory and says so. The caller always
// gets a Store that works, and a Notice when it should tell the learner
// something.
//
// Besides cmd it is the only package that opens files. It stores attempts as
// opaque bytes: what is in them belongs to attempt.
package progress
