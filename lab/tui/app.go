package tui

import (
	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/part/help"
	"gatehouse/lab/tui/part/palette"
	"gatehouse/lab/tui/term"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// App is the root model.
type App struct {
	o       Options
	t       *theme.Theme
	w, h    int
	stack   []page.Page // home first, the page on the screen last
	help    *help.Model
	palette *palette.Model
	say     string // a line in place of the footer, until the next key
	notice  string
	crash   *crash
	asked   bool
	light   bool // the terminal's background, as far as it has told
	colours chan term.Colour
}

// New makes the lab.
func New(o Options) *App {
	o = o.withDefaults()
	a := &App{o: o, t: theme.New(o.Theme, o.Profile, o.Glyphs), colours: make(chan term.Colour, 1)}
	if o.Notice != nil {
		a.notice = o.Notice.Text
	}
	a.stack = []page.Page{a.newHome()}
	return a
}

// Init starts the first page.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.top().Init()}
	if a.o.Open != "" {
		cmds = append(cmds, nav.Send(nav.Open{ID: a.o.Open}))
	}
	if a.o.Reader != nil {
		a.o.Reader.OnBackground(func(c term.Colour) {
			select {
			case a.colours <- c:
			default:
			}
		})
		cmds = append(cmds, a.hear())
	}
	return guard(tea.Batch(cmds...))
}

// Update is the only place where the lab changes: size, leaving, overlays,
// navigation, then the page.
func (a *App) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			m, cmd = a, a.crashed("update", r)
		}
		cmd = guard(cmd)
	}()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		a.resize()
		return a, a.ask()
	case panicked:
		return a, a.crashed(msg.where, msg.value)
	case background:
		a.setBackground(msg.Colour)
		return a, a.hear()
	case reported:
		return a, a.reported(msg)
	case tea.KeyMsg:
		return a, a.key(msg)
	case tea.MouseMsg:
		return a, a.mouse(msg)
	}
	if cmd, ok := a.navigate(msg); ok {
		return a, cmd
	}
	return a, a.tell(msg)
}

// tell gives a message to every page: an answer may be for one below the top.
func (a *App) tell(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, len(a.stack))
	for i := range a.stack {
		a.stack[i], cmds[i] = a.stack[i].Update(msg)
	}
	a.resize() // what a page says of its footer may have changed
	return tea.Batch(cmds...)
}

func (a *App) top() page.Page { return a.stack[len(a.stack)-1] }

func (a *App) resize() {
	if a.help != nil {
		a.help.SetSize(a.w, a.h)
	}
	if a.palette != nil {
		a.palette.SetSize(a.w, a.h)
	}
	for _, p := range a.stack {
		p.SetSize(a.w, a.bodyHeight())
	}
}

// bodyHeight is what the page has: all but the footer and the notice.
func (a *App) bodyHeight() int {
	return max(a.h-1-len(a.noticeLines()), 1)
}

// noticeLines is the notice over the footer, as many lines as it needs.
func (a *App) noticeLines() []string {
	if a.notice == "" {
		return nil
	}
	var out []string
	for _, l := range layout.Wrap(a.notice, max(a.w-2, 1)) {
		out = append(out, " "+a.t.Notice.Render(l))
	}
	return out[:min(len(out), 4)]
}

func (a *App) setTheme(name string) {
	if name == theme.Auto && a.light {
		name = theme.Light
	}
	a.t = theme.New(name, a.o.Profile, a.o.Glyphs)
	for _, p := range a.stack {
		p.SetTheme(a.t)
	}
}
