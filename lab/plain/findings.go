package plain

import (
	"fmt"
	"strconv"
	"strings"

	"gatehouse/engine/identity/lint"
	"gatehouse/lab/grade"
)

// notes are the findings that are told.
func (e *exercise) notes(r grade.Report) []grade.Note {
	return grade.Told(r.Notes, e.hidden(), e.a.Open())
}

// grave says what AWS would refuse or what can never work.
func (e *exercise) grave(r grade.Report) {
	all := e.notes(r)
	for i := range all {
		if i == maxFaults || !all[i].Grave() {
			return
		}
		e.s.out.say("%s", noted(&all[i]))
	}
}

// besides says that there are findings that keep nothing from passing.
func (e *exercise) besides(r grade.Report) {
	n := 0
	for _, note := range e.notes(r) {
		if !note.Grave() {
			n++
		}
	}
	if n > 0 {
		e.s.out.say("And %s: type findings to hear.", count(n, "finding"))
	}
}

// noted is a finding in a sentence with its place, and the next step.
func noted(n *grade.Note) string {
	s := fmt.Sprintf("%s line %d: %s", n.Doc, n.Span.Line, told(n.Message))
	if n.Hint != "" {
		s += " " + told(n.Hint)
	}
	return s
}

// told is a sentence that may begin with a name, which keeps its letters.
func told(s string) string {
	if first, _, _ := strings.Cut(s, " "); strings.ContainsAny(first, ":_.*$\"") {
		return ended(s)
	}
	return sentence(s)
}

// severities begin a finding's line.
var severities = [...]string{lint.Error: "Error. ", lint.Security: "Security. ", lint.Warning: "Warning. ", lint.Suggestion: "Suggestion. "}

// findings lists what is said of the documents, or explains one. While AWS
// would refuse them, that is what there is to hear.
func (e *exercise) findings(arg string) {
	r := e.judge.Judge(e.a.Answer())
	all := append(r.Refused, e.notes(r)...)
	if len(all) == 0 && e.hidden() {
		e.s.out.say("There is nothing that AWS would refuse or that can never work. The rest is told at hand-in.")
		return
	}
	if len(all) == 0 {
		e.s.out.say("There is nothing to say against your documents.")
		return
	}
	if arg == "" {
		for i := range all {
			e.s.out.hang(fmt.Sprintf("%d. ", i+1), severities[all[i].Code.Severity]+noted(&all[i]))
		}
		e.s.out.say("Type findings 1 to hear what the first means.")
		return
	}
	i, err := strconv.Atoi(strings.TrimSuffix(arg, "."))
	if err != nil || i < 1 || i > len(all) {
		e.s.out.say("Name a finding by its number, 1 to %d: findings 1.", len(all))
		return
	}
	n := &all[i-1]
	e.s.out.say("%s%s", severities[n.Code.Severity], noted(n))
	e.s.out.say("%s", n.Code.Why)
	if n.Fix != nil {
		e.s.out.say("What would mend it: %s.", n.Fix.Says)
	}
	e.s.out.say("%s: %s. AWS: %s.", n.Code.ID, n.Code.Title, n.Code.Page)
}
