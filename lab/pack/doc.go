// Package pack turns a folder of Markdown into exercises.
//
// It holds the format: front matter, sections, check tables, mistakes, decks.
// What an instructor wrote wrong is a Problem at file:line:col with the next
// step and, for a misspelt word, the nearest one that exists; Load goes on and
// lists them all. It checks form and references only: whether a start state
// fails and a solution passes is for author to find out with grade.
//
// It is the only package that uses goldmark for structure. Packs are
// untrusted: sizes and depths are bounded, control characters are stripped, no
// path leads outside the pack, nothing is executed. Files are read through an
// fs.FS alone.
package pack
