package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"gatehouse/lab/tui/theme"
)

// Page is one screen. The root model owns the last line, where the keys stand;
// the page fills the rest.
type Page interface {
	// Name is the page in one word, for help: "exercise".
	Name() string
	Init() tea.Cmd
	// Update is the only place where the page changes.
	Update(tea.Msg) (Page, tea.Cmd)
	// View gives at most the size's rows, none wider than it. It does no work.
	View() string
	SetSize(w, h int)
	SetTheme(*theme.Theme)
	// Keys lists what can be pressed, in the order in which help shows it.
	Keys() []Group
	// Typing says whether letters are text now.
	Typing() bool
	// Leave saves what is not saved yet; nil when there is nothing to save.
	Leave() tea.Cmd
}
