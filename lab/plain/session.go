package plain

import (
	"bufio"
	"strings"

	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
)

// room is where one is: home, an exercise, a deck.
type room interface {
	enter()                // say where one is
	commands() []command   // what can be typed here, beyond what can everywhere
	writing() bool         // whether words of one's own are asked for
	hear(line string) bool // take a line that is no command; false when it means nothing here
	blank()                // enter alone
}

// session is one run of the lab.
type session struct {
	o    Options
	in   lines
	out  *voice
	keep keeper
	at   room
	done bool

	toldSolid bool // the word was explained
}

func newSession(o Options) *session {
	s := &session{o: o, in: lines{bufio.NewReader(o.In)}, out: newVoice(o.Out, o.Width)}
	s.keep = keeper{store: o.Store, now: o.Now, seqs: map[string]int64{}, elsewhere: map[string]bool{}, tell: func(text string) { s.out.say("%s", text) }}
	return s
}

func (s *session) begin() {
	s.out.line("Gatehouse")
	if n := s.o.Notice; n != nil {
		s.out.gap()
		s.out.say("%s", sentence(n.Text))
	}
	if s.o.Open == "" {
		s.home()
		return
	}
	s.openNamed(s.o.Open)
	if s.at == nil {
		s.home()
	}
}

// ask prompts and reads the next line, cleaned.
func (s *session) ask() (string, error) {
	line, err := s.askRaw()
	return oneLine(line), err
}

// askRaw prompts and reads the next line as it came.
func (s *session) askRaw() (string, error) {
	s.out.gap()
	return s.listen("> ")
}

// listen reads a line behind a prompt.
func (s *session) listen(prompt string) (string, error) {
	s.out.write(prompt)
	s.out.flush()
	line, err := s.in.next()
	switch {
	case err != nil:
		s.out.line("")
	case s.o.Echo:
		s.out.line(line)
	}
	s.out.empty = false
	return line, err
}

// yes asks for a yes before something that is not taken back.
func (s *session) yes(question string) bool {
	s.out.say("%s Type yes, or enter for no.", question)
	line, err := s.ask()
	line = strings.ToLower(strings.TrimSpace(line))
	if err == nil && (line == "yes" || line == "y") {
		return true
	}
	s.out.say("Left as it is.")
	return false
}

// take finds what a line means: a command by its whole name, what the room
// makes of it, a command by its beginning; else it says what was near.
func (s *session) take(line string) {
	line = strings.TrimSpace(line)
	if line == "" {
		s.at.blank()
		return
	}
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimRight(rest, " ")
	all := append(s.at.commands(), s.everywhere()...)
	if c, ok := named(all, word); ok && (rest == "" || !s.at.writing() || c.inWords()) {
		c.run(rest)
		return
	}
	if s.at.hear(line) {
		return
	}
	switch found := beginning(all, word); len(found) {
	case 1:
		found[0].run(rest)
	case 0:
		s.out.say("There is no command %q: %s Type help for all commands.", brief(word), near(word, names(all)))
	default:
		s.out.say("%s could be %s: type more of it.", word, either(names(found)))
	}
}

func (s *session) enter(r room) {
	s.at = r
	s.out.gap()
	r.enter()
}

func (s *session) home() { s.enter(newHome(s)) }

// open enters an exercise; fresh is a review of it, place a deck that finds
// where to begin.
func (s *session) open(ex *pack.Exercise, fresh, place bool) {
	if ex.Kind == pack.DeckKind {
		s.enter(newDeck(s, ex, place))
		return
	}
	var r room
	var err error
	if ex.Kind == pack.PredictKind {
		r, err = newPrediction(s, ex, fresh)
	} else {
		r, err = newExercise(s, ex, fresh)
	}
	if err != nil {
		s.out.say("This exercise cannot be opened: %s.", err)
		return
	}
	s.enter(r)
}

func (s *session) openNamed(id string) {
	var known []string
	for _, k := range s.o.Packs {
		for _, ex := range k.Exercises {
			if known = append(known, ex.ID); ex.ID == id {
				s.open(ex, false, false)
				return
			}
		}
	}
	s.out.say("There is no exercise %q: %s", brief(id), near(id, known))
}

// next opens the exercise after another; after the last it goes home.
func (s *session) next(id string) {
	if ex := plan.Following(s.o.Packs, id); ex != nil {
		s.open(ex, false, false)
		return
	}
	s.home()
}

// leave saves what could not be saved before and says good-bye.
func (s *session) leave() error {
	err := s.keep.close()
	if err == nil && s.o.Store.Durable() && !s.keep.lost() {
		s.out.say("Everything is saved. Until next time.")
	} else {
		s.out.say("Until next time.")
	}
	s.out.flush()
	if s.out.err != nil {
		return s.out.err
	}
	return err
}
