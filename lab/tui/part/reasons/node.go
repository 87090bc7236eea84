package reasons

import (
	"fmt"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/lab/tui/layout"

	"github.com/charmbracelet/lipgloss"
)

// node draws a node: its fold, its mark, what it speaks of, and its line; what
// does not fit says why below.
func (m *Model) node(i int) []string {
	if m.exp.Spoken {
		return m.spoken(i)
	}
	n := m.exp.Tree[i]
	lead := m.lead(i)
	what, says := m.words(i)
	indent := layout.Width(lead)
	style := m.style(i)
	if n.Depth < 2 && n.Mark != explain.Absent { // a gate or a statement: one line where it fits
		right := m.mark(n.Mark).Render(says) + m.t.Faint.Render(layout.Right(m.lineWord(i), 9))
		room := m.edge() - indent - layout.Width(right) - 1
		if layout.Width(what) <= room || room < 8 {
			return []string{layout.Spread(lead+style.Render(what), right, m.edge())}
		}
		first := layout.Wrap(what, room)[0]
		out := []string{layout.Spread(lead+style.Render(first), right, m.edge())}
		rest := strings.TrimSpace(strings.TrimPrefix(what, first)) // how it comes to the caller
		for _, l := range layout.Wrap(rest, max(m.edge()-indent, 8)) {
			out = append(out, layout.Blank(indent)+style.Render(l))
		}
		return out
	}
	shown, note := blanks(what)
	var out []string
	if m.alone(i, shown) {
		out = append(out, layout.Spread(lead, m.t.Faint.Render(m.lineWord(i)), m.edge()))
		indent = m.margin(i) + m.column(i)
		lead = layout.Blank(indent)
	}
	width := max(m.edge()-indent, 8)
	for k, l := range layout.Wrap(shown, max(width-9, 8)) {
		if k == 0 && len(out) == 0 {
			out = append(out, layout.Spread(lead+style.Render(l), m.t.Faint.Render(m.lineWord(i)), m.edge()))
		} else {
			out = append(out, layout.Blank(indent)+style.Render(l))
		}
	}
	if note != "" {
		out = append(out, m.under(layout.Wrap(note, width), indent)...)
	}
	return append(out, m.below(i, what, says, indent, width)...)
}

// blanks makes blanks in a value seen that one overlooks: the value in quotes,
// and a note on where they stand; other values stay as they are.
func blanks(value string) (shown, note string) {
	trimmed := strings.TrimSpace(value)
	switch n := len(value) - len(trimmed); {
	case trimmed == "":
		return value, ""
	case strings.HasSuffix(value, " "):
		note = "mind the blank at its end"
	case n > 0:
		note = "mind the blank at its beginning"
	case strings.Contains(value, "  "):
		note = "mind the two blanks in a row"
	default:
		return value, ""
	}
	return `"` + value + `"`, note
}

// style is that of a node's own words.
func (m *Model) style(i int) lipgloss.Style {
	switch {
	case i == m.at:
		return m.t.Strong
	case m.exp.Tree[i].Mark == explain.Absent:
		return m.t.Faint
	}
	return m.t.Text
}

// stem is the sign of the selected node, the indentation, and the fold.
func (m *Model) stem(i int) string {
	here := "   "
	if i == m.at {
		here = " " + m.t.Accent.Render(m.t.Glyphs.Here) + " "
	}
	return here + layout.Blank(2*int(m.exp.Tree[i].Depth)) + m.sign(i)
}

// lead is what stands before a node's own words.
func (m *Model) lead(i int) string {
	n := m.exp.Tree[i]
	lead := m.stem(i)
	if n.Depth >= 2 || n.Mark == explain.Absent {
		lead += layout.Pad(m.mark(n.Mark).Render(n.Mark.String()), 4)
	}
	return lead + m.label(i)
}

// below is what a node says under its own line. Where it says what was asked
// in a node of its own, the sentence stands under that.
func (m *Model) below(i int, what, says string, indent, width int) []string {
	if m.asked(i) != "" {
		return nil
	}
	if pattern, sentence := m.misfit(i); sentence != "" {
		return m.point(pattern, what, sentence, indent, width)
	}
	if says == "" {
		return nil
	}
	out := layout.Wrap(says, width)
	for k := range out {
		out[k] = layout.Blank(indent) + m.mark(m.exp.Tree[i].Mark).Render(out[k])
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
	name := m.exp.Tree[i].Args[0]
	if name == "" {
		return ""
	}
	style := m.t.Faint
	if i == m.at {
		style = m.t.Strong
	}
	return layout.Pad(style.Render(layout.Cut(name, max(m.edge()-m.margin(i), 8))), max(m.column(i), layout.Width(name)+2))
}

// A label has its value beside it up to this width, and as far as it leaves
// the value so many cells.
const (
	labelMost = 24
	valueRoom = 30
)

// margin is the width of what stands before a node's label.
func (m *Model) margin(i int) int {
	n := m.exp.Tree[i]
	w := layout.Width(m.stem(i))
	if n.Depth >= 2 || n.Mark == explain.Absent {
		w += 4 // its mark
	}
	return w
}

// column is where values stand beside the labels of node i and its siblings,
// counted from the margin: behind the widest label that leaves them room.
func (m *Model) column(i int) int {
	most, wide := m.labelRoom(i), 0
	for _, n := range m.exp.Tree {
		if w := layout.Width(n.Args[0]); n.Depth == m.exp.Tree[i].Depth && w <= most {
			wide = max(wide, w)
		}
	}
	return wide + 2
}

// labelRoom is the widest that a label may be beside its value.
func (m *Model) labelRoom(i int) int {
	if m.exp.Tree[i].Depth < 2 {
		return labelMost
	}
	return min(labelMost, m.edge()-m.margin(i)-2-valueRoom)
}

// alone says whether a node's label has a line of its own: where beside it the
// value would be chopped up.
func (m *Model) alone(i int, value string) bool {
	w := layout.Width(m.exp.Tree[i].Args[0])
	return w > m.labelRoom(i) && m.margin(i)+w+2+layout.Width(value)+9 > m.edge()
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
	case n.Mark == explain.Absent, n.Depth >= 2 && (n.Mark == explain.Yes && n.Plain() || n.Mark == explain.None):
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
