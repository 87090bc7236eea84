package line_test

import (
	"strings"
	"testing"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/part/line"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"
)

func key(t tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: t} }

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func TestEditing(t *testing.T) {
	for name, c := range map[string]struct {
		keys []tea.KeyMsg
		want string
	}{
		"at the end":            {[]tea.KeyMsg{typed("c")}, "abc"},
		"at the beginning":      {[]tea.KeyMsg{key(tea.KeyHome), typed("x")}, "xab"},
		"between":               {[]tea.KeyMsg{key(tea.KeyLeft), typed("x")}, "axb"},
		"backspace":             {[]tea.KeyMsg{key(tea.KeyBackspace)}, "a"},
		"delete":                {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyDelete)}, "b"},
		"all before":            {[]tea.KeyMsg{key(tea.KeyCtrlU)}, ""},
		"all behind":            {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyCtrlK)}, ""},
		"a paste of two lines":  {[]tea.KeyMsg{typed("1\n2\x1b\x00")}, "ab1 2"},
		"nothing left to erase": {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyBackspace), key(tea.KeyLeft)}, "ab"},
	} {
		m := line.New("ab")
		for _, k := range c.keys {
			m.Type(k)
		}
		if m.Value() != c.want {
			t.Errorf("%s: %q, want %q", name, m.Value(), c.want)
		}
	}
	if line.New("").Type(key(tea.KeyEnter)) {
		t.Error("enter is none of a line's keys")
	}
}

// TestTheCursorShows in any width, and the line is never wider.
func TestTheCursorShows(t *testing.T) {
	th := theme.New(theme.None, termenv.Ascii, theme.ASCII)
	rapid.Check(t, func(t *rapid.T) {
		m := line.New(strings.Repeat("0123456789", 3))
		for range rapid.IntRange(0, 40).Draw(t, "moves") {
			m.Type(key(tea.KeyLeft))
		}
		w := rapid.IntRange(1, 50).Draw(t, "w")
		if got := layout.Width(ansi.Strip(m.View(th, w))); got < 1 || got > w {
			t.Fatalf("%d cells of %d", got, w)
		}
	})
}
