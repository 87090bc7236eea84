package quiz

import (
	"slices"
	"strconv"

	"gatehouse/lab/pack"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
)

// What can be done here.
type (
	answer  struct{}
	goOn    struct{}
	again   struct{}
	skip    struct{}
	suggest struct{}
	move    struct{ by int }
	turn    struct{ by int } // another right side
	toggle  struct{}
	grab    struct{}
	scroll  struct{ by int }
	leaf    struct{ by int } // by windows
)

// Keys lists what can be pressed.
func (p *Page) Keys() []page.Group {
	groups := []page.Group{
		{Title: "Answering", Active: p.phase == asking, Commands: p.asking()},
		{Title: "After an answer", Active: p.phase == answered, Commands: slices.Concat(
			[]page.Command{page.Bind("enter", "go on", goOn{}, "enter", "n").Foot()}, reading(),
			[]page.Command{page.Bind("esc", "home", nav.Back{}, "esc").Foot()})},
		{Title: "At the end", Active: p.phase == summing, Commands: p.summing()},
	}
	return groups
}

// reading are the keys of a page that is read and not answered.
func reading() []page.Command {
	return []page.Command{
		page.Bind("up/k", "scroll up", scroll{-1}, "up", "k").Moves(),
		page.Bind("down/j", "scroll down", scroll{1}, "down", "j").Moves(),
		page.Bind("pgup", "a page up", leaf{-1}, "pgup").Moves(),
		page.Bind("pgdn/space", "a page down", leaf{1}, "pgdown", " ").Moves(),
		page.Bind("home/g", "to the beginning", scroll{-page.Far}, "home", "g").Moves(),
		page.Bind("end/G", "to the end", scroll{page.Far}, "end", "G").Moves(),
	}
}

func (p *Page) summing() []page.Command {
	var out []page.Command
	if ex := p.suggestion(); p.c.Place && ex != nil {
		out = append(out, page.Bind("enter", "start there", suggest{}, "enter").Foot())
	} else if p.c.More && !p.c.Place {
		out = append(out, page.Bind("enter", "next exercise", nav.Next{After: p.deck.ID}, "enter").Foot())
	} else {
		out = append(out, page.Bind("enter", "home", nav.Back{}, "enter").Foot())
	}
	if len(p.wrong()) > 0 {
		out = append(out, page.Bind("a", "ask those again", again{}, "a").Foot())
	}
	esc := page.Bind("esc", "home", nav.Back{}, "esc")
	if p.c.More && !p.c.Place {
		esc = esc.Foot()
	}
	return append(append(out, reading()...), esc)
}

func (p *Page) asking() []page.Command {
	out := []page.Command{page.Bind("enter", "answer", answer{}, "enter").Foot(),
		page.Bind("pgup", "a page up", leaf{-1}, "pgup").Moves(),
		page.Bind("pgdn", "a page down", leaf{1}, "pgdown").Moves()}
	last := []page.Command{page.Bind("tab", "skip", skip{}, "tab").Foot(), page.Bind("esc", "home", nav.Back{}, "esc").Foot()}
	if p.phase != asking || p.form.text() {
		return append(out, last...)
	}
	out = append(out, page.Bind("up/k", "up", move{-1}, "up", "k").Moves(), page.Bind("down/j", "down", move{1}, "down", "j").Moves())
	n := len(p.form.order)
	switch p.form.q.Kind {
	case pack.Choice:
		out = append(out, byNumber("pick by number", n), page.Bind("space", "pick", toggle{}, " "))
	case pack.Multi:
		out = append(out, byNumber("pick by number", n), page.Bind("space", "pick or drop", toggle{}, " ").Foot())
	case pack.Order:
		out = append(out, byNumber("put in this place", n), page.Bind("space", "lift or put down", grab{}, " ").Foot())
	case pack.Match:
		out = append(out, byNumber("its match by number", n),
			page.Bind("right/l", "its match", turn{1}, "right", "l").Foot().Moves(),
			page.Bind("left/h", "the match before", turn{-1}, "left", "h").Moves())
	}
	return append(out, last...)
}

// byNumber lists the number keys; the form reads which one it was.
func byNumber(help string, n int) page.Command {
	var keys []string
	for i := 1; i <= min(n, 9); i++ {
		keys = append(keys, strconv.Itoa(i))
	}
	return page.Bind("1-"+strconv.Itoa(min(n, 9)), help, nil, keys...)
}
