// Package findings shows what a strict friend says of a document: a list below
// the checks, and one finding explained.
//
// It draws grade.Notes and changes nothing; the page decides where enter leads
// and makes a proposed change.
package findings
