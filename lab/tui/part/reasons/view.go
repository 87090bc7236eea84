package reasons

import (
	"fmt"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/checks"
)

// View draws the question, which stays, and below it what can be scrolled.
func (m *Model) View() []string {
	lines := make([]string, 0)
	for _, l := range m.body() {
		lines = append(lines, l.text)
	}
	faint := func(s string) string { return m.t.Faint.Render(s) }
	shown := layout.More(lines, m.top, m.room(), faint)
	if m.top > 0 && len(shown) > 2 {
		shown[0] = " " + faint(fmt.Sprintf("%d more above", m.top+1))
	}
	return layout.Bound(append(m.head(), shown...), m.w, m.h)
}

// bodyLine is a line with the node it belongs to, -1 for none.
type bodyLine struct {
	text string
	node int
}

func (m *Model) room() int { return max(m.h-len(m.head()), 1) }

// head is the WHY line: who does what to what, and the verdict in words.
func (m *Model) head() []string {
	if m.title != "" {
		return append(m.titled(m.title), "")
	}
	who, does, on, want := m.question()
	style := m.t.OK
	verdict := m.exp.Got
	if !m.exp.Spoken {
		verdict = strings.ToUpper(verdict)
	}
	if m.row.State == grade.Fix {
		style = m.t.Fix
	}
	right := style.Render(verdict) + m.t.Faint.Render(", as wanted")
	switch {
	case m.row.State != grade.OK && want == "": // the question says what is wanted
		right = "got " + style.Render(verdict)
	case m.row.State != grade.OK:
		right = style.Render(verdict) + ", want " + want
	}
	asked := who + "  " + m.t.Code.Render(does) + "  " + on
	left := " " + m.t.Title.Render("WHY") + "  " + asked
	if layout.Width(left)+layout.Width(right)+3 > m.edge() {
		if layout.Width(left) > m.edge() {
			return append(m.titled(who+"  "+does+"  "+on), layout.Right(right, m.edge()))
		}
		return []string{left, layout.Right(right, m.edge())}
	}
	if m.h < 14 {
		return []string{layout.Spread(left, right, m.edge())}
	}
	return []string{layout.Spread(left, right, m.edge()), ""}
}

// titled is what is asked, in as many lines as it needs, up to three: what the
// request carries stands at its end.
func (m *Model) titled(asked string) []string {
	out := layout.Wrap(asked, max(m.edge()-6, 16))
	if n := 3; len(out) > n {
		out = append(out[:n-1], layout.Cut(out[n-1]+"...", m.edge()-6))
	}
	for i := range out {
		lead := layout.Blank(6)
		if i == 0 {
			lead = " " + m.t.Title.Render("WHY") + "  "
		}
		out[i] = lead + out[i]
	}
	return out
}

// question is the row's, or the counterexample's where one is explained.
func (m *Model) question() (who, does, on, want string) {
	who, does, on, want = checks.Question(m.row)
	if a := m.exp.Asked; a != nil {
		who, does, on = a.Who, a.Does, a.On
	}
	return who, does, on, want
}

// circumstances tells of a counterexample what its request carries.
func (m *Model) circumstances() []string {
	if a := m.exp.Asked; a != nil && len(a.Keys) > 0 {
		return layout.Wrap("given "+strings.Join(a.Keys, ", "), min(m.w-2, 96))
	}
	return nil
}

func (m *Model) body() []bodyLine {
	var out []bodyLine
	add := func(node int, lines ...string) {
		for _, l := range lines {
			out = append(out, bodyLine{l, node})
		}
	}
	airy := m.h >= 14
	for _, l := range layout.Wrap(m.exp.Sentence, min(m.w-2, 96)) {
		add(-1, " "+m.t.Strong.Render(l))
	}
	for _, l := range m.circumstances() {
		add(-1, " "+m.t.Faint.Render(l))
	}
	for _, missing := range m.exp.Missing {
		add(-1, " "+m.t.Fix.Render("cannot be evaluated")+" "+layout.Cut(missing, m.w-22))
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
	if changes := m.changes(); len(changes) > 0 {
		add(-1, changes...)
		if airy {
			add(-1, "")
		}
	}
	add(-1, m.aws()...)
	return out
}

// changes is what would turn the verdict.
func (m *Model) changes() (out []string) {
	if len(m.exp.Changes) == 0 {
		return nil
	}
	out = append(out, " It would turn out otherwise")
	for _, c := range m.exp.Changes {
		for i, l := range layout.Wrap(c, min(m.w-5, 92)) {
			lead := "   - "
			if i > 0 {
				lead = "     "
			}
			out = append(out, lead+l)
		}
	}
	return out
}

// follow scrolls so that the selected node shows with what was asked of it, and
// the sentence with the first one.
func (m *Model) follow() {
	lines := m.body()
	from, to := -1, -1
	for i, l := range lines {
		if l.node >= 0 && (l.node == m.at || l.node == m.at+1 && m.asked(m.at) != "") {
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
		room := m.room()
		if len(lines) > room && room > 2 {
			room-- // the last line may say that there are more
		}
		m.top = layout.Follow(m.top, from, to, len(lines), room)
		if m.top > 0 && from <= m.top { // the first line says that there are more
			m.top = from - 1
		}
	}
}

// aws is AWS's own wording, the pages that say so and the numbers of the rules.
func (m *Model) aws() []string {
	w := min(m.w-2, 96)
	var out []string
	if msg := m.exp.Message; msg != "" {
		for _, l := range layout.Wrap("AWS: "+msg, w) {
			out = append(out, " "+m.t.Faint.Render(l))
		}
	}
	if len(m.exp.Pages) == 0 {
		return out
	}
	says := []string{"AWS pages: " + strings.Join(m.exp.Pages, "; ")}
	if len(m.exp.Rules) > 0 {
		says = append(says, [...]string{"Rule ", "Rules "}[min(len(m.exp.Rules)-1, 1)]+strings.Join(m.exp.Rules, ", ")+" (gatehouse show rules)")
	}
	for _, s := range says {
		for _, l := range layout.Wrap(s, w) {
			out = append(out, " "+m.t.Faint.Render(l))
		}
	}
	return out
}
