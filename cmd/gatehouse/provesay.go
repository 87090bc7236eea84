package main

import (
	"fmt"
	"io"
	"strings"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"

	"github.com/go-json-experiment/json/jsontext"
)

// proved is what came of a question.
type proved struct {
	*question
	onlyA, onlyB prove.Finding
	alone        bool // one policy, asked whether it allows anything of the scope
	mend         advice.Edit
	mends        bool
}

// compare looks both ways.
func (q *question) compare() proved {
	r := proved{question: q}
	both := prove.CompareWithin(q.parties, q.scope, q.space)
	r.onlyA, r.onlyB = both.OnlyA, both.OnlyB
	if len(r.onlyA.Witnesses) > 0 {
		r.mend, r.mends = advice.Mend(q.parties, q.scope, q.space)
	}
	return r
}

// reach asks whether one policy allows anything of the scope.
func (q *question) reach() proved {
	r := proved{question: q, alone: true, onlyA: prove.Can(q.parties, q.scope, q.space)}
	r.onlyB.Complete = true
	if len(r.onlyA.Witnesses) > 0 {
		r.mend, r.mends = advice.MendReach(q.parties, q.scope, q.space)
	}
	return r
}

func (r *proved) code() int {
	switch {
	case len(r.onlyA.Witnesses)+len(r.onlyB.Witnesses) > 0:
		return exitNotPassed
	case r.onlyA.Complete && r.onlyB.Complete:
		return exitOK
	}
	return exitUnsettled
}

// relation is how the two stand to each other, in a word for programs.
func (r *proved) relation() string {
	more, less := len(r.onlyA.Witnesses) > 0, len(r.onlyB.Witnesses) > 0
	switch settled := r.onlyA.Complete && r.onlyB.Complete; {
	case r.alone && more:
		return "allows"
	case r.alone && settled:
		return "allows nothing"
	case more && less:
		return "neither"
	case more && settled:
		return "more"
	case less && settled:
		return "less"
	case settled:
		return "same"
	case more || less:
		return "different"
	}
	return "not settled"
}

// headline is the relation in one line.
func (r *proved) headline() string {
	of := r.about()
	switch r.relation() {
	case "allows":
		return r.a + " allows some of" + of + "."
	case "allows nothing":
		return r.a + " allows nothing of" + of + "."
	case "neither":
		return r.a + " and " + r.b + " each allow something" + of + " that the other does not."
	case "more":
		return r.a + " allows more than " + r.b + of + ": everything that " + r.b + " allows " + r.a + " allows too."
	case "less":
		return r.a + " allows less than " + r.b + of + ": everything that " + r.a + " allows " + r.b + " allows too."
	case "same":
		return r.a + " and " + r.b + " allow the same" + of + "."
	case "different":
		return r.a + " and " + r.b + " do not allow the same" + of + "."
	}
	if r.alone {
		return "Whether " + r.a + " allows any of" + of + " is not settled."
	}
	return "Whether " + r.a + " and " + r.b + " allow the same" + of + " is not settled."
}

// about says what the scope is.
func (r *proved) about() string {
	s := ""
	if len(r.scope.Actions) > 0 {
		s = " " + strings.Join(r.scope.Actions, ", ")
		if !r.alone {
			s = " of" + s
		}
	}
	if len(r.scope.Resources) > 0 {
		s += " on " + strings.Join(r.scope.Resources, ", ")
	}
	for _, situation := range r.scope.Given {
		for _, c := range situation {
			if c.Operator.Value == "Null" {
				s += " without " + c.Key.Value
			} else {
				s += " with " + c.Key.Value + " = " + c.Values[0].Value
			}
		}
	}
	return s
}

// shown is how a finding is told: a witness of each kind or one, and to people at
// a terminal without the texts of the policies, which they know and which may be
// long.
type shown struct{ all, brief bool }

func (r *proved) print(w io.Writer, how shown) error {
	fmt.Fprintf(w, "%s\nAsked for %s.\n", r.headline(), r.callers())
	if err := r.direction(w, r.a, &r.onlyA, true, how); err != nil {
		return err
	}
	if r.mends {
		fmt.Fprintf(w, "\nOne edit closes it: %s.%s\n", r.mend.Text, r.unsure())
	}
	if !r.alone {
		if err := r.direction(w, r.b, &r.onlyB, false, how); err != nil {
			return err
		}
	}
	if how.brief && r.code() == exitNotPassed {
		fmt.Fprintln(w, "\nIn a pipe the case holds the policies too, so that gatehouse eval judges it.")
	}
	return nil
}

func (r *proved) unsure() string {
	if r.mend.Sure {
		return ""
	}
	return " That nothing else is lost by it is not proved."
}

// direction prints what one side alone allows: a witness as a sentence, and as
// a case that eval judges, on a line of its own; then the worst of the rest.
func (r *proved) direction(w io.Writer, name string, f *prove.Finding, first bool, how shown) error {
	if len(f.Witnesses) > 0 && !r.alone {
		fmt.Fprintf(w, "\nOnly %s:\n", name)
	}
	said := ""
	for i, witness := range f.Witnesses {
		if i > 0 && !how.all {
			break
		}
		line, err := r.line(&witness, first, how.brief)
		if err != nil {
			return err
		}
		said = advice.Say(witness, r.parties, advice.Short{})
		fmt.Fprintf(w, "\n%s\n%s\n", said, line)
	}
	if !how.all {
		r.worst(w, f, said)
	} else if f.More > 0 {
		fmt.Fprintf(w, "\nand %s of witnesses more\n", kindsOf(f.More))
	}
	if !f.Complete {
		fmt.Fprintf(w, "\nNot settled is what %s allows beyond: %s.\n", name, strings.Join(f.Why, "; "))
	}
	return nil
}

// worst lists over-permission by service and level, but for what is said
// already.
func (r *proved) worst(w io.Writer, f *prove.Finding, said string) {
	groups, more := advice.Excess(r.parties, advice.Short{}, *f)
	if len(groups) < 2 {
		return
	}
	fmt.Fprintln(w, "\nBy service and level, the worst first:")
	for _, g := range groups {
		if g.Text != said {
			fmt.Fprintf(w, "  %s\n", g.Text)
		}
	}
	if more > 0 {
		fmt.Fprintf(w, "  and %s more\n", kindsOf(more))
	}
}

func kindsOf(n int) string {
	if n == 1 {
		return "one kind"
	}
	return fmt.Sprintf("%d kinds", n)
}

// line is a witness as a case, with the policies of the side that allows it, or
// without any.
func (r *proved) line(w *prove.Witness, first, brief bool) (jsontext.Value, error) {
	p := &r.parties[w.Party]
	c := cases.Case{Request: w.Request, Policies: p.A, Expect: w.A.Outcome.JSONName()}
	if !first {
		c.Policies, c.Expect = p.B, w.B.Outcome.JSONName()
	}
	if brief {
		c.Policies = iam.Policies{}
	}
	return cases.Write(&c)
}
