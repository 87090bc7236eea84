// Package checks draws the table of an exercise's checks: what is asked of
// the answer, and how each row stands.
//
// States are words (ok, FIX, --), so that nothing rests on colour. A row that
// is not as demanded says what it got instead, right below.
package checks
