package progress

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// damage is a way to spoil a file, given its bytes.
var damage = map[string]func(b []byte) []byte{
	"not a database":  func(b []byte) []byte { return []byte("once upon a time") },
	"cut in half":     func(b []byte) []byte { return b[:len(b)/2] },
	"cut in a page":   func(b []byte) []byte { return b[:len(b)-100] },
	"cut to a header": func(b []byte) []byte { return b[:60] },
	"zeroed middle":   func(b []byte) []byte { return append(append(b[:4096:4096], make([]byte, 8192)...), b[12288:]...) },
	"scribbled page":  func(b []byte) []byte { copy(b[8192:], bytes.Repeat([]byte{0xff}, 4096)); return b },
	"scribbled first": func(b []byte) []byte { copy(b[100:], bytes.Repeat([]byte{0xff}, 1000)); return b },
}

func spoil(t *testing.T, path string, how func([]byte) []byte) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b = how(b)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDamagedFileIsMovedAside(t *testing.T) {
	for name, how := range damage {
		t.Run(name, func(t *testing.T) {
			path := filled(t, 3000)
			bad := spoil(t, path, how)
			s, notice := Open(path)
			defer s.Close()
			expectFresh(t, s, notice, path, bad)
		})
	}
}

// expectFresh demands a durable, empty, working store and the damaged bytes
// under the name that the notice tells.
func expectFresh(t *testing.T, s *Store, notice *Notice, path string, bad []byte) {
	t.Helper()
	if notice == nil || notice.Code != "damaged" || !s.Durable() {
		t.Fatalf("notice %+v, durable %v", notice, s.Durable())
	}
	aside := regexp.MustCompile(regexp.QuoteMeta(path) + `\.damaged-\d{8}-\d{6}`).FindString(notice.Text)
	if kept, err := os.ReadFile(aside); err != nil || bad != nil && !bytes.Equal(kept, bad) {
		t.Fatalf("%q: %v", notice.Text, err)
	}
	if err := s.SaveAttempt("new/one", 1, []byte("text"), epoch); err != nil {
		t.Fatal(err)
	}
	again, notice := Open(path)
	defer again.Close()
	if records, err := again.Records(); notice != nil || err != nil || len(records) != 1 {
		t.Fatalf("opened again: %v, %v, %d records", notice, err, len(records))
	}
}

// TestDamageInUse spoils the file under a store that has it open.
func TestDamageInUse(t *testing.T) {
	path := filled(t, 30_000) // beyond what is checked at opening
	spoil(t, path, func(b []byte) []byte { return append(b[:4096], bytes.Repeat([]byte{0xff}, len(b)-4096)...) })
	s, notice := Open(path)
	defer s.Close()
	if notice == nil {
		if _, err := s.Records(); err != nil {
			t.Fatal(err)
		}
		notice = s.Notice()
	}
	expectFresh(t, s, notice, path, nil)
	if s.Notice() != nil {
		t.Fatal("a notice is given once")
	}
}

func TestNewerFileIsLeftAlone(t *testing.T) {
	for _, where := range []string{"header", "log"} {
		t.Run(where, func(t *testing.T) {
			path := filled(t, 10)
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec("PRAGMA user_version = 99"); err != nil {
				t.Fatal(err)
			}
			if where == "log" { // copied while open: the log is not folded in yet
				path = copyWithLog(t, path)
			}
			db.Close()
			before, _ := os.ReadFile(path)
			s, notice := Open(path)
			if notice == nil || notice.Code != "newer" || s.Durable() {
				t.Fatalf("notice %+v", notice)
			}
			if err := s.SaveAttempt("a/b", 1, nil, epoch); err != nil {
				t.Fatal(err)
			}
			s.Close()
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Fatal("the file was changed")
			}
		})
	}
}

func copyWithLog(t *testing.T, path string) string {
	to := filepath.Join(t.TempDir(), "copy.db")
	for _, tail := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + tail)
		if err != nil || len(b) == 0 {
			t.Fatalf("%d bytes, %v", len(b), err)
		}
		if err := os.WriteFile(to+tail, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

func TestForeignFileIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bookmarks.db")
	db, _ := sql.Open("sqlite", path)
	if _, err := db.Exec("CREATE TABLE bookmarks (url TEXT)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s, notice := Open(path)
	defer s.Close()
	if notice == nil || notice.Code != "memory" || !strings.Contains(notice.Text, "another program") {
		t.Fatalf("notice %+v", notice)
	}
}

func TestUnwritablePlacesMeanMemory(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	places := map[string]string{"a folder": dir, "a folder that is a file": filepath.Join(file, "progress.db"), "a NUL": dir + "/a\x00b"}
	if os.Geteuid() != 0 { // root writes everywhere
		locked := filepath.Join(dir, "locked")
		if err := os.Mkdir(locked, 0o500); err != nil {
			t.Fatal(err)
		}
		places["a locked folder"] = filepath.Join(locked, "progress.db")
		places["below a locked folder"] = filepath.Join(locked, "new", "progress.db")
		readOnly := filled(t, 10)
		if err := os.Chmod(readOnly, 0o400); err != nil {
			t.Fatal(err)
		}
		places["a read-only file"] = readOnly
	}
	for name, path := range places {
		t.Run(name, func(t *testing.T) {
			s, notice := Open(path)
			defer s.Close()
			if notice == nil || notice.Code != "memory" || s.Durable() {
				t.Fatalf("notice %+v, durable %v", notice, s.Durable())
			}
			if records, err := s.Records(); err != nil || name == "a read-only file" && len(records) != 300 {
				t.Fatalf("%d records, %v", len(records), err)
			}
			if err := s.SaveAttempt("a/b", 1, []byte("x"), epoch); err != nil {
				t.Fatal(err)
			}
			if _, _, ok, err := s.LoadAttempt("a/b"); !ok || err != nil {
				t.Fatalf("%v %v", ok, err)
			}
		})
	}
}

// TestUnwritableFileStillShows stands for a read-only disk: what was done
// before is there, and new work is kept as long as the program runs.
func TestUnwritableFileStillShows(t *testing.T) {
	path := filled(t, 10)
	before, _ := os.ReadFile(path)
	s := inMemory()
	defer s.Close()
	copyInto(s.db, path)
	if err := s.SaveAttempt("new/one", 1, nil, epoch); err != nil {
		t.Fatal(err)
	}
	if records, err := s.Records(); err != nil || len(records) != 301 || s.Durable() {
		t.Fatalf("%d records, %v", len(records), err)
	}
	if next, _ := s.Continue(); next != "new/one" {
		t.Fatalf("continue %q", next)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Fatal("the file was changed")
	}
	for _, other := range []string{t.TempDir(), path + "-none"} {
		none := inMemory()
		copyInto(none.db, other)
		if records, err := none.Records(); err != nil || len(records) != 0 {
			t.Fatalf("%s: %d records, %v", other, len(records), err)
		}
		none.Close()
	}
}
