package plan

import (
	"fmt"
	"testing"
	"time"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

var today0 = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func course(n int) []*pack.Pack {
	k := &pack.Pack{ID: "a", Title: "A"}
	for i := range n {
		k.Exercises = append(k.Exercises, &pack.Exercise{ID: fmt.Sprintf("a/%d", i), Title: fmt.Sprint(i), Kind: pack.PolicyKind, Minutes: 3})
	}
	k.Exercises = append(k.Exercises, &pack.Exercise{ID: "a/deck", Kind: pack.DeckKind, Questions: []pack.Question{{ID: "a/q1"}, {ID: "a/q2"}}})
	return []*pack.Pack{k}
}

func TestPlan(t *testing.T) {
	yesterday := today0.Add(-24 * time.Hour)
	passed := func(at time.Time) progress.Record {
		return progress.Record{HandIns: 1, Passed: true, LastAt: at, Touched: at}
	}
	many := map[string]progress.Record{}
	for i := range 8 {
		many[fmt.Sprintf("a/%d", i)] = passed(yesterday)
	}
	tests := []struct {
		name    string
		records map[string]progress.Record
		open    string
		review  int
		fresh   int
		minutes int
		next    string
		goOn    string
		first   bool
	}{
		{"first start", nil, "", 0, 1, 3, "a/0", "", true},
		{"passed yesterday comes back", map[string]progress.Record{"a/0": passed(yesterday)}, "a/0", 1, 1, 6, "a/0", "", false},
		{"passed today: the portion is done", map[string]progress.Record{"a/0": passed(today0)}, "a/0", 0, 0, 0, "", "", false},
		{"solid stays away", map[string]progress.Record{"a/0": {HandIns: 2, Passed: true, Solid: true, LastAt: yesterday}}, "", 0, 1, 3, "a/1", "", false},
		{"begun can be continued", map[string]progress.Record{"a/1": {Open: true, Touched: today0}}, "a/1", 0, 1, 3, "a/0", "a/1", false},
		{"a deck that is half done can be asked on", map[string]progress.Record{"a/1": {Open: true, Touched: yesterday, HandIns: 1}, "a/q1": {HandIns: 1, LastAt: today0}}, "a/1", 0, 1, 3, "a/0", "a/deck", false},
		{"what was touched later comes first", map[string]progress.Record{"a/1": {Open: true, Touched: today0, HandIns: 1}, "a/q1": {HandIns: 1, LastAt: yesterday}}, "a/1", 0, 1, 3, "a/0", "a/1", false},
		{"a deck that is through is none", map[string]progress.Record{"a/1": {HandIns: 1}, "a/q1": {HandIns: 1, LastAt: today0}, "a/q2": {HandIns: 1, LastAt: today0}}, "", 0, 1, 3, "a/0", "", false},
		{"a placement is offered as such", map[string]progress.Record{"a/q1": {HandIns: 1, LastAt: today0}}, "", 0, 1, 3, "a/0", "", false},
		{"a day has an end", many, "", Portion, 1, 3 * (Portion + 1), "a/0", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Make(course(10), tt.records, tt.open, today0)
			next, goOn := "", ""
			if p.Today.Next != nil {
				next = p.Today.Next.ID
			}
			if p.Open != nil {
				goOn = p.Open.ID
			}
			if p.First != tt.first || p.Today.Review != tt.review || p.Today.Fresh != tt.fresh || p.Today.Minutes != tt.minutes || next != tt.next || goOn != tt.goOn {
				t.Errorf("got first %v, %+v, next %q, continue %q", p.First, p.Today, next, goOn)
			}
		})
	}
}

func TestTheDeckComesAgainWhenNothingElseIsLeft(t *testing.T) {
	rec := progress.Record{HandIns: 1, Passed: true, LastAt: today0}
	for _, c := range []struct {
		passed []string
		left   int
	}{
		{nil, 0},
		{[]string{"a/0"}, 0}, // the other policy comes first
		{[]string{"a/0", "a/1"}, 2},
		{[]string{"a/0", "a/1", "a/q2"}, 1},
		{[]string{"a/0", "a/1", "a/q1", "a/q2"}, 0},
	} {
		records := map[string]progress.Record{}
		for _, id := range c.passed {
			records[id] = rec
		}
		deck, left := Make(course(2), records, "", today0).Again()
		if left != c.left || (deck != nil) != (left > 0) {
			t.Errorf("passed %v: %v, %d to go, want %d", c.passed, deck, left, c.left)
		}
	}
}

func TestTheLearnersOwnPacksComeFirstAndBeginDoesNot(t *testing.T) {
	packs := append(course(1), &pack.Pack{ID: "mine", Added: true, Exercises: []*pack.Exercise{{ID: "mine/1", Kind: pack.PolicyKind}}})
	p := Make(packs, nil, "", today0)
	if p.Modules[0].Pack.ID != "mine" || p.Modules[1].Pack.ID != "a" || p.Begin.ID != "a/0" {
		t.Errorf("%s, %s, begin %s", p.Modules[0].Pack.ID, p.Modules[1].Pack.ID, p.Begin.ID)
	}
}

func TestModuleCountsFacts(t *testing.T) {
	m := makeModule(course(2)[0], map[string]progress.Record{
		"a/0": {HandIns: 2, Passed: true, Solid: true}, "a/q1": {HandIns: 1, Passed: true}, "a/q2": {HandIns: 1},
	})
	if m.Solid != 1 || m.Seen != 3 || m.All != 4 {
		t.Errorf("got %d solid, %d seen, %d all", m.Solid, m.Seen, m.All)
	}
	if got := m.Rows[2].State; got != "1 of 2 right" {
		t.Errorf("the deck says %q", got)
	}
}
