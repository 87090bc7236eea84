package reasons

import (
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/iam"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"
	"gatehouse/lab/tui/theme"
)

// Model is the reasons of one row.
type Model struct {
	exp    iam.Explanation
	row    grade.Row
	t      *theme.Theme
	w, h   int
	folded []bool // by node
	at     int    // the selected node
	top    int    // first line shown
}

// New opens the reasons of a row.
func New(exp iam.Explanation, row grade.Row, t *theme.Theme) *Model {
	m := &Model{exp: exp, row: row, t: t, folded: make([]bool, len(exp.Tree))}
	m.openPath()
	return m
}

// SetSize gives it its room.
func (m *Model) SetSize(w, h int) {
	m.w, m.h = w, h
	m.follow()
}

// SetTheme changes how it looks.
func (m *Model) SetTheme(t *theme.Theme) { m.t = t }

// openPath folds everything but the way to what decided, and selects there:
// the first part of it that does not fit, else the statement itself.
func (m *Model) openPath() {
	tree := m.exp.Tree
	key := m.keyNodes()
	for i := range tree {
		end := tree.End(i)
		m.folded[i] = end > i+1
		for _, k := range key {
			if k >= i && k < end {
				m.folded[i] = false
			}
		}
	}
	if len(key) == 0 {
		return
	}
	m.at = key[0]
	for i := key[0]; i < tree.End(key[0]); i++ {
		if i > key[0] && tree[i].Mark == explain.No {
			m.at, m.folded[i] = i, false
			return
		}
	}
}

// keyNodes are the nodes of the statements that decided, or came closest.
func (m *Model) keyNodes() []int {
	wanted := m.exp.Decisive
	if m.exp.Closest != nil { // what would turn the verdict comes first
		wanted = append([]iam.Statement{*m.exp.Closest}, wanted...)
	}
	var out []int
	for _, s := range wanted {
		for i, n := range m.exp.Tree {
			if n.Doc == s.Policy && n.Line == s.Span.Line && n.Col == s.Span.Col && !m.leaf(i) {
				out = append(out, i)
				break
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for i, n := range m.exp.Tree { // no statement decided: the first gate that says no
		if n.Mark == explain.No {
			return []int{i}
		}
	}
	return nil
}

func (m *Model) leaf(i int) bool { return m.exp.Tree.End(i) == i+1 }

// visible lists the nodes that no fold hides.
func (m *Model) visible() []int {
	var out []int
	for i := 0; i < len(m.exp.Tree); {
		out = append(out, i)
		if m.folded[i] {
			i = m.exp.Tree.End(i)
		} else {
			i++
		}
	}
	return out
}

// Move selects the node n lines further.
func (m *Model) Move(n int) {
	nodes := m.visible()
	for k, i := range nodes {
		if i == m.at {
			next := max(0, min(len(nodes)-1, k+n))
			if next == k { // at an end: scroll to what stands beyond
				m.top += n
				m.top = layout.Top(m.top, len(m.body()), m.room())
				return
			}
			m.at = nodes[next]
			break
		}
	}
	m.follow()
}

// Fold closes or opens the selected node; closing one without children goes to
// its parent.
func (m *Model) Fold(closed bool) {
	if len(m.exp.Tree) == 0 {
		return
	}
	if !closed {
		m.folded[m.at] = false
	} else if !m.leaf(m.at) && !m.folded[m.at] {
		m.folded[m.at] = true
	} else {
		for i := m.at; i >= 0; i-- {
			if m.exp.Tree[i].Depth < m.exp.Tree[m.at].Depth {
				m.at = i
				break
			}
		}
	}
	m.follow()
}

// Place is where the selected node stands in a document; ok is false when it
// has no place.
func (m *Model) Place() (doc string, line, col int, ok bool) {
	if len(m.exp.Tree) == 0 {
		return "", 0, 0, false
	}
	n := m.exp.Tree[m.at]
	return n.Doc, int(n.Line), int(n.Col), n.Line > 0
}

// Text is the whole as plain text, for copying.
func (m *Model) Text() string {
	var b strings.Builder
	who, does, on, want := checks.Question(m.row)
	b.WriteString("WHY  " + who + "  " + does + "  " + on + ": " + m.exp.Outcome.String() + ", want " + want + "\n\n")
	b.WriteString(m.exp.Sentence() + "\n\n")
	for i, n := range m.exp.Tree {
		b.WriteString(strings.Repeat("  ", int(n.Depth)) + join(n.Mark.String(), n.Text(), m.lineWord(i)) + "\n")
	}
	if msg := m.exp.Message(); msg != "" {
		b.WriteString("\nAWS: " + msg + "\n")
	}
	return b.String()
}

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "  ")
}
