// Package worldmap draws a scene as a map of the world in braille dots, with
// endpoints as capital letters where they stand and clients as the small
// letter of the endpoint that answers them.
//
// Letters carry the meaning and colour repeats it: the map reads the same
// without colour. Without braille, in the ASCII set, land is drawn with full
// stops. A marker never hides another: one that finds its cell taken moves to
// the nearest free one. The projection is plain (a degree is as wide as it is
// high), cropped to 84 N and 58 S, which leaves out nothing that asks.
package worldmap
