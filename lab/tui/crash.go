package tui

import (
	"fmt"
	"reflect"
	"runtime/debug"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/nav"

	tea "github.com/charmbracelet/bubbletea"
)

// crash is what the crash page tells.
type crash struct {
	where string // where the report is, empty when it is not written
	fail  string // why it could not be written
}

// panicked is a panic in a command.
type panicked struct {
	where string
	value any
}

// reported says where a report was written.
type reported struct {
	where string
	err   error
}

// guard makes a command whose panic becomes a message, so that a goroutine
// never leaves the terminal broken.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = panicked{"command", fmt.Sprintf("%v\n\n%s", r, debug.Stack())}
			}
		}()
		return guardAll(cmd())
	}
}

// guardAll guards the commands inside a batch or a sequence. A sequence's type
// is bubbletea's own, hence the detour.
func guardAll(msg tea.Msg) tea.Msg {
	switch v := reflect.ValueOf(msg); {
	case !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]():
		return msg
	default:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			if c, _ := v.Index(i).Interface().(tea.Cmd); c != nil {
				out.Index(i).Set(reflect.ValueOf(guard(c)))
			}
		}
		return out.Interface()
	}
}

// crashed turns to the crash page and writes the report in a command.
func (a *App) crashed(where string, r any) tea.Cmd {
	report := a.report(where, r)
	var rescue tea.Cmd
	if a.crash == nil {
		rescue = a.rescue()
	}
	a.crash = &crash{}
	a.help, a.palette = nil, nil
	if a.o.Report == nil {
		return rescue
	}
	return tea.Batch(rescue, func() tea.Msg {
		at, err := a.o.Report(report)
		return reported{at, err}
	})
}

// rescue saves what the pages hold. It may break as what led here did; then
// what was saved at the last step stands.
func (a *App) rescue() (cmd tea.Cmd) {
	defer func() {
		if recover() != nil {
			cmd = nil
		}
	}()
	save := a.saves(0)
	return func() tea.Msg {
		defer func() { _ = recover() }()
		if save != nil {
			save()
		}
		return nil
	}
}

// crashedDrawing is for a panic in View, which has no command to give: the
// report is written at once, this once.
func (a *App) crashedDrawing(r any) {
	report := a.report("view", r)
	a.crash = &crash{}
	if a.o.Report != nil {
		at, err := a.o.Report(report)
		a.reported(reported{at, err})
	}
}

func (a *App) report(where string, r any) string {
	return fmt.Sprintf("gatehouse stopped in %s of page %s at %dx%d\n\n%v\n\n%s", where, a.top().Name(), a.w, a.h, r, debug.Stack())
}

func (a *App) reported(m reported) tea.Cmd {
	if a.crash == nil {
		return nil
	}
	a.crash.where = m.where
	if m.err != nil {
		a.crash.fail = m.err.Error()
	}
	return nil
}

func (a *App) crashKey(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		a.crash = nil
		a.stack = a.stack[:1]
		a.stack[0] = a.newHome()
		a.stack[0].SetSize(a.w, a.bodyHeight())
		return tea.Batch(a.stack[0].Init(), nav.Send(nav.Shown{}))
	case "q":
		return tea.Quit
	}
	return nil
}

func (a *App) crashView() []string {
	w := max(a.w-2, 1)
	out := []string{"", " " + a.t.Title.Render("Something in Gatehouse broke."), ""}
	say := func(s string) {
		for _, l := range layout.Wrap(s, min(w, 76)) {
			out = append(out, " "+l)
		}
	}
	say("It is our mistake, not yours. Your work is saved up to the last key.")
	switch {
	case a.crash.where != "":
		say("A report was written to " + a.crash.where)
	case a.crash.fail != "":
		say("The report could not be written: " + a.crash.fail)
	}
	out = append(out, "", " "+a.t.Key.Render("enter")+" "+a.t.Faint.Render("go home")+"   "+a.t.Key.Render("q")+" "+a.t.Faint.Render("quit"))
	return layout.Bound(out, a.w, a.h)
}
