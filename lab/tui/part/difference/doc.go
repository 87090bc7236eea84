// Package difference draws what sets one's own answer apart from the
// author's, line by line. The author's is one way, not the way: any answer
// that passes is right.
package difference
