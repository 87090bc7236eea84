package attempt

import (
	"strings"
	"unicode/utf8"
)

// MaxText is how large editing may make a text, in bytes. A text that starts
// larger may be changed, but not grow.
const MaxText = 256 << 10

// Text is a text being edited: lines, a cursor, undo and redo. Positions are
// (row, col), 0-based, col counted in runes.
//
// Whatever comes in is cleaned (see Clean), so that a Text holds printable
// characters and newlines only.
type Text struct {
	lines   []string
	size    int // bytes of String
	row     int
	col     int
	version int
	journal journal
}

// NewText starts with s and the cursor at the beginning.
func NewText(s string) *Text {
	s = Clean(s)
	return &Text{lines: strings.Split(s, "\n"), size: len(s)}
}

// String is the whole text, its lines joined by newlines.
func (t *Text) String() string { return strings.Join(t.lines, "\n") }

// Lines are the text's lines: never none, not to be changed, and good until
// the next edit.
func (t *Text) Lines() []string { return t.lines }

// Cursor is where the cursor stands.
func (t *Text) Cursor() (row, col int) { return t.row, t.col }

// Version grows with every change of the text, undo and redo included.
func (t *Text) Version() int { return t.version }

// Len is the size of the text in bytes.
func (t *Text) Len() int { return t.size }

// MoveTo puts the cursor somewhere, clamped to the text, and ends the run of
// typing that the next undo takes back.
func (t *Text) MoveTo(row, col int) {
	t.row, t.col = t.clamp(row, col)
	t.journal.endRun()
}

// Insert types s at the cursor; runs of typing make one undo step until the
// cursor is moved or a newline comes. When the text would grow beyond MaxText
// nothing is changed and Insert says false.
func (t *Text) Insert(s string) bool {
	s = Clean(s)
	kind := typed
	if strings.Contains(s, "\n") {
		kind = replaced
	}
	return t.change(kind, span{t.row, t.col, t.row, t.col}, s)
}

// Replace puts s in the place of a range, as one undo step, and the cursor
// behind it. The range is clamped, and may be given backwards. Like Insert it
// refuses to let the text grow beyond MaxText, whole, and says false.
func (t *Text) Replace(fromRow, fromCol, toRow, toCol int, s string) bool {
	return t.change(replaced, t.span(fromRow, fromCol, toRow, toCol), Clean(s))
}

// TypeOver is Replace as the beginning of a run of typing: what is inserted
// right after it belongs to the same undo step.
func (t *Text) TypeOver(fromRow, fromCol, toRow, toCol int, s string) bool {
	return t.change(typed, t.span(fromRow, fromCol, toRow, toCol), Clean(s))
}

// Slice is the text of a range, clamped like Replace's.
func (t *Text) Slice(fromRow, fromCol, toRow, toCol int) string {
	return t.slice(t.span(fromRow, fromCol, toRow, toCol))
}

// DeleteBack takes away the character before the cursor, joining lines at
// the start of one.
func (t *Text) DeleteBack() {
	row, col := t.row, t.col
	switch {
	case col > 0:
		col--
	case row > 0:
		row--
		col = utf8.RuneCountInString(t.lines[row])
	default:
		return
	}
	t.change(erasedBack, span{row, col, t.row, t.col}, "")
}

// DeleteForward takes away the character under the cursor, joining lines at
// the end of one.
func (t *Text) DeleteForward() {
	row, col := t.row, t.col+1
	if t.col >= utf8.RuneCountInString(t.lines[row]) {
		row, col = row+1, 0
	}
	if row < len(t.lines) {
		t.change(erasedForward, span{t.row, t.col, row, col}, "")
	}
}

// Undo takes back the last step; false when there is nothing to undo.
func (t *Text) Undo() bool {
	s, ok := t.journal.back()
	if !ok {
		return false
	}
	t.splice(s.at(s.Inserted), s.Removed)
	t.row, t.col = s.FromRow, s.FromCol
	return true
}

// Redo does again what Undo took back; false when there is nothing to redo.
func (t *Text) Redo() bool {
	s, ok := t.journal.forth()
	if !ok {
		return false
	}
	t.row, t.col = t.splice(s.at(s.Removed), s.Inserted)
	return true
}

// change replaces a range, writes it into the journal and moves the cursor
// behind what came in.
func (t *Text) change(kind stepKind, at span, s string) bool {
	removed := t.slice(at)
	if grown := len(s) - len(removed); grown > 0 && t.size+grown > MaxText {
		return false
	}
	t.force(kind, at, removed, s)
	return true
}

// force is change without the bound.
func (t *Text) force(kind stepKind, at span, removed, s string) {
	fromRow, fromCol := t.row, t.col
	if removed == s {
		t.row, t.col = end(at.row, at.col, s)
		if t.row != fromRow || t.col != fromCol {
			t.journal.endRun()
		}
		return
	}
	t.row, t.col = t.splice(at, s)
	t.journal.record(step{
		Kind: kind, Row: at.row, Col: at.col, Removed: removed, Inserted: s,
		FromRow: fromRow, FromCol: fromCol,
	})
}

// splice changes the lines and says where the inserted text ends.
func (t *Text) splice(at span, s string) (row, col int) {
	t.size += len(s) - len(t.slice(at))
	t.version++
	head := t.lines[at.row][:Offset(t.lines[at.row], at.col)]
	tail := t.lines[at.toRow][Offset(t.lines[at.toRow], at.toCol):]
	t.lines = replaceLines(t.lines, at.row, at.toRow, strings.Split(head+s+tail, "\n"))
	return end(at.row, at.col, s)
}
