package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"unicode/utf8"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"

	tea "github.com/charmbracelet/bubbletea"
)

// form is a question being answered.
type form struct {
	q      *pack.Question
	order  []int        // what is shown, by the author's index
	at     int          // the selected line
	picked map[int]bool // by the author's index
	held   bool         // an item is lifted and moves with the selection
	pairs  []int        // match: by left side the place in order of its right, -1 for none
	words  []rune       // number, short
}

func newForm(q *pack.Question, rnd *rand.Rand) form {
	f := form{q: q, picked: map[int]bool{}}
	n := len(q.Options)
	if q.Kind == pack.Match {
		n = len(q.Pairs)
		f.pairs = slices.Repeat([]int{-1}, n)
	}
	f.order = rnd.Perm(n)
	if q.Kind == pack.Order && n > 1 && slices.IsSorted(f.order) {
		slices.Reverse(f.order) // not the answer itself
	}
	return f
}

// text says whether the answer is written rather than picked.
func (f *form) text() bool { return f.q.Kind == pack.Number || f.q.Kind == pack.Short }

// missing says what is still to do before there is an answer to mark, and
// selects the line where; it is empty when nothing is. A choice without a pick
// takes the selected line.
func (f *form) missing() string {
	switch f.q.Kind {
	case pack.Multi:
		if want, n := f.wanted(), len(f.picked); n != want {
			return fmt.Sprintf("pick %d: %d picked so far", want, n)
		}
	case pack.Match:
		if i := slices.Index(f.pairs, -1); i >= 0 {
			f.at = i
			return "this line has no match yet: type its number"
		}
	case pack.Number, pack.Short:
		if len(f.words) == 0 {
			return "type your answer"
		}
	}
	return ""
}

// wanted is how many options are to be picked.
func (f *form) wanted() int {
	n := 0
	for _, o := range f.q.Options {
		if o.Right {
			n++
		}
	}
	return n
}

func (f *form) response() grade.Response {
	switch f.q.Kind {
	case pack.Choice:
		if len(f.picked) == 0 && f.at < len(f.order) {
			f.picked[f.order[f.at]] = true
		}
		return grade.Response{Picked: f.picks()}
	case pack.Multi:
		return grade.Response{Picked: f.picks()}
	case pack.Order:
		return grade.Response{Picked: slices.Clone(f.order)}
	case pack.Match:
		pairs := make([]int, len(f.pairs))
		for i, at := range f.pairs {
			pairs[i] = f.order[at]
		}
		return grade.Response{Pairs: pairs}
	}
	return grade.Response{Text: string(f.words)}
}

func (f *form) picks() []int {
	var out []int
	for i := range f.q.Options {
		if f.picked[i] {
			out = append(out, i)
		}
	}
	return out
}

// do answers what the page's keys stand for.
func (f *form) do(msg tea.Msg) {
	switch msg := msg.(type) {
	case move:
		f.move(msg.by)
	case toggle:
		f.pick(f.at)
	case grab:
		f.held = !f.held
	case turn:
		f.turn(msg.by)
	}
}

// turn goes to the next right side that is free.
func (f *form) turn(by int) {
	n := len(f.order)
	if f.at >= len(f.pairs) {
		return
	}
	to := f.pairs[f.at]
	if to < 0 && by < 0 {
		to = 0
	}
	for range n {
		to = (to + by + n) % n
		if !slices.Contains(f.pairs, to) {
			f.pairs[f.at] = to
			return
		}
	}
}

// match gives the selected left side a right side; who had that takes what was
// here. It goes on to the next line without one.
func (f *form) match(to int) {
	if other := slices.Index(f.pairs, to); other >= 0 {
		f.pairs[other] = f.pairs[f.at]
	}
	f.pairs[f.at] = to
	for i := range f.pairs {
		if next := (f.at + i) % len(f.pairs); f.pairs[next] < 0 {
			f.at = next
			return
		}
	}
}

func (f *form) move(by int) {
	to := max(0, min(len(f.order)-1, f.at+by))
	if f.held {
		f.order[f.at], f.order[to] = f.order[to], f.order[f.at]
	}
	f.at = to
}

func (f *form) pick(at int) {
	if at >= len(f.order) {
		return
	}
	i := f.order[at]
	was := f.picked[i]
	if f.q.Kind == pack.Choice {
		clear(f.picked)
	}
	if was {
		delete(f.picked, i)
	} else {
		f.picked[i] = true
	}
}

// typed takes a key that is no command: a number, or a letter of the answer.
func (f *form) typed(k tea.KeyMsg) {
	if f.text() {
		f.write(k)
		return
	}
	if len(k.Runes) != 1 || k.Alt {
		return
	}
	n := int(k.Runes[0] - '1')
	if n < 0 || n >= len(f.order) || n > 8 {
		return
	}
	switch f.q.Kind {
	case pack.Choice, pack.Multi:
		f.at = n
		f.pick(n)
	case pack.Order:
		item := f.order[f.at]
		f.order = slices.Insert(slices.Delete(f.order, f.at, f.at+1), n, item)
		f.at = n
	case pack.Match:
		f.match(n)
	}
}

// maxWords bounds a written answer.
const maxWords = 200

func (f *form) write(k tea.KeyMsg) {
	switch k.Type {
	case tea.KeyRunes, tea.KeySpace:
		for _, r := range k.Runes {
			if r >= ' ' && r != utf8.RuneError && len(f.words) < maxWords {
				f.words = append(f.words, r)
			}
		}
	case tea.KeyBackspace:
		f.words = f.words[:max(0, len(f.words)-1)]
	case tea.KeyCtrlU:
		f.words = nil
	}
}
