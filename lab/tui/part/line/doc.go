// Package line is one line of text with a cursor.
//
// The bubbles library has such a field, which brings a clipboard library that
// runs programs of the system; a lab over SSH wants none of that, and pasting
// reaches it as keys anyway.
package line
