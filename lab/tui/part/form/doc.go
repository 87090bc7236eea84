// Package form draws a change batch or health checks as rows of fields, and
// turns keys into new text.
//
// What the fields are, and how one is written back, is lab/form's; this is the
// look of it and the selection: a field is set by typing, a closed set is also
// stepped through with left and right. The page owns the text: a Model is
// given it, and gives back the new one.
package form
