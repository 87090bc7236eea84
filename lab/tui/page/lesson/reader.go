package lesson

import (
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/prose"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// wide is the widest that a text grows: longer lines are hard to follow.
const wide = 80

// reader is a text that scrolls under a head; the pages hold one each.
type reader struct {
	title string
	right string
	t     *theme.Theme
	w, h  int
	top   int
	lines []string // drawn; whoever changes what they show draws anew
}

// Init has nothing to begin.
func (r *reader) Init() tea.Cmd { return nil }

// Typing is never true here.
func (r *reader) Typing() bool { return false }

// Leave has nothing to save.
func (r *reader) Leave() tea.Cmd { return nil }

func (r *reader) width() int { return max(min(r.w-2, wide), 1) }

func (r *reader) room() int { return max(r.h-len(r.head()), 1) }

func (r *reader) atEnd() bool { return r.top+r.room() >= len(r.lines) }

// draw takes new lines, indented by one.
func (r *reader) draw(lines []string) {
	for i := range lines {
		if lines[i] != "" {
			lines[i] = " " + lines[i]
		}
	}
	r.lines = lines
	r.top = layout.Top(r.top, len(lines), r.room())
}

func (r *reader) head() []string {
	line := " " + layout.Spread(r.t.Title.Render(prose.Plain(r.title)), r.t.Faint.Render(r.right), r.width())
	if r.h < 14 {
		return []string{line}
	}
	return []string{line, " " + r.t.Border.Render(strings.Repeat(r.t.Glyphs.Across, r.width())), ""}
}

// View shows the lines that are drawn.
func (r *reader) View() string {
	out := append(r.head(), layout.Window(r.lines, r.top, r.room())...)
	return strings.Join(layout.Bound(out, r.w, r.h), "\n")
}

// What can be done with every text here.
type (
	scroll struct{ by int }
	leap   struct{ end bool }
	screen struct{ down bool }
)

func moves() []page.Command {
	return []page.Command{
		page.Bind("up/k", "scroll up", scroll{-1}, "up", "k").Moves(),
		page.Bind("down/j", "scroll down", scroll{1}, "down", "j").Moves(),
		page.Bind("pgup", "a screen up", screen{false}, "pgup").Moves(),
		page.Bind("pgdn", "a screen down", screen{true}, "pgdown").Moves(),
		page.Bind("home/g", "to the beginning", leap{false}, "home", "g").Moves(),
		page.Bind("end/G", "as far as it is shown", leap{true}, "end", "G").Moves(),
	}
}

// move does what moves about; false for other messages.
func (r *reader) move(msg tea.Msg) bool {
	to := r.top
	switch msg := msg.(type) {
	case scroll:
		to += msg.by
	case screen:
		to = r.turned(msg.down)
	case leap:
		if to = 0; msg.end {
			to = len(r.lines)
		}
	default:
		return false
	}
	r.top = layout.Top(to, len(r.lines), r.room())
	return true
}

// turned is the first line a screen further, with one line of the last.
func (r *reader) turned(down bool) int {
	by := max(r.room()-1, 1)
	if !down {
		by = -by
	}
	return r.top + by
}

// pressed is the message that a key stands for, or the message itself.
func pressed(msg tea.Msg, groups []page.Group) tea.Msg {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return msg
	}
	do, _ := page.Match(groups, k)
	return do
}

// back sends what leaves the page; nil for other messages.
func back(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case nav.Back, nav.Glossary, nav.Lesson:
		return nav.Send(msg)
	}
	return nil
}
