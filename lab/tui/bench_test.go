package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"
)

// BenchmarkFrame draws each state once more, in full colour.
func BenchmarkFrame(b *testing.B) {
	for _, s := range screens {
		b.Run(s.name, func(b *testing.B) {
			l := s.open(b, 120, 40, func(o *Options) { o.Profile = termenv.TrueColor })
			for b.Loop() {
				l.app.View()
			}
		})
	}
}

// BenchmarkKeyToFrame types a letter, judges, saves and draws.
func BenchmarkKeyToFrame(b *testing.B) {
	l := open(b, 120, 40, func(o *Options) { o.Profile = termenv.TrueColor }).press(bucketOnly)
	keys := []tea.Msg{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'x'}}, tea.KeyMsg{Type: tea.KeyBackspace}}
	for i := 0; b.Loop(); i++ {
		l.send(keys[i%2])
		l.later = nil
		l.app.View()
	}
}

// BenchmarkStart makes the lab and draws its first frame.
func BenchmarkStart(b *testing.B) {
	l := open(b, 120, 40)
	for b.Loop() {
		a := New(l.app.o)
		a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		a.View()
	}
}
