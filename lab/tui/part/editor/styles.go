package editor

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Styles is how the editor looks. Only colours and attributes are used:
// margins, borders and widths of a style are ignored.
type Styles struct {
	Text          lipgloss.Style // what is nothing of the following
	Key           lipgloss.Style // the name of an element
	String        lipgloss.Style
	Literal       lipgloss.Style // numbers, true, false, null
	Punctuation   lipgloss.Style
	Hole          lipgloss.Style // a placeholder to fill in
	Selected      lipgloss.Style // the hole that typing replaces
	Bracket       lipgloss.Style // a bracket and its partner
	Error         lipgloss.Style // the character that a mark points at
	Cursor        lipgloss.Style
	CurrentLine   lipgloss.Style // lies under the line of the cursor
	LineNumber    lipgloss.Style
	CurrentNumber lipgloss.Style
	MarkError     lipgloss.Style // in the gutter
	MarkWarning   lipgloss.Style
	MarkInfo      lipgloss.Style
	Cut           lipgloss.Style // < and > where a line goes on
	Box           lipgloss.Style // the box of completions
	BoxChosen     lipgloss.Style
	BoxHelp       lipgloss.Style
}

// paint is a style boiled down to what a terminal is sent before and after.
type paint struct{ before, after string }

func (p paint) apply(s string) string { return p.before + s + p.after }

// class is what a piece of a line is painted as.
type class uint8

const (
	plain class = iota
	keyClass
	stringClass
	literalClass
	punctuationClass
	holeClass
	selectedClass
	bracketClass
	errorClass
	cursorClass
	classes
)

// palette is Styles made ready: every class on a usual and on the current
// line.
type palette struct {
	line, current           [classes]paint
	number, currentNumber   paint
	mark                    [3]paint // by Kind
	cut                     paint
	box, boxChosen, boxHelp paint
}

func newPalette(s Styles) palette {
	p := palette{
		number: toPaint(s.LineNumber), currentNumber: toPaint(s.CurrentNumber.Inherit(s.CurrentLine)),
		mark: [3]paint{toPaint(s.MarkError), toPaint(s.MarkWarning), toPaint(s.MarkInfo)},
		cut:  toPaint(s.Cut), box: toPaint(s.Box), boxChosen: toPaint(s.BoxChosen), boxHelp: toPaint(s.BoxHelp),
	}
	for c, style := range [classes]lipgloss.Style{
		plain: s.Text, keyClass: s.Key, stringClass: s.String, literalClass: s.Literal,
		punctuationClass: s.Punctuation, holeClass: s.Hole, selectedClass: s.Selected,
		bracketClass: s.Bracket, errorClass: s.Error, cursorClass: s.Cursor,
	} {
		p.line[c], p.current[c] = toPaint(style), toPaint(style.Inherit(s.CurrentLine))
	}
	return p
}

// toPaint takes a style apart. Rendering a style costs a microsecond, and a
// screen has a thousand pieces.
func toPaint(s lipgloss.Style) paint {
	s = s.Inline(true).UnsetPadding().UnsetMargins().UnsetWidth().UnsetMaxWidth().UnsetTransform()
	before, after, ok := strings.Cut(s.Render("x"), "x")
	if !ok {
		return paint{}
	}
	return paint{before, after}
}
