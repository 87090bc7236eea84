package exercise

import (
	"fmt"
	"slices"

	"gatehouse/engine/identity/lint"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/editor"

	tea "github.com/charmbracelet/bubbletea"
)

// notes are the findings that are told, as far as they give nothing away:
// where rows stay dark until hand-in, only what AWS would refuse or what can
// never work. While it would refuse the texts, those are the only ones, for the
// others speak of a text that is no more; they too wait for the pause.
func (p *Page) notes() []grade.Note {
	switch {
	case p.live.flaw != nil && p.live.paused:
		return p.live.refused.notes
	case p.live.flaw != nil:
		return nil
	}
	return grade.Told(p.live.report.Notes, p.hidden(), p.a != nil && p.a.Open())
}

// grave is the finding to mend before any check, nil when there is none.
func (p *Page) grave() *grade.Note {
	for _, n := range p.notes() {
		if n.Grave() && p.live.flaw == nil { // a flaw is told as one
			return &n
		}
	}
	return nil
}

// tooSoon says of a flaw why nothing is judged, and the next step.
func (p *Page) tooSoon(f *grade.Flaw) string {
	at := fmt.Sprintf("line %d ", f.Problem.Span.Line)
	if len(p.ex.Answer) > 1 {
		at = f.Doc + " " + at
	}
	if len(p.notes()) == 0 {
		return at + "cannot be read yet: mend it first"
	}
	return at + "would be refused: ^L says why"
}

// noteAt is a finding by index, nil where there is none.
func (p *Page) noteAt(i int) *grade.Note {
	if all := p.notes(); i >= 0 && i < len(all) {
		return &all[i]
	}
	return nil
}

func markOf(s lint.Severity) editor.Kind {
	switch s {
	case lint.Error:
		return editor.Error
	case lint.Suggestion:
		return editor.Info
	}
	return editor.Warning
}

// explain opens what a finding means.
func (p *Page) explain(i int) {
	if p.noteAt(i) == nil {
		return
	}
	p.endGreeting()
	p.over, p.overTop, p.note = friend, 0, i
	p.row = len(p.live.report.Rows) + i
}

// noteHere is the finding of the cursor's line, by index, -1 when there is none.
func (p *Page) noteHere() int {
	row, _ := p.text().Cursor()
	return slices.IndexFunc(p.notes(), func(n grade.Note) bool { return n.Doc == p.document().Name && int(n.Span.Line) == row+1 })
}

// explainHere explains the finding of the cursor's line, else the first; what
// was just typed is judged before.
func (p *Page) explainHere() tea.Cmd {
	if p.live.judged != p.live.version {
		p.live.explain = true
		return nil
	}
	p.settle()
	if len(p.notes()) == 0 {
		return nav.Send(nav.Say{Text: p.nothingToExplain()})
	}
	p.explain(max(p.noteHere(), 0))
	return nil
}

// explainNow explains once it is judged what was asked for too early.
func (p *Page) explainNow() tea.Cmd {
	if !p.live.explain || p.live.judged != p.live.version {
		return nil
	}
	p.live.explain = false
	return p.explainHere()
}

// nothingToExplain says why no finding is told: there is none, or not yet.
func (p *Page) nothingToExplain() string {
	switch {
	case p.live.flaw != nil:
		return "mend what cannot be read first: there is no more to say of it"
	case p.openPlaces() > 0 && p.live.stale:
		return "fill what is open first; the findings come after that"
	case p.hidden():
		return "nothing here would be refused; the rest is told at hand-in"
	}
	return "there are no findings: nothing to say against your text"
}

// notePlace is where enter leads from a finding.
func (p *Page) notePlace() (doc, line, col int, ok bool) {
	n := p.noteAt(p.note)
	if n == nil {
		return 0, 0, 0, false
	}
	for i, d := range p.ex.Answer {
		if d.Name == n.Doc {
			return i, int(n.Span.Line), int(n.Span.Col), true
		}
	}
	return 0, 0, 0, false
}

// mendNote makes the change that a finding proposes, as one step of undo: the
// one that is explained, else the one that is selected below the checks.
func (p *Page) mendNote() tea.Cmd {
	if p.over != friend {
		p.note = p.row - len(p.live.report.Rows)
	}
	n := p.noteAt(p.note)
	if n == nil || n.Fix == nil {
		return nav.Send(nav.Say{Text: p.unmended(n)})
	}
	t := p.a.Texts[n.Doc]
	found := p.live.answer
	if p.live.flaw != nil {
		found = p.live.refused.answer
	}
	if p.live.stale && p.live.flaw == nil || t == nil || t.String() != found[n.Doc] {
		return nav.Send(nav.Say{Text: "the text is another now: look again when it is judged"})
	}
	mended := n.Apply(t.String())
	p.over = nothing
	if n.Doc != p.document().Name {
		doc, _, _, _ := p.notePlace()
		p.show(doc)
	}
	return tea.Batch(p.rewrite(t, mended), nav.Send(nav.Say{Text: "mended (" + n.Fix.Says + "); z takes it back"}))
}

// unmended says why f changes nothing.
func (p *Page) unmended(n *grade.Note) string {
	switch told := n != nil && p.a.Open(); {
	case n == nil:
		return "f mends a finding; a check is mended in the text"
	case told || n.Grave():
		return "no key mends this one: it takes a decision of yours"
	}
	return "what mends this one is told after passing, or the last hint"
}

// noteKeys are those of an explained finding.
func (p *Page) noteKeys() []page.Command {
	out := []page.Command{page.Bind("enter", "go to line", goToLine{}, "enter").Foot()}
	if n := p.noteAt(p.note); n != nil && n.Fix != nil {
		out = append(out, page.Bind("f", "mend it", mendNote{}, "f").Foot())
	}
	if len(p.notes()) > 1 {
		out = append(out, page.Bind("n", "next finding", nextNote{}, "n").Foot())
	}
	return append(out,
		page.Bind("up/k", "scroll up", scroll{-1}, "up", "k").Moves(),
		page.Bind("down/j", "scroll down", scroll{1}, "down", "j").Moves(),
		page.Bind("esc", "back", closeOver{}, "esc").Foot())
}
