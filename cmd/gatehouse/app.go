package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gatehouse/engine/nearest"
	"gatehouse/exercises"
	"gatehouse/lab/pack"
)

// now is the wall clock, read nowhere else; a test puts another in its place.
var now = time.Now

// app is what every command has: streams, and the packs.
type app struct {
	in   io.Reader
	out  io.Writer
	errs io.Writer
	dirs []string // folders of packs beyond the built-in ones

	commands []string // their names, for whoever misspells one

	once  sync.Once
	found []source
	err   error
}

// source is a pack's folder and what is known of it before it is loaded.
type source struct {
	name string // how errors name the folder
	fsys fs.FS
	pack *pack.Pack // its index
}

// sources finds the packs, the built-in ones first. A pack of the user's that
// does not load is an error that names its first mistake.
func (a *app) sources() ([]source, error) {
	a.once.Do(func() { a.found, a.err = a.find() })
	return a.found, a.err
}

func (a *app) find() ([]source, error) {
	var all []source
	for _, name := range exercises.Order {
		sub, err := fs.Sub(exercises.FS, name)
		if err != nil {
			return nil, err
		}
		all = append(all, source{name: "exercises/" + name, fsys: sub})
	}
	builtIn := len(all)
	for _, dir := range a.dirs {
		if dir == "" {
			continue
		}
		sub, err := openPack(dir)
		if err != nil {
			return nil, err
		}
		all = append(all, source{name: dir, fsys: sub})
	}
	seen := map[string]string{}
	for i := range all {
		p, problems := pack.LoadIndex(all[i].fsys)
		if len(problems) > 0 {
			return nil, fmt.Errorf("the pack does not load: %s\nsee all with: gatehouse pack check %s", located(all[i].name, problems[0]), all[i].name)
		}
		if first, dup := seen[p.ID]; dup {
			return nil, fmt.Errorf("%s and %s are both pack %q: give one another id", first, all[i].name, p.ID)
		}
		seen[p.ID], all[i].pack = all[i].name, p
		p.Added = i >= builtIn
	}
	return all, nil
}

// openPack opens a folder on disk as a pack. The folder is opened as a root:
// no name and no link inside it leads outside.
func openPack(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("no pack at %s: %w", dir, err)
	}
	fsys := root.FS()
	if _, err := fs.Stat(fsys, "pack.md"); err != nil {
		return nil, fmt.Errorf("%s holds no pack.md: name the folder of a pack", dir)
	}
	return fsys, nil
}

// located writes a problem with its folder before its file.
func located(dir string, p pack.Problem) string {
	p.File = filepath.ToSlash(filepath.Join(dir, p.File))
	return p.Error()
}

// exercise loads one exercise whole, by id.
func (a *app) exercise(id string) (*pack.Exercise, error) {
	sources, err := a.sources()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, s := range sources {
		for _, ex := range s.pack.Exercises {
			if known = append(known, ex.ID); ex.ID != id {
				continue
			}
			full, problems := pack.LoadExercise(s.fsys, id)
			if full == nil {
				return nil, fmt.Errorf("%s", located(s.name, problems[0]))
			}
			return full, nil
		}
	}
	return nil, fmt.Errorf("there is no exercise %q: %s", id, strings.TrimSuffix(nearest.Hint(id, known), ".")+" (gatehouse list shows all)")
}
