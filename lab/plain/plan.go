package plain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// portion bounds how many reviews a day asks for.
const portion = 5

// today is the day's portion, by the screen's rule: what was passed on an
// earlier day and is not solid, up to the portion, and the next exercise that
// was never passed, once a day. It has an end.
type today struct {
	review  int
	fresh   int
	minutes int
	next    *pack.Exercise // what it begins with, nil when the portion is done
	again   bool           // next is a review
}

func makeToday(packs []*pack.Pack, records map[string]progress.Record, now time.Time) today {
	var t today
	var fresh *pack.Exercise
	passedToday := false
	for _, ex := range policies(packs) {
		rec := records[ex.ID]
		switch {
		case rec.Passed && sameDay(rec.LastAt, now):
			passedToday = true
		case rec.Passed && !rec.Solid && t.review < portion:
			t.review++
			t.minutes += minutes(ex)
			if t.next == nil {
				t.next, t.again = ex, true
			}
		case !rec.Passed && fresh == nil:
			fresh = ex
		}
	}
	if fresh != nil && !passedToday {
		t.fresh = 1
		t.minutes += minutes(fresh)
		if t.next == nil {
			t.next = fresh
		}
	}
	return t
}

// words says the portion: "12 minutes, 5 to review and 1 new".
func (t today) words() string {
	var parts []string
	if t.review > 0 {
		parts = append(parts, fmt.Sprintf("%d to review", t.review))
	}
	if t.fresh > 0 {
		parts = append(parts, fmt.Sprintf("%d new", t.fresh))
	}
	return count(t.minutes, "minute") + ", " + listed(parts)
}

// policies lists the policy exercises in order.
func policies(packs []*pack.Pack) []*pack.Exercise {
	var out []*pack.Exercise
	for _, k := range packs {
		for _, ex := range k.Exercises {
			if ex.Kind == pack.PolicyKind {
				out = append(out, ex)
			}
		}
	}
	return out
}

// placing is the deck that finds where to begin, nil when there is none.
func placing(packs []*pack.Pack) *pack.Exercise {
	var found *pack.Exercise
	for _, k := range packs {
		for _, ex := range k.Exercises {
			if ex.Kind == pack.DeckKind && (found == nil || strings.Contains(ex.ID, "place")) {
				found = ex
			}
		}
	}
	return found
}

// teaching is the first exercise that covers one of the syllabus ids. When
// none is asked for, it is the last exercise: the learner knew it all.
func teaching(packs []*pack.Pack, covers []string) *pack.Exercise {
	all := policies(packs)
	for _, ex := range all {
		if slices.ContainsFunc(ex.Covers, func(id string) bool { return slices.Contains(covers, id) }) {
			return ex
		}
	}
	switch {
	case len(all) == 0:
		return nil
	case len(covers) == 0:
		return all[len(all)-1]
	}
	return all[0]
}

// facts lists the ids under which an exercise's results are kept: a deck's are
// its questions'.
func facts(ex *pack.Exercise) []string {
	if ex.Kind != pack.DeckKind {
		return []string{ex.ID}
	}
	ids := make([]string, len(ex.Questions))
	for i, q := range ex.Questions {
		ids[i] = q.ID
	}
	return ids
}

// state says in a word or two how an exercise stands.
func state(ex *pack.Exercise, records map[string]progress.Record) string {
	if ex.Kind == pack.DeckKind {
		right := 0
		for _, id := range facts(ex) {
			if records[id].Passed {
				right++
			}
		}
		return fmt.Sprintf("%d of %d right", right, len(ex.Questions))
	}
	rec := records[ex.ID]
	switch {
	case rec.Solid:
		return "solid"
	case rec.Passed:
		return "passed"
	case rec.HandIns > 0:
		return "tried"
	case rec.Open:
		return "begun"
	}
	return "new"
}

func minutes(ex *pack.Exercise) int { return max(ex.Minutes, 1) }

func sameDay(a, b time.Time) bool {
	a = a.In(b.Location())
	return a.YearDay() == b.YearDay() && a.Year() == b.Year()
}
