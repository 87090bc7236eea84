package plain

import (
	"errors"
	"fmt"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
)

// deck is a deck of quick questions, one at a time.
type deck struct {
	s     *session
	ex    *pack.Exercise
	place bool  // it finds where to begin
	todo  []int // questions still to ask, by index
	i     int   // position in todo
	round int   // 1 for the first time through
	form  form

	right   map[int]bool // by question: answered rightly at first
	skipped map[int]bool
}

func newDeck(s *session, ex *pack.Exercise, place bool) *deck {
	d := &deck{s: s, ex: ex, place: place, round: 1, right: map[int]bool{}, skipped: map[int]bool{}}
	records, _ := s.o.Store.Records() // what cannot be read is asked again
	answered := plan.Answered(ex, records)
	var open []int
	for i := range ex.Questions {
		right, before := answered[ex.Questions[i].ID]
		if !before {
			open = append(open, i)
			continue
		}
		d.todo, d.right[i] = append(d.todo, i), right
	}
	d.i, d.todo = len(d.todo), append(d.todo, open...)
	return d
}

func (d *deck) enter() {
	d.s.out.say("%s: %s.", d.ex.Title, count(len(d.ex.Questions), "question"))
	d.s.out.prose(d.ex.Brief)
	if d.i > 0 {
		d.s.out.say("%d of %d are answered; you go on with the others.", d.i, len(d.todo))
	}
	d.ask()
}

// ask asks the next question, or sums up after the last.
func (d *deck) ask() {
	d.s.out.gap()
	if d.over() {
		d.sum()
		return
	}
	q := d.question()
	d.form = newForm(q)
	out := d.s.out
	out.say("Question %d of %d. %s", d.i+1, len(d.todo), withoutMarks(q.Title))
	if q.Text != "" {
		out.prose(q.Text)
	}
	d.form.tell(out)
	out.say("%s", d.form.instruction())
}

func (d *deck) over() bool { return d.i >= len(d.todo) }

func (d *deck) question() *pack.Question { return &d.ex.Questions[d.todo[d.i]] }

func (d *deck) writing() bool { return !d.over() && d.form.words() }

// hear takes an answer.
func (d *deck) hear(line string) bool {
	if d.over() || !d.form.answers(line) {
		return false
	}
	d.answer(line)
	return true
}

func (d *deck) answer(line string) {
	if d.over() {
		d.s.out.say("All questions are answered. Type again for those to look at, or home.")
		return
	}
	q, at := d.question(), d.todo[d.i]
	response, err := d.form.read(line)
	mark := grade.Marked{}
	if err == nil {
		if mark = grade.Mark(q, response); mark.Reason != "" {
			err = errors.New(mark.Reason) // a slip of the pen is no answer
		}
	}
	if err != nil {
		d.s.out.say("%s", sentence(err.Error()))
		return
	}
	if d.round == 1 || d.skipped[at] { // a skipped question's first answer comes later
		d.right[at] = mark.Right
		delete(d.skipped, at)
	}
	h := progress.HandIn{Exercise: q.ID, Revision: d.ex.Revision, At: d.s.o.Now(), Passed: mark.Right, Of: 1}
	if h.Passed {
		h.Right = 1
	}
	d.s.keep.handIn(h)
	d.form.judge(d.s.out, response, mark.Right)
	d.goOn()
}

func (d *deck) goOn() {
	d.i++
	d.ask()
}

func (d *deck) skip(string) {
	if d.over() {
		d.s.out.say("There is nothing to skip.")
		return
	}
	if d.round == 1 {
		d.skipped[d.todo[d.i]] = true
	}
	d.goOn()
}

// sum sums up, with what to look at again.
func (d *deck) sum() {
	out, wrong := d.s.out, d.wrong()
	s := fmt.Sprintf("Done. %d of %d right at first answer.", d.rights(), len(d.ex.Questions))
	if n := len(d.skipped); n > 0 {
		s += fmt.Sprintf(" %d skipped.", n)
	}
	out.say("%s", s)
	if len(wrong) > 0 {
		out.say("Look at these again:")
		for _, i := range wrong {
			out.hang("- ", withoutMarks(d.ex.Questions[i].Title))
		}
		out.say("Type again to answer them once more.")
	}
	switch ex := d.suggestion(); {
	case ex == nil:
		out.say("Enter goes home.")
	case d.place:
		out.say("Start with %s: enter opens it.", ex.Title)
	default:
		out.say("Enter goes on to %s.", ex.Title)
	}
}

func (d *deck) rights() int {
	n := 0
	for _, right := range d.right {
		if right {
			n++
		}
	}
	return n
}

// wrong lists the questions answered wrongly at first, or skipped.
func (d *deck) wrong() []int {
	var out []int
	for i := range d.ex.Questions {
		if right, asked := d.right[i]; asked && !right || d.skipped[i] {
			out = append(out, i)
		}
	}
	return out
}

// suggestion is what comes next, nil when there is nothing.
func (d *deck) suggestion() *pack.Exercise {
	if !d.place {
		return plan.Following(d.s.o.Packs, d.ex.ID)
	}
	var covers []string
	for _, i := range d.wrong() {
		covers = append(covers, d.ex.Questions[i].Covers...)
	}
	return plan.Teaching(d.s.o.Packs, covers)
}

// blank goes on after the last question; before, it asks again.
func (d *deck) blank() {
	if !d.over() {
		d.s.out.say("%s", d.form.instruction())
		return
	}
	if ex := d.suggestion(); ex != nil {
		d.s.open(ex, false, false)
		return
	}
	d.s.home()
}

// again asks once more what was wrong the first time, or skipped.
func (d *deck) again(string) {
	todo := d.wrong()
	if len(todo) == 0 {
		d.s.out.say("There is nothing to look at again.")
		return
	}
	d.todo, d.i, d.round = todo, 0, d.round+1
	d.ask()
}

func (d *deck) commands() []command {
	return []command{
		{"answer", "TEXT", "answer, also with a word that is a command", func(text string) { d.answer(strings.TrimSpace(text)) }},
		{"repeat", "", "read the question again", func(string) { d.ask() }},
		{"skip", "", "leave this question out for now", d.skip},
		{"again", "", "answer once more what was wrong or skipped", d.again},
		{"next", "", "go on to the next exercise", func(string) { d.s.next(d.ex.ID) }},
	}
}
