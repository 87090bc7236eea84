// Package form shows a change batch or health checks as rows of fields, and
// writes what is put into a field back into the text.
//
// The document stays the text: a Sheet is read from it anew after each change,
// and Set, Add and Remove give the new text, in which nothing but the field has
// changed, not even a blank. So the form and the text are two views of one
// document, undo is the text's own, and what is graded and saved is what one
// would have typed.
//
// It knows the members of Route 53's JSON and which of them a routing policy
// has; it judges nothing: what AWS would refuse is told by the grader, at its
// place in the text, and a field shows the place it stands at. It knows no
// terminal: the screen and the lines both use it.
package form
