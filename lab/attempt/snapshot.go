package attempt

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"gatehouse/lab/pack"
)

// Format is the version of the snapshots that this program writes and the
// newest that it reads.
const Format = 1

// How much of the undo and of the redo history of each text a snapshot keeps,
// nearest steps first.
const (
	savedSteps = 100
	savedBytes = 128 << 10
)

type snapshot struct {
	Format   int        `json:"format"`
	Exercise string     `json:"exercise"`
	Revision int        `json:"revision"`
	Started  time.Time  `json:"started"`
	Texts    []textShot `json:"texts"`
	Hints    int        `json:"hints"`
	Looked   bool       `json:"looked"`
	HandIns  []HandIn   `json:"hand_ins,omitempty"`

	Handed map[string]string `json:"handed,omitempty"` // by document name
}

type textShot struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Row  int    `json:"row"`
	Col  int    `json:"col"`
	Undo []step `json:"undo,omitempty"` // oldest first
	Redo []step `json:"redo,omitempty"` // farthest first
}

// Snapshot is the attempt as bytes: texts, cursors, undo history (bounded), hints, hand-ins.
func (a *Attempt) Snapshot() []byte {
	s := snapshot{
		Format: Format, Exercise: a.Exercise.ID, Revision: a.Revision, Started: a.Started,
		Hints: a.Hints, Looked: a.Looked, HandIns: a.HandIns, Handed: a.Handed,
	}
	for _, name := range a.Names {
		t := a.Texts[name]
		s.Texts = append(s.Texts, textShot{
			Name: name, Text: t.String(), Row: t.row, Col: t.col,
			Undo: nearest(t.journal.undo), Redo: nearest(t.journal.redo),
		})
	}
	b, err := json.Marshal(s)
	if err != nil { // strings, numbers and times within year 9999 always marshal
		panic("attempt: " + err.Error())
	}
	return b
}

// nearest is the end of a history that a snapshot keeps.
func nearest(steps []step) []step {
	from, bytes := len(steps), 0
	for from > 0 && len(steps)-from < savedSteps {
		bytes += steps[from-1].bytes()
		if bytes > savedBytes {
			break
		}
		from--
	}
	return steps[from:]
}

// SameWork says whether two snapshots differ in nothing but their cursors.
func SameWork(a, b []byte) bool {
	var of [2]snapshot
	for i, saved := range [][]byte{a, b} {
		if json.Unmarshal(saved, &of[i]) != nil {
			return false
		}
		for j := range of[i].Texts {
			of[i].Texts[j].Row, of[i].Texts[j].Col = 0, 0
		}
	}
	return reflect.DeepEqual(of[0], of[1])
}

// Resume takes up a snapshot. A snapshot that does not fit the exercise (other
// documents, damaged, newer) is an error; the caller starts anew and keeps the
// old bytes aside. One of another revision is taken up: its texts are still
// the learner's work (see Revision).
func Resume(ex *pack.Exercise, saved []byte) (*Attempt, error) {
	var s snapshot
	var head struct{ Format int }
	if err := json.Unmarshal(saved, &head); err != nil {
		return nil, fmt.Errorf("the saved attempt is damaged: %w", err)
	}
	if head.Format > Format {
		return nil, fmt.Errorf("the saved attempt has format %d, this program reads up to %d: use a newer gatehouse", head.Format, Format)
	}
	if err := json.Unmarshal(saved, &s); err != nil {
		return nil, fmt.Errorf("the saved attempt is damaged: %w", err)
	}
	if err := s.fits(ex); err != nil {
		return nil, err
	}
	a := &Attempt{
		Exercise: ex, Revision: s.Revision, Started: s.Started, Texts: map[string]*Text{},
		Hints: min(s.Hints, len(ex.Hints)), Looked: s.Looked, HandIns: s.HandIns, Handed: s.Handed,
	}
	for _, shot := range s.Texts {
		t, err := shot.text()
		if err != nil {
			return nil, fmt.Errorf("the saved attempt is damaged: %s: %w", shot.Name, err)
		}
		a.Names = append(a.Names, shot.Name)
		a.Texts[shot.Name] = t
	}
	return a, nil
}

func (s *snapshot) fits(ex *pack.Exercise) error {
	var have, want []string
	for _, t := range s.Texts {
		have = append(have, t.Name)
	}
	for _, d := range ex.Answer {
		want = append(want, d.Name)
	}
	switch {
	case s.Format < 1:
		return errors.New("the saved attempt is damaged: it has no format")
	case s.Exercise != ex.ID:
		return fmt.Errorf("the saved attempt is of exercise %q, not of %q", s.Exercise, ex.ID)
	case !slices.Equal(have, want):
		return fmt.Errorf("the saved attempt has documents %s, the exercise has %s",
			strings.Join(have, ", "), strings.Join(want, ", "))
	case s.Hints < 0:
		return fmt.Errorf("the saved attempt is damaged: %d hints", s.Hints)
	}
	return nil
}

// text builds the Text and plays its whole history back and forth, so that
// no later undo can meet a step that does not fit.
func (shot textShot) text() (*Text, error) {
	if Clean(shot.Text) != shot.Text {
		return nil, errors.New("control characters in the text")
	}
	t := NewText(shot.Text)
	t.journal.undo, t.journal.redo = shot.Undo, shot.Redo
	for _, s := range shot.Undo {
		t.journal.bytes += s.bytes()
	}
	if err := t.rehearse(); err != nil {
		return nil, err
	}
	if row, col := t.clamp(shot.Row, shot.Col); row != shot.Row || col != shot.Col {
		return nil, errors.New("the cursor stands outside the text")
	}
	t.MoveTo(shot.Row, shot.Col)
	return t, nil
}

// rehearse checks every step of the history against the text.
func (t *Text) rehearse() error {
	if len(t.journal.undo) > maxSteps || len(t.journal.redo) > maxSteps {
		return errors.New("the history is too long")
	}
	twin := NewText(t.String())
	for _, s := range slices.Backward(t.journal.undo) {
		if !twin.fits(s, s.Inserted) {
			return errors.New("an undo step does not fit")
		}
		twin.splice(s.at(s.Inserted), s.Removed)
		if r, c := twin.clamp(s.FromRow, s.FromCol); r != s.FromRow || c != s.FromCol {
			return errors.New("an undo step does not fit")
		}
	}
	twin = NewText(t.String())
	for _, s := range slices.Backward(t.journal.redo) {
		if !twin.fits(s, s.Removed) {
			return errors.New("a redo step does not fit")
		}
		if r, c := twin.clamp(s.FromRow, s.FromCol); r != s.FromRow || c != s.FromCol {
			return errors.New("a redo step does not fit")
		}
		twin.splice(s.at(s.Removed), s.Inserted)
	}
	return nil
}

// fits says whether text stands at the step's place.
func (t *Text) fits(s step, text string) bool {
	if s.Kind > erasedForward || s.Row < 0 || s.Col < 0 || Clean(s.Inserted) != s.Inserted || Clean(s.Removed) != s.Removed {
		return false
	}
	at := s.at(text)
	return t.span(at.row, at.col, at.toRow, at.toCol) == at && t.slice(at) == text
}
