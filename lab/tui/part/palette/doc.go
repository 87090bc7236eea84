// Package palette is the list of all actions, found by a few letters of what
// they are called.
package palette
