package plan

import (
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// Plan is what there is to do.
type Plan struct {
	First   bool           // nothing was ever done
	Begin   *pack.Exercise // where a beginner begins: the first exercise with documents, else the deck
	Place   *pack.Exercise // the deck that finds where to begin, nil when there is none
	Placing bool           // it is to be offered: nothing else was handed in yet
	Today   Today
	Open    *pack.Exercise // to continue, nil when there is none; a deck is asked on
	Modules []Module       // the learner's own packs first
}

// Make plans from what was recorded; open is the id of what was open last.
func Make(packs []*pack.Pack, records map[string]progress.Record, open string, now time.Time) Plan {
	p := Plan{First: nothingDone(records), Place: Placement(packs), Today: makeToday(packs, records, now)}
	for _, added := range []bool{true, false} {
		for _, k := range packs {
			if k.Added == added {
				p.Modules = append(p.Modules, makeModule(k, records))
			}
		}
	}
	for ex := range exercises(packs) {
		switch {
		case ex.Kind.Graded() && p.Begin == nil:
			p.Begin = ex
		}
		if ex.ID == open && ex.Kind.Graded() && !records[ex.ID].Passed {
			p.Open = ex
		}
	}
	if p.Begin == nil {
		p.Begin = p.Place
	}
	p.Placing = p.Place != p.Begin && placing(p.Place, records)
	if deck, last := halfDone(packs, records); deck != nil && (p.Open == nil || last.After(records[open].Touched)) && !(p.Placing && deck == p.Place) {
		p.Open = deck
	}
	return p
}

// Again is a deck to ask again once there is nothing else to go on with, and
// how many of its questions were never answered rightly; nil when there is none.
func (p Plan) Again() (deck *pack.Exercise, left int) {
	if p.First || p.Today.Next != nil || p.Today.fresh != nil {
		return nil, 0
	}
	for _, m := range p.Modules {
		for _, r := range m.Rows {
			if r.Exercise.Kind == pack.DeckKind && r.Left > 0 {
				return r.Exercise, r.Left
			}
		}
	}
	return nil, 0
}

// Further is the exercise to go on with once the day's portion is done, nil
// when there is none or it is the one to continue.
func (p Plan) Further() *pack.Exercise {
	if p.Today.Next != nil || p.Today.fresh == p.Open {
		return nil
	}
	return p.Today.fresh
}
