package quiz

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

type nowhere struct{}

func (nowhere) AddHandIn(progress.HandIn) error { return nil }

// longMatch is a match whose right sides take two lines each on a small screen.
func longMatch() *Page {
	q := pack.Question{ID: "p/d#q", Kind: pack.Match, Title: "Who is who?"}
	for _, name := range []string{"root", "user", "group", "role"} {
		q.Pairs = append(q.Pairs, [2]string{name, "what tells apart from all the others a " + name})
	}
	deck := &pack.Exercise{Title: "Who is who", Kind: pack.DeckKind, Questions: []pack.Question{q}}
	p := New(deck, Config{Store: nowhere{}, Now: func() time.Time { return time.Unix(0, 0) }}, theme.New("dark", 0, theme.ASCII))
	p.form.order = []int{2, 0, 1, 3}
	return p
}

func press(p *Page, keys string) {
	for _, k := range strings.Fields(keys) {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		for kind, name := range map[tea.KeyType]string{tea.KeyUp: "up", tea.KeyDown: "down", tea.KeyRight: "right", tea.KeyLeft: "left", tea.KeyEnter: "enter", tea.KeyPgDown: "pgdn", tea.KeyPgUp: "pgup", tea.KeyTab: "tab"} {
			if name == k {
				msg = tea.KeyMsg{Type: kind}
			}
		}
		p.Update(msg)
	}
}

// TestMatching: the matches as numbers, 0 for none, then the selected line.
func TestMatching(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"2", "[2 0 0 0] 1"},
		{"2 1 4 3", "[2 1 4 3] 3"},
		{"2 up 1", "[1 0 0 0] 1"},
		{"2 1 2", "[0 1 2 0] 3"}, // 2 was taken: the lines swap what they had
		{"2 2", "[0 2 0 0] 2"},
		{"2 1 down 4", "[2 1 0 4] 2"},
		{"2 right", "[2 1 0 0] 1"},
		{"2 right right", "[2 3 0 0] 1"},
		{"2 left left", "[2 3 0 0] 1"},
		{"2 1 4 3 right", "[2 1 4 3] 3"},
		{"2 1 down 4 enter", "[2 1 0 4] 2"},
		{"2 1 down down enter", "[2 1 0 0] 2"},
	} {
		p := longMatch()
		press(p, c.keys)
		var got []int
		for _, at := range p.form.pairs {
			got = append(got, at+1)
		}
		if s := fmt.Sprintf("%v %d", got, p.form.at); s != c.want {
			t.Errorf("%s: %s, want %s", c.keys, s, c.want)
		}
	}
}

func TestASmallScreenShowsEveryMatch(t *testing.T) {
	p := longMatch()
	p.SetSize(40, 11)
	seen := ansi.Strip(p.View())
	press(p, "pgdn")
	seen += ansi.Strip(p.View())
	for _, want := range []string{"root", "1  what tells", "2  what tells", "3  what tells", "4  what tells", "others a role"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not to be seen in\n%s", want, seen)
		}
	}
	press(p, "pgdn pgdn pgdn pgup pgup")
	if top := ansi.Strip(p.View()); !strings.Contains(top, "Who is who?") {
		t.Errorf("scrolled past the end:\n%s", top)
	}
	press(p, "enter")
	if slip := ansi.Strip(p.View()); !strings.Contains(slip, "no match yet") {
		t.Errorf("nothing says why it is not marked:\n%s", slip)
	}
}

// TestSkipping: a question left out is asked once more, and is not skipped any
// longer once it is answered.
func TestSkipping(t *testing.T) {
	q := pack.Question{ID: "p/d#q", Kind: pack.Number, Title: "How many?", Answer: 6}
	other := q
	other.ID = "p/d#r"
	deck := &pack.Exercise{Title: "Counting", Kind: pack.DeckKind, Questions: []pack.Question{q, other}}
	p := New(deck, Config{Store: nowhere{}, Now: func() time.Time { return time.Unix(0, 0) }, More: true}, theme.New("dark", 0, theme.ASCII))
	p.SetSize(60, 20)
	for _, c := range []struct{ keys, want string }{
		{"tab 6 enter enter", "1 of 2 right at first answer. 1 skipped."},
		{"a", "once more, 1 of 1"},
		{"6 enter enter", "2 of 2 right at first answer."},
	} {
		press(p, c.keys)
		if s := ansi.Strip(p.View()); !strings.Contains(s, c.want) || strings.Contains(s, "skipped") != strings.Contains(c.want, "skipped") {
			t.Errorf("%s: want %q in\n%s", c.keys, c.want, s)
		}
	}
}
