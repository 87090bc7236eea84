// Package layout is the arithmetic of lines: cutting, padding, wrapping and
// putting columns beside each other so that a screen is exactly as wide and as
// high as it may be.
//
// A screen is a []string of lines that may hold escape sequences. Every
// function counts cells, not bytes, and none of them knows a colour, a glyph
// or a page.
package layout
