package progress

import (
	"database/sql"
	"errors"
	"time"
)

// SaveAttempt stores a snapshot of the attempt at an exercise. Saves may be
// handed in out of order by concurrent commands: one whose seq is not greater than the
// stored one's is dropped. It also makes the exercise the one to continue.
func (s *Store) SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error {
	if snapshot == nil {
		snapshot = []byte{}
	}
	return s.do("save the attempt", func(db *sql.DB) error {
		_, err := db.Exec(`
			INSERT INTO attempts (exercise, seq, snapshot, touched, turn)
			VALUES (?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM attempts))
			ON CONFLICT (exercise) DO UPDATE SET
				seq = excluded.seq, snapshot = excluded.snapshot, touched = excluded.touched, turn = excluded.turn
			WHERE excluded.seq > seq`,
			exercise, seq, snapshot, now.UnixMilli())
		return err
	})
}

// LoadAttempt gives the stored snapshot and its seq; ok is false when there is none.
func (s *Store) LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error) {
	err = s.do("load the attempt", func(db *sql.DB) error {
		row := db.QueryRow("SELECT snapshot, seq FROM attempts WHERE exercise = ?", exercise)
		err := row.Scan(&snapshot, &seq)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		ok = err == nil
		return err
	})
	return snapshot, seq, ok, err
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
		return tx.Commit()
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
