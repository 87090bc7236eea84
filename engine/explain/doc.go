// Package explain holds reasons: why a thing is so, as values that are made
// into sentences only when somebody reads them.
//
// A Reason is one code with its sentence, its rule numbers and the AWS page
// that says so; each wing declares its own as package variables and lists them
// in a table, and a test in that wing runs the example of each. A Tree is a
// preorder slice of Nodes, so that building one costs a few appends and
// folding one is arithmetic on depths. A Rule is a line of the register that
// leads from a rule's number to the code that holds it and the test that
// guards it.
//
// A Reason is referred to by pointer rather than by a number: two wings cannot
// collide, an unlisted one cannot be made by accident, and a Node stays small.
//
// The package imports only the standard library and knows no service.
package explain
