package cases

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/plainyaml"
)

// Tell judges a case and says what came of it and why, in lines of a width: for
// people, not for programs.
func Tell(c *Case, o Options) string {
	x := Explain(c)
	s := Sheet(&x)
	if n := len(c.More) + 1; n > 1 {
		s.Sentence += " " + which(c, x.Request.Resource, n)
	}
	for _, d := range doubts(c) {
		s.Notes = append(s.Notes, "Mind: "+d)
	}
	if o.Changes {
		for _, change := range advice.Changes(c.Policies, *x.Request, prove.Space{}) {
			s.Notes = append(s.Notes, "It would turn: "+change.Text)
		}
	}
	return plainyaml.Masked(oneLine(c.ID) + "\n" + s.Text(o.Width))
}

// which names the resource that a call on several was decided on: each must be
// allowed, and the first that is not answers for all (rule 14).
func which(c *Case, decided string, n int) string {
	at := slices.IndexFunc(c.More, func(r iam.Request) bool { return r.Resource == decided }) + 2 // the first is not among them
	if at == n {
		return fmt.Sprintf("The call is about %d resources and needs every one; this is the last of them.", n)
	}
	return fmt.Sprintf("The call is about %d resources and needs every one; this is number %d.", n, at)
}

// oneLine is an id as a heading: it may hold anything.
func oneLine(id string) string { return strings.Join(strings.Fields(id), " ") }

// Sheet is an explanation, to be read.
func Sheet(x *iam.Explanation) explain.Sheet {
	r := x.Request
	s := explain.Sheet{Title: cmp.Or(r.Principal.ARN, r.Principal.Kind.String()) + "  " + r.Action + "  " + r.Resource, Verdict: x.Outcome.String(),
		Sentence: x.Sentence(), Tree: x.Tree, Key: x.Key(), Heading: x.Heading}
	if m := x.Message(); m != "" {
		s.Notes = append(s.Notes, "AWS: "+m)
	}
	if rules := x.Rules(); len(rules) > 0 {
		s.Notes = append(s.Notes, "Rules: "+strings.Join(rules, ", "))
	}
	s.Notes = append(s.Notes, "AWS pages: "+strings.Join(x.Pages(), "; "))
	return s
}
