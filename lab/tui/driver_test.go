package tui

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Lookup("update") // packtest's

// learner drives the lab as a person would: keys in, screen out. Commands run
// at once; what waits for the clock waits until the learner pauses.
type learner struct {
	testing.TB
	app   *App
	later []tea.Msg
	quit  bool
	now   time.Time
}

// testPack is the pack of the tests.
func testPack(t testing.TB) fs.FS { return testFiles(t, "testdata/pack.txtar") }

// testFiles is a txtar file as a folder.
func testFiles(t testing.TB, file string) fs.FS {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func open(t testing.TB, w, h int, change ...func(*Options)) *learner {
	t.Helper()
	fsys := testPack(t)
	index, problems := pack.LoadIndex(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	content := testFiles(t, "testdata/content.txtar")
	lessons, wrong := lesson.Load(content)
	glossary, more := lesson.LoadGlossary(content)
	if wrong = append(wrong, more...); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	store, _ := progress.Open(filepath.Join(t.TempDir(), "progress.db"))
	t.Cleanup(func() { store.Close() })
	l := &learner{TB: t, now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	o := Options{
		Packs: []*pack.Pack{index}, Store: store, Profile: termenv.Ascii, Glyphs: theme.ASCII,
		Lessons: lessons, Glossary: glossary,
		Now:  func() time.Time { return l.now },
		Load: loader(fsys),
		After: func(_ time.Duration, msg tea.Msg) tea.Cmd {
			return func() tea.Msg { l.later = append(l.later, msg); return nil }
		},
	}
	for _, c := range change {
		c(&o)
	}
	l.app = New(o)
	l.size(w, h)
	l.run(l.app.Init())
	return l
}

// loader loads exercises of one pack.
func loader(fsys fs.FS) func(string) (*pack.Exercise, error) {
	return func(id string) (*pack.Exercise, error) {
		ex, problems := pack.LoadExercise(fsys, id)
		if ex == nil {
			return nil, errors.New(problems[0].Error())
		}
		return ex, nil
	}
}

// withPack puts another pack in the place of the tests' own.
func withPack(t testing.TB, file string) func(*Options) {
	t.Helper()
	return with(t, testFiles(t, file))
}

// withForesight puts the pack of predictions in their place.
func withForesight(t testing.TB) func(*Options) { return with(t, packtest.Foresight()) }

func with(t testing.TB, fsys fs.FS) func(*Options) {
	t.Helper()
	index, problems := pack.LoadIndex(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return func(o *Options) { o.Packs, o.Load = []*pack.Pack{index}, loader(fsys) }
}

func (l *learner) size(w, h int) { l.send(tea.WindowSizeMsg{Width: w, Height: h}) }

func (l *learner) send(msg tea.Msg) {
	_, cmd := l.app.Update(msg)
	l.run(cmd)
}

// run runs a command and everything that follows from it.
func (l *learner) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			l.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg.(type) {
	case nil:
	case tea.QuitMsg:
		l.quit = true
	default:
		l.send(msg)
	}
}

// pause lets the time pass that things wait for.
func (l *learner) pause() {
	later := l.later
	l.later = nil
	for _, m := range later {
		l.send(m)
	}
}

var keyTypes = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "backspace": tea.KeyBackspace, "ctrl+s": tea.KeyCtrlS, "ctrl+g": tea.KeyCtrlG, "ctrl+p": tea.KeyCtrlP,
	"ctrl+c": tea.KeyCtrlC, "ctrl+t": tea.KeyCtrlT, "ctrl+o": tea.KeyCtrlO, "ctrl+u": tea.KeyCtrlU, "ctrl+z": tea.KeyCtrlZ, "ctrl+f": tea.KeyCtrlF, "ctrl+r": tea.KeyCtrlR, "f1": tea.KeyF1, "end": tea.KeyEnd, "home": tea.KeyHome, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp,
}

// press types keys by name, separated by blanks; what begins with ' is text,
// "pause" lets time pass, "shut" closes the box of completions if it is open.
func (l *learner) press(keys string) *learner {
	for _, k := range strings.Fields(keys) {
		switch text, isText := strings.CutPrefix(k, "'"); {
		case k == "pause":
			l.pause()
		case isText:
			for _, r := range text {
				l.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
		case k == "shut":
			if e, ok := l.app.top().(interface{ Completing() bool }); ok && e.Completing() {
				l.send(tea.KeyMsg{Type: tea.KeyEsc})
			}
		case k == "space":
			l.send(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
		default:
			if kt, ok := keyTypes[k]; ok {
				l.send(tea.KeyMsg{Type: kt})
			} else {
				l.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})
			}
		}
	}
	return l
}

// screen is what stands on the screen, without colour.
func (l *learner) screen() string {
	lines := strings.Split(ansi.Strip(l.app.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func (l *learner) sees(words ...string) *learner {
	l.Helper()
	s := l.screen()
	for _, w := range words {
		if !strings.Contains(s, w) {
			l.Fatalf("the screen does not say %q:\n%s", w, s)
		}
	}
	return l
}

func (l *learner) doesNotSee(words ...string) *learner {
	l.Helper()
	s := l.screen()
	for _, w := range words {
		if strings.Contains(s, w) {
			l.Fatalf("the screen says %q:\n%s", w, s)
		}
	}
	return l
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if update.Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is not what is drawn today; run with -update and read the difference. Got:\n%s", file, got)
	}
}
