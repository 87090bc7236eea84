package progress

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Notice is something to tell the learner about where progress is kept.
type Notice struct {
	Code string // "damaged", "newer", "memory"
	Text string // one sentence, with the next step
}

// Store keeps progress. It is safe for many goroutines and, by SQLite's
// locks, for several programs at once.
type Store struct {
	mu     sync.Mutex
	db     *sql.DB
	path   string  // empty in memory
	notice *Notice // found after Open, until it is asked for
	seen   map[string]seen

	// Same says whether two snapshots hold the same work, so that a window that
	// was only looked into takes nothing from another. Nil compares the bytes.
	Same func(a, b []byte) bool
}

// Open opens or makes the file. It never fails: see Notice. An empty path keeps progress in memory.
func Open(path string) (*Store, *Notice) {
	if path == "" {
		return inMemory(), nil
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	db, aside, err := openFile(path)
	if err != nil {
		s := inMemory()
		notice := why(path, err)
		if notice.Code == "memory" {
			copyInto(s.db, path)
		}
		return s, notice
	}
	s := &Store{db: db, path: path, seen: map[string]seen{}}
	if aside != "" {
		return s, damaged(path, aside)
	}
	return s, nil
}

// openFile opens the file, and where it is damaged moves it aside and opens a
// fresh one; aside is then where the damaged one is.
func openFile(path string) (db *sql.DB, aside string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, "", err
	}
	for range 3 {
		was, _ := os.Stat(path)
		db, err = connectPatiently(path)
		if !isDamage(err) {
			return db, aside, err
		}
		moved, moveErr := moveAside(path, was)
		if moveErr != nil {
			return nil, "", fmt.Errorf("%w, and it cannot be moved aside: %w", err, moveErr)
		}
		if moved != "" {
			aside = moved
		}
	}
	return nil, "", err
}

// connectPatiently tries again while another program turns a fresh file to
// write-ahead logging: SQLite answers "locked" there without waiting.
func connectPatiently(path string) (*sql.DB, error) {
	for start := time.Now(); ; time.Sleep(2 * time.Millisecond) {
		db, err := connect(path)
		if !isBusy(err) || time.Since(start) > busyWait {
			return db, err
		}
	}
}

func inMemory() *Store {
	db, err := memory()
	if err != nil { // SQLite is linked in and memory needs no file
		panic("progress: " + err.Error())
	}
	return &Store{db: db, seen: map[string]seen{}}
}

func why(path string, err error) *Notice {
	switch {
	case errors.Is(err, errNewer):
		return &Notice{"newer", fmt.Sprintf("%s was written by a newer gatehouse and is left as it is: "+
			"progress is not kept until you update this one", path)}
	case errors.Is(err, errForeign):
		return &Notice{"memory", fmt.Sprintf("%s belongs to another program and is left as it is: "+
			"progress is not kept until you name another file", path)}
	}
	return &Notice{"memory", fmt.Sprintf("progress is not kept after you leave, since %s cannot be written (%v): "+
		"make its folder writable or name another file", path, err)}
}

func damaged(path, aside string) *Notice {
	return &Notice{"damaged", fmt.Sprintf("the progress file was damaged and is kept as %s, a new one was begun: "+
		"to go back, put a backup in the place of %s", aside, path)}
}

// Close flushes and closes.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.db.Close()
}

// Durable says whether what is saved outlives the process.
func (s *Store) Durable() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path != ""
}

// Notice gives, once, what came up since Open: a file found damaged in use.
// It is nil when there is nothing to tell.
func (s *Store) Notice() *Notice {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.notice
	s.notice = nil
	return n
}

// do runs one piece of work on the database. When the file turns out to be
// damaged it is moved aside and the work is done again on a fresh one, or in
// memory where there is no other way.
func (s *Store) do(what string, work func(db *sql.DB) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := work(s.db)
	for _, sure := range []bool{false, true} {
		if s.path != "" && isDamage(err) {
			s.begin(sure)
			err = work(s.db)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// begin opens the file again after damage showed in use, which puts a fresh
// one in its place if it looks damaged from outside too: another program may
// have done so already. When sure, it is moved aside however it looks.
func (s *Store) begin(sure bool) {
	clear(s.seen)
	s.db.Close()
	aside, err := "", error(nil)
	if sure {
		was, _ := os.Stat(s.path)
		aside, err = moveAside(s.path, was)
	}
	if err == nil {
		var moved string
		s.db, moved, err = openFile(s.path)
		if moved != "" {
			aside = moved
		}
	}
	if err != nil {
		s.notice = why(s.path, err)
		s.db, s.path = inMemory().db, ""
	} else if aside != "" {
		s.notice = damaged(s.path, aside)
	}
}
