// Package difference is what sets two texts apart, line by line. The author's
// answer is one way, not the way, so it only says which side a line is on.
//
// It is pure and knows no screen: the screen paints its lines, the lab as
// lines tells them.
package difference
