package progress

import (
	"bytes"
	"database/sql"
	"errors"
	"time"
)

// ErrElsewhere says that another program has written the attempt since this
// one loaded or last saved it. Nothing of the other's is overwritten; what was
// to be saved is kept aside.
var ErrElsewhere = errors.New("the exercise is open elsewhere and was changed there: go on there, or open it again here")

// seen is an attempt as this program last loaded or saved it. The turn tells
// whether it is still the stored one: every save gives a new one.
type seen struct {
	turn     int64
	seq      int64 // as the caller counts
	snapshot []byte
	aside    int64 // the row in set_aside where what lost to another program is kept
}

// SaveAttempt stores a snapshot of the attempt at an exercise. Saves may be
// handed in out of order by concurrent commands: one whose seq is not greater than the
// stored one's is dropped. It also makes the exercise the one to continue. When
// another program wrote meanwhile, the error is ErrElsewhere. Another program
// that only opened the exercise, and changed nothing, is no obstacle.
func (s *Store) SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error {
	if snapshot == nil {
		snapshot = []byte{}
	}
	return s.do("save the attempt", func(db *sql.DB) error {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		return s.save(tx, exercise, seq, snapshot, now)
	})
}

func (s *Store) save(tx *sql.Tx, exercise string, seq int64, snapshot []byte, now time.Time) error {
	last, known := s.seen[exercise]
	row, err := readAttempt(tx, exercise)
	if err != nil {
		return err
	}
	theirs := row.ok && known && row.turn != last.turn && !s.same(row.snapshot, last.snapshot)
	switch {
	case theirs, row.ok && !known && seq <= row.seq:
		return s.lose(tx, exercise, seq, snapshot, now)
	case row.ok && known && seq <= last.seq:
		return nil
	}
	turn, err := put(tx, exercise, max(seq, row.seq+1), snapshot, now)
	if err == nil {
		err = tx.Commit()
	}
	if err == nil {
		s.seen[exercise] = seen{turn: turn, seq: seq, snapshot: snapshot}
	}
	return err
}

func (s *Store) same(a, b []byte) bool {
	return bytes.Equal(a, b) || s.Same != nil && s.Same(a, b)
}

// put writes an attempt and gives its turn.
func put(tx *sql.Tx, exercise string, seq int64, snapshot []byte, now time.Time) (turn int64, err error) {
	err = tx.QueryRow(`
		INSERT INTO attempts (exercise, seq, snapshot, touched, turn)
		VALUES (?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM attempts))
		ON CONFLICT (exercise) DO UPDATE SET
			seq = excluded.seq, snapshot = excluded.snapshot, touched = excluded.touched, turn = excluded.turn
		RETURNING turn`,
		exercise, seq, snapshot, now.UnixMilli()).Scan(&turn)
	return turn, err
}

// lose keeps aside what cannot be saved, the newest in the place of those before.
func (s *Store) lose(tx *sql.Tx, exercise string, seq int64, snapshot []byte, now time.Time) error {
	last := s.seen[exercise]
	err := tx.QueryRow(`INSERT INTO set_aside (id, exercise, at, seq, snapshot) VALUES (nullif(?, 0), ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET at = excluded.at, seq = excluded.seq, snapshot = excluded.snapshot
		WHERE excluded.seq >= seq
		RETURNING id`, last.aside, exercise, now.UnixMilli(), seq, snapshot).Scan(&last.aside)
	if errors.Is(err, sql.ErrNoRows) { // a newer one of ours is kept already
		return ErrElsewhere
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return err
	}
	s.seen[exercise] = last
	return ErrElsewhere
}

// attemptRow is a stored attempt; it is not ok where there is none.
type attemptRow struct {
	snapshot  []byte
	seq, turn int64
	ok        bool
}

func readAttempt(db interface {
	QueryRow(string, ...any) *sql.Row
}, exercise string) (r attemptRow, err error) {
	err = db.QueryRow("SELECT snapshot, seq, turn FROM attempts WHERE exercise = ?", exercise).Scan(&r.snapshot, &r.seq, &r.turn)
	if errors.Is(err, sql.ErrNoRows) {
		return attemptRow{}, nil
	}
	r.ok = err == nil
	return r, err
}

// LoadAttempt gives the stored snapshot and its seq, to go on from it; ok is
// false when there is none.
func (s *Store) LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error) {
	err = s.do("load the attempt", func(db *sql.DB) error {
		r, err := readAttempt(db, exercise)
		if err == nil {
			snapshot, seq, ok = r.snapshot, r.seq, r.ok
			s.seen[exercise] = seen{turn: r.turn, seq: r.seq, snapshot: r.snapshot}
		}
		return err
	})
	return snapshot, seq, ok, err
}

// PeekAttempt gives the stored snapshot to look at, not to go on from: what is
// saved next is judged by what was loaded.
func (s *Store) PeekAttempt(exercise string) (snapshot []byte, ok bool, err error) {
	err = s.do("read the attempt", func(db *sql.DB) error {
		r, err := readAttempt(db, exercise)
		snapshot, ok = r.snapshot, r.ok
		return err
	})
	return snapshot, ok, err
}

// SetAside keeps a snapshot that could not be resumed, under the exercise's
// name and the time, and removes it as the current one.
func (s *Store) SetAside(exercise string, now time.Time) error {
	return s.do("set the attempt aside", func(db *sql.DB) error {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		_, err = tx.Exec(`INSERT INTO set_aside (exercise, at, seq, snapshot)
			SELECT exercise, ?, seq, snapshot FROM attempts WHERE exercise = ?`, now.UnixMilli(), exercise)
		if err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM attempts WHERE exercise = ?", exercise); err != nil {
			return err
		}
		if err = tx.Commit(); err == nil {
			s.seen[exercise] = seen{}
		}
		return err
	})
}

// Continue is the exercise touched last, empty when there is none.
func (s *Store) Continue() (exercise string, err error) {
	err = s.do("find what to continue", func(db *sql.DB) error {
		err := db.QueryRow("SELECT exercise FROM attempts ORDER BY turn DESC LIMIT 1").Scan(&exercise)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return exercise, err
}
