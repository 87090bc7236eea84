package grade

import (
	"gatehouse/engine/identity/iam"
	"gatehouse/lab/pack"
)

// Answer is a learner's documents by name.
type Answer map[string]string

// Grader judges answers to one policy exercise. It is safe for many goroutines.
type Grader struct{}

// New prepares the grading of a policy exercise.
func New(ex *pack.Exercise) (*Grader, error) { panic("founding sketch") }

// Start, Solution and Sample are the answers that the author wrote.
func Start(ex *pack.Exercise) Answer                   { panic("founding sketch") }
func Solution(ex *pack.Exercise) Answer                { panic("founding sketch") }
func Sample(ex *pack.Exercise, m *pack.Mistake) Answer { panic("founding sketch") }

// Judge runs every check against the answer.
func (g *Grader) Judge(a Answer) Report { panic("founding sketch") }

// Why explains one row of a report on the same answer, by index.
func (g *Grader) Why(a Answer, row int) iam.Explanation { panic("founding sketch") }

// Response is what a learner gave to a quick question.
type Response struct {
	Picked []int  // choice, multi: option indexes; order: the order given
	Pairs  []int  // match: for each left side the index of the right side
	Text   string // number, short
}

// Marked is a graded response: for each option whether it was handled rightly.
type Marked struct {
	Right  bool
	Reason string // for number and short: what was wrong with the form, may be empty
}

// Mark grades a quick question by its key.
func Mark(q *pack.Question, r Response) Marked { panic("founding sketch") }
