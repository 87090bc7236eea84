// Package difference is what sets two texts apart, line by line. The author's
// answer is one way, not the way, so it only says which side a line is on.
//
// JSON is compared by what it says: how a text is laid out, in which order an
// object names its members or a short list its names, and whether a list of one
// has its brackets is a matter of taste, and would drown what does set the
// answers apart.
//
// It is pure and knows no screen: the screen paints its lines, the lab as
// lines tells them.
package difference
