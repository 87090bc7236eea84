package exercise

import (
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/editor"

	tea "github.com/charmbracelet/bubbletea"
)

// What can be done here.
type (
	handIn      struct{}
	showBrief   struct{}
	external    struct{}
	nextDoc     struct{}
	toChecks    struct{}
	toText      struct{}
	toMap       struct{}
	toHole      struct{} // to the text, to a place that is still open
	move        struct{ by int }
	turnTab     struct{ by int }
	openWhy     struct{}
	nextFix     struct{}
	hint        struct{}
	diff        struct{}
	looked      struct{} // the solution is looked at before passing
	reset       struct{}
	resetNow    struct{}
	undo        struct{}
	redo        struct{}
	copyText    struct{}
	closeOver   struct{}
	goToLine    struct{}
	foldNode    struct{ closed bool }
	scroll      struct{ by int }
	answerYes   struct{}
	answerNo    struct{}
	explainHere struct{} // the finding of the cursor's line, else the first
	nextNote    struct{}
	mendNote    struct{}
	stopProof   struct{} // a hand-in that is being proved is given up
)

// Keys lists what can be pressed.
func (p *Page) Keys() []page.Group {
	if p.a == nil {
		return []page.Group{{Title: "Here", Active: true, Commands: []page.Command{page.Bind("esc", "home", nav.Back{}, "esc").Foot()}}}
	}
	asked := p.confirm != nil
	free := p.over == nothing && !asked && !p.waits()
	var out []page.Group
	if p.greeting() && free { // help need not list what comes but once
		out = append(out, page.Group{Title: "In the brief", Active: true, Commands: p.greetingKeys()})
	}
	if p.focus == inBrief {
		out = append(out, page.Group{Title: "At the brief", Active: free, Commands: p.arrivedKeys()})
	}
	if p.waits() {
		out = append(out, page.Group{Title: "While it is proved", Active: true, Commands: []page.Command{page.Bind("esc", "give up", stopProof{}, "esc").Foot()}})
	}
	return append(out, []page.Group{
		{Title: "In the text", Anywhere: true, Active: free && p.focus == inText && !p.greeting(), Commands: p.textKeys()},
		{Title: "In the form", Anywhere: p.routing(), Active: free && p.focus == inForm, Commands: p.formKeys()},
		{Title: "On the map", Active: p.over == picture && !asked, Commands: p.mapKeys()},
		{Title: "Among the checks", Anywhere: true, Active: free && p.focus == inChecks, Commands: p.checkKeys()},
		{Title: "In the exercise", Active: free, Commands: p.exerciseKeys()},
		{Title: "In the reasons", Active: p.over == why && !asked, Commands: p.reasonKeys()},
		{Title: "In a finding", Active: p.over == friend && !asked, Commands: p.noteKeys()},
		{Title: "Over the page", Active: (p.over == brief || p.over == solution) && !asked, Commands: p.overKeys()},
		{Title: "Asked", Active: asked, Commands: []page.Command{
			page.Bind("y", "yes", answerYes{}, "y").Foot(),
			page.Bind("n", "no", answerNo{}, "n", "esc").Foot(),
		}},
	}...)
}

// overKeys are those of the brief or the difference over the page.
func (p *Page) overKeys() []page.Command {
	var out []page.Command
	if p.over == brief {
		out = p.hintKeys()
	}
	return append(out,
		page.Bind("up/k", "scroll up", scroll{-1}, "up", "k").Moves(),
		page.Bind("down/j", "scroll down", scroll{1}, "down", "j").Moves(),
		page.Bind("pgdn", "a screen down", scroll{10}, "pgdown").Moves(),
		page.Bind("pgup", "a screen up", scroll{-10}, "pgup").Moves(),
		page.Bind("home/g", "to the beginning", scroll{-page.Far}, "home", "g").Moves(),
		page.Bind("end/G", "to the end", scroll{page.Far}, "end", "G").Moves(),
		page.Bind("esc", "back", closeOver{}, "esc").Foot())
}

// exerciseKeys work wherever one is; their footer comes after the others'.
func (p *Page) exerciseKeys() []page.Command {
	look := page.Bind("^G", "brief", showBrief{}, "ctrl+g")
	if !p.greeting() {
		look = look.Foot()
	}
	out := []page.Command{look}
	if p.routing() {
		word := "form"
		if p.form != nil {
			word = "text"
		}
		out = []page.Command{page.Bind("^F", word, toggleForm{}, "ctrl+f").Foot(), page.Bind("^R", "map", toMap{}, "ctrl+r").Foot()}
	}
	if len(p.ex.Answer) > 1 {
		out = append(out, page.Bind("^T", "next document", nextDoc{}, "ctrl+t").Foot())
	}
	if p.routing() {
		out = append(out, look)
	}
	if !p.routing() {
		explain := page.Bind("^L", "explain", explainHere{}, "ctrl+l")
		if p.focus == inText && (p.noteHere() >= 0 || p.live.flaw != nil && len(p.notes()) > 0) {
			explain = explain.Foot()
		}
		out = append(out, explain)
	}
	editor := page.Bind("^O", "editor", external{}, "ctrl+o")
	if p.c.Edit != nil {
		editor = editor.Foot()
	}
	return append(out, editor)
}

// greetingKeys are those of the brief that comes first on a narrow screen; any
// other key is the text's already.
func (p *Page) greetingKeys() []page.Command {
	return []page.Command{
		page.Bind("tab/enter", "write", toText{}, "tab", "enter").Foot(),
		page.Bind("esc", "checks", toChecks{}, "esc").Foot(),
		page.Bind("^S", "hand in", handIn{}, "ctrl+s"),
		page.Bind("up", "scroll up", scroll{-1}, "up").Moves(),
		page.Bind("down", "scroll down", scroll{1}, "down").Moves(),
		page.Bind("pgdn", "a screen down", scroll{10}, "pgdown").Moves(),
		page.Bind("pgup", "a screen up", scroll{-10}, "pgup").Moves(),
	}
}

// arrivedKeys are those of who comes from another exercise.
func (p *Page) arrivedKeys() []page.Command {
	out := []page.Command{
		page.Bind("tab/enter", "write", toHole{}, "tab", "enter").Foot(),
		page.Bind("esc", "checks", toChecks{}, "esc").Foot(),
		page.Bind("^S", "hand in", handIn{}, "ctrl+s"),
	}
	if p.wide() {
		return append(out, page.Bind("arrows", "to the text", toText{}, "up", "down", "left", "right", "home", "end", "pgup", "pgdown").Moves())
	}
	return append(out,
		page.Bind("up", "scroll up", scroll{-1}, "up").Moves(),
		page.Bind("down", "scroll down", scroll{1}, "down").Moves(),
		page.Bind("pgdn", "a screen down", scroll{10}, "pgdown").Moves(),
		page.Bind("pgup", "a screen up", scroll{-10}, "pgup").Moves(),
		page.Bind("right", "next tab", turnTab{1}, "right").Moves(),
		page.Bind("left", "last tab", turnTab{-1}, "left").Moves())
}

func (p *Page) textKeys() []page.Command {
	complete, does := page.Bind("tab", "complete", nil, "tab"), p.tabDoes()
	if does != "" {
		complete = page.Bind("tab", does, nil, "tab")
	}
	if p.w >= 50 && does != "" && does != "indent" {
		complete = complete.Foot() // the way to the brief comes first
	}
	out := []page.Command{
		page.Bind("^S", "hand in", handIn{}, "ctrl+s").Foot(),
		complete,
		page.Bind("esc", "checks", toChecks{}, "esc").Foot(),
	}
	for _, k := range editor.Keys() {
		if k.Keys()[0] == "tab" {
			continue // stands above
		}
		out = append(out, page.Bind(short(k.Help().Key), k.Help().Desc, nil, k.Keys()...))
	}
	return out
}

// tabDoes says what tab does in the text now.
func (p *Page) tabDoes() string {
	if !p.Completing() && p.openPlaces() > 0 {
		return "next place"
	}
	return p.ed.TabDoes()
}

func (p *Page) hintKeys() []page.Command {
	if len(p.ex.Hints) == 0 {
		return nil
	}
	return []page.Command{page.Bind("h", "hint", hint{}, "h").Foot()}
}

// short writes ctrl+s as ^S, as the footer does.
func short(k string) string {
	if rest, ok := cutCtrl(k); ok {
		return rest
	}
	return k
}

func (p *Page) checkKeys() []page.Command {
	opens, n := "reasons", p.noteAt(p.row-len(p.live.report.Rows))
	if n != nil {
		opens = "explain"
	}
	out := []page.Command{
		page.Bind("^S", "hand in", handIn{}, "ctrl+s").Foot(),
		page.Bind("enter", opens, openWhy{}, "enter").Foot(),
		page.Bind("tab", "write", toHole{}, "tab").Foot(),
		page.Bind("e/i", "write where you were", toText{}, "e", "i"),
	}
	if n != nil && n.Fix != nil {
		out = append(out, page.Bind("f", "mend it", mendNote{}, "f").Foot())
	}
	out = append(append(out, p.hintKeys()...),
		page.Bind("n", "next FIX", nextFix{}, "n"),
		page.Bind("up/k", "up", move{-1}, "up", "k").Moves(),
		page.Bind("down/j", "down", move{1}, "down", "j").Moves(),
		page.Bind("right", "next tab", turnTab{1}, "right").Moves(),
		page.Bind("left", "last tab", turnTab{-1}, "left").Moves(),
		page.Bind("d", "difference to the solution", diff{}, "d"),
		page.Bind("r", "back to the start texts", reset{}, "r"),
		page.Bind("z", "undo", undo{}, "z"),
		page.Bind("Z", "redo", redo{}, "Z"))
	if p.c.Copy != nil {
		out = append(out, page.Bind("y", "copy the document", copyText{}, "y"))
	}
	return append(out, page.Bind("esc", "home", nav.Back{}, "esc").Foot())
}

func (p *Page) reasonKeys() []page.Command {
	enter := "go to line"
	if _, _, _, ok := p.reasonPlace(); !ok {
		enter = "write"
	}
	out := []page.Command{
		page.Bind("enter", enter, goToLine{}, "enter").Foot(),
		page.Bind("h/l", "fold", foldNode{true}, "h", "left").Foot(),
		page.Bind("l/right", "unfold", foldNode{false}, "l", "right").Moves(),
		page.Bind("n", "next FIX", nextFix{}, "n").Foot(),
		page.Bind("pgdn", "a screen down", move{10}, "pgdown").Moves(),
		page.Bind("pgup", "a screen up", move{-10}, "pgup").Moves(),
		page.Bind("home/g", "to the beginning", move{-page.Far}, "home", "g").Moves(),
		page.Bind("end/G", "to the end", move{page.Far}, "end", "G").Moves(),
		page.Bind("up/k", "up", move{-1}, "up", "k").Moves(),
		page.Bind("down/j", "down", move{1}, "down", "j").Moves(),
	}
	if p.c.Copy != nil {
		out = append(out, page.Bind("y", "copy", copyText{}, "y").Foot())
	}
	return append(out, page.Bind("esc", "back", closeOver{}, "esc").Foot())
}

// beyond is what a key does where it is not listed: what works beside the text
// works over the page too, and f says why it mends nothing.
func (p *Page) beyond(k tea.KeyMsg) tea.Msg {
	if p.a == nil || p.confirm != nil || p.waits() {
		return nil
	}
	switch key := k.String(); {
	case key == "ctrl+s" && p.over != nothing:
		return handIn{}
	case key == "ctrl+o" && p.over != nothing:
		return external{}
	case key == "f" && (p.over == friend || p.over == nothing && p.focus == inChecks) && !p.routing():
		return mendNote{}
	}
	return nil
}

// anyKey closes what lies over the page when it is no key of its own.
func (p *Page) anyKey(k tea.KeyMsg) bool {
	if p.confirm != nil {
		p.confirm = nil
		return true
	}
	if p.over == brief || p.over == solution {
		p.over = nothing
		return true
	}
	return false
}
