package checks

import (
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/lipgloss"
)

// Table is the rows and how to show them.
type Table struct {
	Rows    []grade.Row
	At      int  // the selected row
	Focused bool // the selection is shown
	Stale   bool // the rows belong to an older text
	Hidden  bool // states are not told before hand-in
	Names   bool // who asks is told even where it is the same in all rows
	Because Which
}

// Which rows also say why the author asks for them.
type Which uint8

// No row, the selected one while the selection is shown, or every row.
const (
	NoRow Which = iota
	SelectedRow
	EveryRow
)

// Lines draws the table in w cells. The selected row's lines are from..to.
func (tb Table) Lines(t *theme.Theme, w int) (lines []string, from, to int) {
	c := tb.columns(w)
	for i, r := range tb.Rows {
		row := tb.row(r, i, c, t)
		if i == tb.At {
			from, to = len(lines), len(lines)+len(row)-1
		}
		lines = append(lines, row...)
	}
	return lines, from, to
}

// Starts are the lines at which the rows begin.
func (tb Table) Starts(t *theme.Theme, w int) (starts []int) {
	c, at := tb.columns(w), 0
	for i, r := range tb.Rows {
		starts = append(starts, at)
		at += len(tb.row(r, i, c, t))
	}
	return starts
}

// Below counts the rows that begin behind the first n lines.
func (tb Table) Below(t *theme.Theme, w, n int) (below int) {
	for _, at := range tb.Starts(t, w) {
		if at >= n {
			below++
		}
	}
	return below
}

// columns says how wide the parts of a row are.
type columns struct {
	w, who, does int
}

const gutter = 7 // selection, state and their blanks

// columns gives actions a column for the longest of them. Where that would push
// more than one row in four to a second line, the column is narrowed until
// every row that can be one line is one.
func (tb Table) columns(w int) columns {
	c := columns{w: w}
	names := map[string]bool{}
	for _, r := range tb.Rows {
		k := ask(r.Check)
		if k.who != "" {
			names[k.who] = true
		}
		c.who = max(c.who, layout.Width(k.who)+1)
		c.does = max(c.does, layout.Width(k.does)+2)
	}
	if len(names) <= 1 && !tb.Names {
		c.who = 0
	}
	narrow := c
	pushed := 0 // rows that would need a second line for the sake of the column
	for _, r := range tb.Rows {
		k := ask(r.Check)
		if room := w - gutter - c.who - k.tail(); room > layout.Width(k.does) {
			narrow.does = min(narrow.does, room)
			if c.tall(k) {
				pushed++
			}
		}
	}
	if pushed*4 > len(tb.Rows) {
		return narrow
	}
	return c
}

// tail is the width of what follows the action.
func (k asked) tail() int { return layout.Width(k.on) + 1 + layout.Width(k.want) }

// tall says whether a row needs a line of its own for what it asks for.
func (c columns) tall(k asked) bool {
	return gutter+c.who+max(c.does, layout.Width(k.does)+1)+k.tail() > c.w
}

func (tb Table) row(r grade.Row, i int, c columns, t *theme.Theme) []string {
	k := ask(r.Check)
	k.want = layout.Cut(k.want, c.w-gutter)
	mark := "  "
	if tb.Focused && i == tb.At {
		mark = t.Accent.Render(t.Glyphs.Here) + " "
	}
	paint := func(s lipgloss.Style, text string) string {
		if tb.Stale {
			s = t.Stale
		}
		return s.Render(text)
	}
	word, style := tb.state(r, t)
	head := mark + layout.Pad(paint(style, word), gutter-2)
	text := t.Text
	if tb.Focused && i == tb.At {
		text = t.Strong
	}
	what := k.does
	if c.who > 0 {
		what = layout.Pad(k.who, c.who) + k.does
	}
	var out []string
	if k.during != "" {
		out = c.said(head, k, func(s string) string { return paint(text, s) })
	} else if c.tall(k) {
		out = append(out, c.two(head, what, k, func(s string) string { return paint(text, s) }, func(s string) string { return paint(t.Faint, s) })...)
	} else {
		out = append(out, layout.Spread(head+paint(text, layout.Pad(what+" ", c.who+c.does)+k.on), paint(t.Faint, k.want), c.w))
	}
	return append(out, tb.notes(r, i, k, c, t, paint)...)
}

// notes are the lines below a row: its situation, what came, and why it is asked
// for.
func (tb Table) notes(r grade.Row, i int, k asked, c columns, t *theme.Theme, paint func(lipgloss.Style, string) string) (out []string) {
	note := func(s lipgloss.Style, text string) {
		for _, l := range layout.Wrap(text, c.w-gutter) {
			out = append(out, layout.Blank(gutter)+paint(s, l))
		}
	}
	for _, m := range k.more {
		note(t.Faint, m)
	}
	if k.given != "" {
		note(t.Faint, "given "+k.given)
	}
	if k.during != "" {
		note(t.Faint, k.during)
	}
	if got := tb.got(r); got != "" {
		note(t.Fix.Bold(false), got)
	} else if r.Waits() && !tb.Hidden {
		note(t.Faint, "proved at hand-in")
	}
	selected := tb.Because == SelectedRow && tb.Focused && i == tb.At
	if b := r.Check.Info().Because; b != "" && (selected || tb.Because == EveryRow) {
		note(t.Faint, prose.Plain(b))
	}
	return out
}

// said draws a row that is a sentence.
func (c columns) said(head string, k asked, text func(string) string) []string {
	var out []string
	for i, l := range layout.Wrap(k.on, c.w-gutter) {
		if i == 0 {
			out = append(out, head+text(l))
		} else {
			out = append(out, layout.Blank(gutter)+text(l))
		}
	}
	return out
}

// two draws a row that needs a line of its own for what it asks for. What is
// wanted stands at the right of the first line, or of the last where an action
// is long.
func (c columns) two(head, what string, k asked, text, faint func(string) string) []string {
	rest := layout.Wrap(k.on, c.w-gutter)
	first, last := faint(k.want), ""
	if gutter+layout.Width(what)+1+layout.Width(k.want) > c.w {
		first, last = "", faint(k.want)
	}
	out := []string{layout.Spread(head+text(what), first, c.w)}
	for i, l := range rest {
		line := layout.Blank(gutter) + text(l)
		if i == len(rest)-1 && last != "" {
			if gutter+layout.Width(l)+1+layout.Width(k.want) > c.w {
				out = append(out, line)
				line = ""
			}
			line = layout.Spread(line, last, c.w)
			if layout.Width(line) < c.w {
				line = layout.Right(last, c.w)
			}
		}
		out = append(out, line)
	}
	return out
}

func (tb Table) state(r grade.Row, t *theme.Theme) (string, lipgloss.Style) {
	if tb.Hidden {
		return grade.Dark.String(), t.Faint
	}
	switch r.State {
	case grade.OK:
		return r.State.String(), t.OK
	case grade.Fix:
		return r.State.String(), t.Fix
	}
	return r.State.String(), t.Faint
}

// got is what came instead of what is wanted.
func (tb Table) got(r grade.Row) string {
	switch {
	case tb.Hidden:
		return ""
	case r.Said != "":
		return r.Said
	case r.State == grade.Fix:
		return "got " + r.Got()
	case r.State == grade.NotJudged:
		return "not judged yet"
	}
	return ""
}

// asked is a check in words.
type asked struct {
	who, does, on, given, want, during string
	more                               []string // what has no room in its column
}

func ask(c pack.Check) asked {
	switch c := c.(type) {
	case pack.RequestCheck:
		return request(&c)
	case *pack.RequestCheck:
		return request(c)
	case pack.ProofCheck:
		return proof(&c)
	case pack.PredictCheck:
		return asked{on: c.Ask.Question()}
	case pack.RoutingCheck:
		return asked{on: c.Says(), during: c.Who() + ", " + c.When()}
	}
	return asked{does: c.Info().ID}
}

// proof is a row about all requests: what it leaves open is any request.
func proof(c *pack.ProofCheck) asked {
	k := asked{who: strings.ReplaceAll(c.Who, "user/", ""), does: c.Does, on: c.On, given: c.Beside(), want: c.Wants()}
	if k.does == "" && k.on == "" {
		k.does = "any request"
	}
	if c.Claim == pack.Only && layout.Width(k.want) > 24 {
		k.want, k.given = "only then", c.Situation()
	}
	if k.who == "*" {
		k.who = "anyone"
	} else if rest, ok := strings.CutPrefix(k.who, "any but "); ok {
		k.who, k.more = "any", append(k.more, "but "+rest)
	} else if layout.Width(k.who) > 12 && strings.Contains(k.who, ",") {
		k.who, k.more = "these", append(k.more, k.who)
	}
	if layout.Width(k.does) > 20 && strings.Contains(k.does, ",") {
		k.does, k.more = "these", append(k.more, k.does)
	}
	return k
}

func request(c *pack.RequestCheck) asked {
	given := make([]string, len(c.Given))
	for i, g := range c.Given {
		given[i] = g.Text
	}
	want := c.Want.String()
	if c.By != "" {
		want += " by " + c.By
	}
	return asked{who: strings.TrimPrefix(c.Who, "user/"), does: c.Does, on: c.On, given: strings.Join(given, ", "), want: want}
}

// Words is a row in one line of at most w cells: "s3:GetObject reports/q3.csv:
// want allow, got implicit deny". Where that does not fit, the check's id stands
// for the action; then what is wanted, which is the contrary, is left out, then
// what is asked for.
func Words(r grade.Row, w int) string {
	k, id := ask(r.Check), r.Check.Info().ID
	if k.during != "" {
		got := ""
		if r.State == grade.Fix {
			got = ": got " + r.Got()
		}
		return firstThatFits(w, k.on+got, id+got)
	}
	if r.Said != "" {
		alone, _, _ := strings.Cut(strings.TrimSuffix(r.Said, "."), ", and ")
		bare, _, _ := strings.Cut(alone, " (")
		return firstThatFits(w, r.Said, alone+".", bare+".", id+": "+r.Word())
	}
	asks := id + " " + k.on + ": "
	if r.State != grade.Fix {
		return firstThatFits(w, k.does+" "+k.on+": want "+k.want, asks+"want "+k.want, id+": want "+k.want)
	}
	got := "got " + r.Got()
	both := "want " + k.want + ", " + got
	return firstThatFits(w, k.does+" "+k.on+": "+both, asks+both, asks+got, id+": "+both, id+": "+got)
}

// firstThatFits is the first of the lines that fits w cells, else the last, cut.
func firstThatFits(w int, lines ...string) string {
	for _, l := range lines {
		if layout.Width(l) <= w {
			return l
		}
	}
	return layout.Cut(lines[len(lines)-1], w)
}

// Question is a row's request in words: who, does what, on what, wanting what.
func Question(r grade.Row) (who, does, on, want string) {
	k := ask(r.Check)
	return k.who, k.does, k.on, k.want
}
