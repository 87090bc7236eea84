// Package head draws what stands at the top of an exercise: its module, its
// number and its title, and the rule below.
package head
