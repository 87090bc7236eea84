package pack

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gatehouse/engine/bounded"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/world/worldfile"
)

// Bounds of a pack. Whoever exceeds them is told; nothing is cut silently.
const (
	MaxFile     = 512 << 10 // bytes of a Markdown file
	MaxFiles    = 500       // in a pack
	MaxDocument = 64 << 10  // bytes of a document of an answer
	MaxChecks   = 200       // rows of an exercise
	MaxProblems = 1000      // told at once

	maxLine      = 16 << 10 // bytes
	maxLinks     = 2000     // in a file
	maxDepth     = 24       // quotes and lists within one another
	maxQuestions = 500
	maxAnswers   = 8 // documents of an answer
	maxItems     = 100
)

// packFile is the file that makes a folder a pack.
const packFile = "pack.md"

// loader reads one pack.
type loader struct {
	fsys     fs.FS
	pack     *Pack
	problems []Problem
	worlds   map[string]world
	ids      map[string]Place
	used     map[string]bool // files that something names

	blind   bool // a file that names others could not be read: what is unlisted is not known
	noOrder bool // pack.md could not be read, or orders nothing
}

// world is a loaded world; it is loaded once however many exercises share it.
type world struct {
	*worldfile.World
	sound bool
}

func newLoader(fsys fs.FS) *loader {
	return &loader{fsys: fsys, pack: &Pack{}, worlds: map[string]world{}, ids: map[string]Place{}, used: map[string]bool{packFile: true}}
}

// Load reads the pack whose folder is the root of fsys. It lists every mistake
// in the order of files and lines; the pack holds the exercises that have none.
func Load(fsys fs.FS) (*Pack, []Problem) {
	l := newLoader(fsys)
	l.pages((*page).whole)
	l.unlisted()
	return l.pack, l.all()
}

// LoadIndex reads only what a list of exercises shows: front matter, and of
// decks the questions' ids and titles. It is for a fast start.
func LoadIndex(fsys fs.FS) (*Pack, []Problem) {
	l := newLoader(fsys)
	l.pages((*page).index)
	return l.pack, l.all()
}

// pages reads each page that pack.md orders.
func (l *loader) pages(read func(*page)) {
	for _, e := range l.packPage() {
		if p := l.page(e.file, e.at); p != nil {
			read(p)
			l.keep(p)
		}
	}
}

// LoadExercise reads one exercise whole; it is nil when something is wrong with
// it, and then there are problems.
func LoadExercise(fsys fs.FS, id string) (*Exercise, []Problem) {
	l := newLoader(fsys)
	var known []string
	order := l.packPage()
	for _, e := range order {
		before := len(l.problems)
		p := l.page(e.file, e.at)
		if p == nil || p.front() != id {
			if p != nil {
				known = append(known, p.ex.ID)
			}
			l.problems = l.problems[:before] // another exercise's mistakes are not asked for
			continue
		}
		if p.whole(); p.sound() {
			return p.ex, nil
		}
		return nil, l.all()
	}
	l.add(Place{packFile, 1, 1}, "unknown-exercise", fmt.Sprintf("there is no exercise %q in the pack", id), nearest.Hint(id, known))
	return nil, l.all()
}

// keep takes a page's exercise into the pack when it has no problems.
func (l *loader) keep(p *page) {
	if p.sound() {
		l.pack.Exercises = append(l.pack.Exercises, p.ex)
	}
}

func (l *loader) add(at Place, code, message, hint string) {
	l.problems = append(l.problems, Problem{File: at.File, Line: at.Line, Col: at.Col, Code: code, Message: shown(message), Hint: shown(hint)})
}

// shown leaves out what must not reach a screen: a document may write a
// control character by its number, and what is wrong with it quotes it.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if plainyaml.Unprintable(r) {
			return -1
		}
		return r
	}, s)
}

func (l *loader) refuse(at Place, e *bounded.Error) { l.add(at, e.Code, e.Message, e.Hint) }

// all is the problems in order, each once, and no more than a person can use.
func (l *loader) all() []Problem {
	problems := Sort(l.problems)
	if len(problems) > MaxProblems {
		last := problems[MaxProblems]
		last.Code, last.Message, last.Hint = "too-many", "there are more problems than these", "mend some and check again"
		problems = append(problems[:MaxProblems:MaxProblems], last)
	}
	return problems
}

// Sort puts problems in the order of files and lines, each once.
func Sort(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return slices.Compact(problems)
}

// world loads a world once; its problems are the pack's.
func (l *loader) world(file string, at Place) world {
	if w, ok := l.worlds[file]; ok {
		return w
	}
	if e := bounded.CheckPath(file); e != nil {
		l.refuse(at, e)
		return world{}
	}
	if _, err := fs.Stat(l.fsys, file); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.add(at, "unreadable-file", fmt.Sprintf("the world %q cannot be read", file), "a file of the pack itself, not a link that leads out of it")
			l.blind = true
			return world{}
		}
		l.add(at, "no-such-file", fmt.Sprintf("there is no world %q", file), nearest.Hint(file, l.filesLike("worlds/*.yaml")))
		l.blind = true
		return world{}
	}
	w, problems := worldfile.Load(l.fsys, file)
	l.used[file] = true
	l.problems = append(l.problems, problems...)
	if w == nil {
		l.blind = true
	} else {
		for _, f := range w.Files {
			l.used[f] = true
		}
	}
	l.worlds[file] = world{w, w != nil && len(problems) == 0}
	return l.worlds[file]
}

func (l *loader) filesLike(pattern string) []string {
	files, err := fs.Glob(l.fsys, pattern)
	if err != nil {
		return nil
	}
	return files
}

// id keeps ids unique through the pack.
func (l *loader) id(id string, at Place) bool {
	if first, taken := l.ids[id]; taken {
		l.add(at, "duplicate-id", fmt.Sprintf("the id %q stands in %s:%d already", id, first.File, first.Line), "give each its own; the older one keeps it")
		return false
	}
	l.ids[id] = at
	return true
}
