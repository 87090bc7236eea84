// Package nearest finds, for a misspelt word, the one that was likely meant.
//
// Every reader of what people write (worlds, packs, later commands) owes its
// user "did you mean"; they share one measure of likeness here. The package
// knows nothing of what the words stand for and imports only the standard
// library.
package nearest
