// Package grade turns an answer into a report.
//
// A Grader is made once for an exercise; Judge runs the learner's documents
// against every check and says what to mend first: at hand-in, on the command
// line, and in the author's tools for every start, solution and sample. Glance
// is what the screen calls at each keystroke. All is one path, so that they
// cannot disagree.
//
// Effects decide, never the text of an answer. Policies are attached to the
// exercise's world, and each exact row is a request put to the iam package. A
// row about all requests is a question to the prover: a party is one caller on
// the resources over which the same policies stand, and what refutes the row is
// explained by the judge like any request. Since proving takes its time, Glance
// leaves such rows dark; HandIn is Judge that can be given up. Change batches are applied to its zones, health checks stand beside its own, and each
// row is measured in every run of its traffic (package flow), a run a seed: it
// holds when it holds in all. A Film is the first of these runs, to be stepped
// through. A prediction is compared with what the engine says of the policies
// that are shown, the Ruling, never with the author's claim; where several
// statements decide, each counts. Grading reads no clock and no file.
package grade
