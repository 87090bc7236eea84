package plain

import (
	"fmt"
	"strconv"
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
)

// prediction is a predict exercise that is open: one question after another,
// then what the engine says. An answer may also be typed whole.
type prediction struct {
	s     *session
	ex    *pack.Exercise
	a     *attempt.Attempt
	judge *grade.Grader
	fresh bool // a review: asked anew
	note  string

	said    pack.Prediction
	ask     int  // the question that is asked
	done    bool // it is answered
	handIns int  // since it was opened
}

func newPrediction(s *session, ex *pack.Exercise, fresh bool) (*prediction, error) {
	judge, err := grade.New(ex)
	if err != nil {
		return nil, err
	}
	p := &prediction{s: s, ex: ex, judge: judge, fresh: fresh}
	var seq int64
	p.a, seq, p.note = attempt.TakeUp(ex, s.o.Store, s.o.Now())
	s.keep.seqs[ex.ID] = max(seq, s.keep.seqs[ex.ID])
	if fresh {
		p.a.Review()
	}
	p.takeUp()
	return p, nil
}

// takeUp goes on at the first question without an answer, or at what was told.
func (p *prediction) takeUp() {
	said, bad := p.ex.ReadPrediction(p.a.Answer()[pack.PredictionName])
	p.said, p.done = said, bad == nil && p.a.AsHandedIn()
	p.ask = p.ex.Unanswered(said)
}

func (p *prediction) enter() {
	out := p.s.out
	title, n, of := plan.Position(p.s.o.Packs, p.ex.ID)
	if of > 0 {
		title = fmt.Sprintf("%s, %d of %d: ", title, n, of)
	}
	out.say("%s%s.", title, p.ex.Title)
	out.say("Level %d, about %s. You predict what the engine decides.", p.ex.Level, count(plan.Minutes(p.ex), "minute"))
	if p.note != "" {
		out.say("%s", sentence(p.note))
	}
	if p.fresh {
		out.say("A review: you passed this before, and are asked anew.")
	}
	p.tell("")
	if p.done {
		out.say("You answered this before.")
		p.told(p.judge.Judge(p.a.Answer()), len(p.a.HandIns))
	} else {
		p.question()
	}
	if p.s.keep.seqs[p.ex.ID] > 0 || !p.a.Untouched() { // opening makes it the one to continue
		p.s.keep.attempt(p.a)
	}
}

// question asks what is to be said next, with numbered answers.
func (p *prediction) question() {
	out := p.s.out
	out.gap()
	out.say("Question %d of %d. %s", p.ask+1, len(p.ex.Ask), p.ex.Ask[p.ask].Question())
	for i, a := range p.answers() {
		out.hang(fmt.Sprintf("%d. ", i+1), a.says)
	}
	out.say("Type a number, or back, brief, help.")
}

// sayable is an answer to a question.
type sayable struct {
	says string
	say  func(*pack.Prediction)
}

func (p *prediction) answers() (all []sayable) {
	switch p.ex.Ask[p.ask] {
	case pack.AskDecider:
		for _, d := range p.ex.Deciders() {
			all = append(all, sayable{d.Says + ".", func(s *pack.Prediction) { s.Decider = d.Ref }})
		}
	case pack.AskLayer:
		for _, l := range pack.LayerWords() {
			all = append(all, sayable{l + ": " + pack.LayerMeans(l) + ".", func(s *pack.Prediction) { s.Layer = l }})
		}
	default:
		for _, v := range pack.Verdicts() {
			all = append(all, sayable{v.String() + ": " + v.Means() + ".", func(s *pack.Prediction) { s.Verdict = v }})
		}
	}
	return all
}

// hear takes the number of an answer, or a whole prediction in words.
func (p *prediction) hear(line string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(line, "."))
	if err != nil {
		return p.whole(line)
	}
	switch all := p.answers(); {
	case p.done:
		p.s.out.say("This is answered. Type again to predict anew, or next.")
	case n < 1 || n > len(all):
		p.s.out.say("The answers are 1 to %d.", len(all))
	default:
		all[n-1].say(&p.said)
		p.goOn()
	}
	return true
}

// whole takes "explicit deny, lock.json#Fence". What begins otherwise is no
// prediction.
func (p *prediction) whole(line string) bool {
	said, bad := p.ex.ReadPrediction(line)
	switch {
	case p.done, bad != nil && (bad.Code == "unknown-verdict" && !strings.Contains(line, "den")):
		return false
	case bad != nil && said.Verdict == 0:
		p.s.out.say("%s", sentence(bad.Error()))
	case bad != nil: // the rest is asked for
		p.said, p.ask = said, p.ex.Unanswered(said)-1
		p.goOn()
	default:
		p.said, p.ask = said, len(p.ex.Ask)-1
		p.goOn()
	}
	return true
}

// goOn asks on, or hands in after the last question.
func (p *prediction) goOn() {
	p.a.Write(pack.PredictionName, p.said.String())
	for p.ask++; p.ask < len(p.ex.Ask) && p.ex.Skips(p.ask, p.said); p.ask++ {
	}
	if p.ask < len(p.ex.Ask) {
		p.s.keep.attempt(p.a)
		p.question()
		return
	}
	p.ask, p.done = len(p.ex.Ask)-1, true
	now := p.s.o.Now()
	r := p.judge.Judge(p.a.Answer())
	h := p.a.HandIn(r, now)
	number := len(p.a.HandIns)
	if p.handIns++; p.fresh {
		number = p.handIns
	}
	p.s.keep.attempt(p.a)
	p.s.keep.handIn(progress.HandIn{Exercise: p.ex.ID, Revision: p.ex.Revision, At: now, Passed: h.Passed, Right: h.Right, Of: h.Of, Hints: h.Hints})
	p.told(r, number)
}

func (p *prediction) why(string) {
	if !p.done {
		p.s.out.say("The reasons open when you have answered.")
		return
	}
	if why, ok := p.judge.Why(p.a.Answer(), 0); ok {
		p.s.reasons(&why)
		p.s.changes(&why)
	}
}

func (p *prediction) hint(string) {
	switch _, ok := p.a.Hint(); {
	case len(p.ex.Hints) == 0:
		p.s.out.say("This exercise has no hints.")
	case !ok:
		p.s.out.say("There are no more hints. Type brief to read them again.")
	default:
		p.s.keep.attempt(p.a)
		p.tellHint(p.a.Hints - 1)
	}
}

// back goes to the question before, as long as nothing is handed in.
func (p *prediction) back(string) {
	switch {
	case p.done:
		p.s.out.say("This is answered. Type again to predict anew.")
	case p.ask == 0:
		p.s.out.say("This is the first question. Type home to leave.")
	default:
		p.ask--
		p.question()
	}
}

func (p *prediction) again(string) {
	p.a.Reset()
	p.said, p.ask, p.done = pack.Prediction{}, 0, false
	p.s.keep.attempt(p.a)
	p.question()
}

// read shows one policy, or all.
func (p *prediction) read(name string) {
	name = strings.TrimSpace(name)
	var known []string
	for i, e := range p.ex.Exhibits {
		if known = append(known, e.Name); name == "" || e.Name == name {
			p.s.out.gap()
			p.show(i)
			if name != "" {
				return
			}
		}
	}
	if name != "" {
		p.s.out.say("There is no policy %q here: %s", brief(name), near(name, known))
	}
}

// blank goes on after the answer, and else asks again.
func (p *prediction) blank() {
	if p.done {
		p.s.next(p.ex.ID)
		return
	}
	p.question()
}

func (p *prediction) writing() bool { return false }

func (p *prediction) commands() []command {
	return []command{
		{"why", "", "read the whole of the reasons, after answering", p.why},
		{"show", "[POLICY]", "read a policy, or all of them", p.read},
		{"brief", "", "read everything again: brief, hints, request, policies", p.tell},
		{"hint", "", "read the next hint; it is counted", p.hint},
		{"back", "", "go back to the question before", p.back},
		{"again", "", "predict anew", p.again},
		{"next", "", "go on to the next exercise", func(string) { p.s.next(p.ex.ID) }},
	}
}
