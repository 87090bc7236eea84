package exercise

import (
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/form"

	tea "github.com/charmbracelet/bubbletea"
)

// What can be done in the form.
type (
	toggleForm  struct{}
	setField    struct{}
	acceptField struct{}
	leaveField  struct{}
	stepChoice  struct{ by int }
	moveField   struct{ by int }
	moveRow     struct{ by int }
	addRow      struct{}
	removeRow   struct{}
	nextHole    struct{}
)

// routing says whether the answer is records and health checks.
func (p *Page) routing() bool { return p.ex.Kind == pack.RoutingKind }

// filling says whether letters go into a field of the form.
func (p *Page) filling() bool {
	return p.Typing() && p.focus == inForm
}

// fill gives a key to the open field; false for those that the page takes.
func (p *Page) fill(k tea.KeyMsg) bool {
	switch k.Type {
	case tea.KeyEnter, tea.KeyEsc, tea.KeyTab, tea.KeyUp, tea.KeyDown, tea.KeyCtrlS, tea.KeyCtrlF, tea.KeyCtrlG, tea.KeyCtrlR, tea.KeyCtrlT, tea.KeyCtrlO:
		return false
	}
	p.form.Type(k)
	return true
}

func (p *Page) formKeys() []page.Command {
	if p.form != nil && p.form.Typing() {
		return []page.Command{
			page.Bind("enter", "take it", acceptField{}, "enter", "tab").Foot(),
			page.Bind("esc", "leave it", leaveField{}, "esc").Foot(),
		}
	}
	return []page.Command{
		page.Bind("^S", "hand in", handIn{}, "ctrl+s").Foot(),
		page.Bind("enter", "set", setField{}, "enter").Foot(),
		page.Bind("a", "add", addRow{}, "a").Foot(),
		page.Bind("x", "remove", removeRow{}, "x"),
		page.Bind("tab", "next hole", nextHole{}, "tab"),
		page.Bind("right/l", "next choice", stepChoice{1}, "right", "l").Moves(),
		page.Bind("left/h", "last choice", stepChoice{-1}, "left", "h").Moves(),
		page.Bind("up/k", "up", moveField{-1}, "up", "k").Moves(),
		page.Bind("down/j", "down", moveField{1}, "down", "j").Moves(),
		page.Bind("pgdn", "next row", moveRow{1}, "pgdown").Moves(),
		page.Bind("pgup", "last row", moveRow{-1}, "pgup").Moves(),
		page.Bind("z", "undo", undo{}, "z"),
		page.Bind("Z", "redo", redo{}, "Z"),
		page.Bind("esc", "checks", toChecks{}, "esc").Foot(),
	}
}

// toggle shows the form in the place of the text, and back; the cursor goes to
// the field's place.
func (p *Page) toggle() {
	p.endGreeting()
	if p.form == nil {
		p.form = form.New(p.t)
		p.form.SetText(p.document().Form, p.text().String())
		p.setFocus(inForm)
		return
	}
	line := p.form.Line()
	p.form = nil
	p.setFocus(inText)
	if line > 0 {
		p.ed.GoTo(line, 1)
	}
}

// refill shows the present text in the form.
func (p *Page) refill() {
	if p.form != nil {
		p.form.SetText(p.document().Form, p.text().String())
	}
}

// edit changes the text through the form.
func (p *Page) edit(msg tea.Msg) tea.Cmd {
	if p.form == nil {
		return nav.Send(nav.Say{Text: "^F opens the form"})
	}
	var text string
	var ok bool
	switch msg := msg.(type) {
	case setField:
		p.form.Begin()
	case acceptField:
		text, ok = p.form.Accept()
	case stepChoice:
		text, ok = p.form.Cycle(msg.by)
	case addRow:
		text, ok = p.form.Add()
	case removeRow:
		text, ok = p.form.Remove()
	}
	if !ok || text == p.text().String() {
		return nil
	}
	return p.rewrite(p.text(), text)
}

// lookForm does what changes no text in the form and on the map.
func (p *Page) lookForm(msg tea.Msg) {
	switch msg := msg.(type) {
	case toggleForm:
		p.toggle()
	case leaveField:
		p.form.Cancel()
	case moveField:
		p.form.Move(msg.by)
	case moveRow:
		p.form.MoveRow(msg.by)
	case nextHole:
		p.formHole()
	default:
		p.lookMap(msg)
	}
}

// formHole goes to the next field that is open, in this document or another.
func (p *Page) formHole() {
	for range p.ex.Answer {
		if p.form == nil || p.form.Open() {
			return
		}
		p.show((p.doc + 1) % len(p.ex.Answer))
		if p.form.AtHole() {
			return
		}
	}
}

// answerView is the text, or the form in its place.
func (p *Page) answerView(w, h int) []string {
	if p.form == nil {
		return split(p.ed.View())
	}
	p.form.SetSize(w, h)
	return p.form.View()
}
