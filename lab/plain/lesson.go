package plain

import (
	"fmt"
	"strconv"
	"strings"

	"gatehouse/lab/lesson"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
)

// reading is a lesson, told up to its next question.
type reading struct {
	s     *session
	l     *lesson.Lesson
	from  room // where one goes on afterwards, nil for home
	parts []part
	i     int  // the part that is told next
	told  int  // questions that were told when it was left
	asked bool // its question is told, its answer is not
}

// part is a step with the heading it stands under, if it is the first there.
type part struct {
	title string
	lesson.Step
}

// lesson opens a lesson by its number or id, or the only one there is; else it
// lists them.
func (s *session) lesson(which string) {
	which = strings.TrimSpace(which)
	all := s.o.Lessons
	var known []string
	for i, l := range all {
		known = append(known, l.ID)
		if which == "" && len(all) == 1 || which == strconv.Itoa(i+1) || which == l.ID || which == strings.TrimPrefix(l.ID, "lesson/") {
			s.enter(newReading(s, l))
			return
		}
	}
	if which != "" {
		s.out.say("There is no lesson %q: %s", brief(which), near(which, known))
	}
	for i, l := range all {
		s.out.hang(fmt.Sprintf("%d. ", i+1), fmt.Sprintf("%s: %s, %s.", withoutMarks(l.Title), count(l.Predictions(), "question"), count(l.Minutes, "minute")))
	}
	s.out.say("Type lesson and a number, such as lesson 1.")
}

func newReading(s *session, l *lesson.Lesson) *reading {
	r := &reading{s: s, l: l}
	switch at := s.at.(type) {
	case *home:
	case *reading:
		r.from = at.from
	default:
		r.from = at
	}
	records, _ := s.o.Store.Records() // what cannot be read is asked again
	r.told = plan.Told(l.ID, l.Predictions(), records)
	for _, section := range l.Sections {
		if len(section.Steps) == 0 {
			r.parts = append(r.parts, part{title: section.Title})
		}
		for i, st := range section.Steps {
			p := part{Step: st}
			if i == 0 {
				p.title = section.Title
			}
			r.parts = append(r.parts, p)
		}
	}
	r.behind(r.told)
	return r
}

// behind goes to the part behind the first n questions.
func (r *reading) behind(n int) {
	for r.i = 0; n > 0 && r.i < len(r.parts); r.i++ {
		if r.parts[r.i].Predict != nil {
			n--
		}
	}
}

func (r *reading) enter() {
	r.s.out.say("Lesson: %s. %s, about %s.", withoutMarks(r.l.Title), count(r.l.Predictions(), "question"), count(r.l.Minutes, "minute"))
	if r.told > 0 {
		r.s.out.say("You go on behind question %d; type start to hear it all from the beginning.", r.told)
	}
	r.s.out.gap()
	r.tell()
}

// keep remembers that a question more was told, if it was not before.
func (r *reading) keep() {
	n := 0
	for _, p := range r.parts[:r.i] {
		if p.Predict != nil {
			n++
		}
	}
	if n > r.told {
		r.told = n
		r.s.keep.handIn(progress.HandIn{Exercise: r.l.ID, At: r.s.o.Now(), Passed: true, Right: 1, Of: 1})
	}
}

// start tells the lesson from its beginning; what was told stays counted.
func (r *reading) start(string) {
	r.i, r.asked = 0, false
	r.tell()
}

// tell tells parts up to the next question, or to the end.
func (r *reading) tell() {
	out := r.s.out
	for ; r.i < len(r.parts); r.i++ {
		p := r.parts[r.i]
		out.gap()
		if p.title != "" {
			out.say("%s", withoutMarks(p.title))
			out.gap()
		}
		out.prose(p.Text)
		if p.Predict != nil {
			out.gap()
			out.prose("Predict. " + p.Predict.Question)
			out.gap()
			out.say("Type your answer, or enter alone, to be told.")
			r.asked = true
			return
		}
	}
	out.gap()
	if r.from == nil {
		out.say("That was the lesson. Enter goes home.")
	} else {
		out.say("That was the lesson. Enter goes back to where you were.")
	}
}

func (r *reading) commands() []command {
	return []command{{"start", "", "hear the lesson from its beginning", r.start}, {"next", "", "tell the answer and read on, as enter does", func(string) { r.blank() }}}
}

// hear takes what is no command, nor the beginning of one, as the learner's
// prediction, and tells the answer: nothing is marked.
func (r *reading) hear(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	if !r.asked || len(beginning(append(r.commands(), r.s.everywhere()...), word)) > 0 {
		return false
	}
	r.blank()
	return true
}

func (r *reading) writing() bool { return r.asked }

// blank tells the answer and reads on.
func (r *reading) blank() {
	switch {
	case r.asked:
	case r.from != nil:
		r.s.enter(r.from)
		return
	default:
		r.s.home()
		return
	}
	r.s.out.gap()
	r.s.out.prose("Then: " + r.parts[r.i].Predict.Answer)
	r.asked = false
	r.i++
	r.keep()
	r.tell()
}
