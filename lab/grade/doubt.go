package grade

import (
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
)

// Doubt is a name in a learner's document that looks misspelt. AWS would accept
// it and it would match nothing (rule 43), which no verdict says by itself. A
// doubt never grades: AWS brings out new names, so one is doubted only when it
// comes close to a name that is known.
type Doubt struct {
	Doc     string
	Span    policy.Span
	Message string // lower case, no full stop
	Hint    string // the name that was probably meant
}

func (d Doubt) Error() string { return d.Message + ": " + d.Hint }

// doubts looks through the documents of an answer.
func (g *policies) doubts(docs []*policy.Document) []Doubt {
	var out []Doubt
	for _, d := range docs {
		for i := range d.Statements {
			s := &d.Statements[i]
			for _, l := range []policy.List{s.Action, s.NotAction} {
				for _, v := range l.Values {
					if near, ok := catalog.Misspelt(v.Value); ok {
						out = append(out, Doubt{d.Name, v.Span, v.Value + " seems misspelt, and an unknown action matches nothing", "did you mean " + near + "?"})
					}
				}
			}
			for _, c := range s.Conditions {
				if near, ok := misspeltKey(c.Key.Value); ok {
					out = append(out, Doubt{d.Name, c.Key.Span, c.Key.Value + " seems misspelt, and an unknown key is always missing", near})
				}
			}
		}
	}
	return out
}

// misspeltKey doubts a global key that is not known: of those the catalogue
// holds all. A service's own key is doubted when it comes close to a known one.
func misspeltKey(name string) (hint string, ok bool) {
	if _, known := catalog.FindKey(name); known || strings.Contains(name, "___") {
		return "", false
	}
	var names []string
	for _, k := range catalog.Keys() {
		names = append(names, k.Name)
	}
	if near, close := nearest.To(name, names); close {
		return "did you mean " + near + "?", true
	}
	if len(name) > 4 && strings.EqualFold(name[:4], "aws:") {
		return "completion lists the global keys after \"aws:", true
	}
	return "", false
}
