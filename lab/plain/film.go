package plain

import (
	"fmt"
	"maps"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// film is the run that is looked at, and where in it one stands.
type film struct {
	run    *grade.Film
	of     grade.Answer
	at     clock.Time
	looked bool // how to go on was told
}

// firstLook is where one stands at first: everybody has asked by then.
const firstLook = clock.Time(30 * clock.Second)

// filmed is the run of the present answer; ok is false, and told, while the
// answer cannot be run.
func (e *exercise) filmed() (ok bool) {
	answer := e.a.Answer()
	switch { // a run tells what the checks would
	case e.hidden():
		e.s.out.say("Here the map opens at hand-in, with the checks: type submit.")
		return false
	case e.late():
		e.s.out.say("As you handed it in:")
		answer = e.handed.answer
	}
	if e.film.run != nil && maps.Equal(e.film.of, answer) {
		return true
	}
	run, ok := e.judge.Film(answer)
	if !ok {
		e.faults(e.judge.Glance(answer))
		e.s.out.say("There is nothing to look at before that.")
		return false
	}
	if e.film.run == nil {
		e.film.at = firstLook
	}
	e.film.run, e.film.of = run, answer
	e.film.at = min(e.film.at, run.End())
	return true
}

// table tells the run at an instant: map, map next, map back, map 2m30s.
func (e *exercise) table(arg string) {
	if !e.filmed() {
		return
	}
	f := &e.film
	at, err := f.wanted(strings.TrimSpace(arg))
	if err != nil {
		e.s.out.say("%s", sentence(err.Error()))
		return
	}
	f.at = at
	e.tellScene()
}

// wanted is the instant that a word names.
func (f *film) wanted(word string) (clock.Time, error) {
	end := f.run.End()
	switch strings.ToLower(word) {
	case "":
		return f.at, nil
	case "next":
		for _, s := range f.run.Steps() {
			if s > f.at {
				return min(s, end), nil
			}
		}
		return f.at, fmt.Errorf("nothing changes after %s", when(f.at))
	case "back":
		at := clock.Time(-1)
		for _, s := range f.run.Steps() {
			if s < f.at {
				at = s
			}
		}
		if at < 0 {
			return f.at, fmt.Errorf("this is where the run begins: map next goes on")
		}
		return min(at, end), nil
	case "start", "end":
		return map[string]clock.Time{"start": 0, "end": end}[strings.ToLower(word)], nil
	}
	return f.instant(word)
}

// instant reads 2m30s, +10s, -1m or the clock's 12:02:30.
func (f *film) instant(word string) (clock.Time, error) {
	var h, m, s int
	if n, err := fmt.Sscanf(word, "%d:%d:%d", &h, &m, &s); n == 3 && err == nil && h < 36 && m < 60 && s < 60 && h >= 12 && m >= 0 && s >= 0 {
		at := clock.Time(clock.Duration(h-12)*clock.Hour + clock.Duration(m)*clock.Minute + clock.Duration(s)*clock.Second)
		return min(at, f.run.End()), nil
	}
	d, err := clock.ParseDuration(strings.TrimLeft(word, "+-"))
	if err != nil {
		return 0, fmt.Errorf("%q is no time: type map 2m30s for an instant, map +10s for a later one, map next or map back", brief(word))
	}
	at := clock.Time(d)
	switch word[0] {
	case '+':
		at = f.at.Add(d)
	case '-':
		at = f.at.Add(-d)
	}
	return max(0, min(at, f.run.End())), nil
}

// when is an instant in words: "2 minutes 30 seconds (12:02:30)".
func when(at clock.Time) string {
	return pack.SpokenTime(clock.Duration(at)/clock.Second*clock.Second) + " (" + at.String() + ")"
}

// mostEvents is how many of the last events are told.
const mostEvents = 3

// tellScene tells who gets which answer, as the table that goes with the map.
func (e *exercise) tellScene() {
	f, out := &e.film, e.s.out
	sc := f.run.Scene(f.at)
	out.say("At %s of %s, in the first run: who gets which answer for %s?", when(f.at),
		pack.SpokenTime(clock.Duration(f.run.End())), strings.TrimSuffix(sc.Ask, "."))
	out.gap()
	for _, l := range sc.Table(-1) {
		out.line(l)
	}
	if n := len(sc.Events); n > 0 {
		out.gap()
		out.say("What happened last:")
		for _, event := range sc.Events[max(0, n-mostEvents):] {
			out.hang("- ", ended(event.Text))
		}
	}
	if !f.looked && len(sc.Clients) > 0 {
		f.looked = true
		out.gap()
		out.say("Type map next, map back or a time such as map 2m30s to go on, and why %s for the reasons.", sc.Clients[0].Name)
	}
}

// whyClient explains the answer that a client gets where one stands; false
// when nobody is called so.
func (e *exercise) whyClient(word string) bool {
	name, ok := e.client(word)
	if !ok {
		return false
	}
	if !e.filmed() {
		return true
	}
	x, ok := e.film.run.Why(name, e.film.at)
	if !ok {
		e.s.out.say("%s has not asked yet at %s. Type map next to go on.", name, when(e.film.at))
		return true
	}
	e.s.out.say("%s at %s, in the first run:", name, when(e.film.at))
	e.s.out.gap()
	e.s.traced(&x, e.a.Names)
	return true
}

// client finds who asks by name, or by a beginning that is unique.
func (e *exercise) client(word string) (string, bool) {
	if e.ex.Traffic == nil || word == "" {
		return "", false
	}
	found, n := "", 0
	for _, name := range e.ex.Traffic.ClientNames() {
		if strings.EqualFold(name, word) {
			return name, true
		}
		if len(name) >= len(word) && strings.EqualFold(name[:len(word)], word) {
			found, n = name, n+1
		}
	}
	return found, n == 1
}

// nobody says that why was given neither a check nor a client.
func (e *exercise) nobody(word string) {
	names := e.ex.Traffic.ClientNames()
	says := fmt.Sprintf("Name a check by its number, or one who asks: why 1, why %s.", names[0])
	if near, ok := nearest.To(word, names); ok {
		says += " Did you mean " + near + "?"
	}
	e.s.out.say("%s", says)
}
