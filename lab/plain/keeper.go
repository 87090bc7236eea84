package plain

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"gatehouse/lab/attempt"
	"gatehouse/lab/progress"
)

// keeper saves. What cannot be saved waits and is tried again at every later
// step and at the end; the learner hears of it once.
type keeper struct {
	store   Store
	now     func() time.Time
	tell    func(string)
	seqs    map[string]int64 // of each exercise's newest snapshot
	waiting []save
	// elsewhere holds the exercises that another window has changed.
	elsewhere map[string]bool
	failing   bool
}

// save is one thing to save: a hand-in, or the attempt at an exercise.
type save struct {
	handIn   *progress.HandIn
	exercise string
	seq      int64
	snapshot []byte
}

// attempt saves the attempt as it is; an older one that waits is not needed
// any more.
func (k *keeper) attempt(a *attempt.Attempt) {
	id := a.Exercise.ID
	k.seqs[id]++
	k.waiting = slices.DeleteFunc(k.waiting, func(w save) bool { return w.handIn == nil && w.exercise == id })
	k.add(save{exercise: id, seq: k.seqs[id], snapshot: a.Snapshot()})
}

func (k *keeper) handIn(h progress.HandIn) { k.add(save{handIn: &h}) }

func (k *keeper) add(w save) {
	k.waiting = append(k.waiting, w)
	err := k.flush()
	switch {
	case err != nil && !k.failing:
		k.tell(fmt.Sprintf("This cannot be saved just now: %s. Go on: it is tried again at each step.", err))
	case err == nil && k.failing:
		k.tell("Everything is saved again.")
	}
	k.failing = err != nil
	k.notice()
}

// flush saves in order what waits, up to the first that fails.
func (k *keeper) flush() error {
	for len(k.waiting) > 0 {
		if err := k.put(k.waiting[0]); err != nil {
			return err
		}
		k.waiting = k.waiting[1:]
	}
	return nil
}

func (k *keeper) put(w save) error {
	if w.handIn != nil {
		return k.store.AddHandIn(*w.handIn)
	}
	err := k.store.SaveAttempt(w.exercise, w.seq, w.snapshot, k.now())
	if !errors.Is(err, progress.ErrElsewhere) {
		k.elsewhere[w.exercise] = k.elsewhere[w.exercise] && err != nil
		return err
	}
	if !k.elsewhere[w.exercise] { // there is no sense in trying again: tell it once
		k.tell("This exercise is open elsewhere and was changed there: what you write here is kept aside and is not " +
			"the text that stays. Go on there, or close it there and open the exercise again here.")
	}
	k.elsewhere[w.exercise] = true
	return nil
}

// lost says whether something of what was written is kept aside only.
func (k *keeper) lost() bool {
	for _, elsewhere := range k.elsewhere {
		if elsewhere {
			return true
		}
	}
	return false
}

// notice passes on what the store found out by itself.
func (k *keeper) notice() {
	if n := k.store.Notice(); n != nil {
		k.tell(sentence(n.Text))
	}
}

// close tries a last time.
func (k *keeper) close() error {
	if err := k.flush(); err != nil {
		return fmt.Errorf("not everything was saved: %w", err)
	}
	return nil
}
