package plain_test

import (
	"time"

	"gatehouse/lab/progress"
)

// drawer is a store of maps, for fuzzing: SQLite would take nearly all of the
// time. It keeps attempts and what was passed.
type drawer struct {
	attempts map[string][]byte
	seqs     map[string]int64
	records  map[string]progress.Record
	last     string
}

func newDrawer() *drawer {
	return &drawer{map[string][]byte{}, map[string]int64{}, map[string]progress.Record{}, ""}
}

func (d *drawer) SaveAttempt(exercise string, seq int64, snapshot []byte, now time.Time) error {
	if seq > d.seqs[exercise] {
		d.attempts[exercise], d.seqs[exercise], d.last = snapshot, seq, exercise
		r := d.records[exercise]
		r.Open = true
		d.records[exercise] = r
	}
	return nil
}

func (d *drawer) LoadAttempt(exercise string) ([]byte, int64, bool, error) {
	snapshot, ok := d.attempts[exercise]
	return snapshot, d.seqs[exercise], ok, nil
}

func (d *drawer) PeekAttempt(exercise string) ([]byte, bool, error) {
	snapshot, ok := d.attempts[exercise]
	return snapshot, ok, nil
}

func (d *drawer) SetAside(exercise string, now time.Time) error {
	delete(d.attempts, exercise)
	return nil
}

func (d *drawer) AddHandIn(h progress.HandIn) error {
	r := d.records[h.Exercise]
	r.HandIns, r.Passed, r.LastAt = r.HandIns+1, r.Passed || h.Passed, h.At
	d.records[h.Exercise] = r
	return nil
}

func (d *drawer) Records() (map[string]progress.Record, error) { return d.records, nil }
func (d *drawer) Continue() (string, error)                    { return d.last, nil }
func (d *drawer) Durable() bool                                { return true }
func (d *drawer) Notice() *progress.Notice                     { return nil }
