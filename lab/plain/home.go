package plain

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sahilm/fuzzy"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// home is where one begins: what to do now, and the list of exercises.
type home struct {
	s       *session
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
	records, err := h.s.o.Store.Records()
	if err != nil {
		h.s.out.say("What you have done cannot be read: %s.", err)
	}
	h.records = records
	h.list()
}

// list writes everything: what to do now first, then the packs.
func (h *home) list() {
	h.choices = nil
	h.now()
	out := h.s.out
	for _, k := range h.s.o.Packs {
		out.gap()
		out.say("%s", h.heading(k))
		for _, ex := range k.Exercises {
			h.offer(h.exercise(ex), func() { h.s.open(ex, false, false) })
		}
	}
	out.gap()
	if len(h.choices) == 0 {
		out.say("There are no exercises. Type quit to leave.")
		return
	}
	if len(h.s.o.Lessons) > 0 {
		out.say("To read instead, type lesson.")
	}
	out.say("Type a number, or find and a word, help or quit. Enter alone takes 1.")
}

// now offers what to do first: begin, today's portion, what is open.
func (h *home) now() {
	packs := h.s.o.Packs
	place, all := placing(packs), policies(packs)
	if len(h.records) == 0 {
		if len(all) > 0 {
			h.offer("Begin: "+all[0].Title+".", func() { h.s.open(all[0], false, false) })
		}
		if place != nil {
			h.offer(fmt.Sprintf("Place me: %s that find where to start.", count(len(place.Questions), "question")), func() { h.s.open(place, false, true) })
		}
		return
	}
	t := makeToday(packs, h.records, h.s.o.Now())
	if t.next != nil {
		h.offer(fmt.Sprintf("Today: %s. It begins with %s.", t.words(), t.next.Title), func() { h.s.open(t.next, t.again, false) })
	} else if len(all) > 0 {
		h.s.out.say("Today's portion is done; the course stays open.")
	}
	if ex := h.open(all); ex != nil {
		h.offer("Continue: "+ex.Title+h.peek(ex)+".", func() { h.s.open(ex, false, false) })
	}
}

// open is the exercise to continue, nil when there is none.
func (h *home) open(all []*pack.Exercise) *pack.Exercise {
	id, err := h.s.o.Store.Continue()
	if err != nil {
		h.s.out.say("What was open last cannot be read: %s.", err)
	}
	for _, ex := range all {
		if ex.ID == id && !h.records[id].Passed {
			return ex
		}
	}
	return nil
}

// peek says how far an open attempt is: ", 1 of 3 checks".
func (h *home) peek(ex *pack.Exercise) string {
	snapshot, _, ok, err := h.s.o.Store.LoadAttempt(ex.ID)
	if !ok || err != nil || ex.Level >= dark {
		return ""
	}
	a, err := attempt.Resume(ex, snapshot)
	if err != nil {
		return ""
	}
	judge, err := grade.New(ex)
	if err != nil {
		return ""
	}
	r := judge.Judge(a.Answer())
	return fmt.Sprintf(", %d of %s right", r.Right(), count(len(r.Rows), "check"))
}

// heading sums a pack up: "The shop: 0 of 9 solid, 1 seen."
func (h *home) heading(k *pack.Pack) string {
	solid, seen, all := 0, 0, 0
	for _, ex := range k.Exercises {
		for _, id := range facts(ex) {
			rec, ok := h.records[id]
			if all++; ok {
				seen++
			}
			if rec.Solid {
				solid++
			}
		}
	}
	return fmt.Sprintf("%s: %d of %d solid, %d seen.", k.Title, solid, all, seen)
}

func (h *home) exercise(ex *pack.Exercise) string {
	if ex.Kind == pack.DeckKind {
		return fmt.Sprintf("%s: %s, %s.", ex.Title, count(len(ex.Questions), "question"), state(ex, h.records))
	}
	return fmt.Sprintf("%s: policy, %s, %s.", ex.Title, count(minutes(ex), "minute"), state(ex, h.records))
}

func (h *home) offer(says string, take func()) {
	h.choices = append(h.choices, choice{says, take})
	h.s.out.hang(fmt.Sprintf("%d. ", len(h.choices)), says)
}

func (h *home) commands() []command {
	out := []command{
		{"find", "WORDS", "list the exercises that fit, best first; alone it lists all", h.find},
	}
	if len(h.s.o.Lessons) > 0 {
		out = append(out, command{"lesson", "[N]", "read a lesson, up to a question at a time; alone it lists them if there are several", h.s.lesson})
	}
	return out
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
	var all []*pack.Exercise
	var titles []string
	for _, k := range h.s.o.Packs {
		for _, ex := range k.Exercises {
			all, titles = append(all, ex), append(titles, ex.Title+" "+k.Title)
		}
	}
	found := fuzzy.Find(words, titles)
	if len(found) == 0 {
		h.s.out.say("Nothing is found for %q. Type find alone for all exercises.", words)
		return
	}
	h.choices = nil
	h.s.out.say("%d found.", len(found))
	for _, m := range found {
		ex := all[m.Index]
		h.offer(h.exercise(ex), func() { h.s.open(ex, false, false) })
	}
}
