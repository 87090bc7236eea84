package tui

import (
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/tui/nav"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/page/exercise"
	"gatehouse/lab/tui/page/home"
	"gatehouse/lab/tui/page/predict"
	"gatehouse/lab/tui/page/quiz"
	"gatehouse/lab/tui/page/result"
	"gatehouse/lab/tui/part/help"
	"gatehouse/lab/tui/part/palette"

	tea "github.com/charmbracelet/bubbletea"
)

// navigate answers the messages of package nav; ok is false for others.
func (a *App) navigate(msg tea.Msg) (cmd tea.Cmd, ok bool) {
	switch msg := msg.(type) {
	case nav.Open:
		return a.open(msg), true
	case opened:
		return a.opened(msg), true
	case nav.Next:
		return a.next(msg.After), true
	case nav.HandedIn:
		return a.push(result.New(msg, a.t, plan.Following(a.o.Packs, msg.Exercise.ID) != nil)), true
	case nav.Back:
		return a.pop(max(len(a.stack)-1, 1)), true
	case nav.Home:
		return a.pop(1), true
	case nav.Quit:
		return a.leave(), true
	case nav.Help:
		a.help = help.New(a.top().Name(), a.groups(), a.t)
		a.help.SetSize(a.w, a.h)
	case nav.Palette:
		a.palette = palette.New(a.actions(), a.t)
		a.palette.SetSize(a.w, a.h)
	case nav.Say:
		a.say = msg.Text
	case nav.SetTheme:
		a.o.Theme = msg.Name
		a.setTheme(msg.Name)
	case dismiss:
		a.notice = ""
		a.resize()
	default:
		return a.reading(msg)
	}
	return nil, true
}

// leave lets every page save, then ends the program.
func (a *App) leave() tea.Cmd {
	return tea.Sequence(a.saves(0), tea.Quit)
}

// saves is one command that saves the pages from index i up.
func (a *App) saves(i int) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range a.stack[i:] {
		if c := p.Leave(); c != nil {
			cmds = append(cmds, guard(c))
		}
	}
	if len(cmds) == 0 {
		return nil
	}
	return func() tea.Msg {
		for _, c := range cmds {
			c()
		}
		return nil
	}
}

func (a *App) push(p page.Page) tea.Cmd {
	a.stack = append(a.stack, p)
	a.resize()
	return p.Init()
}

// pop keeps the first n pages and tells the last of them that it is back.
func (a *App) pop(n int) tea.Cmd {
	save := a.saves(n)
	a.stack = a.stack[:n]
	a.resize()
	return tea.Sequence(save, nav.Send(nav.Shown{}))
}

// opened brings an exercise that was read whole.
type opened struct {
	nav.Open
	ex       *pack.Exercise
	answered map[string]bool // of a deck that is half done
	err      error
}

// open leaves what is open, saved, and reads the exercise.
func (a *App) open(m nav.Open) tea.Cmd {
	ex := plan.Exercise(a.o.Packs, m.ID)
	if ex == nil {
		a.say = "there is no exercise " + m.ID
		return nil
	}
	read := func() tea.Msg {
		o := opened{Open: m, ex: ex}
		if a.o.Load != nil {
			o.ex, o.err = a.o.Load(m.ID)
		}
		if o.err == nil && o.ex.Kind == pack.DeckKind {
			records, _ := a.o.Store.Records() // what cannot be read is asked again
			o.answered = plan.Answered(o.ex, records)
		}
		return o
	}
	return tea.Sequence(a.saves(1), read)
}

// opened puts the exercise's page over home.
func (a *App) opened(m opened) tea.Cmd {
	if m.err != nil {
		a.say = "this exercise cannot be opened: " + m.err.Error()
		return nil
	}
	a.stack = a.stack[:1]
	if m.ex.Kind == pack.DeckKind {
		suggest := func(covers []string) *pack.Exercise { return plan.Teaching(a.o.Packs, covers) }
		return a.push(quiz.New(m.ex, quiz.Config{Store: a.o.Store, Now: a.o.Now, Suggest: suggest, Answered: m.answered, Place: m.Place, More: plan.Following(a.o.Packs, m.ex.ID) != nil}, a.t))
	}
	if m.ex.Kind == pack.PredictKind {
		return a.push(predict.New(m.ex, a.predicting(m), a.t))
	}
	return a.push(exercise.New(m.ex, a.writing(m.Open), a.t))
}

func (a *App) predicting(m opened) predict.Config {
	c := a.config(m.Fresh)
	return predict.Config{Store: c.Store, Now: c.Now, Copy: c.Copy, Place: c.Place, After: c.After, Fresh: m.Fresh, More: plan.Following(a.o.Packs, m.ex.ID) != nil}
}

func (a *App) writing(m nav.Open) exercise.Config {
	c := a.config(m.Fresh)
	c.Next = m.Next
	return c
}

func (a *App) config(fresh bool) exercise.Config {
	place := func(id string) (string, int, int) { return plan.Position(a.o.Packs, id) }
	c := exercise.Config{Store: a.o.Store, Now: a.o.Now, NewJudge: a.o.NewJudge, Edit: a.edit(), Place: place, After: a.o.After, Mouse: a.o.Mouse, Fresh: fresh}
	if a.o.Reader != nil {
		c.Copy = a.o.Reader.Copy
	}
	return c
}

// edit lets the external editor read the terminal itself: given a Reader, exec
// would copy from it and wait for a key after the editor has ended.
func (a *App) edit() exercise.Edit {
	if a.o.Edit == nil || a.o.Reader == nil {
		return a.o.Edit
	}
	return func(name, text string) (exercise.External, error) {
		run, err := a.o.Edit(name, text)
		if err == nil && run.Cmd.Stdin == nil {
			run.Cmd.Stdin = a.o.Reader.File
		}
		return run, err
	}
}

func (a *App) next(after string) tea.Cmd {
	if ex := plan.Following(a.o.Packs, after); ex != nil {
		return a.open(nav.Open{ID: ex.ID, Next: true})
	}
	return a.pop(1)
}

func (a *App) newHome() page.Page {
	return home.New(home.Config{Packs: a.o.Packs, Store: a.o.Store, Now: a.o.Now, Peek: a.peek, Lessons: a.o.Lessons}, a.t)
}

// peek says how far an open attempt is; it runs in home's command. An attempt
// whose judging breaks must not keep the learner from home, so it says nothing.
func (a *App) peek(ex *pack.Exercise) (far string) {
	defer func() {
		if recover() != nil {
			far = ""
		}
	}()
	if a.o.Load != nil {
		whole, err := a.o.Load(ex.ID)
		if err != nil {
			return ""
		}
		ex = whole
	}
	return exercise.Peek(ex, a.config(false))
}
