package grade

import (
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/plainjson"
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
	Verdict iam.Verdict // of a request; of a row about all requests, the answer's on the counterexample

	Measured []Measured // of a row about traffic, one for each of its terms

	Ruled string // of a prediction: what the engine says; where several would be right, all of them

	// of a row about all requests, once it was asked
	Finding *prove.Finding
	Parties []prove.Party // those that the finding's witnesses speak of
	Said    string        // the counterexample, or why nothing is settled, in a sentence
}

// Measured is what one term of a routing check came to over all runs.
type Measured struct {
	Term      pack.Term
	Low, High float64 // the least and the most of any run
	Noise     float64 // how far runs differ: their standard deviation
	Known     bool    // it could be measured in every run
	Holds     bool    // in every run
	Fault     string  // why it cannot be measured: a name that the answer has not
}

// Flaw is a problem in one of the learner's documents.
type Flaw struct {
	Doc     string
	Problem plainjson.Problem
}

// Report is the result of judging an answer.
type Report struct {
	Exercise string // id
	Passed   bool
	Flaws    []Flaw // syntax and form; while there are any, rows are Dark
	Holes    int    // placeholders not filled yet
	Refused  []Note // the flaws of policies as the friend explains them, in their order
	Notes    []Note // what a strict friend says of the documents, the gravest first; they never grade
	Rows     []Row
	First    int           // row to mend first, -1 when none or when a flaw comes first
	Before   *Note         // the finding to read before anything else, nil when there is none
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

// Asked counts the rows that were put to the learner: a prediction leaves a
// question out that an answer before made idle.
func (r Report) Asked() int {
	n := 0
	for _, row := range r.Rows {
		if _, predicted := row.Check.(pack.PredictCheck); !predicted || row.State != Dark {
			n++
		}
	}
	return n
}

// Unproved counts the rows that wait for a hand-in.
func (r Report) Unproved() int {
	n := 0
	for _, row := range r.Rows {
		if row.Waits() {
			n++
		}
	}
	return n
}

// Waits says whether the row is one about all requests that was not asked yet.
func (r Row) Waits() bool {
	_, ok := r.Check.(pack.ProofCheck)
	return ok && r.State == Dark
}

// sound says whether the documents could be judged.
func (r *Report) sound() bool { return len(r.Flaws) == 0 && r.Holes == 0 }

// flaws takes in a document's holes, and what AWS would refuse of it but for
// them.
func (r *Report) flaws(doc, text string, problems []plainjson.Problem) {
	r.Holes += Holes(text)
	for _, p := range problems {
		if !atHole(text, p.Span) {
			r.Flaws = append(r.Flaws, Flaw{doc, p})
		}
	}
}

// Got is what came: a verdict, what the engine says of a prediction, or what
// was measured of each term.
func (r Row) Got() string {
	if r.Ruled != "" {
		return r.Ruled
	}
	if r.Measured == nil {
		return r.Word()
	}
	var out []string
	for i, m := range r.Measured {
		if i > 0 && r.Measured[i-1].Term.Left() == m.Term.Left() {
			continue // the other bound of the same
		}
		out = append(out, m.String())
	}
	return strings.Join(out, ", ")
}

// String is what was measured as screens write it: "62%", "60.1 to 64%",
// "84.7 to 86.2 s".
func (m Measured) String() string {
	switch {
	case m.Fault != "":
		return m.Fault
	case !m.Known:
		return "nothing to measure"
	}
	low, high := m.Term.Number(m.Low), m.Term.Number(m.High)
	if low == high {
		return low
	}
	return strings.TrimRight(low, " %ms") + " to " + high
}

// Mean is the middle of what was measured.
func (m Measured) Mean() float64 { return (m.Low + m.High) / 2 }
