package grade

import (
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// State is how one row stands.
type State uint8

// The states of a row.
const (
	Dark      State = iota // not judged: a document does not parse, or not before hand-in
	OK                     // as demanded
	Fix                    // not as demanded
	NotJudged              // it rests on what cannot be evaluated, or is not graded yet; never counts as passed
)

func (s State) String() string { return [...]string{"--", "ok", "FIX", "??"}[s] }

// Row is one check with its result.
type Row struct {
	Check   pack.Check
	State   State
	Verdict iam.Verdict
}

// Flaw is a problem in one of the learner's documents.
type Flaw struct {
	Doc     string
	Problem policy.Problem
}

// Report is the result of judging an answer.
type Report struct {
	Exercise string // id
	Passed   bool
	Flaws    []Flaw  // syntax and form; while there are any, rows are Dark
	Holes    int     // placeholders not filled yet
	Doubts   []Doubt // names that look misspelt; they never grade
	Rows     []Row
	First    int           // row to mend first, -1 when none or when a flaw comes first
	Mistake  *pack.Mistake // the author's words for this result, nil when none fires
}

// Right counts the rows that are OK.
func (r Report) Right() int {
	n := 0
	for _, row := range r.Rows {
		if row.State == OK {
			n++
		}
	}
	return n
}
