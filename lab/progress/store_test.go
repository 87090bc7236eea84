package progress

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func open(t *testing.T) *Store {
	s, notice := Open(filepath.Join(t.TempDir(), "deep", "er", "progress.db"))
	if notice != nil {
		t.Fatal(notice)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSavesOutOfOrder(t *testing.T) {
	s := open(t)
	for _, seq := range []int64{1, 3, 2, 3} {
		if err := s.SaveAttempt("a/b", seq, body(seq), epoch.Add(time.Duration(seq)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	if snapshot, seq, ok, err := s.LoadAttempt("a/b"); err != nil || !ok || seq != 3 || string(snapshot) != string(body(3)) {
		t.Fatalf("seq %d %v %v", seq, ok, err)
	}
	if _, _, ok, err := s.LoadAttempt("a/c"); ok || err != nil {
		t.Fatalf("an attempt never saved: %v %v", ok, err)
	}
}

func TestContinueIsTheLastTouched(t *testing.T) {
	s := open(t)
	expect := func(want string) {
		t.Helper()
		if got, err := s.Continue(); got != want || err != nil {
			t.Fatalf("continue %q, want %q, %v", got, want, err)
		}
	}
	expect("")
	s.SaveAttempt("a/one", 1, []byte("x"), epoch)
	s.SaveAttempt("a/two", 1, []byte("x"), epoch.Add(-time.Hour)) // a clock set back
	expect("a/two")
	s.SaveAttempt("a/one", 1, []byte("x"), epoch.Add(time.Hour)) // stale, so dropped
	expect("a/two")
	s.SaveAttempt("a/one", 2, []byte("x"), epoch)
	expect("a/one")
	if err := s.SetAside("a/one", epoch); err != nil {
		t.Fatal(err)
	}
	expect("a/two")
	if _, _, ok, _ := s.LoadAttempt("a/one"); ok {
		t.Fatal("set aside and still there")
	}
	var kept string
	if err := s.db.QueryRow("SELECT snapshot FROM set_aside WHERE exercise = 'a/one' AND seq = 2").Scan(&kept); err != nil || kept != "x" {
		t.Fatalf("set aside %q, %v", kept, err)
	}
	if err := s.SaveAttempt("a/one", 1, []byte("y"), epoch); err != nil {
		t.Fatal(err)
	}
	expect("a/one")
}

func TestEmptyPathIsMemoryWithoutNotice(t *testing.T) {
	s, notice := Open("")
	defer s.Close()
	if notice != nil || s.Durable() {
		t.Fatalf("notice %+v, durable %v", notice, s.Durable())
	}
	if err := s.AddHandIn(HandIn{Exercise: "a/b", At: epoch}); err != nil {
		t.Fatal(err)
	}
}

func TestFoldersArePrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "share", "gatehouse", "progress?mode=memory#.db")
	s, notice := Open(path)
	if notice != nil {
		t.Fatal(notice)
	}
	defer s.Close()
	for place, want := range map[string]os.FileMode{filepath.Dir(filepath.Dir(path)): 0o700, filepath.Dir(path): 0o700, path: 0o600} {
		if info, err := os.Stat(place); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v, want %v", place, info.Mode(), err, want)
		}
	}
}

func TestRecords(t *testing.T) {
	s := open(t)
	s.SaveAttempt("a/open", 1, nil, epoch)
	s.SaveAttempt("a/done", 1, nil, epoch)
	for _, h := range []HandIn{
		{Exercise: "a/done", Revision: 1, At: epoch.Add(time.Hour), Passed: true, Right: 3, Of: 3},
		{Exercise: "a/quick", At: epoch, Passed: true},
		{Exercise: "a/done", Revision: 1, At: epoch, Right: 1, Of: 3},
	} {
		if err := s.AddHandIn(h); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Records()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Record{
		{Exercise: "a/open", Open: true, Touched: epoch},
		{Exercise: "a/done", HandIns: 2, Passed: true, LastAt: epoch.Add(time.Hour), Open: true, Touched: epoch},
		{Exercise: "a/quick", HandIns: 1, Passed: true, FirstTry: true, LastAt: epoch},
	} {
		if got[want.Exercise] != want {
			t.Errorf("%+v, want %+v", got[want.Exercise], want)
		}
	}
	if len(got) != 3 {
		t.Errorf("%d records", len(got))
	}
}

func TestSolid(t *testing.T) {
	day := func(n, hour int) time.Time { return epoch.AddDate(0, 0, n).Add(time.Duration(hour) * time.Hour) }
	pass := func(at time.Time) HandIn { return HandIn{At: at, Passed: true} }
	fail := func(at time.Time) HandIn { return HandIn{At: at} }
	hint := func(at time.Time) HandIn { return HandIn{At: at, Passed: true, Hints: 1} }
	look := func(at time.Time) HandIn { return HandIn{At: at, Passed: true, Looked: true} }
	abroad := time.FixedZone("abroad", 10*3600)
	for name, tt := range map[string]struct {
		all  []HandIn
		want bool
	}{
		"nothing":                      {nil, false},
		"once":                         {[]HandIn{pass(day(0, 0))}, false},
		"twice the same day":           {[]HandIn{pass(day(0, 0)), pass(day(0, 5))}, false},
		"the next day":                 {[]HandIn{pass(day(0, 0)), pass(day(1, 0))}, true},
		"the next day, looked since":   {[]HandIn{pass(day(0, 0)), look(day(1, 0))}, true},
		"with a hint":                  {[]HandIn{hint(day(0, 0)), pass(day(1, 0))}, false},
		"with a hint, then twice":      {[]HandIn{hint(day(0, 0)), pass(day(1, 0)), pass(day(2, 0))}, true},
		"with a look":                  {[]HandIn{look(day(0, 0)), pass(day(1, 0))}, false},
		"second of the first day":      {[]HandIn{fail(day(0, 0)), pass(day(0, 1)), pass(day(1, 0))}, false},
		"second of the later day":      {[]HandIn{pass(day(0, 0)), fail(day(1, 0)), pass(day(1, 1))}, false},
		"a fail between":               {[]HandIn{pass(day(0, 0)), fail(day(1, 0)), pass(day(2, 0))}, true},
		"same UTC day, other zone":     {[]HandIn{pass(day(0, 0)), pass(day(0, 14).In(abroad))}, false},
		"midnight UTC lies in between": {[]HandIn{pass(day(0, 14)), pass(day(0, 15))}, true},
	} {
		if got := solid(tt.all); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
