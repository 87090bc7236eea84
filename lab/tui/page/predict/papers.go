package predict

import (
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/editor"
	"gatehouse/lab/tui/theme"
)

// papers is the column of policies, drawn when something changes.
type papers struct {
	lines []string
	first [][]int // for each policy, where each of its lines is drawn
	heads []int   // for each policy, where its name is drawn
	top   int     // first line shown
	h     int     // lines that are shown

	marks []mark
}

// mark is lines of a policy that stand out.
type mark struct {
	policy int
	editor.Range
}

// scroll moves the window, never past its ends.
func (s *papers) scroll(by int) { s.top = layout.Top(s.top+by, len(s.lines), s.h) }

// follow scrolls so that what stands out shows, with the policy's name where
// there is room for both.
func (s *papers) follow() {
	if len(s.marks) == 0 || s.marks[0].policy >= len(s.first) || s.marks[0].From > len(s.first[s.marks[0].policy]) {
		s.scroll(0)
		return
	}
	m := s.marks[0]
	lines := s.first[m.policy]
	from, to := lines[m.From-1], len(s.lines)-1
	if m.To < len(lines) {
		to = lines[m.To] - 1
	}
	if head := s.heads[m.policy]; to-head < s.h {
		from = head
	}
	s.top = layout.Follow(s.top, from, to, len(s.lines), s.h)
}

// draw lays out the policies anew; lead are lines that stand above them in the
// same column.
func (s *papers) draw(ex *pack.Exercise, t *theme.Theme, lead []string, w, h int) {
	s.lines, s.first, s.heads, s.h = lead, nil, nil, max(h, 1)
	for i := range ex.Exhibits {
		e := &ex.Exhibits[i]
		if len(s.lines) > 0 {
			s.lines = append(s.lines, "")
		}
		s.heads = append(s.heads, len(s.lines))
		s.lines = append(s.lines, title(e, t, w)...)
		r := editor.Reading{Text: e.Text}
		for _, m := range s.marks {
			if m.policy == i {
				r.Out = append(r.Out, m.Range)
			}
		}
		drawn, first := r.Lines(styles(t), w)
		for k := range first {
			first[k] += len(s.lines)
		}
		s.lines, s.first = append(s.lines, drawn...), append(s.first, first)
	}
	if len(ex.Exhibits) == 0 {
		s.lines = append(s.lines, t.Faint.Render("No policy is attached anywhere."))
	}
	if len(s.lines) > s.h && s.h > 4 {
		s.h-- // the last line says that there are more
	}
	s.scroll(0)
}

// title names a policy and says what it is.
func title(e *pack.Exhibit, t *theme.Theme, w int) []string {
	line := t.Strong.Render(e.Name) + t.Faint.Render(": "+e.Says())
	if layout.Width(line) <= w {
		return []string{line}
	}
	return []string{t.Strong.Render(layout.Cut(e.Name, w)), t.Faint.Render(layout.Cut("  "+e.Says(), w))}
}

// window is what shows of the column, with a word on what does not.
func (s *papers) window(t *theme.Theme, h int) []string {
	out := layout.Window(s.lines, s.top, s.h)
	var more []string
	if s.top+s.h < len(s.lines) {
		more = append(more, "more below: pgdn")
	}
	if s.top > 0 {
		more = append(more, "more above: pgup")
	}
	if len(more) > 0 && s.h < h {
		out = append(out, t.Faint.Render(strings.Join(more, ", ")))
	}
	return layout.Rows(out, h)
}

// styles dresses the policies as the editor is dressed.
func styles(t *theme.Theme) editor.Styles {
	return editor.Styles{
		Text: t.Text, Key: t.JSONKey, String: t.JSONString, Literal: t.JSONNumber, Punctuation: t.JSONPunct,
		Hole: t.JSONString, CurrentLine: t.CurrentLine, LineNumber: t.LineNumber, CurrentNumber: t.CurrentNumber, Cut: t.Faint,
	}
}

// point lets the statement stand out that is selected, or those that decided;
// where none did, the line that the reasons point at.
func (p *Page) point() {
	p.papers.marks = nil
	if p.phase == asking {
		if i := p.options()[p.at].decider; i >= 0 {
			p.stand(p.ex.Deciders()[i])
		}
		p.show()
		return
	}
	p.papers.top = 0
	for _, d := range p.ex.Deciders() {
		if slices.Contains(p.told.ruling.Deciders, d.Ref) {
			p.stand(d)
		}
	}
	if doc, line := p.lacking(); len(p.papers.marks) == 0 && line > 0 {
		p.mark(doc, line)
	}
	p.show()
}

// mark lets one line stand out; ok is false where nothing of that name shows.
func (p *Page) mark(doc string, line int) (ok bool) {
	i := slices.IndexFunc(p.ex.Exhibits, func(e pack.Exhibit) bool { return e.Name == doc })
	if i >= 0 {
		p.papers.marks = []mark{{i, editor.Range{From: line, To: line}}}
	}
	return i >= 0
}

// show lays the policies out and scrolls to what stands out.
func (p *Page) show() {
	p.draw()
	p.papers.follow()
}

// lacking is where the reasons point when no statement decided: what keeps the
// closest one from applying, else the first that does not apply in a layer that
// keeps the request out.
func (p *Page) lacking() (doc string, line int) {
	w := &p.told.why
	if doc, line := w.Place(); line > 0 {
		return doc, int(line)
	}
	for root := range w.Tree.Roots() {
		if !slices.Contains(p.told.ruling.Layers, strings.Replace(w.Tree[root].Args[0], "vpce", "endpoint", 1)) {
			continue
		}
		for i := range w.Tree.Children(root) {
			if n := w.Tree[i]; n.Mark == explain.No && n.Line > 0 {
				return n.Doc, int(n.Line)
			}
		}
	}
	return "", 0
}

// stand lets a whole statement stand out, beside those that do.
func (p *Page) stand(d pack.Decider) {
	if d.Exhibit < 0 {
		return
	}
	e := &p.ex.Exhibits[d.Exhibit]
	span := e.Doc.Statements[d.Statement].Span
	from, end := int(span.Line), min(int(span.End), len(e.Text))
	to := from + strings.Count(e.Text[min(int(span.Start), end):end], "\n")
	p.papers.marks = append(p.papers.marks, mark{d.Exhibit, editor.Range{From: from, To: to}})
}
