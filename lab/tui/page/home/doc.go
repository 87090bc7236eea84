// Package home is the first page: today's portion, what was begun, and the
// course with how far one is in it.
//
// It reads records and changes nothing but what is folded, selected and
// filtered. What there is to do is lab/plan's to say; here it is drawn.
package home
