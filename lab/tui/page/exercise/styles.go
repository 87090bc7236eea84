package exercise

import (
	"gatehouse/lab/tui/part/editor"
	"gatehouse/lab/tui/theme"
)

// styles dresses the editor in the theme.
func styles(t *theme.Theme) editor.Styles {
	return editor.Styles{
		Text: t.Text, Key: t.JSONKey, String: t.JSONString, Literal: t.JSONNumber, Punctuation: t.JSONPunct,
		Hole: t.Hole, Selected: t.HoleHere, Bracket: t.Bracket, Error: t.Mark, Cursor: t.Cursor, CurrentLine: t.CurrentLine,
		LineNumber: t.LineNumber, CurrentNumber: t.CurrentNumber, MarkError: t.Error, MarkWarning: t.Fix, MarkInfo: t.Accent,
		Cut: t.Faint, Box: t.Box, BoxChosen: t.Selected, BoxHelp: t.Faint,
	}
}
