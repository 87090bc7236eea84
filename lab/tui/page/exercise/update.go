package exercise

import (
	"strings"

	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/editor"
	"gatehouse/lab/tui/part/reasons"

	tea "github.com/charmbracelet/bubbletea"
)

// Update answers a message.
func (p *Page) Update(msg tea.Msg) (page.Page, tea.Cmd) {
	if cmd, ok := p.saver.Update(msg); ok {
		return p, cmd
	}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case loadedMsg:
		cmd = p.loaded(msg)
	case judgedMsg:
		p.judged(msg)
		cmd = p.explainNow()
	case pausedMsg:
		cmd = p.pausedNow(msg)
	case whyMsg:
		p.explained(msg)
	case filmMsg:
		cmd = p.filmed(msg)
	case handedMsg:
		cmd = p.handed(msg)
	case editedMsg:
		cmd = p.edited(msg)
	case editor.FullMsg:
		cmd = nav.Send(nav.Say{Text: "the document is as long as it may be"})
	case editor.TellMsg:
		cmd = nav.Send(nav.Say(msg))
	case tea.KeyMsg:
		cmd = p.key(msg)
	case tea.MouseMsg:
		cmd = p.click(msg)
	default:
		cmd = p.do(msg)
	}
	return p, cmd
}

func (p *Page) key(k tea.KeyMsg) tea.Cmd {
	if p.Completing() && k.Type == tea.KeyEsc {
		return p.typed(k) // closes the box of completions
	}
	if p.filling() && p.fill(k) {
		return nil
	}
	if k.Type == tea.KeyTab && p.Typing() && p.focus == inText && !p.Completing() && p.ed.Holes() == 0 && p.openPlaces() > 0 {
		p.toHole() // the next one is in another document
		return nil
	}
	if do, ok := page.Match(p.Keys(), k); ok {
		return p.do(do)
	}
	if do := p.beyond(k); do != nil {
		return p.do(do)
	}
	if p.a == nil || p.anyKey(k) || !p.Typing() || p.focus == inForm {
		return p.notText(k)
	}
	return p.typed(k)
}

// notText says of a letter that is no text yet how one begins to write.
func (p *Page) notText(k tea.KeyMsg) tea.Cmd {
	if p.a == nil || p.focus != inBrief || p.over != nothing || k.Type != tea.KeyRunes {
		return nil
	}
	return nav.Send(nav.Say{Text: "nothing is typed yet: tab or enter begins to write"})
}

// typed gives a key to the editor and follows what it changed.
func (p *Page) typed(msg tea.Msg) tea.Cmd {
	before := p.text().Version()
	p.endGreeting()
	var cmd tea.Cmd
	p.ed, cmd = p.ed.Update(msg)
	if p.text().Version() != before {
		return tea.Batch(cmd, p.changed())
	}
	return cmd
}

// do does what a key or the palette asks for.
func (p *Page) do(msg tea.Msg) tea.Cmd {
	if _, back := msg.(nav.Back); back {
		return nav.Send(msg)
	}
	if p.a == nil {
		return nil
	}
	switch msg := msg.(type) {
	case handIn:
		return p.handIn()
	case external:
		return p.external()
	case hint:
		return p.hint()
	case diff:
		return p.diff()
	case looked:
		p.a.Looked, p.over, p.overTop = true, solution, 0
		return p.saver.Save()
	case reset:
		p.confirm = &confirm{"Put the start texts back? z undoes it.", resetNow{}}
	case resetNow:
		return p.reset()
	case undo:
		return p.rewind(p.text().Undo)
	case redo:
		return p.rewind(p.text().Redo)
	case copyText:
		return p.copyText()
	case openWhy, nextFix, toMap, explainHere, mendNote:
		return p.reveal(msg)
	case setField, addRow, removeRow, stepChoice, acceptField:
		return p.edit(msg)
	case answerYes:
		return p.yes()
	case stopProof:
		return p.giveUp("given up; nothing was handed in")
	case answerNo:
		p.confirm = nil
	default:
		p.look(msg)
	}
	return nil
}

// reveal opens what lies behind the checks and the findings.
func (p *Page) reveal(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case openWhy:
		return p.openWhy()
	case nextFix:
		return p.nextFix()
	case toMap:
		return p.openMap()
	case mendNote:
		return p.mendNote()
	}
	return p.explainHere()
}

// look does what changes no text: focus, tabs, scrolling.
func (p *Page) look(msg tea.Msg) {
	switch msg := msg.(type) {
	case toChecks:
		p.endGreeting()
		p.settle()
		p.setFocus(inChecks)
	case toText:
		p.over = nothing
		p.setFocus(inText)
	case toHole:
		p.toHole()
	case nextDoc:
		p.endGreeting()
		if p.focus == inBrief {
			p.setFocus(inText)
		}
		p.show((p.doc + 1) % len(p.ex.Answer))
	case showBrief:
		p.over, p.overTop = brief, 0
	case closeOver:
		p.closeOver()
	case scroll:
		p.scrollBy(msg.by)
	case turnTab:
		p.turnTab(msg.by)
	case move:
		p.move(msg.by)
	case foldNode:
		if p.reasons != nil {
			p.reasons.Fold(msg.closed)
		}
	case goToLine:
		p.goToLine()
	case nextNote:
		p.explain((p.note + 1) % max(len(p.notes()), 1))
	default:
		p.lookForm(msg)
	}
}

// toHole goes to the text, and there to a place that is still open, as the
// line over the checks says.
func (p *Page) toHole() {
	p.setFocus(inText)
	if p.openPlaces() == 0 {
		return
	}
	for range p.ex.Answer {
		if p.ed.OpenHole() {
			return
		}
		p.show((p.doc + 1) % len(p.ex.Answer))
	}
}

func (p *Page) move(by int) {
	switch {
	case p.over == why && p.reasons != nil:
		p.reasons.Move(by)
	case p.tab == briefTab && !p.wide():
		p.scrollBy(by)
	default:
		p.row = max(0, min(len(p.live.report.Rows)+len(p.notes())-1, p.row+by))
	}
}

// turnTab changes what a narrow screen shows; the answer has the focus with it.
func (p *Page) turnTab(by int) {
	if p.wide() {
		return
	}
	p.tab = tab((int(p.tab) + by + 3) % 3)
	p.overTop = 0
	if p.tab == answerTab {
		p.setFocus(inText)
	}
}

func (p *Page) yes() tea.Cmd {
	c := p.confirm
	p.confirm = nil
	if c == nil {
		return nil
	}
	return p.do(c.yes)
}

// openWhy opens the reasons of the selected row, or says why it cannot.
func (p *Page) openWhy() tea.Cmd {
	if n := p.row - len(p.live.report.Rows); p.noteAt(n) != nil {
		p.explain(n)
		return nil
	}
	switch {
	case p.hidden():
		return nav.Send(nav.Say{Text: "the checks open at hand-in (^S)"})
	case p.live.judgedOnce():
	case p.live.flaw != nil:
		return nav.Send(nav.Say{Text: p.tooSoon(p.live.flaw)})
	case p.openPlaces() > 0:
		return nav.Send(nav.Say{Text: "fill what is still open first; tab goes there"})
	}
	if cmd := p.askWhy(); cmd != nil {
		return cmd
	}
	return nav.Send(nav.Say{Text: "this row is not judged yet"})
}

func (p *Page) explained(m whyMsg) {
	if m.id != p.ex.ID || !m.ok || m.row >= len(p.live.report.Rows) {
		return
	}
	p.row, p.over = m.row, why
	p.ed.Blur()
	p.focus = inChecks
	p.reasons = reasons.New(m.exp, p.live.report.Rows[m.row], p.t)
	p.reasons.SetSize(p.w, p.h)
}

// nextFix selects the next row to mend; within reasons it opens that row's.
func (p *Page) nextFix() tea.Cmd {
	rows := p.live.report.Rows
	for k := 1; k <= len(rows); k++ {
		i := (max(p.row, 0) + k) % len(rows)
		if rows[i].State.String() == "FIX" && !p.hidden() {
			p.row = i
			if p.over == why {
				return p.askWhy()
			}
			return nil
		}
	}
	return nav.Send(nav.Say{Text: "no row says FIX"})
}

// reasonPlace is where enter leads from the reasons; ok is false when the
// selected reason stands in no document of the answer.
func (p *Page) reasonPlace() (doc, line, col int, ok bool) {
	if p.reasons == nil {
		return 0, 0, 0, false
	}
	name, line, col, ok := p.reasons.Place()
	for i, d := range p.ex.Answer {
		if ok && d.Name == name {
			return i, line, col, true
		}
	}
	return 0, 0, 0, false
}

func (p *Page) goToLine() {
	doc, line, col, ok := p.reasonPlace()
	if p.over == friend {
		doc, line, col, ok = p.notePlace()
	}
	p.over, p.reasons = nothing, nil
	p.setFocus(inText)
	if !ok {
		return
	}
	if doc != p.doc {
		p.show(doc)
	}
	p.ed.GoTo(line, p.valueEnd(line, col))
}

// valueEnd is the column just before the closing quote of the string that
// begins at col, where one would go on typing; col itself when there is none.
func (p *Page) valueEnd(line, col int) int {
	lines := p.text().Lines()
	if line < 1 || line > len(lines) {
		return col
	}
	r := []rune(lines[line-1])
	if col < 1 || col > len(r) || r[col-1] != '"' {
		return col
	}
	if i := strings.IndexRune(string(r[col:]), '"'); i >= 0 {
		return col + len([]rune(string(r[col:])[:i])) + 1
	}
	return col
}

func cutCtrl(k string) (string, bool) {
	rest, ok := strings.CutPrefix(k, "ctrl+")
	return "^" + strings.ToUpper(rest), ok && len(rest) == 1
}
