package pack_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gatehouse/engine/plainyaml"
	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzExercise loads the sound pack with one exercise's text replaced.
func FuzzExercise(f *testing.F) {
	shop := packtest.Shop()
	f.Add(shop["01-mia-reads.md"].Data)
	f.Add(shop["02-guard.md"].Data)
	f.Add(shop["03-words.md"].Data)
	for _, name := range []string{"rows_about_all_requests", "rows_about_all_requests_that_mean_nothing", "a_space_of_unknown_words"} {
		a, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		proofs, err := packtest.Change(a)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(proofs["01-mia-reads.md"].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := packtest.Shop()
		fsys["01-mia-reads.md"] = &fstest.MapFile{Data: src}
		survive(t, fsys)
	})
}

// FuzzRoutingExercise loads the sound pack about traffic with its exercise's
// text replaced, and with every case of testdata to begin with.
func FuzzRoutingExercise(f *testing.F) {
	f.Add(packtest.Routes()["01-spare.md"].Data)
	for _, fsys := range packtest.Broken(f) {
		f.Add(fsys["01-spare.md"].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := packtest.Routes()
		fsys["01-spare.md"] = &fstest.MapFile{Data: src}
		survive(t, fsys)
	})
}

// FuzzPrediction loads the sound pack of predictions with one exercise's text
// replaced, and with every case of testdata to begin with.
func FuzzPrediction(f *testing.F) {
	for _, name := range []string{"01-lock.md", "02-ceiling.md", "03-stranger.md"} {
		f.Add(packtest.Foresight()[name].Data)
	}
	for _, fsys := range packtest.Mistold(f) {
		f.Add(fsys["01-lock.md"].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := packtest.Foresight()
		fsys["01-lock.md"] = &fstest.MapFile{Data: src}
		survive(t, fsys)
	})
}

// FuzzRecords loads the sound pack about traffic with a zone's records
// replaced.
func FuzzRecords(f *testing.F) {
	f.Add(packtest.Routes()["zones/public.json"].Data)
	f.Add([]byte(`{"ResourceRecordSets": [{"Name": "a\u001b.example.com", "Type": "A"}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := packtest.Routes()
		fsys["zones/public.json"] = &fstest.MapFile{Data: src}
		survive(t, fsys)
	})
}

// FuzzPackFile loads the sound pack with the text of pack.md replaced.
func FuzzPackFile(f *testing.F) {
	shop := packtest.Shop()
	f.Add(shop["pack.md"].Data)
	f.Add([]byte("---\nid: a\norder: [../x.md, pack.md, 03-words.md]\n---\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := packtest.Shop()
		fsys["pack.md"] = &fstest.MapFile{Data: src}
		survive(t, fsys)
	})
}

// survive loads a pack in every way and checks what always holds.
func survive(t *testing.T, fsys fs.FS) {
	p, problems := pack.Load(fsys)
	for _, q := range problems {
		if q.File == "" || q.Line < 1 || q.Col < 1 || q.Code == "" || q.Message == "" {
			t.Fatalf("half a problem: %+v", q)
		}
		if strings.ContainsFunc(q.Message+q.Hint, plainyaml.Unprintable) {
			t.Fatalf("a control character came through in a problem: %+q", q.Message+q.Hint)
		}
	}
	for _, ex := range p.Exercises {
		for _, q := range problems {
			if q.File == ex.At.File && q.Code != "unlisted-file" {
				t.Fatalf("%s is called sound, but %v", ex.ID, q)
			}
		}
		for _, s := range texts(ex) {
			if strings.ContainsFunc(s, plainyaml.Unprintable) {
				t.Fatalf("%s: a control character came through in %q", ex.ID, s)
			}
		}
		if ex.Kind == pack.RoutingKind && (ex.World == nil || ex.Traffic == nil || ex.Traffic.Check() != nil || len(ex.Checks) == 0 || len(ex.Answer) == 0) {
			t.Fatalf("%s is called sound but lacks its world, traffic, checks or answer", ex.ID)
		}
		if ex.Kind == pack.PredictKind && (ex.World == nil || ex.Request == nil || len(ex.Answer) != 1 || len(ex.Checks) != len(ex.Ask) || len(ex.Ask) == 0) {
			t.Fatalf("%s is called sound but lacks its world, request or question", ex.ID)
		}
		if ex.Kind == pack.PredictKind {
			if _, bad := ex.ReadPrediction(ex.Claim.String()); bad != nil {
				t.Fatalf("%s: its own claim %q cannot be read: %v", ex.ID, ex.Claim, bad)
			}
		}
		if ex.Kind == pack.PolicyKind && (ex.World == nil || len(ex.Checks) == 0 || len(ex.Answer) == 0) {
			t.Fatalf("%s is called sound but lacks its world, checks or answer", ex.ID)
		}
	}
	if index, _ := pack.LoadIndex(fsys); len(index.Exercises) < len(p.Exercises) {
		t.Fatalf("the index has %d exercises, the load %d", len(index.Exercises), len(p.Exercises))
	}
	pack.LoadExercise(fsys, "shop/mia-reads")
}

func texts(ex *pack.Exercise) []string {
	list := []string{ex.ID, ex.Title, ex.Brief, ex.After, fmt.Sprint(ex.Hints), fmt.Sprint(ex.Covers, ex.Sources)}
	for _, d := range ex.Answer {
		list = append(list, d.Name, d.Start, d.Solution)
	}
	for _, e := range ex.Exhibits {
		list = append(list, e.Name, e.On, e.Text, e.Says())
	}
	if ex.Kind == pack.PredictKind {
		list = append(list, fmt.Sprint(ex.Deciders(), ex.Said, ex.Claim))
	}
	for _, c := range ex.Checks {
		list = append(list, fmt.Sprint(c))
	}
	for _, m := range ex.Mistakes {
		list = append(list, m.Title, m.Text, m.When, fmt.Sprint(m.Samples))
	}
	for _, q := range ex.Questions {
		list = append(list, q.Title, q.Text, q.Why, fmt.Sprint(q.Options, q.Pairs, q.Accepts, q.Unit))
	}
	return list
}
