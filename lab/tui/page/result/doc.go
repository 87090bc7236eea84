// Package result is what a hand-in came to: passed and how, or what to mend
// first and, when the author foresaw the mistake, in the author's words.
package result
