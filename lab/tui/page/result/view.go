package result

import (
	"fmt"
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"
	"gatehouse/lab/tui/part/difference"
	"gatehouse/lab/tui/part/prose"
)

// wide is the widest that the page grows.
const wide = 80

func (p *Page) width() int { return min(p.w-2, wide) }

func (p *Page) room() int { return max(p.h-len(p.head()), 1) }

// View draws the page.
func (p *Page) View() string {
	out := append(p.head(), layout.More(p.lines(), p.top, p.room(), func(s string) string { return p.t.Accent.Render(s + ": down") })...)
	return strings.Join(layout.Bound(out, p.w, p.h), "\n")
}

func (p *Page) head() []string {
	right := fmt.Sprintf("hand-in %d", p.m.Number)
	line := " " + layout.Spread(p.t.Title.Render(prose.Plain(p.m.Exercise.Title)), p.t.Faint.Render(right), p.width())
	if p.h < 12 {
		return []string{line}
	}
	return []string{line, " " + p.t.Border.Render(strings.Repeat(p.t.Glyphs.Across, p.width())), ""}
}

func (p *Page) lines() []string {
	var out []string
	switch {
	case p.diff:
		out = difference.Documents(p.m.Exercise, p.m.Answer, p.t, p.width()-1)
	case p.m.Report.Passed:
		out = p.passed()
	default:
		out = p.mend()
	}
	for i := range out {
		if out[i] != "" {
			out[i] = " " + out[i]
		}
	}
	return out
}

// passed says how, then why each check is as it is and what the author wants to
// add: that first where not all can be seen, since it is what teaches.
func (p *Page) passed() []string {
	verdict, how := p.t.OK.Bold(true).Render("Passed, "+attempt.Ordinal(p.m.Number)+"."), attempt.How(p.m.HandIn.Hints, p.m.Looked)
	out := []string{verdict + " " + how}
	if layout.Width(out[0]) > p.width()-1 {
		out = append([]string{verdict}, layout.Wrap(how, p.width()-1)...)
	}
	rows, _, _ := checks.Table{Rows: p.m.Report.Rows, At: -1, Because: checks.EveryRow}.Lines(p.t, p.width()-1)
	after := prose.Render(p.m.Exercise.After, p.t, p.width()-1)
	switch {
	case len(after) == 0:
		return append(append(out, ""), rows...)
	case len(out)+len(rows)+len(after)+2 > p.room():
		return append(append(append(append(out, ""), after...), ""), rows...)
	}
	return append(append(append(append(out, ""), rows...), ""), after...)
}

// mend says what to mend first, in the author's words when they fit.
func (p *Page) mend() []string {
	r := p.m.Report
	out := []string{p.t.Fix.Render("Not yet.") + fmt.Sprintf(" %d of %d checks are right.", r.Right(), len(r.Rows)), ""}
	if n := r.Before; n != nil {
		out = append(append(out, p.before(n)...), "")
	}
	if m := r.Mistake; m != nil {
		if m.Title != "" {
			out = append(out, prose.Render("**"+m.Title+"**", p.t, p.width()-1)...)
			out = append(out, "")
		}
		out = append(append(out, prose.Render(m.Text, p.t, p.width()-1)...), "")
	}
	if r.First >= 0 && r.First < len(r.Rows) {
		out = append(out, p.t.Faint.Render("First to mend"))
		rows, _, _ := checks.Table{Rows: []grade.Row{r.Rows[r.First]}, At: -1, Names: true, Because: checks.EveryRow}.Lines(p.t, p.width()-1)
		out = append(out, rows...)
	}
	return out
}

// before is the finding to read before the author's words, which may guess at
// another cause. What would turn a verdict is not told with it.
func (p *Page) before(n *grade.Note) []string {
	says := n.Hush()
	at := fmt.Sprintf("line %d", n.Span.Line)
	if len(p.m.Exercise.Answer) > 1 {
		at = n.Doc + " " + at
	}
	out := []string{p.t.Strong.Render("Read the finding on " + at + " first")}
	for _, l := range layout.Wrap(says.Error(), p.width()-3) {
		out = append(out, "  "+p.t.Fix.Bold(false).Render(l))
	}
	return out
}
