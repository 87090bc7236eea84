package packtest

import (
	"embed"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

//go:embed shop routes foresight
var packs embed.FS

// Shop is a fresh copy of the sound pack about policies.
func Shop() fstest.MapFS { return fresh("shop") }

// Routes is a fresh copy of the sound pack about traffic.
func Routes() fstest.MapFS { return fresh("routes") }

// Foresight is a fresh copy of the sound pack of predictions.
func Foresight() fstest.MapFS { return fresh("foresight") }

func fresh(name string) fstest.MapFS {
	fsys := fstest.MapFS{}
	err := fs.WalkDir(packs, name, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := packs.ReadFile(file)
		fsys[strings.TrimPrefix(file, name+"/")] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		panic(err)
	}
	return fsys
}

// Run runs every txtar file in testdata on Shop, every one in testdata/routes
// on Routes, and every one in testdata/foresight on Foresight: load is given the changed pack and says what is
// found, which must be the file's section "problems".
func Run(t *testing.T, load func(fs.FS) string) {
	run(t, "testdata/*.txtar", Shop, load)
	run(t, "testdata/routes/*.txtar", Routes, load)
	run(t, "testdata/foresight/*.txtar", Foresight, load)
}

func run(t *testing.T, glob string, base func() fstest.MapFS, load func(fs.FS) string) {
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatal("no ", glob, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys, err := change(base(), a)
			if err != nil {
				t.Fatal(err)
			}
			expect(t, file, a, load(fsys))
		})
	}
}

// Broken are the changed packs of testdata/routes.
func Broken(t testing.TB) (all []fstest.MapFS) { return broken(t, "routes", Routes) }

// Mistold are the changed packs of testdata/foresight.
func Mistold(t testing.TB) (all []fstest.MapFS) { return broken(t, "foresight", Foresight) }

func broken(t testing.TB, name string, base func() fstest.MapFS) (all []fstest.MapFS) {
	files, err := filepath.Glob("testdata/" + name + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata/"+name, err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fsys, err := change(base(), a)
		if err != nil {
			t.Fatal(file, err)
		}
		all = append(all, fsys)
	}
	return all
}

func expect(t *testing.T, file string, a *txtar.Archive, got string) {
	i := len(a.Files) - 1
	if i < 0 || a.Files[i].Name != "problems" {
		t.Fatal("the last section must be problems")
	}
	if want := string(a.Files[i].Data); got == want {
		return
	} else if !*update {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	a.Files[i].Data = []byte(got)
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Change is Shop with an archive's changes.
func Change(a *txtar.Archive) (fstest.MapFS, error) { return change(Shop(), a) }

func change(fsys fstest.MapFS, a *txtar.Archive) (fstest.MapFS, error) {
	for _, f := range a.Files {
		verb, name, two := strings.Cut(f.Name, " ")
		switch {
		case f.Name == "problems":
		case two && verb == "change":
			if fsys[name] == nil {
				return nil, fmt.Errorf("there is no %s to change", name)
			}
			text, err := apply(string(fsys[name].Data), string(f.Data))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		case two && verb == "remove":
			delete(fsys, name)
		default:
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys, nil
}

// apply plays hunks, which are parted by blank lines. The old lines of each
// must stand in the text exactly once. \e, \r and \u stand for characters that
// a test file should not hold.
func apply(text, hunks string) (string, error) {
	for hunk := range strings.SplitSeq(strings.Trim(hunks, "\n")+"\n", "\n\n") {
		var from, to strings.Builder
		for line := range strings.Lines(strings.TrimSuffix(hunk, "\n") + "\n") {
			switch {
			case strings.HasPrefix(line, "- "):
				from.WriteString(line[2:])
			case strings.HasPrefix(line, "+ "):
				to.WriteString(line[2:])
			case line == "+\n":
				to.WriteString("\n")
			default:
				return "", fmt.Errorf("a line of a change begins with - or +: %q", line)
			}
		}
		if n := strings.Count(text, from.String()); n != 1 {
			return "", fmt.Errorf("%q stands there %d times", from.String(), n)
		}
		added := strings.NewReplacer(`\e`, "\x1b", `\r`, "\r", `\u`, "\u202e").Replace(to.String())
		text = strings.Replace(text, from.String(), added, 1)
	}
	return text, nil
}
