package plain_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
	"gatehouse/lab/plain"
	"gatehouse/lab/progress"
)

// keeping is a store in memory that says it lasts, and that fails to save for
// as long as it is told to.
type keeping struct {
	*progress.Store
	failing   int
	elsewhere bool // it fails since another window wrote
}

func (k *keeping) Durable() bool { return true }

func (k *keeping) fail() error {
	if k.failing == 0 {
		return nil
	}
	k.failing--
	if k.elsewhere {
		return fmt.Errorf("save the attempt: %w", progress.ErrElsewhere)
	}
	return errors.New("save the attempt: disk full")
}

func (k *keeping) SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error {
	if err := k.fail(); err != nil {
		return err
	}
	return k.Store.SaveAttempt(exercise, seq, snapshot, now)
}

func (k *keeping) AddHandIn(h progress.HandIn) error {
	if err := k.fail(); err != nil {
		return err
	}
	return k.Store.AddHandIn(h)
}

// morning is when every script begins.
var morning = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

// world is what a script runs in: its packs, its progress, its clock.
type world struct {
	packs   []*pack.Pack
	lessons []*lesson.Lesson
	words   *lesson.Glossary
	store   plain.Store
	now     time.Time
	files   map[string]string
}

func newWorld(t testing.TB, a *txtar.Archive) *world {
	t.Helper()
	changes, files, content := &txtar.Archive{}, map[string]string{}, fstest.MapFS{}
	var more []*pack.Pack
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "lessons/") || f.Name == "glossary.md" {
			content[f.Name] = &fstest.MapFile{Data: f.Data}
		} else if f.Name == "routes" {
			more = append(more, routes(t))
		} else if f.Name == "foresight" {
			more = append(more, foresight(t))
		} else if name, ok := strings.CutPrefix(f.Name, "file "); ok {
			files[name] = string(f.Data)
		} else if strings.HasPrefix(f.Name, "change ") {
			changes.Files = append(changes.Files, f)
		}
	}
	fsys, err := packtest.Change(changes)
	if err != nil {
		t.Fatal(err)
	}
	k, problems := pack.Load(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	lessons, wrong := lesson.Load(content)
	words, unreadable := lesson.LoadGlossary(content)
	if wrong = append(wrong, unreadable...); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	store, _ := progress.Open("")
	t.Cleanup(func() { store.Close() })
	return &world{packs: append([]*pack.Pack{k}, more...), lessons: lessons, words: words, store: &keeping{Store: store}, now: morning, files: files}
}

// routes is a pack of routing exercises, which a script asks for with a section
// "routes".
func routes(t testing.TB) *pack.Pack {
	t.Helper()
	k, problems := pack.Load(os.DirFS("testdata/routes"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return k
}

// foresight is the pack of predictions, which a script asks for with a section
// "foresight".
func foresight(t testing.TB) *pack.Pack {
	t.Helper()
	k, problems := pack.Load(packtest.Foresight())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return k
}

// run is one session: what is typed, and everything that comes out.
func (w *world) run(typed string) (string, error) {
	var out strings.Builder
	err := w.runTo(strings.NewReader(typed), &out)
	return out.String(), err
}

func (w *world) runTo(in io.Reader, out io.Writer) error {
	return plain.Run(plain.Options{
		In: in, Out: out, Echo: true, Packs: w.packs, Lessons: w.lessons, Glossary: w.words, Store: w.store,
		Now: func() time.Time { return w.now },
		ReadFile: func(path string) (string, error) {
			if text, ok := w.files[path]; ok {
				return text, nil
			}
			return "", errors.New("there is no file " + path)
		},
		Edit: func(name, text string) (string, error) {
			if edited, ok := w.files["editor"]; ok {
				return edited, nil
			}
			return "", errors.New("exit status 1")
		},
	})
}

var update = flag.Lookup("update") // packtest's

// TestScripts plays testdata/*.txtar: sections "typed" are what a learner
// types, each followed by "said", all that then stands on paper. "typed 24h
// later" comes back with the same progress, "typed failing 3" cannot save
// three times, "typed elsewhere 3" neither, since another window wrote. Lines that begin with # are left out.
func TestScripts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no scripts")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { script(t, file) })
	}
}

func script(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, a)
	for i := range a.Files {
		how, ok := strings.CutPrefix(a.Files[i].Name, "typed")
		if !ok {
			continue
		}
		w.set(t, strings.Fields(how))
		if i+1 == len(a.Files) || a.Files[i+1].Name != "said" {
			t.Fatal("each typed needs a said")
		}
		got, err := w.run(string(a.Files[i].Data))
		if err != nil {
			got += "error: " + err.Error() + "\n"
		}
		compare(t, &a.Files[i+1], got)
	}
	if update.Value.String() == "true" {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// set follows the words behind "typed".
func (w *world) set(t *testing.T, how []string) {
	for len(how) >= 2 {
		d, err := time.ParseDuration(how[0])
		switch {
		case err == nil && how[1] == "later":
			w.now = w.now.Add(d)
		case how[0] == "failing", how[0] == "elsewhere":
			k := w.store.(*keeping)
			k.failing, k.elsewhere = len(how[1]), how[0] == "elsewhere"
		default:
			t.Fatalf("typed %v?", how)
		}
		how = how[2:]
	}
}

func compare(t *testing.T, f *txtar.File, got string) {
	t.Helper()
	if update.Value.String() == "true" {
		f.Data = []byte(got)
		return
	}
	want := strings.Split(string(f.Data), "\n")
	for i, l := range strings.Split(got, "\n") {
		if i >= len(want) || want[i] != l {
			t.Fatalf("line %d: got\n%s\nin\n%s", i+1, l, got)
		}
	}
	if string(f.Data) != got {
		t.Fatalf("it stops short:\n%s", got)
	}
}
