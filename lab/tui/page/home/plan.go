package home

import (
	"strings"
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// portion bounds how many reviews a day asks for.
const portion = 5

// plan is what there is to show.
type plan struct {
	first   bool // nothing was ever done
	begin   *pack.Exercise
	place   *pack.Exercise
	today   today
	open    *pack.Exercise // to continue, nil when there is none
	modules []module
}

// today is the day's portion. It has an end.
type today struct {
	review  int
	fresh   int
	minutes int
	next    *pack.Exercise // what it begins with, nil when the portion is done
	again   bool           // next is a review
	further *pack.Exercise // the first that was never passed, beyond the portion
}

type module struct {
	pack             *pack.Pack
	rows             []row
	solid, seen, all int
}

// row is one exercise with how it stands.
type row struct {
	ex    *pack.Exercise
	state string // "", "begun", "tried", "passed", "solid"; a deck counts
	done  bool
}

func makePlan(packs []*pack.Pack, records map[string]progress.Record, open string, now time.Time) plan {
	p := plan{first: len(records) == 0}
	for _, k := range packs {
		p.modules = append(p.modules, makeModule(k, records))
		for _, ex := range k.Exercises {
			if p.begin == nil && ex.Kind == pack.PolicyKind {
				p.begin = ex
			}
			if ex.Kind == pack.DeckKind && (p.place == nil || strings.Contains(ex.ID, "place")) {
				p.place = ex
			}
			if ex.ID == open && ex.Kind == pack.PolicyKind && !records[ex.ID].Passed {
				p.open = ex
			}
		}
	}
	if p.begin == nil {
		p.begin = p.place
	}
	p.today = makeToday(packs, records, now)
	return p
}

func makeModule(k *pack.Pack, records map[string]progress.Record) module {
	m := module{pack: k}
	for _, ex := range k.Exercises {
		ids := facts(ex)
		right := 0
		for _, id := range ids {
			rec, ok := records[id]
			m.all++
			if ok {
				m.seen++
			}
			if rec.Solid {
				m.solid++
			}
			if rec.Passed {
				right++
			}
		}
		m.rows = append(m.rows, row{ex: ex, state: state(ex, records, right, len(ids)), done: right == len(ids) && right > 0})
	}
	return m
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

func state(ex *pack.Exercise, records map[string]progress.Record, right, of int) string {
	if ex.Kind == pack.DeckKind {
		return count(right, of) + " right"
	}
	rec, ok := records[ex.ID]
	switch {
	case rec.Solid:
		return "solid"
	case rec.Passed:
		return "passed"
	case rec.HandIns > 0:
		return "tried"
	case ok && rec.Open:
		return "begun"
	}
	return ""
}

// makeToday takes what was passed on an earlier day and is not solid, up to
// the portion, and the next exercise that was never passed, once a day.
func makeToday(packs []*pack.Pack, records map[string]progress.Record, now time.Time) today {
	var t today
	var fresh *pack.Exercise
	passedToday := false
	for _, k := range packs {
		for _, ex := range k.Exercises {
			if ex.Kind != pack.PolicyKind {
				continue
			}
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
	}
	t.further = fresh
	if fresh != nil && !passedToday {
		t.fresh = 1
		t.minutes += minutes(fresh)
		if t.next == nil {
			t.next = fresh
		}
	}
	return t
}

func minutes(ex *pack.Exercise) int { return max(ex.Minutes, 1) }

func sameDay(a, b time.Time) bool {
	a = a.In(b.Location())
	return a.YearDay() == b.YearDay() && a.Year() == b.Year()
}
