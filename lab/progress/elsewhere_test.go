package progress

import (
	"errors"
	"path/filepath"
	"testing"
)

// two gives two programs on one file.
func two(t *testing.T) (a, b *Store) {
	path := filepath.Join(t.TempDir(), "progress.db")
	for _, s := range []**Store{&a, &b} {
		*s, _ = Open(path)
		t.Cleanup(func() { (*s).Close() })
	}
	return a, b
}

func load(t *testing.T, s *Store) (text string, seq int64) {
	t.Helper()
	snapshot, seq, _, err := s.LoadAttempt("a/b")
	if err != nil {
		t.Fatal(err)
	}
	return string(snapshot), seq
}

func save(t *testing.T, s *Store, seq int64, text string, want error) {
	t.Helper()
	if err := s.SaveAttempt("a/b", seq, []byte(text), epoch); !errors.Is(err, want) {
		t.Fatalf("save %q as %d: %v, want %v", text, seq, err, want)
	}
}

// aside lists what is kept aside, oldest first.
func aside(t *testing.T, s *Store) (texts string) {
	t.Helper()
	err := s.db.QueryRow("SELECT coalesce(group_concat(snapshot, '|'), '') FROM (SELECT CAST(snapshot AS TEXT) AS snapshot FROM set_aside ORDER BY id)").Scan(&texts)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestWhatAnotherProgramWroteIsNotOverwritten(t *testing.T) {
	for _, begun := range []bool{true, false} {
		a, b := two(t)
		if begun {
			save(t, a, 1, "start", nil)
		}
		load(t, a)
		load(t, b)
		save(t, a, 2, "by a", nil)
		save(t, b, 2, "by b", ErrElsewhere)
		save(t, b, 9, "by b, more", ErrElsewhere)
		save(t, b, 8, "by b, late", ErrElsewhere)
		save(t, a, 3, "by a again", nil)
		if text, _ := load(t, a); text != "by a again" {
			t.Errorf("stored %q", text)
		}
		if got := aside(t, a); got != "by b, more" {
			t.Errorf("kept aside %q: only the newest of the loser's", got)
		}
		text, seq := load(t, b) // opened again it goes on from what is there
		save(t, b, seq+1, text+", then b", nil)
		save(t, a, 4, "too late", ErrElsewhere)
		if got := aside(t, a); got != "by b, more|too late" {
			t.Errorf("kept aside %q", got)
		}
	}
}

func TestAPeekIsNoLoad(t *testing.T) {
	a, b := two(t)
	load(t, a)
	load(t, b)
	save(t, a, 1, "by a", nil)
	if text, ok, err := b.PeekAttempt("a/b"); string(text) != "by a" || !ok || err != nil {
		t.Fatal(string(text), ok, err)
	}
	save(t, b, 5, "by b", ErrElsewhere)
}

func TestOpeningAloneTakesNothing(t *testing.T) {
	a, b := two(t)
	save(t, a, 1, "start", nil)
	_, seq := load(t, b)
	save(t, b, seq+1, "start", nil) // only opened
	save(t, b, seq+2, "start", nil)
	for i, text := range []string{"one", "two", "three"} { // a counts on by itself
		save(t, a, int64(2+i), text, nil)
	}
	if text, _ := load(t, a); text != "three" {
		t.Errorf("stored %q", text)
	}
	save(t, b, seq+3, "by b", ErrElsewhere)
}

func TestSameIsAsked(t *testing.T) {
	a, b := two(t)
	a.Same = func(x, y []byte) bool { return x[0] == y[0] }
	save(t, a, 1, "x1", nil)
	_, seq := load(t, b)
	save(t, b, seq+1, "x2", nil)
	save(t, a, 2, "x3", nil)
	load(t, b)
	save(t, b, 9, "y", nil)
	save(t, a, 3, "x4", ErrElsewhere)
}
