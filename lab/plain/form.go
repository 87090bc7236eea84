package plain

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// form is a question as it is asked: what can be chosen, in the order shown.
type form struct {
	q     *pack.Question
	order []int // what is shown, by the author's index; of a match the right sides
}

// newForm shuffles what can be chosen. The shuffle belongs to the question, so
// that a script finds it again; things to be put in order or matched never
// come in the order of the key.
func newForm(q *pack.Question) form {
	n := len(q.Options)
	if q.Kind == pack.Match {
		n = len(q.Pairs)
	}
	h := fnv.New64a()
	h.Write([]byte(q.ID))
	order := rand.New(rand.NewPCG(h.Sum64(), 1)).Perm(n)
	if n > 1 && slices.IsSorted(order) && (q.Kind == pack.Order || q.Kind == pack.Match) {
		slices.Reverse(order)
	}
	return form{q, order}
}

// tell writes what can be chosen.
func (f form) tell(out *voice) {
	if f.q.Kind == pack.Match {
		for i, pair := range f.q.Pairs {
			out.hang(fmt.Sprintf("%d. ", i+1), withoutMarks(pair[0]))
		}
		for i, at := range f.order {
			out.hang(letters(i)+". ", withoutMarks(f.q.Pairs[at][1]))
		}
		return
	}
	for i, at := range f.order {
		out.hang(fmt.Sprintf("%d. ", i+1), withoutMarks(f.q.Options[at].Text))
	}
}

// letters counts a, b, c and after z goes on with aa, ab.
func letters(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('a'+(i-1)%26)) + s
	}
	return s
}

// instruction says how to answer.
func (f form) instruction() string {
	switch f.q.Kind {
	case pack.Choice:
		return "Type one number, or skip."
	case pack.Multi:
		return fmt.Sprintf("Type %s with blanks between, or skip.", count(f.wanted(), "number"))
	case pack.Order:
		return fmt.Sprintf("Type the %s in the right order, with blanks between, or skip.", count(len(f.order), "number"))
	case pack.Match:
		return "Type a letter for each number, such as 1b 2a, or skip."
	case pack.Number:
		if f.q.Unit != "" {
			return "Type a number in " + f.q.Unit + ", or skip."
		}
		return "Type a number, or skip."
	}
	return "Type a word or a few, or skip."
}

// wanted is how many options are to be picked.
func (f form) wanted() int {
	n := 0
	for _, o := range f.q.Options {
		if o.Right {
			n++
		}
	}
	return n
}

// judge says whether it was right, and why of each part.
func (f form) judge(out *voice, r grade.Response, right bool) {
	if right {
		out.say("Right.")
	} else {
		out.say("Not quite.")
	}
	switch f.q.Kind {
	case pack.Choice, pack.Multi:
		f.judgeOptions(out, r)
	case pack.Order:
		if !right {
			out.say("Your order:")
			for i, at := range r.Picked {
				out.hang(fmt.Sprintf("%d. ", i+1), withoutMarks(f.q.Options[at].Text))
			}
			out.say("The right order:")
			for i, o := range f.q.Options {
				out.hang(fmt.Sprintf("%d. ", i+1), withoutMarks(o.Text))
			}
		}
	case pack.Match:
		f.judgePairs(out, r)
	case pack.Number, pack.Short:
		if !right {
			out.say("The answer is %s.", grade.Key(f.q))
		}
	}
	out.prose(f.q.Why)
}

func (f form) judgeOptions(out *voice, r grade.Response) {
	for i, at := range f.order {
		o, word := f.q.Options[at], "wrong"
		if o.Right {
			word = "right"
		}
		switch picked := slices.Contains(r.Picked, at); {
		case picked:
			word += ", picked"
		case o.Right:
			word += ", missed"
		}
		out.hang(fmt.Sprintf("%d. ", i+1), fmt.Sprintf("%s: %s.", withoutMarks(o.Text), word))
		out.indented(o.Why, "   ")
	}
}

func (f form) judgePairs(out *voice, r grade.Response) {
	for i, pair := range f.q.Pairs {
		word := "right"
		if r.Pairs[i] != i {
			word = "wrong, the answer is " + letters(slices.Index(f.order, i))
		}
		out.hang(fmt.Sprintf("%d. ", i+1), fmt.Sprintf("%s: %s (%s).", withoutMarks(pair[0]), withoutMarks(pair[1]), word))
	}
}
