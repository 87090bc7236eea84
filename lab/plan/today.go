package plan

import (
	"fmt"
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// Portion bounds how many reviews a day asks for.
const Portion = 5

// Today is the day's portion. It has an end.
type Today struct {
	Review  int
	Fresh   int
	Minutes int
	Next    *pack.Exercise // what it begins with, nil when the portion is done
	Again   bool           // Next is a review

	fresh *pack.Exercise // the first that was never passed, in the portion or beyond
}

// makeToday takes what was passed on an earlier day and is not solid, up to
// the portion, and the next exercise that was never passed, once a day.
func makeToday(packs []*pack.Pack, records map[string]progress.Record, now time.Time) Today {
	var t Today
	passedToday := false
	for ex := range exercises(packs) {
		if !ex.Kind.Graded() {
			continue
		}
		rec := records[ex.ID]
		switch {
		case rec.Passed && progress.Day(rec.LastAt).Equal(progress.Day(now)):
			passedToday = true
		case rec.Passed && !rec.Solid && t.Review < Portion:
			t.Review++
			t.Minutes += Minutes(ex)
			if t.Next == nil {
				t.Next, t.Again = ex, true
			}
		case !rec.Passed && t.fresh == nil:
			t.fresh = ex
		}
	}
	if t.fresh != nil && !passedToday {
		t.Fresh = 1
		t.Minutes += Minutes(t.fresh)
		if t.Next == nil {
			t.Next = t.fresh
		}
	}
	return t
}

// Parts says what the portion is made of: "5 to review", "1 new".
func (t Today) Parts() []string {
	var parts []string
	if t.Review > 0 {
		parts = append(parts, fmt.Sprintf("%d to review", t.Review))
	}
	if t.Fresh > 0 {
		parts = append(parts, fmt.Sprintf("%d new", t.Fresh))
	}
	return parts
}

// Minutes is about how long an exercise takes, never nothing.
func Minutes(ex *pack.Exercise) int { return max(ex.Minutes, 1) }
