package tui

import tea "github.com/charmbracelet/bubbletea"

// fps bounds how often a frame is written; a key must not wait long for its own.
const fps = 120

// ProgramOptions are the options to start the lab with.
func ProgramOptions(o Options) []tea.ProgramOption {
	opts := []tea.ProgramOption{tea.WithAltScreen(), tea.WithFPS(fps)}
	if o.Mouse {
		opts = append(opts, tea.WithMouseCellMotion())
	}
	if o.Reader != nil {
		opts = append(opts, tea.WithInput(o.Reader))
	}
	return opts
}

// Run opens the lab and returns when the learner leaves it.
func Run(o Options) error {
	_, err := tea.NewProgram(New(o), ProgramOptions(o)...).Run()
	return err
}
