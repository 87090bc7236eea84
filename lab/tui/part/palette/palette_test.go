package palette

import (
	"testing"

	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"
)

func TestFindsByAFewLetters(t *testing.T) {
	m := New([]Action{{Title: "hand in", Do: 1}, {Title: "theme: light", Do: 2}, {Title: "go home", Do: 3}}, theme.New(theme.None, termenv.Ascii, theme.ASCII))
	m.SetSize(80, 24)
	for _, r := range "thl" {
		m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	if do, open := m.Update(tea.KeyMsg{Type: tea.KeyEnter}); do != 2 || open {
		t.Errorf("enter did %v, open %v", do, open)
	}
	m.all = append(m.all, Action{Title: "open: Hello", Key: "Policies", Do: 4}, Action{Title: "open: Many police", Key: "Routes", Do: 5})
	if m.find("polic"); len(m.found) != 2 || m.found[0].Do != 5 || m.found[1].Do != 4 {
		t.Errorf("found %v", m.found)
	}
	m.find("zzz")
	if do, open := m.Update(tea.KeyMsg{Type: tea.KeyEnter}); do != nil || open {
		t.Errorf("enter on nothing did %v, open %v", do, open)
	}
}
