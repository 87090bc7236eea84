package reasons

import (
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"
)

// Model is the reasons of one row.
type Model struct {
	exp    grade.Why
	row    grade.Row
	title  string // in the place of a row's question
	t      *theme.Theme
	w, h   int
	folded []bool // by node
	at     int    // the selected node
	top    int    // first line shown
}

// New opens the reasons of a row.
func New(exp grade.Why, row grade.Row, t *theme.Theme) *Model {
	m := &Model{exp: exp, row: row, t: t, folded: make([]bool, len(exp.Tree))}
	m.openPath()
	return m
}

// About opens reasons that belong to no row, under a title of their own.
func About(exp grade.Why, title string, t *theme.Theme) *Model {
	m := New(exp, grade.Row{}, t)
	m.title = title
	return m
}

// Titled says whether the reasons stand under a title of their own.
func (m *Model) Titled() bool { return m.title != "" }

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
			if k >= i && k < end || i > k && i < tree.End(k) && tree[i].Mark == explain.Yes && !tree[i].Plain() {
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

// keyNodes are the nodes that decided, or came closest.
func (m *Model) keyNodes() []int {
	if len(m.exp.Key) > 0 {
		return m.exp.Key
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
	if m.title != "" {
		b.WriteString("WHY  " + m.title + "\n\n")
		return b.String() + m.plain()
	}
	who, does, on, want := m.question()
	if want == "" {
		b.WriteString("WHY  " + on + ": " + m.exp.Got + "\n\n")
		return b.String() + m.plain()
	}
	b.WriteString("WHY  " + who + "  " + does + "  " + on + ": " + m.exp.Got + ", want " + want + "\n\n")
	return b.String() + m.plain()
}

// plain is the sentence, the tree and AWS's words.
func (m *Model) plain() string {
	var b strings.Builder
	b.WriteString(m.exp.Sentence + "\n")
	for _, l := range m.circumstances() {
		b.WriteString(l + "\n")
	}
	b.WriteString("\n")
	for i, n := range m.exp.Tree {
		b.WriteString(strings.Repeat("  ", int(n.Depth)) + join(n.Mark.String(), n.Text(), m.lineWord(i)) + "\n")
	}
	if msg := m.exp.Message; msg != "" {
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
