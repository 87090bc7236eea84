package findings

import (
	"fmt"
	"strings"

	"gatehouse/engine/identity/lint"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/lipgloss"
)

// List is the findings and how to show them.
type List struct {
	Notes   []grade.Note
	At      int  // the selected one
	Focused bool // the selection is shown
	Stale   bool // they belong to an older text
	Named   bool // there are several documents, so that each is named
	Above   bool // the message of the first stands above the list already
}

const gutter = 7 // as the checks above have it

// most is how many findings the list shows but for the selected one.
const most = 8

// words say a severity in as many letters as a check's state.
var words = [...]string{lint.Error: "ERR", lint.Security: "SEC", lint.Warning: "warn", lint.Suggestion: "sugg"}

// Lines draws the list in w cells under a heading; the selected finding's lines
// are from..to. Without findings there are no lines.
func (l List) Lines(t *theme.Theme, w int) (lines []string, from, to int) {
	if len(l.Notes) == 0 {
		return nil, 0, 0
	}
	head := t.Strong.Render("FINDINGS") + fmt.Sprintf(" %d", len(l.Notes))
	if l.Focused {
		head += t.Faint.Render("   enter explains")
	}
	lines = append(lines, "", head, "")
	first := max(0, min(l.At-most/2, len(l.Notes)-most))
	if first > 0 {
		lines = append(lines, layout.Blank(gutter)+t.Faint.Render(fmt.Sprintf("%d above", first)))
	}
	for i := first; i < min(first+most, len(l.Notes)); i++ {
		row := l.row(i, t, w)
		if i == l.At {
			from, to = len(lines), len(lines)+len(row)-1
		}
		lines = append(lines, row...)
	}
	if rest := len(l.Notes) - first - most; rest > 0 {
		lines = append(lines, layout.Blank(gutter)+t.Faint.Render(fmt.Sprintf("%d more", rest)))
	}
	return lines, from, to
}

// row is a finding: its severity, its line, and the message.
func (l List) row(i int, t *theme.Theme, w int) (out []string) {
	n := l.Notes[i]
	mark, text := "  ", t.Text
	if l.Focused && i == l.At {
		mark, text = t.Accent.Render(t.Glyphs.Here)+" ", t.Strong
	}
	style := styleOf(n.Code.Severity, t)
	if l.Stale {
		style, text = t.Stale, t.Stale
	}
	head := mark + layout.Pad(style.Render(words[n.Code.Severity]), gutter-2)
	says := n.Message
	if i == 0 && l.Above {
		says = n.Code.Title
	} else if n.Grave() { // to be mended before any check
		says = n.Error()
	}
	for k, line := range layout.Wrap(l.place(n)+says, max(w-gutter, 8)) {
		if k > 0 {
			head = layout.Blank(gutter)
		}
		out = append(out, head+text.Render(line))
	}
	return out
}

func (l List) place(n grade.Note) string {
	if l.Named {
		return fmt.Sprintf("%s line %d: ", n.Doc, n.Span.Line)
	}
	return fmt.Sprintf("line %d: ", n.Span.Line)
}

func styleOf(s lint.Severity, t *theme.Theme) lipgloss.Style {
	switch s {
	case lint.Error:
		return t.Error
	case lint.Suggestion:
		return t.Faint
	}
	return t.Fix
}

// Explain draws what a finding means, in lines of w cells: what is wrong and
// where, the next step, why it matters, and where AWS says so.
func Explain(n grade.Note, t *theme.Theme, w int) (out []string) {
	add := func(style lipgloss.Style, text string) {
		for _, line := range layout.Wrap(text, w) {
			out = append(out, style.Render(line))
		}
	}
	out = append(out, layout.Spread(t.Title.Render(strings.ToUpper(n.Code.Severity.String())), t.Faint.Render(fmt.Sprintf("%s line %d", n.Doc, n.Span.Line)), w))
	out = append(out, "")
	add(t.Strong, sentence(n.Message))
	switch {
	case n.Hint != "":
		add(t.Text, sentence(n.Hint))
	case !n.Grave():
		add(t.Faint, "What exactly to write is told when you have passed, or after the last hint.")
	}
	out = append(out, "")
	add(t.Text, n.Code.Why)
	if n.Fix != nil {
		out = append(out, "")
		add(t.OK, "f mends it: "+n.Fix.Says)
	}
	out = append(out, "")
	add(t.Faint, n.Code.ID+": "+n.Code.Title)
	page := "AWS: " + n.Code.Page
	if n.Code.Ours {
		page += " (a check of ours)"
	}
	add(t.Faint, page)
	if len(n.Code.Rules) > 0 {
		add(t.Faint, [...]string{"Rule ", "Rules "}[min(len(n.Code.Rules)-1, 1)]+strings.Join(n.Code.Rules, ", ")+" (gatehouse show rules)")
	}
	return out
}

// sentence begins with a capital, but for a name, and ends with a stop.
func sentence(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if s != "" && !strings.ContainsAny(first, ":_.\"*") && strings.ToLower(first) == first {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}
