// Package grade turns an answer into a report.
//
// A Grader is made once for an exercise; Judge runs the learner's documents
// against every check and says what to mend first. The screen calls it at each
// keystroke, the command line at hand-in, the author's tools for every start,
// solution and sample: one path, so that they cannot disagree.
//
// Effects decide, never the text of an answer. Policies are attached to the
// exercise's world, and each row is a request put to the iam package. Change
// batches are applied to its zones, health checks stand beside its own, and each
// row is measured in every run of its traffic (package flow), a run a seed: it
// holds when it holds in all. A Film is the first of these runs, to be stepped
// through. Grading reads no clock and no file.
package grade
