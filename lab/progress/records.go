package progress

import (
	"database/sql"
	"time"
)

// HandIn is one hand-in of an exercise, one answer to a quick question, or one
// question of a lesson that was predicted and told.
type HandIn struct {
	Exercise string
	Revision int
	At       time.Time
	Passed   bool
	Right    int
	Of       int
	Hints    int
	Looked   bool // the solution had been looked at
}

// unaided says whether it passed with no hint and no look at the solution.
func (h HandIn) unaided() bool { return h.Passed && h.Hints == 0 && !h.Looked }

// AddHandIn appends a hand-in.
func (s *Store) AddHandIn(h HandIn) error {
	return s.do("save the hand-in", func(db *sql.DB) error {
		_, err := db.Exec(`INSERT INTO hand_ins (exercise, revision, at, passed, right, of, hints, looked)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			h.Exercise, h.Revision, h.At.UnixMilli(), h.Passed, h.Right, h.Of, h.Hints, h.Looked)
		return err
	})
}

// Record sums up one exercise.
type Record struct {
	Exercise string
	HandIns  int
	Passed   bool
	FirstTry bool // the first hand-in passed, no hint, no look
	LastAt   time.Time
	Solid    bool // passed at first hand-in, and again at a later day's first hand-in
	Open     bool // an attempt is stored
	Touched  time.Time
}

// Records gives what is known, by exercise id. Times are UTC.
func (s *Store) Records() (map[string]Record, error) {
	records := map[string]Record{}
	err := s.do("read the records", func(db *sql.DB) error {
		clear(records)
		if err := readHandIns(db, records); err != nil {
			return err
		}
		return readTouched(db, records)
	})
	return records, err
}

// readHandIns sums up the hand-ins, which come exercise by exercise, oldest first.
func readHandIns(db *sql.DB, records map[string]Record) error {
	rows, err := db.Query(`SELECT exercise, revision, at, passed, right, of, hints, looked
		FROM hand_ins ORDER BY exercise, at, id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var group []HandIn
	flush := func() {
		if len(group) > 0 {
			records[group[0].Exercise] = sum(group)
			group = group[:0]
		}
	}
	for rows.Next() {
		var h HandIn
		var at int64
		if err := rows.Scan(&h.Exercise, &h.Revision, &at, &h.Passed, &h.Right, &h.Of, &h.Hints, &h.Looked); err != nil {
			return err
		}
		h.At = time.UnixMilli(at).UTC()
		if len(group) > 0 && group[0].Exercise != h.Exercise {
			flush()
		}
		group = append(group, h)
	}
	flush()
	return rows.Err()
}

func readTouched(db *sql.DB, records map[string]Record) error {
	rows, err := db.Query("SELECT exercise, touched FROM attempts")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var exercise string
		var touched int64
		if err := rows.Scan(&exercise, &touched); err != nil {
			return err
		}
		r := records[exercise]
		r.Exercise, r.Open, r.Touched = exercise, true, time.UnixMilli(touched).UTC()
		records[exercise] = r
	}
	return rows.Err()
}

// sum makes the record of one exercise's hand-ins, oldest first.
func sum(all []HandIn) Record {
	r := Record{Exercise: all[0].Exercise, HandIns: len(all), FirstTry: all[0].unaided(), Solid: solid(all)}
	for _, h := range all {
		r.Passed = r.Passed || h.Passed
		r.LastAt = h.At
	}
	return r
}

// Day is the day a moment belongs to, as its first moment. Days end at midnight
// UTC, so that a journey changes nothing; whoever speaks of today asks here.
func Day(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// solid is the rule for what a learner knows for good. Only the first hand-in
// of each Day counts: it is what was remembered overnight, the rest of a day is practice.
// One such hand-in passed with no hint and no look at the solution, and one of
// a later day passed again.
func solid(oldestFirst []HandIn) bool {
	known, day := false, time.Time{}
	for _, h := range oldestFirst {
		today := Day(h.At)
		if today.Equal(day) {
			continue
		}
		day = today
		if known && h.Passed {
			return true
		}
		known = known || h.unaided()
	}
	return false
}
