package attempt

import (
	"maps"
	"slices"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// HandIn is one hand-in.
type HandIn struct {
	At     time.Time `json:"at"`
	Passed bool      `json:"passed"`
	Right  int       `json:"right"` // rows that were right
	Of     int       `json:"of"`
	Hints  int       `json:"hints"` // hints taken before it
}

// Attempt is one learner at one exercise with documents.
type Attempt struct {
	Exercise *pack.Exercise
	Revision int // of the exercise when the attempt began
	Started  time.Time
	Names    []string         // document names in order
	Texts    map[string]*Text // by document name
	Hints    int              // hints shown so far
	Looked   bool             // the solution was looked at
	HandIns  []HandIn
	Handed   grade.Answer // what was handed in last; nil before
}

// Start begins an exercise at its start texts.
func Start(ex *pack.Exercise, now time.Time) *Attempt {
	a := &Attempt{Exercise: ex, Revision: ex.Revision, Started: now, Texts: map[string]*Text{}}
	for _, d := range ex.Answer {
		a.Names = append(a.Names, d.Name)
		a.Texts[d.Name] = NewText(d.Start)
	}
	return a
}

// Answer is what would be handed in now.
func (a *Attempt) Answer() grade.Answer {
	answer := grade.Answer{}
	for name, t := range a.Texts {
		answer[name] = t.String()
	}
	return answer
}

// Hint reveals the next hint; ok is false when there is none left.
func (a *Attempt) Hint() (h pack.Hint, ok bool) {
	if a.Hints >= len(a.Exercise.Hints) {
		return pack.Hint{}, false
	}
	a.Hints++
	return a.Exercise.Hints[a.Hints-1], true
}

// HandIn records a hand-in with the report it got.
func (a *Attempt) HandIn(r grade.Report, now time.Time) HandIn {
	h := HandIn{At: now, Passed: r.Passed, Right: r.Right(), Of: r.Asked(), Hints: a.Hints}
	a.HandIns = append(a.HandIns, h)
	a.Handed = a.Answer()
	return h
}

// AsHandedIn says whether the texts are those that were handed in last: what
// was told of them then may be told again.
func (a *Attempt) AsHandedIn() bool { return a.Handed != nil && maps.Equal(a.Handed, a.Answer()) }

// Untouched says whether nothing was written yet, and nothing handed in.
func (a *Attempt) Untouched() bool {
	for _, d := range a.Exercise.Answer {
		if t := a.Texts[d.Name]; t != nil && t.String() != Clean(d.Start) {
			return false
		}
	}
	return len(a.HandIns) == 0
}

// Open says whether nothing is to be found out any more: some hand-in passed, or
// no hint is left.
func (a *Attempt) Open() bool {
	return a.Passed() || len(a.Exercise.Hints) > 0 && a.Hints >= len(a.Exercise.Hints)
}

// Passed says whether some hand-in passed.
func (a *Attempt) Passed() bool {
	return slices.ContainsFunc(a.HandIns, func(h HandIn) bool { return h.Passed })
}

// Write puts a text in the place of a document's own, as one undo step.
func (a *Attempt) Write(document, text string) {
	if t := a.Texts[document]; t != nil {
		t.reset(Clean(text))
	}
}

// Reset puts the texts back to the start as one undo step each; hand-ins stay.
func (a *Attempt) Reset() {
	for _, d := range a.Exercise.Answer {
		if t := a.Texts[d.Name]; t != nil {
			t.reset(Clean(d.Start))
		}
	}
}

func (t *Text) reset(s string) {
	last := len(t.lines) - 1
	whole := t.span(0, 0, last, len(t.lines[last]))
	t.force(replaced, whole, t.String(), s)
	t.MoveTo(0, 0)
}
