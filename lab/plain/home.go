package plain

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/lesson"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
)

// home is where one begins: what to do now, and the list of exercises.
type home struct {
	s       *session
	plan    plan.Plan
	records map[string]progress.Record
	choices []choice
}

// choice is a numbered line.
type choice struct {
	says string
	take func()
}

func newHome(s *session) *home { return &home{s: s} }

func (h *home) enter() {
	store := h.s.o.Store
	records, err := store.Records()
	if err != nil {
		h.s.out.say("What you have done cannot be read: %s.", err)
	}
	open, err := store.Continue()
	if err != nil {
		h.s.out.say("What was open last cannot be read: %s.", err)
	}
	h.records = records
	h.plan = plan.Make(h.s.o.Packs, records, open, h.s.o.Now())
	h.list()
}

// list writes everything: what to do now first, then the packs.
func (h *home) list() {
	h.choices = nil
	h.now()
	out := h.s.out
	if !h.plan.First && !h.s.toldSolid {
		h.s.toldSolid = true
		out.gap()
		out.say("Solid is what you passed at first hand-in, and again on a later day.")
	}
	for _, m := range h.plan.Modules {
		out.gap()
		out.say("%s: %d of %d solid, %d seen.", m.Pack.Title, m.Solid, m.All, m.Seen)
		for _, r := range m.Rows {
			h.row(r)
		}
	}
	out.gap()
	if len(h.choices) == 0 {
		out.say("There are no exercises. Type quit to leave.")
		return
	}
	if len(h.s.o.Lessons) > 0 {
		out.say("To read instead, type lesson%s.", h.words())
	}
	out.say("Type a number, or find and a word, help or quit. Enter alone takes 1.")
}

// now offers what to do first: begin, today's portion, what is open, what
// comes beyond the portion.
func (h *home) now() {
	p := h.plan
	if p.First {
		h.first()
		return
	}
	if t := p.Today; t.Next != nil {
		words := count(t.Minutes, "minute") + ", " + listed(t.Parts())
		h.offer(fmt.Sprintf("Today: %s. It begins with %s.", words, t.Next.Title), func() { h.s.open(t.Next, t.Again, false) })
	} else if p.Begin != nil {
		h.s.out.say("Today's portion is done; the course stays open.")
	}
	if ex := p.Open; ex != nil {
		h.offer("Continue: "+ex.Title+h.far(ex)+".", func() { h.s.open(ex, false, false) })
	}
	if p.Placing {
		h.placement()
	}
	if ex := p.Further(); ex != nil {
		h.offer("Go on: "+ex.Title+".", func() { h.s.open(ex, false, false) })
	}
	if ex, left := p.Again(); ex != nil {
		h.offer(fmt.Sprintf("Ask again: %s, %d to go.", ex.Title, left), func() { h.s.open(ex, false, false) })
	}
}

// first offers where to begin when nothing was ever done.
func (h *home) first() {
	if begin := h.plan.Begin; begin != nil {
		h.offer("Begin: "+begin.Title+".", func() { h.s.open(begin, false, false) })
	}
	if h.plan.Placing {
		h.placement()
	}
}

// placement offers the deck that finds where to begin.
func (h *home) placement() {
	place := h.plan.Place
	h.offer(fmt.Sprintf("Place me: %s that find where to start%s.", count(len(place.Questions), "question"), h.asked(place)), func() { h.s.open(place, false, true) })
}

// far says how far what is to be continued is.
func (h *home) far(ex *pack.Exercise) string {
	if ex.Kind == pack.DeckKind {
		return h.asked(ex)
	}
	return h.peek(ex)
}

// asked says how far a deck that is half done is: ", 3 of 9 answered".
func (h *home) asked(deck *pack.Exercise) string {
	if n := len(plan.Answered(deck, h.records)); n > 0 {
		return fmt.Sprintf(", %d of %d answered", n, len(deck.Questions))
	}
	return ""
}

// peek says how far an open attempt is: ", 1 of 3 checks".
func (h *home) peek(ex *pack.Exercise) string {
	judge, err := grade.New(ex)
	if err != nil {
		return ""
	}
	right, of, ok := attempt.Peek(ex, h.s.o.Store, judge.Glance)
	if !ok {
		return ""
	}
	if ex.Kind == pack.PredictKind {
		return fmt.Sprintf(", answered, %d of %d right", right, of)
	}
	return fmt.Sprintf(", %d of %s right", right, count(of, "check"))
}

// row offers an exercise with how it stands.
func (h *home) row(r plan.Row) {
	ex, size := r.Exercise, string(r.Exercise.Kind)+", "+count(plan.Minutes(r.Exercise), "minute")
	if ex.Kind == pack.DeckKind {
		size = count(len(ex.Questions), "question")
	}
	h.offer(fmt.Sprintf("%s: %s, %s.", ex.Title, size, cmp.Or(r.State, "new")), func() { h.s.open(ex, false, false) })
}

func (h *home) offer(says string, take func()) {
	h.choices = append(h.choices, choice{says, take})
	h.s.out.hang(fmt.Sprintf("%d. ", len(h.choices)), says)
}

// words mentions the glossary where there is one.
func (h *home) words() string {
	if h.s.o.Glossary == nil {
		return ""
	}
	return "; for the words of the field, glossary"
}

func (h *home) commands() []command {
	return []command{
		{"find", "WORDS", "list the exercises that fit, best first; alone it lists all", h.find},
	}
}

func (h *home) blank() {
	if len(h.choices) > 0 {
		h.choices[0].take()
	}
}

func (h *home) writing() bool { return false }

// hear takes the number of a choice.
func (h *home) hear(line string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(line, "."))
	switch {
	case err != nil:
		return false
	case n < 1 || n > len(h.choices):
		h.s.out.say("The choices are 1 to %d.", len(h.choices))
	default:
		h.choices[n-1].take()
	}
	return true
}

// maxFind bounds what is searched for.
const maxFind = 100

func (h *home) find(words string) {
	words = strings.TrimSpace(words)
	if words == "" {
		h.list()
		return
	}
	if len(words) > maxFind {
		h.s.out.say("Find fewer words.")
		return
	}
	found := h.plan.Find(words)
	var lessons []*lesson.Lesson
	for _, l := range h.s.o.Lessons {
		if _, ok := plan.Rank(words, l.Title, l.ID+" "+strings.Join(l.Covers, " "), strings.Join(l.Sources, "; ")); ok {
			lessons = append(lessons, l)
		}
	}
	if len(found)+len(lessons) == 0 {
		found = h.plan.Similar(words)
	}
	if len(found)+len(lessons) == 0 {
		h.s.out.say("Nothing is found for %q. Type find alone for all exercises.", words)
		return
	}
	h.choices = nil
	h.s.out.say("%d found.", len(found)+len(lessons))
	for _, f := range found {
		h.row(f.Row)
	}
	for _, l := range lessons {
		h.offer(fmt.Sprintf("Lesson: %s, %s.", withoutMarks(l.Title), count(l.Minutes, "minute")), func() { h.s.enter(newReading(h.s, l)) })
	}
}
