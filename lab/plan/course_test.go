package plan

import (
	"strings"
	"testing"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// two packs: the second's first exercise is a deck.
func packs() []*pack.Pack {
	return []*pack.Pack{
		{ID: "a", Title: "Doors", Exercises: []*pack.Exercise{
			{ID: "a/1", Title: "One", Kind: pack.PolicyKind, Covers: []string{"iam-1"}},
			{ID: "a/2", Title: "Two", Kind: pack.PolicyKind, Covers: []string{"iam-2", "s3-1"}},
		}},
		{ID: "b", Title: "Windows", Exercises: []*pack.Exercise{
			{ID: "b/words", Title: "Words", Kind: pack.DeckKind, Covers: []string{"s3-1"}, Questions: []pack.Question{{ID: "b/q"}}},
			{ID: "b/3", Title: "Three", Kind: pack.PolicyKind, Covers: []string{"s3-1"}},
		}},
	}
}

func id(ex *pack.Exercise) string {
	if ex == nil {
		return "none"
	}
	return ex.ID
}

func TestFollowing(t *testing.T) {
	for after, want := range map[string]string{"a/1": "a/2", "a/2": "b/words", "b/3": "none", "c/9": "none"} {
		if got := id(Following(packs(), after)); got != want {
			t.Errorf("after %s comes %s, want %s", after, got, want)
		}
	}
}

// TestAModuleMeansItsFirstExerciseToDo.
func TestAModuleMeansItsFirstExerciseToDo(t *testing.T) {
	done := map[string]progress.Record{"a/1": {Passed: true}, "b/q": {Passed: true}, "b/3": {Passed: true}}
	for name, want := range map[string]string{"a": "a/2", "b": "b/words", "a/1": "a/1", "c": "c", "": ""} {
		if got := Named(packs(), name, done); got != want {
			t.Errorf("%q means %q, want %q", name, got, want)
		}
	}
	if got := Named(packs(), "a", nil); got != "a/1" {
		t.Errorf("at the beginning a means %q", got)
	}
}

func TestPosition(t *testing.T) {
	if title, n, of := Position(packs(), "b/3"); title != "Windows" || n != 2 || of != 2 {
		t.Errorf("got %s, %d of %d", title, n, of)
	}
	if title, n, of := Position(packs(), "c/9"); title != "" || n != 0 || of != 0 {
		t.Errorf("got %s, %d of %d for none", title, n, of)
	}
}

func TestTeaching(t *testing.T) {
	for _, c := range []struct{ covers, want string }{
		{"s3-1", "a/2"}, {"iam-1 s3-1", "a/1"}, {"nobody teaches it", "a/1"}, {"", "b/3"},
	} {
		if got := id(Teaching(packs(), strings.Fields(c.covers))); got != c.want {
			t.Errorf("%q is taught by %s, want %s", c.covers, got, c.want)
		}
	}
	if ex := Teaching(nil, nil); ex != nil {
		t.Errorf("nothing is taught by %s", ex.ID)
	}
}

func TestFind(t *testing.T) {
	p := Make(packs(), nil, "", today0)
	for _, c := range []struct{ words, want string }{
		{"", "a/1 a/2 b/words b/3"}, {"three", "b/3"}, {"a/2", "a/2"}, {"iam-1", "a/1"}, {"window", "b/words b/3"}, {"thre", "b/3"}, {"tre", "b/3"}, {"xyzzy", ""},
	} {
		var got []string
		found := p.Find(c.words)
		if len(found) == 0 {
			found = p.Similar(c.words)
		}
		for _, f := range found {
			got = append(got, f.Row.Exercise.ID)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q finds %s, want %s", c.words, s, c.want)
		}
	}
	if f := p.Find("three")[0]; f.Number != 2 || f.Module.Pack.ID != "b" {
		t.Errorf("three is number %d of %s", f.Number, f.Module.Pack.ID)
	}
}

func TestWhereToBegin(t *testing.T) {
	p := Make(packs(), nil, "", today0)
	if id(p.Begin) != "a/1" || id(p.Place) != "b/words" {
		t.Errorf("begin %s, place %s", id(p.Begin), id(p.Place))
	}
	decks := []*pack.Pack{{ID: "d", Exercises: []*pack.Exercise{
		{ID: "d/more", Kind: pack.DeckKind}, {ID: "d/place-me", Kind: pack.DeckKind}, {ID: "d/last", Kind: pack.DeckKind}}}}
	if p := Make(decks, nil, "", today0); id(p.Begin) != "d/place-me" || id(p.Place) != "d/place-me" {
		t.Errorf("with decks only: begin %s, place %s", id(p.Begin), id(p.Place))
	}
}

// TestFurther: beyond the portion one can go on, but the same line never
// stands there twice.
func TestFurther(t *testing.T) {
	done := map[string]progress.Record{"a/1": {HandIns: 1, Passed: true, LastAt: today0}}
	for _, c := range []struct {
		records    map[string]progress.Record
		open, want string
	}{{nil, "", "none"}, {done, "a/1", "a/2"}, {done, "a/2", "none"}} {
		if got := id(Make(packs(), c.records, c.open, today0).Further()); got != c.want {
			t.Errorf("%v with %q open: further %s, want %s", c.records, c.open, got, c.want)
		}
	}
}

func TestParts(t *testing.T) {
	for _, c := range []struct {
		today Today
		want  string
	}{{Today{Review: 5, Fresh: 1}, "5 to review, 1 new"}, {Today{Fresh: 1}, "1 new"}, {Today{}, ""}} {
		if got := strings.Join(c.today.Parts(), ", "); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestRank: a title before a page, the beginning of a word before its middle,
// and every word has to stand somewhere.
func TestRank(t *testing.T) {
	fields := []string{"Nothing in plain sight", "policies/only-tls CND-3", "Policies", "AWS global condition context keys"}
	for _, c := range []struct {
		words string
		rank  int
		ok    bool
	}{{"plain", 0, true}, {"lain", 1, true}, {"TLS", 2, true}, {"cnd-3 nothing", 2, true}, {"condition", 6, true}, {"ext key", 7, true}, {"tls router", 0, false}, {"ing in", 1, true}} {
		if rank, ok := Rank(c.words, fields...); rank != c.rank || ok != c.ok {
			t.Errorf("%q: %d %v, want %d %v", c.words, rank, ok, c.rank, c.ok)
		}
	}
}
