// Package editor is the text editor of the lab: it shows and edits an
// attempt.Text that holds a JSON document.
//
// It owns what only a screen has: scrolling, the gutter, highlighting, the
// holes to fill in, the box of completions. The text itself, its cursor and its
// undo belong to attempt, so that they are saved and taken up again with it.
// What a document means is not known here: marks and candidates are handed in.
// Nor is a colour: the caller fills Styles. It is a part, so it imports no page
// and no theme.
//
// The state changes in Update alone; View renders the lines that are visible
// and nothing else. Where a terminal has no styles at all (NO_COLOR), the
// cursor is drawn as a bar, so that nothing hangs on colour.
package editor
