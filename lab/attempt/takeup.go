package attempt

import (
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// Kept is where attempts are kept between runs.
type Kept interface {
	LoadAttempt(exercise string) (snapshot []byte, seq int64, ok bool, err error)
	SetAside(exercise string, now time.Time) error
}

// Peeked is where kept attempts can be looked at.
type Peeked interface {
	PeekAttempt(exercise string) (snapshot []byte, ok bool, err error)
}

// TakeUp resumes the attempt that is kept, else starts one. An attempt that
// does not fit the exercise any more is set aside, never lost. Seq is that of
// the newest snapshot; note is something to tell the learner, mostly nothing.
func TakeUp(ex *pack.Exercise, kept Kept, now time.Time) (a *Attempt, seq int64, note string) {
	snapshot, seq, ok, err := kept.LoadAttempt(ex.ID)
	if err != nil {
		return Start(ex, now), seq, "what was saved cannot be read: " + err.Error()
	}
	if !ok {
		return Start(ex, now), seq, ""
	}
	a, err = Resume(ex, snapshot)
	if err == nil {
		return a, seq, ""
	}
	note = "your earlier attempt does not fit the exercise any more; it is kept aside"
	if err := kept.SetAside(ex.ID, now); err != nil {
		note = "your earlier attempt does not fit the exercise any more and could not be kept aside: " + err.Error()
	}
	return Start(ex, now), seq, note
}

// Review begins anew what was passed. It stands on its own: hints and looks of
// before do not count against it.
func (a *Attempt) Review() {
	if a.Passed() {
		a.Reset()
		a.Hints, a.Looked, a.Handed = 0, false, nil
	}
}

// Peek says how far the kept attempt is without opening it: how many checks
// are right, of a prediction how many answers were. It tells nothing where
// checks are told at hand-in only, nor of texts that nobody has touched. While
// the texts cannot be judged it is what the last hand-in came to: a bracket
// that is open takes nothing away.
func Peek(ex *pack.Exercise, kept Peeked, judge func(grade.Answer) grade.Report) (right, of int, ok bool) {
	predicts := ex.Kind == pack.PredictKind
	if ex.Dark() && !predicts {
		return 0, 0, false
	}
	snapshot, ok, err := kept.PeekAttempt(ex.ID)
	if !ok || err != nil {
		return 0, 0, false
	}
	a, err := Resume(ex, snapshot)
	if err != nil || a.Untouched() {
		return 0, 0, false
	}
	last, told := a.last()
	if predicts {
		return last.Right, last.Of, told && a.AsHandedIn()
	}
	if told = told && last.Of == len(ex.Checks); told && a.AsHandedIn() { // as it was told then
		return last.Right, last.Of, true
	}
	r := judge(a.Answer())
	if told && (len(r.Flaws) > 0 || r.Holes > 0) {
		return last.Right, last.Of, true
	}
	return r.Right(), len(r.Rows), len(r.Flaws) == 0
}

// last is the last hand-in, if there was one.
func (a *Attempt) last() (h HandIn, ok bool) {
	if n := len(a.HandIns); n > 0 {
		return a.HandIns[n-1], true
	}
	return h, false
}
