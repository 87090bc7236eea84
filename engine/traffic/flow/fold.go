package flow

import (
	"cmp"
	"slices"

	"gatehouse/engine/clock"
)

// How far apart events may be that are told as one.
var folds = map[EventKind]clock.Duration{
	Holds: clock.Second, Moved: 20 * clock.Second, Ended: 90 * clock.Second, WentOn: 90 * clock.Second,
}

type foldKey struct {
	kind          EventKind
	what, address string
	good          bool // an address that is held for good
}

// fold puts events in order and tells the like of several groups once. An end
// is told when the last group has come to it.
func fold(events []Event) []Event {
	byTime := func(a, b Event) int { return cmp.Compare(a.At, b.At) }
	slices.SortStableFunc(events, byTime)
	var told []Event
	latest := map[foldKey]int{}
	for _, e := range events {
		key, span := foldKey{e.Kind, e.What, e.Address, e.Kind == Holds && e.forGood()}, folds[e.Kind]
		if i, ok := latest[key]; ok && span > 0 && e.At.Sub(told[i].At) <= span {
			told[i].join(e)
			continue
		}
		latest[key] = len(told)
		told = append(told, e)
	}
	for i := range told {
		slices.Sort(told[i].Groups)
	}
	slices.SortStableFunc(told, byTime)
	return foldMoves(told)
}

// foldMoves tells in one line where the same groups are sent at one time.
func foldMoves(events []Event) []Event {
	var told []Event
	last := -1 // the last move in told
	for _, e := range events {
		if e.Kind != Moved {
			told = append(told, e)
			continue
		}
		if last >= 0 && e.At.Sub(told[last].At) <= folds[Moved] && slices.Equal(told[last].Groups, e.Groups) && !between(told[last+1:]) {
			told[last].Others = append(told[last].Others, e.What)
			continue
		}
		last = len(told)
		told = append(told, e)
	}
	return told
}

// between tells whether something happened that may have moved somebody.
func between(events []Event) bool {
	return slices.ContainsFunc(events, func(e Event) bool { return e.Kind == Struck || e.Kind == Checked || e.Kind == Noticed })
}

func (e *Event) join(o Event) {
	for _, g := range o.Groups {
		if !slices.Contains(e.Groups, g) {
			e.Groups = append(e.Groups, g)
		}
	}
	e.For = max(e.For, o.For)
	if e.Kind == Ended || e.Kind == WentOn {
		e.At = max(e.At, o.At)
	}
}
