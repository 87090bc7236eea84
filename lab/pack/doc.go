// Package pack turns a folder of Markdown into exercises.
//
// It holds the format: front matter, sections, check tables, mistakes,
// predictions, decks.
// What an instructor wrote wrong is a Problem at file:line:col with the next
// step and, for a misspelt word, the nearest one that exists; Load goes on and
// lists them all. It checks form and references only: whether a start state
// fails and a solution passes is for author to find out with grade.
//
// A predict exercise is an exercise with one document, the prediction, in a line
// of text (ReadPrediction): so an attempt at it is kept, graded and reviewed as
// any other. Its Exhibits are gathered here, the world's policies with the
// author's, and are all that is judged: what bears on a request and is not shown
// would make the question unfair, and so there is no way to write it.
//
// It is the only package that uses goldmark for structure. Packs are
// untrusted: sizes and depths are bounded, control characters are stripped, no
// path leads outside the pack, nothing is executed. Files are read through an
// fs.FS alone.
package pack
