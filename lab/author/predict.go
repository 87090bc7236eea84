package author

import (
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// prediction compares the claim with the engine, and asks that everything wrong
// has its words and nothing right has any.
func (c *checker) prediction(ex *pack.Exercise) {
	g, ex := c.grader(ex)
	if g == nil {
		return
	}
	ruling, _ := g.Ruling()
	if ruling.Missing != nil {
		c.add(ex.Request.At, "not-judged", "ask what can be judged", "the engine does not judge this request: %s", strings.Join(ruling.Missing, "; "))
		return
	}
	r := g.Judge(grade.Solution(ex))
	for i, row := range r.Rows {
		if row.State == grade.OK {
			continue
		}
		why, _ := g.Why(grade.Solution(ex), i)
		ask := row.Check.(pack.PredictCheck).Ask
		c.add(row.Check.Info().At, "claim-fails", "correct the claim, or the documents", "the claim says %s %s, the engine says %s (%s)",
			ask, ex.Claim.To(ask), row.Got(), strings.TrimSuffix(why.Sentence, "."))
	}
	c.words(ex, ruling)
}

// words looks through "If you said".
func (c *checker) words(ex *pack.Exercise, ruling grade.Ruling) {
	right := append([]string{ruling.Verdict.String()}, ruling.Deciders...)
	right = append(right, ruling.Layers...)
	for _, s := range ex.Said {
		for _, word := range right {
			if s.Key == word {
				c.add(s.At, "right-answer", "leave it out; what it says may stand under \"## After\"", "%q is what the engine says: nobody who says so is told this", s.Key)
			}
		}
	}
	for _, w := range pack.Verdicts() {
		if w != ruling.Verdict && ex.SaidOf(w.String()) == "" {
			c.add(ex.At, "missing-words", "add - `"+w.String()+"` under \"## If you said\", with a quote that says where the thought goes wrong", "nothing is said to who predicts %q", w.String())
		}
	}
}
