package explain

import (
	"iter"
	"strings"
)

// Reason is a code: one kind of cause, and how to say it.
type Reason struct {
	ID       string   // stable, kebab-case: "action-fits"
	Sentence string   // "{0}", "{1}", "{2}" stand for a node's arguments
	Rules    []string // numbers in the reference: "61", "M3"
	Page     string   // title of the AWS page that states it
	Example  string   // id of the case that shows it, run by the owner's test
}

// Mark says how a node stands towards the question asked.
type Mark uint8

// The marks. A screen shows them as words as well as by colour.
const (
	None   Mark = iota // a heading or a fact
	Yes                // this fits
	No                 // this does not fit
	Absent             // there is nothing here
	Unsure             // not judged: the reason says what is missing
)

func (m Mark) String() string {
	return [...]string{"", "ok", "NO", "--", "??"}[m]
}

// Node is one reason in its place.
type Node struct {
	Why   *Reason
	Mark  Mark
	Depth uint8
	Line  int32  // 1-based line in Doc, 0 when the reason has no place
	Col   int32  // 1-based column, counted in characters
	Doc   string // name of the document, empty when the reason has no place
	Args  [3]string
}

// Text is the node's sentence with its arguments filled in.
func (n Node) Text() string {
	if n.Why == nil {
		return ""
	}
	return strings.NewReplacer("{0}", n.Args[0], "{1}", n.Args[1], "{2}", n.Args[2]).Replace(n.Why.Sentence)
}

// Tree is a tree in preorder: a node's children follow it, one deeper.
type Tree []Node

// End is the index just past the subtree that starts at i.
func (t Tree) End(i int) int {
	end := i + 1
	for end < len(t) && t[end].Depth > t[i].Depth {
		end++
	}
	return end
}

// Children yields the indexes of the direct children of node i.
func (t Tree) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j, end := i+1, t.End(i); j < end; j = t.End(j) {
			if !yield(j) {
				return
			}
		}
	}
}

// Roots yields the indexes of the nodes of depth 0.
func (t Tree) Roots() iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := 0; j < len(t); j = t.End(j) {
			if !yield(j) {
				return
			}
		}
	}
}

// Rule is a line of a wing's register: where a rule of the reference lives.
type Rule struct {
	Number string // as the reference numbers it
	Title  string // the rule in a few words
	Code   string // file and function, "decide.go decide"
	Test   string // "cases.jsonl" ids begin with the rule's number; else a test's name
}
