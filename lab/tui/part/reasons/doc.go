// Package reasons shows why a request was judged as it was: the question, one
// sentence, and the tree of reasons with the path that decided open and the
// rest folded.
//
// It draws a grade.Why and changes nothing; the page that shows it
// decides where enter leads.
package reasons
