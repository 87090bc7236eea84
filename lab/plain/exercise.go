package plain

import (
	"fmt"
	"strings"

	"gatehouse/lab/attempt"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/plan"
)

// exercise is an exercise with documents that is open.
type exercise struct {
	s     *session
	ex    *pack.Exercise
	a     *attempt.Attempt
	judge *grade.Grader
	fresh bool // a review: from the start texts, checks told at hand-in
	note  string
	doc   int // the document that commands speak of

	opened  grade.Answer // as it was when opened
	handed  *handed      // the last hand-in, if it was since or checks are told then only
	handIns int          // since it was opened

	film film // of a routing exercise
}

// handed is what was handed in and what it came to.
type handed struct {
	answer grade.Answer
	report grade.Report
}

// newExercise takes up the stored attempt or starts one.
func newExercise(s *session, ex *pack.Exercise, fresh bool) (*exercise, error) {
	judge, err := grade.New(ex)
	if err != nil {
		return nil, err
	}
	e := &exercise{s: s, ex: ex, judge: judge, fresh: fresh}
	var seq int64
	e.a, seq, e.note = attempt.TakeUp(ex, s.o.Store, s.o.Now())
	s.keep.seqs[ex.ID] = max(seq, s.keep.seqs[ex.ID])
	if fresh {
		e.a.Review()
	}
	if e.opened = e.a.Answer(); ex.Dark() && e.a.AsHandedIn() { // what was told stays told
		e.handed = &handed{e.opened, judge.Judge(e.opened)}
	}
	return e, nil
}

func (e *exercise) enter() {
	e.s.out.say("%s%s.", e.place(), e.ex.Title)
	e.s.out.say("Level %d, about %s.", e.ex.Level, count(plan.Minutes(e.ex), "minute"))
	if e.note != "" {
		e.s.out.say("%s", sentence(e.note))
	}
	switch {
	case e.fresh:
		e.s.out.say("A review: you passed this before, and begin it anew.")
	case e.a.Passed():
		e.s.out.say("You passed this before.")
	}
	e.tell()
	e.s.out.gap()
	if e.routing() {
		e.s.out.say("Type form to hear fields and set to fill them, map to look at the traffic, check to judge, submit to hand in, help for all commands.")
	} else {
		e.s.out.say("Type line, paste, file or edit to write, check to judge, submit to hand in, help for all commands.")
	}
	if e.s.keep.seqs[e.ex.ID] > 0 || !e.a.Untouched() { // opening makes it the one to continue
		e.s.keep.attempt(e.a)
	}
}

// place says where the exercise stands: "First steps, 3 of 12: ".
func (e *exercise) place() string {
	title, n, of := plan.Position(e.s.o.Packs, e.ex.ID)
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%s, %d of %d: ", title, n, of)
}

// tell writes the brief, the traffic, the hints taken, the documents and the
// checks.
func (e *exercise) tell() {
	out := e.s.out
	out.gap()
	out.prose(e.ex.Brief)
	e.tellTraffic()
	for i := range min(e.a.Hints, len(e.ex.Hints)) {
		e.tellHint(i)
	}
	for i := range e.ex.Answer {
		out.gap()
		e.show(i)
	}
	out.gap()
	out.say("%s.", count(len(e.ex.Checks), "check"))
	e.checks(e.judge.Glance(e.a.Answer()))
}

// hidden says whether the checks are not told before hand-in.
func (e *exercise) hidden() bool { return (e.ex.Dark() || e.fresh) && e.handed == nil }

// late says whether the checks that are told are those of the last hand-in.
func (e *exercise) late() bool { return (e.ex.Dark() || e.fresh) && e.handed != nil }

// unjudged is the checks without a state.
func (e *exercise) unjudged() grade.Report {
	r := grade.Report{First: -1}
	for _, c := range e.ex.Checks {
		r.Rows = append(r.Rows, grade.Row{Check: c})
	}
	return r
}

// document is the one that commands speak of.
func (e *exercise) document() pack.Document { return e.ex.Answer[e.doc] }

func (e *exercise) text() *attempt.Text { return e.a.Texts[e.document().Name] }

// show writes a document with its line numbers.
func (e *exercise) show(i int) {
	d := e.ex.Answer[i]
	lines := shown(e.a.Texts[d.Name].Lines())
	s := fmt.Sprintf("%s, %s, %s", d.Name, d.Says(), count(len(lines), "line"))
	e.s.out.say("%s.%s", s, e.open(d.Name))
	e.s.out.code(lines)
}

// shown leaves out the empty line behind a text's last line break.
func shown(lines []string) []string {
	if n := len(lines); n > 1 && lines[n-1] == "" {
		return lines[:n-1]
	}
	return lines
}

// open says where a document has places to fill: " To fill: ___ in lines 6 and 7."
func (e *exercise) open(name string) string {
	var at []string
	for i, l := range e.a.Texts[name].Lines() {
		if strings.Contains(l, pack.Hole) {
			at = append(at, fmt.Sprint(i+1))
		}
	}
	switch len(at) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" To fill: %s in line %s.", pack.Hole, at[0])
	}
	return fmt.Sprintf(" To fill: %s in lines %s.", pack.Hole, listed(at))
}

func (e *exercise) writing() bool { return false }

func (e *exercise) hear(string) bool { return false }

// blank goes on after passing, and else checks.
func (e *exercise) blank() {
	if e.done() {
		e.s.next(e.ex.ID)
		return
	}
	e.check("")
}

func (e *exercise) commands() []command {
	out := []command{
		{"check", "", "judge now, one line for each check", e.check},
		{"why", "N", "say why check N is as it is", e.why},
	}
	if !e.routing() {
		out = append(out, command{"findings", "[N]", "hear what a strict friend says of your documents, or what finding N means", e.findings})
	} else {
		out[1] = command{"why", "N or CLIENT", "say why check N is as it is, or why CLIENT gets its answer where you stand on the map", e.why}
		out = append(out, e.routingCommands()...)
	}
	return append(out, []command{
		{"show", "[DOC]", "read a document with its line numbers", e.read},
		{"line", "N TEXT", "put TEXT in the place of line N; without TEXT read line N", e.line},
		{"insert", "N TEXT", "put TEXT before line N", e.insert},
		{"delete", "N", "take line N out", e.remove},
		{"edit", "[DOC]", "write in your own editor, $VISUAL or $EDITOR", e.edit},
		{"file", "PATH [DOC]", "take the text of a file", e.file},
		{"paste", "[DOC]", "type or paste the whole text, ended by a line with a single dot", e.paste},
		{"undo", "", "take the last change back", e.undo},
		{"redo", "", "make it again", e.redo},
		{"brief", "", "read everything again: brief, hints, documents, checks", func(string) { e.tell() }},
		{"hint", "", "read the next hint; it is counted", e.hint},
		{"submit", "", "hand in; it counts", e.submit},
		{"diff", "", "what sets yours apart from the author's, after passing or the last hint", e.diff},
		{"solution", "", "read the author's solution, after a yes; the exercise comes back another day", e.solution},
		{"reset", "", "back to the start texts, after a yes", e.reset},
		{"next", "", "go on to the next exercise", func(string) { e.s.next(e.ex.ID) }},
	}...)
}
