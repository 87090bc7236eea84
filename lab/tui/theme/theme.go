package theme

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Theme is the styles of a screen by what they are for.
type Theme struct {
	Name   string
	Glyphs Glyphs

	Text     lipgloss.Style // the terminal's own colour
	Strong   lipgloss.Style // a heading, a name that matters
	Title    lipgloss.Style // the name of the program or page
	Accent   lipgloss.Style // where to look first
	Faint    lipgloss.Style // what may be overlooked
	OK       lipgloss.Style // ok, right, allow
	Fix      lipgloss.Style // FIX: yours to mend
	Error    lipgloss.Style // NO, wrong, deny, a break
	Key      lipgloss.Style // a key to press
	Border   lipgloss.Style // rules between things
	Selected lipgloss.Style // the line one stands on
	Code     lipgloss.Style // code within prose
	Emphasis lipgloss.Style
	Hole     lipgloss.Style // a placeholder to fill
	Stale    lipgloss.Style // results of an older text
	Notice   lipgloss.Style // a line that wants to be read once
	Cursor   lipgloss.Style // the cell of the text's cursor
	Added    lipgloss.Style // a line of the solution
	Removed  lipgloss.Style // a line of one's own

	JSONKey, JSONString, JSONNumber, JSONPunct lipgloss.Style
	LineNumber, CurrentNumber, CurrentLine     lipgloss.Style
	HoleHere                                   lipgloss.Style // the hole that typing fills
	Box                                        lipgloss.Style // what lies over the text
	Bracket, Mark                              lipgloss.Style // a bracket's match; a place with a problem
}

// The names New knows. Auto is dark until the terminal has said otherwise.
const (
	Auto     = "auto"
	Dark     = "dark"
	Light    = "light"
	Sixteen  = "16"
	Contrast = "contrast"
	None     = "none"
)

// Names lists the themes in the order in which they are offered.
func Names() []string { return []string{Auto, Dark, Light, Sixteen, Contrast, None} }

// New makes a theme for a terminal that can show profile. A terminal without
// colour gets None whatever the name, one with sixteen colours gets Sixteen for
// Dark and Light; an unknown name is Auto.
func New(name string, profile termenv.Profile, glyphs Glyphs) *Theme {
	if profile == termenv.Ascii {
		name = None
	}
	if profile == termenv.ANSI && (name == Dark || name == Light || name == Auto) {
		name = Sixteen
	}
	p, ok := palettes[name]
	if !ok {
		p = palettes[Dark]
	}
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(drawn(profile))
	r.SetHasDarkBackground(name != Light)
	return build(name, r, p, glyphs)
}

// drawn is the profile to draw with. Without colour lipgloss would drop bold
// and reverse too; no colour is set in that theme, so a higher one is safe.
func drawn(p termenv.Profile) termenv.Profile {
	if p == termenv.Ascii {
		return termenv.ANSI
	}
	return p
}

func build(name string, r *lipgloss.Renderer, p palette, g Glyphs) *Theme {
	s := func(in ink) lipgloss.Style { return in.style(r) }
	return &Theme{
		Name: name, Glyphs: g,
		Text: r.NewStyle(), Strong: s(p.strong), Title: s(p.title), Accent: s(p.accent), Faint: s(p.faint),
		OK: s(p.ok), Fix: s(p.fix), Error: s(p.wrong), Key: s(p.key), Border: s(p.border), Selected: s(p.selected),
		Code: s(p.code), Emphasis: s(p.emphasis), Hole: s(p.hole), Stale: s(p.stale), Notice: s(p.notice),
		Cursor: s(p.cursor), Added: s(p.ok), Removed: s(p.wrong),
		JSONKey: s(p.jsonKey), JSONString: s(p.jsonString), JSONNumber: s(p.jsonNumber), JSONPunct: s(p.faint),
		LineNumber: s(p.border), CurrentNumber: s(p.strong), CurrentLine: s(p.line), HoleHere: s(p.holeHere), Box: s(p.box), Bracket: s(p.bracket), Mark: s(p.mark),
	}
}
