package reasons

import (
	"fmt"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"

	"github.com/charmbracelet/lipgloss"
)

// View draws the question, which stays, and below it what can be scrolled.
func (m *Model) View() []string {
	lines := make([]string, 0)
	for _, l := range m.body() {
		lines = append(lines, l.text)
	}
	return layout.Bound(append(m.head(), layout.Window(lines, m.top, m.room())...), m.w, m.h)
}

// bodyLine is a line with the node it belongs to, -1 for none.
type bodyLine struct {
	text string
	node int
}

func (m *Model) room() int { return max(m.h-len(m.head()), 1) }

// head is the WHY line: who does what to what, and the verdict in words.
func (m *Model) head() []string {
	who, does, on, want := checks.Question(m.row)
	style := m.t.OK
	verdict := strings.ToUpper(m.exp.Outcome.String())
	if m.row.State == grade.Fix {
		style = m.t.Fix
	}
	right := style.Render(verdict) + m.t.Faint.Render(", as wanted")
	if m.row.State != grade.OK {
		right = style.Render(verdict) + ", want " + want
	}
	asked := who + "  " + m.t.Code.Render(does) + "  " + on
	left := " " + m.t.Title.Render("WHY") + "  " + asked
	if layout.Width(left)+layout.Width(right)+3 > m.edge() {
		return []string{layout.Cut(left, m.w), layout.Right(right, m.edge())}
	}
	if m.h < 14 {
		return []string{layout.Spread(left, right, m.edge())}
	}
	return []string{layout.Spread(left, right, m.edge()), ""}
}

func (m *Model) body() []bodyLine {
	var out []bodyLine
	add := func(node int, lines ...string) {
		for _, l := range lines {
			out = append(out, bodyLine{l, node})
		}
	}
	airy := m.h >= 14
	for _, l := range layout.Wrap(m.exp.Sentence(), min(m.w-2, 96)) {
		add(-1, " "+m.t.Strong.Render(l))
	}
	for _, missing := range m.exp.Missing() {
		add(-1, " "+m.t.Fix.Render("not judged yet")+" "+layout.Cut(missing, m.w-17))
	}
	if airy {
		add(-1, "")
	}
	for _, i := range m.visible() {
		add(i, m.node(i)...)
	}
	if airy {
		add(-1, "")
	}
	add(-1, m.aws()...)
	return out
}

// follow scrolls so that the selected node shows, and the sentence with the
// first one.
func (m *Model) follow() {
	lines := m.body()
	from, to := -1, -1
	for i, l := range lines {
		if l.node == m.at && l.node >= 0 {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	if from >= 0 {
		if m.at == 0 {
			from = 0
		}
		m.top = layout.Follow(m.top, from, to, len(lines), m.room())
	}
}

// node draws a node: its fold, its mark, what it speaks of, and its line; what
// does not fit says why below.
func (m *Model) node(i int) []string {
	n := m.exp.Tree[i]
	lead := "   "
	if i == m.at {
		lead = " " + m.t.Accent.Render(m.t.Glyphs.Here) + " "
	}
	lead += layout.Blank(2*int(n.Depth)) + m.sign(i)
	if n.Depth >= 2 || n.Mark == explain.Absent {
		lead += layout.Pad(m.mark(n.Mark).Render(n.Mark.String()), 4)
	}
	lead += m.label(i)
	what, says := m.words(i)
	right := m.lineWord(i)
	indent := layout.Width(lead)
	width := max(m.edge()-indent, 8)
	style := m.t.Text
	switch {
	case i == m.at:
		style = m.t.Strong
	case n.Mark == explain.Absent:
		style = m.t.Faint
	}
	if n.Depth < 2 && n.Mark != explain.Absent { // a gate or a statement: one line
		return []string{layout.Spread(lead+style.Render(what), m.mark(n.Mark).Render(says)+m.t.Faint.Render(layout.Right(right, 9)), m.edge())}
	}
	var out []string
	for k, l := range layout.Wrap(what, width-9) {
		line := style.Render(l)
		if k == 0 {
			line = layout.Spread(lead+line, m.t.Faint.Render(right), m.edge())
		} else {
			line = layout.Blank(indent) + line
		}
		out = append(out, line)
	}
	if asked := m.asked(i); asked != "" { // the sentence stands under what was asked
		return out
	}
	if pattern, sentence := m.misfit(i); sentence != "" {
		return append(out, m.point(pattern, what, sentence, indent, width)...)
	}
	if says != "" {
		for _, l := range layout.Wrap(says, width) {
			out = append(out, layout.Blank(indent)+m.mark(n.Mark).Render(l))
		}
	}
	return out
}

// edge is the column at which lines end on the right.
func (m *Model) edge() int { return min(m.w, 104) - 1 }

// asked is what the request asked for, where node i does not fit it and says
// so in a node of its own, unfolded.
func (m *Model) asked(i int) string {
	tree := m.exp.Tree
	if tree[i].Mark != explain.No || tree[i].Depth < 2 || m.folded[i] || m.leaf(i) || tree[i+1].Args[0] != "asked" {
		return ""
	}
	return tree[i+1].Args[1]
}

// misfit is the pattern that node i, which tells what was asked, did not fit,
// and the sentence that says why.
func (m *Model) misfit(i int) (pattern, sentence string) {
	if i == 0 || m.asked(i-1) == "" {
		return "", ""
	}
	parent := m.exp.Tree[i-1]
	return parent.Args[1], strings.TrimPrefix(parent.Text(), parent.Args[1]+" ")
}

// point draws the sentence under the first character that does not fit.
func (m *Model) point(pattern, asked, sentence string, indent, width int) []string {
	n := 0
	for n < len(pattern) && n < len(asked) && pattern[n] == asked[n] {
		n++
	}
	style := m.t.Error
	if strings.ContainsAny(pattern[:n], "*?$") || n < len(pattern) && strings.ContainsAny(pattern[n:n+1], "*?$") || n+4 > width || n >= len(asked) {
		return m.under(layout.Wrap(sentence, width), indent)
	}
	if n+2+layout.Width(sentence) <= width {
		return []string{layout.Blank(indent+n) + style.Render("^ "+sentence)}
	}
	return append([]string{layout.Blank(indent+n) + style.Render("^")}, m.under(layout.Wrap(sentence, width), indent)...)
}

func (m *Model) under(lines []string, indent int) []string {
	for i := range lines {
		lines[i] = layout.Blank(indent) + m.t.Error.Render(lines[i])
	}
	return lines
}

// label is a node's first argument, as wide as its siblings'.
func (m *Model) label(i int) string {
	tree := m.exp.Tree
	n := tree[i]
	if n.Args[0] == "" {
		return ""
	}
	wide := 0
	for j := range tree {
		if tree[j].Depth == n.Depth && (n.Depth == 0) == (tree[j].Depth == 0) {
			wide = max(wide, layout.Width(tree[j].Args[0]))
		}
	}
	style := m.t.Faint
	if i == m.at {
		style = m.t.Strong
	}
	return layout.Pad(style.Render(layout.Cut(n.Args[0], 24)), min(wide, 24)+2)
}

// words is what a node speaks of, and what it says of that where the mark
// alone does not.
func (m *Model) words(i int) (what, says string) {
	n := m.exp.Tree[i]
	what, says = n.Args[1], n.Text()
	if what == "" {
		return says, ""
	}
	switch {
	case n.Mark == explain.Absent, n.Depth >= 2 && (n.Mark == explain.Yes || n.Mark == explain.None):
		return what, ""
	case n.Depth == 0 && n.Args[2] != "" && n.Mark != explain.Unsure && !strings.Contains(says, n.Args[2]):
		what += " through " + n.Args[2]
	case n.Depth == 1:
		what += "  " + n.Args[2]
	}
	return what, strings.TrimPrefix(says, n.Args[1]+" ")
}

func (m *Model) sign(i int) string {
	switch {
	case m.leaf(i):
		return "  "
	case m.folded[i]:
		return m.t.Faint.Render(m.t.Glyphs.Folded) + " "
	}
	return m.t.Faint.Render(m.t.Glyphs.Open) + " "
}

func (m *Model) mark(k explain.Mark) lipgloss.Style {
	switch k {
	case explain.Yes:
		return m.t.OK
	case explain.No:
		return m.t.Error
	case explain.Unsure:
		return m.t.Fix
	}
	return m.t.Faint
}

func (m *Model) lineWord(i int) string {
	n := m.exp.Tree[i]
	if n.Line == 0 {
		return ""
	}
	return fmt.Sprintf("line %d", n.Line)
}

// aws is AWS's own wording and the numbers of the rules.
func (m *Model) aws() []string {
	w := min(m.w-2, 96)
	var out []string
	if msg := m.exp.Message(); msg != "" {
		for _, l := range layout.Wrap("AWS: "+msg, w) {
			out = append(out, " "+m.t.Faint.Render(l))
		}
	}
	if rules := m.exp.Rules(); len(rules) > 0 {
		word := "rule "
		if len(rules) > 1 {
			word = "rules "
		}
		for _, l := range layout.Wrap(word+strings.Join(rules, ", "), w) {
			out = append(out, " "+m.t.Faint.Render(l))
		}
	}
	return out
}
