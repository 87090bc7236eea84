package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-isatty"

	"gatehouse/lab/plain"
)

// accessible reads the environment's wish for plain lines: any value but a no.
func accessible(value string) bool {
	switch strings.ToLower(value) {
	case "", "0", "no", "off", "false":
		return false
	}
	return true
}

// widestPlain is the widest that running text grows: longer lines are hard to
// follow.
const widestPlain = 100

// runPlain opens the lab as lines. It needs no terminal; without one the lines
// that are read are written too, so that what comes out can be followed.
func (a *app) runPlain(open string) error {
	packs, err := a.wholePacks()
	if err != nil {
		return err
	}
	lessons, glossary, err := reading()
	if err != nil {
		return err
	}
	store, notice := openStore(findPlaces())
	defer store.Close()
	in, ok := a.in.(*os.File)
	return plain.Run(plain.Options{In: a.in, Out: a.out, Echo: !ok || !isatty.IsTerminal(in.Fd()), Packs: packs, Store: store, Notice: notice,
		Now: now, Open: named(packs, store, open), Lessons: lessons, Glossary: glossary, Width: min(a.columns(0, 0), widestPlain), ReadFile: readText, Edit: a.editText()})
}

// readText reads a file that the learner names. Only a file: a pipe or a
// device may have no end.
func readText(name string) (string, error) {
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	switch info, err := os.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("there is no file %s", name)
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file", name)
	}
	return readBounded(name)
}

// editText runs the external editor on a text, nil when there is none.
func (a *app) editText() func(name, text string) (string, error) {
	edit := externalEditor()
	if edit == nil {
		return nil
	}
	return func(name, text string) (string, error) {
		run, err := edit(name, text)
		if err != nil {
			return "", err
		}
		run.Cmd.Stdin, run.Cmd.Stdout, run.Cmd.Stderr = editorInput(a.in), a.out, a.errs
		err = run.Cmd.Run()
		edited, readErr := run.Read()
		if err == nil {
			err = readErr
		}
		return edited, err
	}
}

// editorInput is the terminal, and nothing else: what is piped in is the
// learner's words to the lab.
func editorInput(in io.Reader) io.Reader {
	if f, ok := in.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		return f
	}
	return nil
}
