package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-isatty"

	"gatehouse/engine/nearest"
	"gatehouse/lab/attempt"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui"
	"gatehouse/lab/tui/page/exercise"
	"gatehouse/lab/tui/term"
	"gatehouse/lab/tui/theme"
)

type labCommand struct {
	Open    string `arg:"" optional:"" help:"Open this exercise at once; of a module, the first that is not done yet."`
	Plain   bool   `help:"Lines and numbered choices instead of a screen, for screen readers and pipes; ACCESSIBLE=1 does the same."`
	Theme   string `enum:"${themes}" default:"auto" env:"GATEHOUSE_THEME" help:"Colours: ${themes}."`
	ASCII   bool   `name:"ascii" help:"Draw with ASCII characters only."`
	NoMouse bool   `help:"Leave the mouse to the terminal."`
}

// Help shows an example.
func (labCommand) Help() string {
	return "Examples:\n  gatehouse\n  gatehouse lab first-steps/mia-reads --theme light\n  gatehouse lab policies\n  gatehouse --plain"
}

// Run opens the lab. What it needs of the machine (files, environment, clock,
// terminal) is gathered here and handed in.
func (c *labCommand) Run(a *app) error {
	if err := a.known(c.Open); err != nil {
		return err
	}
	if c.Plain || accessible(os.Getenv("ACCESSIBLE")) {
		return a.runPlain(c.Open)
	}
	in, ok := a.in.(*os.File)
	out, ok2 := a.out.(*os.File)
	if !ok || !ok2 || !isatty.IsTerminal(in.Fd()) || !isatty.IsTerminal(out.Fd()) {
		return errors.New("the lab needs a terminal: in a pipe use gatehouse --plain, list, show, grade or eval")
	}
	packs, err := a.packs()
	if err != nil {
		return err
	}
	lessons, glossary, err := reading()
	if err != nil {
		return err
	}
	at := findPlaces()
	store, notice := openStore(at)
	defer store.Close()
	o := tui.Options{Packs: packs, Load: a.exercise, Store: store, Notice: notice, Now: now, Theme: c.Theme, Mouse: !c.NoMouse, Open: named(packs, store, c.Open), Lessons: lessons, Glossary: glossary,
		Profile: theme.Profile(os.Getenv), Glyphs: theme.GlyphsFor(os.Getenv),
		Reader: term.NewReader(in), Ask: theme.Answers(os.Getenv), Report: crashReports(at.Crashes), Edit: externalEditor()}
	if c.ASCII {
		o.Glyphs = theme.ASCII
	}
	return tui.Run(o)
}

// named is the exercise that is to be opened, "" for home.
func named(packs []*pack.Pack, store *progress.Store, open string) string {
	if open == "" {
		return ""
	}
	records, _ := store.Records() // the lab itself says where progress cannot be read
	return plan.Named(packs, open, records)
}

// known refuses what is no exercise and no module before anything is opened: a misspelt
// command arrives here too, as the name of an exercise.
func (a *app) known(id string) error {
	if id == "" {
		return nil
	}
	sources, err := a.sources()
	if err != nil {
		return err
	}
	names := slices.Clone(a.commands)
	for _, s := range sources {
		if s.pack.ID == id && len(s.pack.Exercises) > 0 {
			return nil
		}
		names = append(names, s.pack.ID)
		for _, ex := range s.pack.Exercises {
			if ex.ID == id {
				return nil
			}
			names = append(names, ex.ID)
		}
	}
	hint := "see gatehouse --help and gatehouse list"
	if near, ok := nearest.To(id, names); ok {
		hint = "did you mean " + near + "?"
	}
	return fmt.Errorf("there is no command, module or exercise %q: %s", id, hint)
}

// packs is the index of every pack: the lab loads an exercise whole only when
// it is opened.
func (a *app) packs() ([]*pack.Pack, error) {
	sources, err := a.sources()
	if err != nil {
		return nil, err
	}
	var all []*pack.Pack
	for _, s := range sources {
		all = append(all, s.pack)
	}
	return all, nil
}

// wholePacks loads every pack whole.
func (a *app) wholePacks() ([]*pack.Pack, error) {
	sources, err := a.sources()
	if err != nil {
		return nil, err
	}
	var all []*pack.Pack
	for _, s := range sources {
		p, problems := pack.Load(s.fsys)
		if len(problems) > 0 {
			return nil, fmt.Errorf("the pack does not load: %s", located(s.name, problems[0]))
		}
		p.Added = s.pack.Added
		all = append(all, p)
	}
	return all, nil
}

// openStore opens the learner's progress; without a place for it, in memory
// and saying so.
func openStore(at places) (*progress.Store, *progress.Notice) {
	store, notice := progress.Open(at.Progress)
	store.Same = attempt.SameWork
	if at.Progress == "" {
		notice = &progress.Notice{Code: "memory", Text: "HOME is not set: nothing will be kept after you leave. Set HOME or XDG_DATA_HOME to keep progress."}
	}
	return store, notice
}

// crashReports writes reports into dir, one file each.
func crashReports(dir string) func(string) (string, error) {
	if dir == "" {
		return nil
	}
	return func(report string) (string, error) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		name := filepath.Join(dir, now().UTC().Format("20060102-150405.000")+".txt")
		return name, os.WriteFile(name, []byte(report), 0o600)
	}
}

// externalEditor prepares $VISUAL or $EDITOR on a copy of a document in a
// folder of its own, so that no other user can read or swap it; nil when
// neither is set.
func externalEditor() exercise.Edit {
	words := strings.Fields(os.Getenv("VISUAL"))
	if len(words) == 0 {
		words = strings.Fields(os.Getenv("EDITOR"))
	}
	if len(words) == 0 {
		return nil
	}
	return func(name, text string) (exercise.External, error) {
		dir, err := os.MkdirTemp("", "gatehouse-")
		if err != nil {
			return exercise.External{}, err
		}
		file := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return exercise.External{}, err
		}
		return exercise.External{
			Cmd: exec.Command(words[0], append(words[1:], file)...),
			Read: func() (string, error) {
				defer os.RemoveAll(dir)
				return readBounded(file)
			},
		}, nil
	}
}
