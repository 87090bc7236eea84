package predict

import (
	"strconv"

	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
)

// What can be done here.
type (
	move    struct{ by int } // among what can be said
	say     struct{}
	back    struct{} // to the question before
	hint    struct{}
	scroll  struct{ by int } // the policies, by windows
	roll    struct{ by int } // the answer, by lines
	turn    struct{}         // between the answer and the policies
	openWhy struct{}
	again   struct{}

	moveNode  struct{ by int }
	foldNode  struct{ closed bool }
	goToLine  struct{}
	copyText  struct{}
	closeOver struct{}
)

// Keys lists what can be pressed.
func (p *Page) Keys() []page.Group {
	if p.a == nil {
		return []page.Group{{Title: "Here", Active: true, Commands: []page.Command{page.Bind("esc", "home", nav.Back{}, "esc").Foot()}}}
	}
	over := p.reasons != nil
	return []page.Group{
		{Title: "Predicting", Active: !over && p.phase == asking, Commands: p.askingKeys()},
		{Title: "After the answer", Active: !over && p.phase == answered, Commands: p.answeredKeys()},
		{Title: "In the reasons", Active: over, Commands: p.reasonKeys()},
	}
}

func (p *Page) askingKeys() []page.Command {
	n := 0
	if p.phase == asking {
		n = len(p.options())
	}
	out := []page.Command{
		page.Bind("enter", "answer", say{}, "enter").Foot(),
		page.Bind("up/k", "up", move{-1}, "up", "k").Moves(),
		page.Bind("down/j", "down", move{1}, "down", "j").Moves(),
		byNumber(n),
		page.Bind("pgdn", "read on", scroll{1}, "pgdown", " ").Foot().Moves(),
		page.Bind("pgup", "read back", scroll{-1}, "pgup").Moves(),
	}
	if len(p.ex.Hints) > 0 {
		out = append(out, page.Bind("h", "hint", hint{}, "h").Foot())
	}
	if p.phase == asking && p.ask > 0 {
		return append(out, page.Bind("esc", "question before", back{}, "esc").Foot())
	}
	return append(out, page.Bind("esc", "home", nav.Back{}, "esc").Foot())
}

// byNumber lists the number keys; Update reads which one it was.
func byNumber(n int) page.Command {
	n = max(1, min(n, 9))
	var keys []string
	for i := 1; i <= n; i++ {
		keys = append(keys, strconv.Itoa(i))
	}
	return page.Bind("1-"+strconv.Itoa(n), "select by number", nil, keys...)
}

func (p *Page) answeredKeys() []page.Command {
	keys, next, anew := "enter/w", "next exercise", "predict again"
	if p.w < 80 { // the way to predict anew keeps its place
		keys, anew = "enter", "again"
	}
	out := []page.Command{page.Bind(keys, "reasons", openWhy{}, "enter", "w").Foot()}
	if !p.wide() {
		word := "policies"
		if p.turned {
			word = "answer"
		}
		next = "next"
		out = append(out, page.Bind("tab", word, turn{}, "tab").Foot())
	}
	if p.c.More {
		out = append(out, page.Bind("n", next, nav.Next{After: p.ex.ID}, "n").Foot())
	}
	return append(out,
		page.Bind("a", anew, again{}, "a").Foot(),
		page.Bind("up/k", "scroll up", roll{-1}, "up", "k").Moves(),
		page.Bind("down/j", "scroll down", roll{1}, "down", "j").Moves(),
		page.Bind("pgdn", "a page down", scroll{1}, "pgdown", " ").Moves(),
		page.Bind("pgup", "a page up", scroll{-1}, "pgup").Moves(),
		page.Bind("home/g", "to the beginning", roll{-page.Far}, "home", "g").Moves(),
		page.Bind("end/G", "to the end", roll{page.Far}, "end", "G").Moves(),
		page.Bind("esc", "home", nav.Back{}, "esc").Foot())
}

func (p *Page) reasonKeys() []page.Command {
	out := []page.Command{
		page.Bind("enter", "show the line", goToLine{}, "enter").Foot(),
		page.Bind("h/l", "fold", foldNode{true}, "h", "left").Foot(),
		page.Bind("l/right", "unfold", foldNode{false}, "l", "right").Moves(),
		page.Bind("up/k", "up", moveNode{-1}, "up", "k").Moves(),
		page.Bind("down/j", "down", moveNode{1}, "down", "j").Moves(),
		page.Bind("pgdn", "a screen down", moveNode{10}, "pgdown").Moves(),
		page.Bind("pgup", "a screen up", moveNode{-10}, "pgup").Moves(),
		page.Bind("home/g", "to the beginning", moveNode{-page.Far}, "home", "g").Moves(),
		page.Bind("end/G", "to the end", moveNode{page.Far}, "end", "G").Moves(),
	}
	if p.c.Copy != nil {
		out = append(out, page.Bind("y", "copy", copyText{}, "y").Foot())
	}
	return append(out, page.Bind("esc", "back", closeOver{}, "esc").Foot())
}
