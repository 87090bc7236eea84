package plan

import (
	"fmt"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// Module is a pack with how far the learner is in it, counted in facts: an
// exercise is one, a deck is as many as it has questions.
type Module struct {
	Pack             *pack.Pack
	Rows             []Row
	Solid, Seen, All int
}

// Row is one exercise with how it stands.
type Row struct {
	Exercise *pack.Exercise
	State    string // "", "begun", "tried", "passed", "solid"; a deck counts: "3 of 8 right"
	Done     bool
	Left     int // facts never passed
}

func makeModule(k *pack.Pack, records map[string]progress.Record) Module {
	m := Module{Pack: k}
	for _, ex := range k.Exercises {
		ids := facts(ex)
		right := 0
		for _, id := range ids {
			rec, ok := records[id]
			m.All++
			if ok {
				m.Seen++
			}
			if rec.Solid {
				m.Solid++
			}
			if rec.Passed {
				right++
			}
		}
		state := fmt.Sprintf("%d of %d right", right, len(ids))
		if ex.Kind != pack.DeckKind {
			state = standing(records[ex.ID])
		}
		m.Rows = append(m.Rows, Row{Exercise: ex, State: state, Done: right == len(ids) && right > 0, Left: len(ids) - right})
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

// standing says in a word how an exercise stands; nothing when it is new.
func standing(rec progress.Record) string {
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
	return ""
}
