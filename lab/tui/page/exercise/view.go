package exercise

import (
	"fmt"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"
	"gatehouse/lab/tui/part/editor"
	"gatehouse/lab/tui/part/head"

	"github.com/charmbracelet/lipgloss"
)

// The narrowest screen with two columns, and the narrowest editor in it.
const (
	wideFrom  = 100
	editorMin = 60
)

func (p *Page) wide() bool { return p.w >= wideFrom }

// leftWidth is the width of the column with brief and checks. It gives way to
// the texts one begins with, as far as it can still be read.
func (p *Page) leftWidth() int {
	least, most := max(36, p.w*35/100), min(p.w*43/100, p.w-editorMin-3, 72)
	return max(least, min(most, p.w-3-editor.Width(p.longest)))
}

// Rows above the body, and below it.
const (
	headRows   = 2 // the title and a rule
	statusRows = 2 // a rule and the line with the first FIX, on narrow screens
	docRows    = 1 // the line over the editor
)

func (p *Page) bodyRows() int {
	h := p.h - headRows
	if !p.wide() {
		h -= p.statusRows()
	}
	return max(h, 1)
}

// statusRows gives the rule up on a very low screen.
func (p *Page) statusRows() int {
	if p.h < 14 {
		return 1
	}
	return statusRows
}

// SetSize gives the page its room.
func (p *Page) SetSize(w, h int) {
	if w == p.w && h == p.h {
		return // the editor would scroll back to its cursor
	}
	p.w, p.h = w, h
	if p.wide() {
		p.ed.SetSize(w-p.leftWidth()-3, max(p.bodyRows()-docRows-1, 1))
	} else {
		p.ed.SetSize(max(w-1, 1), max(p.bodyRows()-p.docRows(), 1))
	}
	if p.reasons != nil {
		p.reasons.SetSize(w, h)
	}
	p.film.lines = nil
	p.drawMap()
}

// docRows spends a line on the document's name only where it tells something.
func (p *Page) docRows() int {
	if len(p.ex.Answer) > 1 || p.h >= 18 {
		return docRows
	}
	return 0
}

// View draws the page.
func (p *Page) View() string {
	var lines []string
	switch {
	case p.a == nil:
		lines = append(p.header(), "", head.Waiting(p.failed, p.t))
	case p.over == why && p.reasons != nil:
		lines = p.reasons.View()
	case p.over == brief || p.over == solution || p.over == friend:
		lines = p.overView()
	case p.over == picture:
		lines = p.mapView()
	case p.wide():
		lines = p.wideView()
	default:
		lines = p.narrowView()
	}
	if p.confirm != nil && p.h > 0 {
		lines = layout.Rows(lines, p.h)
		lines[p.h-1] = " " + p.t.Notice.Render(p.confirm.text)
	}
	return strings.Join(layout.Bound(lines, p.w, p.h), "\n")
}

// header is the title, and how things stand.
func (p *Page) header() []string {
	left := head.Title(p.c.Place, p.ex.ID, p.ex.Title, p.wide(), p.t)
	return []string{layout.Spread(left, p.headRight()+" ", p.w), head.Rule(p.t, p.w, p.joint())}
}

// joint is the column at which the two columns meet, -1 when there is one.
func (p *Page) joint() int {
	if p.wide() && p.over == nothing {
		return p.leftWidth() + 1
	}
	return -1
}

func (p *Page) headRight() string {
	if p.a == nil {
		return ""
	}
	word := p.saver.Word()
	style := p.t.Faint
	if p.saver.Failed() {
		style = p.t.Fix
	}
	if !p.wide() {
		return p.tabs() + "  " + style.Render(word)
	}
	return p.t.Faint.Render(head.Hints(p.a.Hints, len(p.ex.Hints))) + "   " + style.Render(layout.Pad(word, 6))
}

// tabs shows which of the three a narrow screen shows.
func (p *Page) tabs() string {
	names, shown := []string{"Brief", "Answer", "Checks"}, p.tab
	if p.over == brief {
		shown = briefTab
	}
	if p.w < 56 {
		return p.t.Accent.Render("[" + names[shown] + "]")
	}
	for i, name := range names {
		if tab(i) == shown {
			names[i] = p.t.Accent.Render("[" + name + "]")
		} else {
			names[i] = p.t.Faint.Render(name)
		}
	}
	return strings.Join(names, " ")
}

// documentLine names the document in the editor; with several, the others too.
func (p *Page) documentLine(w int) string {
	d := p.document()
	if len(p.ex.Answer) == 1 {
		return layout.Cut(p.t.Strong.Render(d.Name)+p.t.Faint.Render(": "+d.Says()), w)
	}
	var names []string
	for i, other := range p.ex.Answer {
		if i == p.doc {
			names = append(names, p.t.Accent.Render("["+other.Name+"]"))
		} else {
			names = append(names, p.t.Faint.Render(other.Name))
		}
	}
	return layout.Spread(strings.Join(names, " "), p.t.Faint.Render(d.Says()), w)
}

// count is the heading of the checks: how many are right.
func (p *Page) count() string {
	r := p.live.report
	title := p.t.Strong.Render("CHECKS")
	if p.hidden() {
		return title + p.t.Faint.Render(fmt.Sprintf("  %d, told at hand-in", len(r.Rows)))
	}
	text := fmt.Sprintf(" %d of %d", r.Right(), len(r.Rows))
	switch {
	case !p.live.stale && r.Unproved() > 0 && p.live.judgedOnce():
		return title + text + p.t.Faint.Render(fmt.Sprintf(", %d to be proved", r.Unproved()))
	case !p.live.stale:
		return title + text
	case p.dark() || !p.live.paused || !p.live.judgedOnce(): // the line below tells
		return title + p.t.Stale.Render(text)
	case p.live.flaw != nil:
		return title + p.t.Fix.Render("  of the last readable text")
	}
	return title + p.t.Fix.Render("  before places were open")
}

// state is the one line on what stands in the way of judging; empty when
// nothing does. It turns red only after a pause.
func (p *Page) state() (text string, style lipgloss.Style) {
	l := &p.live
	style = p.t.Faint
	switch {
	case p.waits():
		return "proving... (esc gives up)", p.t.Accent
	case l.flaw != nil:
		if l.paused {
			style = p.t.Error
		}
		f := l.flaw
		at := fmt.Sprintf("line %d: ", f.Problem.Span.Line)
		if len(p.ex.Answer) > 1 {
			at = f.Doc + " " + at
		}
		text = at + f.Problem.Error()
		return text, style
	case p.ed.Holes() == 1 && len(p.ex.Answer) == 1:
		return "one place is still open; tab goes there", style
	case p.openPlaces() > 0:
		return fmt.Sprintf("%d places are still open; tab goes there", p.openPlaces()), style
	case !p.wide() && l.paused && !l.stale && p.grave() != nil: // a wide screen lists it
		n := p.grave()
		return fmt.Sprintf("line %d: %s", n.Span.Line, n.Error()), p.t.Fix.Bold(false)
	case p.hidden() && !p.wide():
		return "the checks open at hand-in", style
	case l.shown && p.dark() && l.stale:
		return "as handed in; hand in again to see", style
	}
	return "", style
}

func (p *Page) openPlaces() int {
	n := 0
	for _, t := range p.a.Texts {
		n += grade.Holes(t.String())
	}
	return n
}

// fixes counts the rows to mend.
func fixes(r grade.Report) int {
	n := 0
	for _, row := range r.Rows {
		if row.State == grade.Fix {
			n++
		}
	}
	return n
}

// status is the line with the first thing to mend, for narrow screens.
func (p *Page) status() string {
	if s, style := p.state(); s != "" {
		return " " + style.Render(layout.Cut(p.short(s), p.w-2))
	}
	r := p.live.report
	i := r.First
	if i < 0 || i >= len(r.Rows) {
		if r.Right() == len(r.Rows) && r.Right() > 0 {
			return " " + p.t.OK.Render("ok") + fmt.Sprintf("  all %d checks; ^S hands in", len(r.Rows))
		}
		if r.Unproved() > 0 && r.Right()+r.Unproved() == len(r.Rows) {
			return " " + p.t.OK.Render("ok") + fmt.Sprintf("  %d of %d checks; ^S proves the rest", r.Right(), len(r.Rows))
		}
		return ""
	}
	state := p.t.Fix.Render(r.Rows[i].State.String()) + "  "
	if n := fixes(r); n > 1 && p.w >= 50 {
		state = p.t.Fix.Render(r.Rows[i].State.String()) + fmt.Sprintf(" first of %d  ", n)
	}
	return " " + state + checks.Words(r.Rows[i], p.w-layout.Width(state)-2)
}

// short is what stands in the way, in words that one line has room for; the
// Checks tab and the finding's own page have the rest.
func (p *Page) short(s string) string {
	if layout.Width(s) <= p.w-2 {
		return s
	}
	var ways []string
	if f := p.live.flaw; f != nil { // the advice gives way
		ways = append(ways, strings.Replace(s, f.Problem.Error(), f.Problem.Message, 1))
		if all := p.live.refused.notes; len(all) > 0 {
			ways = append(ways, strings.Replace(s, f.Problem.Error(), all[0].Code.Title, 1), strings.Replace(s, f.Problem.Error(), "refused; ^L says why", 1))
		}
	} else if n := p.grave(); n != nil { // a name matters most
		line := fmt.Sprintf("line %d: ", n.Span.Line)
		if strings.HasPrefix(n.Hint, "did you mean") {
			ways = append(ways, line+n.Hint)
		}
		bare, _, _ := strings.Cut(n.Message, ", so ")
		ways = append(ways, line+bare, line+n.Code.Title, line+"can never work; ^L says why")
	} else {
		first, _, _ := strings.Cut(s, ";")
		ways = append(ways, first)
	}
	for _, way := range ways {
		if layout.Width(way) <= p.w-2 {
			return way
		}
	}
	return ways[len(ways)-1]
}
