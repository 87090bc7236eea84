package exercise

import (
	"fmt"
	"slices"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// handed counts the hand-in, unless the texts cannot be judged: a slip of the
// pen is no attempt.
func (p *Page) handed(m handedMsg) tea.Cmd {
	if m.id != p.ex.ID || p.a == nil || m.version != p.live.version || !p.proving.ended(m.number) {
		return nil
	}
	if cmd := p.refuse(m); cmd != nil {
		return cmd
	}
	p.live.report, p.live.answer, p.live.next = m.report, m.answer, nil
	p.live.told = told{m.answer, m.report}
	p.live.stale, p.live.shown, p.live.paused = false, true, true
	if m.report.First >= 0 {
		p.row = m.report.First
	}
	if n := m.report.Before; n != nil {
		is := func(o grade.Note) bool { return o.Doc == n.Doc && o.Span == n.Span && o.Code == n.Code }
		p.row = len(m.report.Rows) + slices.IndexFunc(m.report.Notes, is)
	}
	if m.version == 0 && p.a.Passed() && !p.c.Fresh { // shown again, not done again
		return nav.Send(nav.HandedIn{Exercise: p.ex, Report: m.report, HandIn: p.a.HandIns[len(p.a.HandIns)-1], Number: len(p.a.HandIns), Looked: p.a.Looked, Answer: m.answer})
	}
	now := p.c.Now()
	h := p.a.HandIn(m.report, now)
	number := len(p.a.HandIns)
	if p.live.handIns++; p.c.Fresh {
		number = p.live.handIns
	}
	rec := progress.HandIn{Exercise: p.ex.ID, Revision: p.ex.Revision, At: now, Passed: h.Passed, Right: h.Right, Of: h.Of, Hints: h.Hints, Looked: p.a.Looked}
	keep := func() tea.Msg {
		if err := p.c.Store.AddHandIn(rec); err != nil {
			return nav.Say{Text: "this hand-in was not recorded: " + err.Error()}
		}
		return nil
	}
	if !m.report.Passed {
		p.setFocus(inChecks)
		p.tab = checksTab
	}
	return tea.Batch(p.saver.Save(), keep, nav.Send(nav.HandedIn{
		Exercise: p.ex, Report: m.report, HandIn: h, Number: number, Looked: p.a.Looked, Answer: m.answer,
	}))
}

// refuse says why the texts cannot be handed in yet, nil when they can.
func (p *Page) refuse(m handedMsg) tea.Cmd {
	r := m.report
	switch {
	case len(r.Flaws) > 0:
		f := r.Flaws[0]
		p.live.take(r, m.answer)
		p.live.paused = true
		p.mark()
		return nav.Send(nav.Say{Text: "not handed in: " + p.tooSoon(&f)})
	case r.Holes == 1:
		return nav.Send(nav.Say{Text: "not handed in: one place is still open; tab goes there"})
	case r.Holes > 1:
		return nav.Send(nav.Say{Text: fmt.Sprintf("not handed in: %d places are still open; tab goes there", r.Holes)})
	}
	return nil
}

func (p *Page) hint() tea.Cmd {
	if _, ok := p.a.Hint(); !ok {
		return nav.Send(nav.Say{Text: "there are no more hints"})
	}
	switch { // the newest hint stands at the end
	case p.over == brief:
		p.overTop = layout.Top(1<<20, len(p.overLines()), p.overRows())
	case !p.wide():
		p.tab = briefTab
		p.overTop = layout.Top(1<<20, len(p.about(p.w-2)), p.bodyRows())
	case p.crowded():
		p.over = brief
		p.overTop = layout.Top(1<<20, len(p.overLines()), p.overRows())
	}
	return p.saver.Save()
}

// diff shows the difference to the solution: freely once it is passed, else
// after a yes, which is remembered.
func (p *Page) diff() tea.Cmd {
	switch {
	case p.a.Passed() || p.a.Looked:
		p.over, p.overTop = solution, 0
	case p.a.Hints < len(p.ex.Hints):
		return nav.Send(nav.Say{Text: "the solution opens after passing, or after the last hint (h)"})
	default:
		p.confirm = &confirm{"Look at the solution? The exercise comes back another day.", looked{}}
	}
	return nil
}

func (p *Page) reset() tea.Cmd {
	p.a.Reset()
	p.show(p.doc)
	p.live.report.Rows = slices.Clone(p.live.report.Rows)
	for i := range p.live.report.Rows { // what was is no help to a new start
		p.live.report.Rows[i].State = grade.Dark
	}
	p.live.shown = false
	return p.changed()
}

// rewind undoes or redoes outside the text.
func (p *Page) rewind(step func() bool) tea.Cmd {
	if !step() {
		return nav.Send(nav.Say{Text: "nothing further"})
	}
	p.ed.Refresh()
	p.refill()
	return p.changed()
}

func (p *Page) copyText() tea.Cmd {
	if p.c.Copy == nil {
		return nil
	}
	text := p.text().String()
	if p.over == why && p.reasons != nil {
		text = p.reasons.Text()
	}
	return func() tea.Msg {
		p.c.Copy(text)
		return nav.Say{Text: "copied"}
	}
}

// editedMsg brings the text back from the external editor.
type editedMsg struct {
	id, doc string
	text    string
	err     error
}

func (p *Page) external() tea.Cmd {
	if p.c.Edit == nil {
		return nav.Send(nav.Say{Text: "no editor is set: set VISUAL or EDITOR, then start again"})
	}
	p.endGreeting()
	p.over = nothing // the text that comes back shows
	id, name := p.ex.ID, p.document().Name
	run, err := p.c.Edit(name, p.text().String())
	if err != nil {
		return nav.Send(nav.Say{Text: err.Error()})
	}
	return tea.ExecProcess(run.Cmd, func(err error) tea.Msg {
		text, readErr := run.Read()
		if err == nil {
			err = readErr
		}
		return editedMsg{id, name, text, err}
	})
}

// edited takes the text over, and the mouse back, which bubbletea let go.
func (p *Page) edited(m editedMsg) tea.Cmd {
	cmd := p.takeOver(m)
	if p.c.Mouse {
		cmd = tea.Batch(cmd, tea.EnableMouseCellMotion)
	}
	return cmd
}

// takeOver makes the editor's text one step of undo.
func (p *Page) takeOver(m editedMsg) tea.Cmd {
	if m.id != p.ex.ID || p.a == nil || p.a.Texts[m.doc] == nil {
		return nil
	}
	if m.err != nil {
		return nav.Send(nav.Say{Text: "the editor's text was not taken: " + m.err.Error()})
	}
	t := p.a.Texts[m.doc]
	if m.text == t.String() {
		return nil
	}
	return p.rewrite(t, m.text)
}

// rewrite puts a whole new text in the place of one, as one step of undo.
func (p *Page) rewrite(t *attempt.Text, text string) tea.Cmd {
	row, col := t.Cursor()
	lines := t.Lines()
	last := len(lines) - 1
	t.Replace(0, 0, last, len([]rune(lines[last])), text)
	t.MoveTo(row, col) // as near as the new text lets it
	p.ed.Refresh()
	p.refill()
	return p.changed()
}

// Edited is the message that brings a text back from the external editor.
func Edited(id, doc, text string, err error) tea.Msg { return editedMsg{id, doc, text, err} }
