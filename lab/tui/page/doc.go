// Package page says what a page is: the interface that the root model drives,
// and the keys that a page offers.
//
// The pages themselves are the packages below this one. They may use parts,
// layout and theme, and they reach each other by messages of package nav only.
package page
