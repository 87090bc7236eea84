package flow

import (
	"fmt"

	"gatehouse/engine/clock"
)

// Because is the reason for an answer, and when it was given.
type Because struct {
	Explanation
	Asked clock.Time // when Route 53 was asked
	Held  bool       // whether the group's first resolver got this very answer
}

// Why explains the answer that a group's first resolver holds at an instant, by
// the health that held when it asked and with the same draw. When it holds
// none, a question asked at that instant is explained.
func (r *Result) Why(group string, at clock.Time) (Because, error) {
	g, err := r.group(group)
	if err != nil {
		return Because{}, err
	}
	if h, ok := g.heldAt(at); ok {
		if a, ok := r.askedBy(g, h.asked); ok {
			healthy, since := r.signalsAt(a.at)
			return Because{r.names.Explain(a.who, a.q, healthy, since, &a.draw), a.at, true}, nil
		}
	}
	healthy, since := r.signalsAt(at)
	draw := clock.NewStream(r.seed, fmt.Sprintf("why %s at %d", group, at))
	return Because{r.names.Explain(g.who, g.ask, healthy, since, draw), at, false}, nil
}

// askedBy is the last time up to an instant at which a group's first resolver
// asked the group's question.
func (r *Result) askedBy(g *group, at clock.Time) (asked, bool) {
	asks := r.asks[g.resolvers[0]]
	for n := upTo(asks, at, func(a *asked) clock.Time { return a.at }) - 1; n >= 0; n-- {
		if asks[n].q == g.ask && asks[n].who == g.who {
			return asks[n], true
		}
	}
	return asked{}, false
}
