package plain

import (
	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
)

// hint tells the next hint.
func (e *exercise) hint(string) {
	if _, ok := e.a.Hint(); !ok {
		if len(e.ex.Hints) == 0 {
			e.s.out.say("This exercise has no hints.")
			return
		}
		e.s.out.say("There are no more hints. Type brief to read them again, or solution.")
		return
	}
	e.s.keep.attempt(e.a)
	e.tellHint(e.a.Hints - 1)
}

func (e *exercise) tellHint(i int) {
	e.s.out.gap()
	e.s.out.say("Hint %d of %d.", i+1, len(e.ex.Hints))
	e.s.out.prose(e.ex.Hints[i].Text)
}

// looks says whether one may see the author's answer, and asks where that is to
// be remembered; not says why it is too early.
func (e *exercise) looks(not string) bool {
	switch {
	case e.a.Passed() || e.a.Looked:
		return true
	case e.a.Hints < len(e.ex.Hints):
		e.s.out.say("%s", not)
		return false
	case !e.s.yes("Look at the solution? The exercise comes back another day."):
		return false
	}
	e.a.Looked = true
	e.s.keep.attempt(e.a)
	return true
}

// solution reads the author's answer: freely once it is passed, else after the
// last hint and a yes, which is remembered.
func (e *exercise) solution(string) {
	if !e.looks("The solution opens after passing, or after the last hint: type hint.") {
		return
	}
	e.s.out.say("The author's solution, which is one way of several.")
	theirs := grade.Solution(e.ex)
	for _, d := range e.ex.Answer {
		e.s.out.gap()
		e.s.out.say("%s:", d.Name)
		e.s.out.code(shown(attempt.NewText(theirs[d.Name]).Lines()))
	}
}

func (e *exercise) reset(string) {
	if !e.s.yes("Put the texts back to where they started? Undo brings yours back.") {
		return
	}
	e.a.Reset()
	e.s.keep.attempt(e.a)
	for i := range e.ex.Answer {
		e.s.out.gap()
		e.show(i)
	}
}
