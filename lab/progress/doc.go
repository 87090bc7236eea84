// Package progress keeps what a learner has done, durably, in one SQLite file.
//
// Every write is a transaction in WAL mode, so that a process killed at any
// moment leaves the last saved step. A file that is damaged is moved aside
// under a name that says so and a fresh one begun; a file from a newer program
// is never written to. Where nothing can be written at all (no HOME, a
// read-only disk) the store works in memory and says so; what a file there
// holds is copied, so that it shows. The caller always gets a Store that works,
// and a Notice when it should tell the learner something.
//
// synchronous is FULL. A killed process loses nothing with NORMAL either, since
// what was written is the kernel's by then; but NORMAL syncs the log at
// checkpoints only, and a laptop whose battery dies would lose every save since
// the last one, an evening's work perhaps. FULL costs one sync a save: 0.3 ms
// here against 0.07, and saves run beside the screen, not in the key's way.
//
// A file is looked at before SQLite opens it: magic number, version and length
// are in its first hundred bytes, and opening alone may already write. Files up
// to 4 MiB, which is some hundred attempts, are checked whole (about 1 ms a
// MiB); in larger ones damage shows at its first use and is met in the same way
// (see Store.Notice). One connection serves all goroutines, one at a time.
//
// An attempt that another program wrote meanwhile is not overwritten: see
// ErrElsewhere.
//
// Besides cmd it is the only package that opens files. It stores attempts as
// opaque bytes: what is in them belongs to attempt.
package progress
