package tui

import (
	"time"

	"gatehouse/lab/tui/term"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// background is the terminal's answer to the question for its background.
type background struct{ term.Colour }

// hear waits for the next answer; it may never come, and nobody waits for it
// but this command.
func (a *App) hear() tea.Cmd {
	if a.o.Reader == nil {
		return nil
	}
	return func() tea.Msg { return background{<-a.colours} }
}

// afterFirstFrame is long enough for the first frame to have been written.
const afterFirstFrame = 40 * time.Millisecond

// ask puts the question once, when the first frame is out.
func (a *App) ask() tea.Cmd {
	if a.asked || a.o.Reader == nil || !a.o.Ask || a.o.Theme != theme.Auto {
		return nil
	}
	a.asked = true
	return tea.Tick(afterFirstFrame, func(time.Time) tea.Msg {
		a.o.Reader.Ask()
		return nil
	})
}

func (a *App) setBackground(c term.Colour) {
	a.light = !c.Dark()
	if a.o.Theme == theme.Auto { // else the learner has chosen
		a.setTheme(theme.Auto)
	}
}
