package plain

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/lab/grade"
)

// reasons tells an explanation: its sentence, the tree with each node as a
// sentence, and AWS's message.
func (s *session) reasons(x *grade.Why) {
	s.out.say("%s", x.Sentence)
	if a := x.Asked; a != nil {
		s.out.say("%s", asked(a))
	}
	s.out.gap()
	doc := ""
	for _, n := range x.Tree {
		lead := strings.Repeat("  ", int(n.Depth))
		s.out.hang(lead, node(n, doc))
		if n.Depth == 0 {
			doc = n.Doc
		}
	}
	if m := x.Message; m != "" {
		s.out.gap()
		s.out.say("AWS: %s.", strings.TrimSuffix(m, "."))
	}
	if len(x.Pages) > 0 {
		s.out.say("AWS pages: %s.", strings.Join(x.Pages, "; "))
	}
}

// changes tells what would turn the verdict.
func (s *session) changes(x *grade.Why) {
	if len(x.Changes) == 0 {
		return
	}
	s.out.gap()
	s.out.say("It would turn out otherwise:")
	for _, c := range x.Changes {
		s.out.hang("- ", c)
	}
}

// asked tells a counterexample as a request.
func asked(a *grade.Asked) string {
	text := "The request: " + a.Who + " asks for " + a.Does
	if a.On != "*" {
		text += " on " + a.On
	}
	if len(a.Keys) > 0 {
		text += ", given " + listed(a.Keys)
	}
	return text + "."
}

// node is a reason as a sentence: "No. Resource arn:aws:s3:::reports: it names
// the bucket only. Line 7." doc is the document that the reasons around it
// speak of.
func node(n explain.Node, doc string) string {
	says := n.Text()
	about := subject(n, says)
	switch {
	case about == "":
	case says == "":
		says = about
	default:
		says = about + ": " + says
	}
	s := answers[n.Mark] + sentence(says)
	if n.Line > 0 {
		s += fmt.Sprintf(" Line %d", n.Line)
		if n.Doc != "" && n.Doc != doc && n.Depth > 0 {
			s += " of " + n.Doc
		}
		s += "."
	}
	return s
}

// answers say a mark as a word.
var answers = [...]string{explain.None: "", explain.Yes: "Yes. ", explain.No: "No. ", explain.Absent: "Absent. ", explain.Unsure: "Cannot be evaluated. "}

// traced tells the reasons of an answer to a question: their sentences say by
// themselves what they speak of. Lines are those of one's own documents: what
// stands in the zone already cannot be read here.
func (s *session) traced(x *grade.Why, own []string) {
	s.out.say("%s", ended(x.Sentence))
	s.out.gap()
	doc := ""
	for _, n := range x.Tree {
		says := n.Text()
		if !strings.HasPrefix(n.Why.Sentence, "{") { // a name keeps its small letter
			says = sentence(says)
		}
		says = traces[n.Mark] + ended(says)
		if n.Line > 0 && slices.Contains(own, n.Doc) {
			says += fmt.Sprintf(" Line %d", n.Line)
			if n.Doc != doc {
				says += " of " + n.Doc
			}
			says, doc = says+".", n.Doc
		}
		s.out.hang(strings.Repeat("  ", int(n.Depth)), says)
	}
}

// traces say a mark as a word where what is absent is said by the sentence.
var traces = [...]string{explain.None: "", explain.Yes: "Yes. ", explain.No: "No. ", explain.Absent: "", explain.Unsure: "Not sure. "}

// ended is a sentence with its full stop, its first letter as it is.
func ended(s string) string {
	if s = strings.TrimSpace(s); s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}

// subject is what a reason speaks of, as far as its sentence does not say it.
func subject(n explain.Node, says string) string {
	label, what, more := n.Args[0], n.Args[1], n.Args[2]
	switch {
	case n.Mark == explain.Absent && n.Depth == 0:
		return ""
	case n.Depth == 0:
		if more != "" && !strings.Contains(says, more) {
			what += " through " + more
		}
	case n.Depth == 1:
		return strings.TrimSpace("Statement " + label + ", " + more)
	}
	if what == "" || strings.Contains(says, what) {
		return label
	}
	return strings.TrimSpace(label + " " + what)
}
