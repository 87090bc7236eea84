package grade

import (
	"gatehouse/engine/explain"
	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/plainyaml"
)

// Why is why a row stands as it does, whatever judged it: what screens, lines
// and the command line tell of the reasons.
type Why struct {
	Got      string   // what came, in a word or two: "implicit deny"
	Sentence string   // the whole in one sentence
	Missing  []string // what could not be evaluated
	Tree     explain.Tree
	Spoken   bool          // the nodes are whole sentences, without labels
	Key      []int         // nodes that decided or came closest, the most telling first
	Message  string        // AWS's own words, may be empty
	Pages    []string      // titles of AWS pages
	Rules    []string      // numbers in the reference
	Misfit   *explain.Node // what alone keeps the verdict from turning, nil when nothing does
	Changes  []string      // what would turn the verdict, the smallest first; to be told when the exercise is done, or no hint is left
	Asked    *Asked        // the counterexample that is explained, of a row about all requests
}

// Place is where the reasons point: what keeps the verdict from turning, else
// what decided. Line is 0 when they point at no document.
func (w *Why) Place() (doc string, line int32) {
	if w.Misfit != nil {
		return w.Misfit.Doc, w.Misfit.Line
	}
	for _, k := range w.Key {
		if n := w.Tree[k]; n.Line > 0 {
			return n.Doc, n.Line
		}
	}
	return "", 0
}

// judged is the reasons of a verdict.
func judged(x *iam.Explanation) Why {
	w := Why{Got: x.Outcome.String(), Sentence: x.Sentence(), Missing: x.Missing(), Tree: x.Tree, Key: x.Key(),
		Message: x.Message(), Pages: x.Pages(), Rules: x.Rules()}
	if n, ok := x.Misfit(); ok {
		w.Misfit = &n
	}
	w.clean()
	return w
}

// changed adds what would turn the verdict.
func (w *Why) changed(p iam.Policies, r iam.Request, sp prove.Space) {
	for _, c := range advice.Changes(p, r, sp) {
		w.Changes = append(w.Changes, visible(c.Text))
	}
}

// Hush keeps back what would turn the verdict: an exercise tells it when it is
// done, or when no hint is left.
func (w *Why) Hush() {
	w.Changes = nil
	var tree explain.Tree
	at := make(map[int]int, len(w.Tree))
	for i, n := range w.Tree {
		if at[i] = len(tree); !iam.Turns(n.Why) {
			tree = append(tree, n)
		}
	}
	w.Tree = tree
	keys := make([]int, len(w.Key))
	for i, k := range w.Key {
		keys[i] = at[k]
	}
	w.Key = keys
}

// clean takes out what no screen may get: a policy may hold any character as an
// escape, and reasons quote it.
func (w *Why) clean() {
	w.Sentence, w.Message = visible(w.Sentence), visible(w.Message)
	for i := range w.Tree {
		for k, arg := range w.Tree[i].Args {
			w.Tree[i].Args[k] = visible(arg)
		}
	}
	if a := w.Asked; a != nil {
		a.Who, a.On = visible(a.Who), visible(a.On)
		for i := range a.Keys {
			a.Keys[i] = visible(a.Keys[i])
		}
	}
	if w.Misfit != nil {
		for k, arg := range w.Misfit.Args {
			w.Misfit.Args[k] = visible(arg)
		}
	}
}

func visible(s string) string { return plainyaml.MaskedLine(s) }
