package plain

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
	"gatehouse/lab/progress"
)

// check judges now and writes a line for each check.
func (e *exercise) check(string) {
	r := e.judge.Judge(e.a.Answer())
	if e.faults(r) {
		return
	}
	switch {
	case e.hidden():
		e.s.out.say("%s. Here the checks are told at hand-in: type submit.", e.reads())
		return
	}
	e.checks(r)
	e.besides(r)
}

// checks writes the checks as far as they are told, and how the answer stands.
func (e *exercise) checks(r grade.Report) {
	told := r
	switch {
	case e.hidden():
		told = e.unjudged()
	case e.late():
		e.s.out.say("As you handed it in, %d of %d are right:", e.handed.report.Right(), len(r.Rows))
		told = e.handed.report
	}
	for i := range told.Rows {
		e.s.out.row(i, told.Rows[i])
	}
	if e.hidden() {
		e.s.out.say("How they stand is told at hand-in.")
	}
	e.sum(r)
}

// done says whether the last hand-in passed.
func (e *exercise) done() bool { return e.handed != nil && e.handed.report.Passed }

// reads says that the documents are in order: "policy.json reads as a policy
// should", "records.json and checks.json are as Route 53 takes them".
func (e *exercise) reads() string {
	names, one := listed(e.a.Names), len(e.a.Names) == 1
	switch {
	case e.routing() && one:
		return names + " is as Route 53 takes it"
	case e.routing():
		return names + " are as Route 53 takes them"
	case one:
		return names + " reads as a policy should"
	}
	return names + " read as policies should"
}

// maxFaults is how many faults are told at once.
const maxFaults = 5

// faults says what keeps the texts from being judged; false when nothing does.
func (e *exercise) faults(r grade.Report) bool {
	e.grave(r)
	for i, f := range r.Flaws {
		if i == maxFaults {
			e.s.out.say("And %d more.", len(r.Flaws)-i)
			break
		}
		e.s.out.say("%s line %d, column %d: %s", f.Doc, f.Problem.Span.Line, f.Problem.Span.Col, fault(f))
	}
	switch {
	case len(r.Refused) > 0:
		e.s.out.say("The checks wait until this is mended. Type findings 1 to hear why.")
	case len(r.Flaws) > 0:
		e.s.out.say("The checks wait until this is mended.")
	case r.Holes > 0:
		e.s.out.say("%s.%s", toFill(r.Holes), e.openAll())
	}
	return len(r.Flaws) > 0 || r.Holes > 0
}

func toFill(holes int) string {
	if holes == 1 {
		return "1 place is still to be filled"
	}
	return fmt.Sprintf("%d places are still to be filled", holes)
}

// openAll says where all documents have places to fill.
func (e *exercise) openAll() string {
	s := ""
	for _, name := range e.a.Names {
		if open := e.open(name); open != "" {
			s += " In " + name + ", " + strings.TrimPrefix(strings.TrimPrefix(open, " To fill: "), pack.Hole+" in ")
			s = strings.TrimSuffix(s, ".") + e.openFields(name) + "."
		}
	}
	return s
}

// fault is a flaw in words, with what to do about it.
func fault(f grade.Flaw) string {
	s := sentence(f.Problem.Message)
	if f.Problem.Hint != "" {
		s += " " + sentence(f.Problem.Hint)
	}
	return s
}

// sum says in a line how the answer stands.
func (e *exercise) sum(r grade.Report) {
	switch {
	case len(r.Flaws) > 0:
		e.s.out.say("%s line %d: %s", r.Flaws[0].Doc, r.Flaws[0].Problem.Span.Line, fault(r.Flaws[0]))
	case r.Holes > 0:
		e.s.out.say("%s.", toFill(r.Holes))
	case e.hidden(), e.late(): // what is right is told at hand-in
	case r.Unproved() > 0:
		e.s.out.say("%d of %d are right. %s: type check or submit.", r.Right(), len(r.Rows), waiting(r.Unproved()))
	case r.Right() == len(r.Rows) && !e.done():
		e.s.out.say("All %d are right. Type submit to hand in.", len(r.Rows))
	default:
		e.s.out.say("%d of %d are right.", r.Right(), len(r.Rows))
	}
}

// waiting says how many checks are not proved yet.
func waiting(n int) string {
	if n == 1 {
		return "1 is proved at hand-in"
	}
	return fmt.Sprintf("%d are proved at hand-in", n)
}

// why explains a check: the sentence, the reasons, AWS's own words.
func (e *exercise) why(arg string) {
	arg = strings.TrimSpace(arg)
	i, ok := e.rowNamed(arg)
	switch {
	case ok:
	case e.whyClient(arg):
		return
	case e.routing():
		e.nobody(arg)
		return
	default:
		e.s.out.say("Name a check by its number, 1 to %d: why 1.", len(e.ex.Checks))
		return
	}
	answer, r := e.a.Answer(), grade.Report{}
	switch {
	case e.hidden():
		e.s.out.say("Here the checks are told at hand-in: type submit.")
		return
	case e.late():
		e.s.out.say("As you handed it in:")
		answer, r = e.handed.answer, e.handed.report
	default:
		if r = e.judgedFor(i, answer); e.faults(r) {
			return
		}
	}
	x, ok := e.judge.Why(answer, i)
	if !ok {
		e.s.out.say("This check has no reasons.")
		return
	}
	if !e.a.Open() {
		x.Hush()
	}
	e.s.out.row(i, r.Rows[i])
	e.s.out.gap()
	if e.routing() {
		e.s.traced(&x, e.a.Names)
		return
	}
	e.s.reasons(&x)
	e.s.changes(&x)
}

// judgedFor judges as much as row i needs.
func (e *exercise) judgedFor(i int, answer grade.Answer) grade.Report {
	r := e.judge.Glance(answer)
	if len(r.Flaws) == 0 && r.Holes == 0 && r.Rows[i].Waits() {
		return e.judge.Judge(answer)
	}
	return r
}

// rowNamed finds a check by number or id.
func (e *exercise) rowNamed(arg string) (int, bool) {
	for i, c := range e.ex.Checks {
		if c.Info().ID == arg {
			return i, true
		}
	}
	n, err := strconv.Atoi(strings.TrimSuffix(arg, "."))
	if arg == "" && len(e.ex.Checks) == 1 {
		n, err = 1, nil
	}
	return n - 1, err == nil && n >= 1 && n <= len(e.ex.Checks)
}

// submit hands in. A text that cannot be judged is no attempt: a slip of the
// pen does not count.
func (e *exercise) submit(string) {
	answer := e.a.Answer()
	r := e.judge.Judge(answer)
	if e.faults(r) {
		e.s.out.say("Not handed in.")
		return
	}
	e.handed = &handed{answer, r}
	if all := e.a.HandIns; r.Passed && e.a.Passed() && !e.fresh && maps.Equal(answer, e.opened) { // told again, not done again
		e.passed(len(all), all[len(all)-1].Hints)
		return
	}
	now := e.s.o.Now()
	h := e.a.HandIn(r, now)
	number := len(e.a.HandIns)
	if e.handIns++; e.fresh {
		number = e.handIns
	}
	e.s.keep.attempt(e.a)
	e.s.keep.handIn(progress.HandIn{Exercise: e.ex.ID, Revision: e.ex.Revision, At: now, Passed: h.Passed,
		Right: h.Right, Of: h.Of, Hints: h.Hints, Looked: e.a.Looked})
	if r.Passed {
		e.passed(number, h.Hints)
	} else {
		e.mend(r)
	}
}

// passed says how, why each check is as it is, and what the author adds.
func (e *exercise) passed(number, hints int) {
	out := e.s.out
	out.say("Passed, %s. %s", attempt.Ordinal(number), attempt.How(hints, e.a.Looked))
	for i, c := range e.ex.Checks {
		if i == 0 {
			out.gap()
		}
		s := demand(c)
		if b := c.Info().Because; b != "" {
			s += " Because: " + sentence(withoutMarks(b))
		}
		out.hang(fmt.Sprintf("%d. ", i+1), s)
	}
	if e.ex.After != "" {
		out.gap()
		out.prose(e.ex.After)
	}
	out.gap()
	if next := plan.Following(e.s.o.Packs, e.ex.ID); next != nil {
		out.say("Type diff to compare with the author's. Enter goes on to %s.", next.Title)
	} else {
		out.say("Type diff to compare with the author's. This was the last exercise: enter goes home.")
	}
}

// mend says what to mend first, in the author's words when they fit.
func (e *exercise) mend(r grade.Report) {
	out := e.s.out
	out.say("Not yet. %d of %d are right.", r.Right(), len(r.Rows))
	if n := r.Before; n != nil && !n.Grave() { // what can never work is told already
		says := n.Hush()
		out.gap()
		out.say("First there is a finding. %s", noted(&says))
	}
	if m := r.Mistake; m != nil {
		out.gap()
		if m.Title != "" {
			out.say("%s", sentence(withoutMarks(m.Title)))
		}
		out.prose(m.Text)
	}
	if i := r.First; i >= 0 && i < len(r.Rows) {
		out.gap()
		out.say("First to mend:")
		out.row(i, r.Rows[i])
		out.say("Type why %d for the reasons.", i+1)
	}
}
