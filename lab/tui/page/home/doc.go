// Package home is the first page: today's portion, what was begun, and the
// course with how far one is in it.
//
// It reads records and changes nothing but what is folded, selected and
// filtered. What it shows is computed by plan, a pure function of packs,
// records and the day, so that tests need no screen.
package home
