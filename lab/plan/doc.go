// Package plan says what a learner should do next: the day's portion, what to
// continue, where to begin, how far each module is. It is computed from packs,
// what progress recorded, and the day; it keeps nothing, reads no clock, and
// knows no screen, so that the lab as a screen and as lines say the same.
//
// How it is said is left to them, except for the few words that both use.
package plan
