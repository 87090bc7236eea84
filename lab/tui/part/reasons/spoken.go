package reasons

import (
	"gatehouse/engine/explain"
	"gatehouse/lab/tui/layout"
)

// spoken draws a node that is a whole sentence: its fold, its mark, the
// sentence, and its line in the answer.
func (m *Model) spoken(i int) []string {
	n := m.exp.Tree[i]
	lead := m.stem(i)
	if n.Mark != explain.None {
		lead += layout.Pad(m.mark(n.Mark).Render(n.Mark.String()), 3)
	}
	style := m.style(i)
	indent := layout.Width(lead)
	var out []string
	for k, l := range layout.Wrap(n.Text(), max(m.edge()-indent-9, 16)) {
		if k == 0 {
			out = append(out, layout.Spread(lead+style.Render(l), m.t.Faint.Render(m.lineWord(i)), m.edge()))
			continue
		}
		out = append(out, layout.Blank(indent)+style.Render(l))
	}
	return out
}
