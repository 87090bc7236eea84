package plain

import (
	"fmt"
	"strings"

	"gatehouse/lab/difference"
	"gatehouse/lab/grade"
)

// diff says what sets one's own answer apart from the author's.
func (e *exercise) diff(string) {
	if !e.looks("The difference is told after passing, or after the last hint: type hint.") {
		return
	}
	e.s.out.say("Yours beside the author's, which is one way of several.")
	own, theirs := e.a.Answer(), grade.Solution(e.ex)
	for _, d := range e.ex.Answer {
		e.s.out.gap()
		lines := difference.Apart(difference.OfJSON(own[d.Name], theirs[d.Name]))
		switch {
		case len(lines) == 0 && !difference.Same(difference.Of(own[d.Name], theirs[d.Name])):
			e.s.out.say("%s: it says the same; only how it is written differs.", d.Name)
			continue
		case len(lines) == 0:
			e.s.out.say("%s: the same, line by line.", d.Name)
			continue
		}
		e.s.out.say("%s:", d.Name)
		for _, l := range lines {
			whose := "Yours,"
			if l.Side == difference.Theirs {
				whose = "The author's,"
			}
			e.s.out.line(fmt.Sprintf("%s line %d: %s", whose, l.Number, strings.TrimSpace(l.Text)))
		}
	}
}
