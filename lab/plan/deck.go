package plan

import (
	"strings"
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// Answered says of a deck's questions which were answered, by id, and whether
// the first answer was right. It is nil for a deck that was not begun or that is
// through: that one is asked from the beginning. So a deck goes on where it was
// left, whatever ended the program.
func Answered(deck *pack.Exercise, records map[string]progress.Record) map[string]bool {
	all := map[string]bool{}
	for _, id := range facts(deck) {
		if rec := records[id]; rec.HandIns > 0 {
			all[id] = rec.FirstTry
		}
	}
	if len(all) == 0 || len(all) == len(deck.Questions) {
		return nil
	}
	return all
}

// Placement is the deck that finds where to begin, nil when there is none.
func Placement(packs []*pack.Pack) (place *pack.Exercise) {
	for ex := range exercises(packs) {
		if ex.Kind == pack.DeckKind && (place == nil || strings.Contains(ex.ID, "place")) {
			place = ex
		}
	}
	return place
}

// halfDone is the deck that was answered last and is not through, and when.
func halfDone(packs []*pack.Pack, records map[string]progress.Record) (deck *pack.Exercise, last time.Time) {
	for ex := range exercises(packs) {
		if ex.Kind != pack.DeckKind || Answered(ex, records) == nil {
			continue
		}
		for _, id := range facts(ex) {
			if at := records[id].LastAt; at.After(last) {
				deck, last = ex, at
			}
		}
	}
	return deck, last
}

// placing says whether a placement is still to be offered: nothing but its own
// questions was ever handed in, and some of them are open.
func placing(place *pack.Exercise, records map[string]progress.Record) bool {
	if place == nil {
		return false
	}
	own, answered := facts(place), 0
	for _, id := range own {
		if records[id].HandIns > 0 {
			answered++
		}
	}
	handedIn := 0
	for id, rec := range records {
		if rec.HandIns > 0 && !reading(id) {
			handedIn++
		}
	}
	return handedIn == answered && answered < len(own)
}
