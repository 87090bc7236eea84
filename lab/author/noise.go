package author

import (
	"fmt"
	"math"
	"strconv"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// fewestRuns is how often the check runs a scenario at least: of fewer runs
// nobody can say how much they differ.
const fewestRuns = 5

// sigmas is how many standard deviations a bound must keep from the worst run.
const sigmas = 3

// modelled is the part of itself by which a modelled figure may be off: RTTs
// follow distance with r = 0.75 only (traffic 1.8 and 3).
const modelled = 0.25

// floors are the least distances that mean anything, by the unit of a measure,
// once runs differ at all. Five runs may agree by luck more than they should.
var floors = map[string]float64{"%": 0.002, "s": 1, "": 0.01}

// claim is what a row says of one measure, and what the runs came to.
type claim struct{ grade.Measured }

// atLeast and atMost say which way the bound looks.
func (c claim) atLeast() bool { return c.Term.Op == ">=" || c.Term.Op == ">" }
func (c claim) atMost() bool  { return c.Term.Op == "<=" || c.Term.Op == "<" }

// worst is the run that comes nearest to breaking the bound.
func (c claim) worst() float64 {
	if c.atLeast() {
		return c.Low
	}
	return c.High
}

// room is how far inside its bound the worst run is.
func (c claim) room() float64 {
	switch {
	case c.atLeast():
		return c.Low - c.Term.Bound
	case c.atMost():
		return c.Term.Bound - c.High
	}
	return 0
}

// beyond is how far outside its bound the best run is; below 0 it is inside.
func (c claim) beyond() float64 {
	switch {
	case c.atLeast():
		return c.Term.Bound - c.High
	case c.atMost():
		return c.Low - c.Term.Bound
	}
	return max(c.Low-c.Term.Bound, c.Term.Bound-c.High)
}

// need is the distance from its bound at which a run's value is no accident: 0
// when every run gives the same.
func (c claim) need() float64 {
	switch {
	case c.Term.Measure == "latency":
		return modelled * c.worst()
	case c.Low == c.High:
		return 0
	}
	return max(sigmas*c.Noise, floors[c.Term.Unit()])
}

// slack keeps a margin that was met to the last digit from failing by rounding.
const slack = 1e-9

// holds says whether the bound is kept beyond doubt.
func (c claim) holds() bool { return c.Holds && c.room() >= c.need()-slack }

// fails says whether the bound is broken beyond doubt. What could not be
// measured fails in every run.
func (c claim) fails() bool {
	if !c.Known || c.need() == 0 {
		return !c.Holds
	}
	return c.beyond() > 0 && c.beyond() >= c.need()-slack
}

// standing is what a row is beyond doubt.
type standing uint8

const (
	doubtful standing = iota // other runs might judge otherwise
	kept
	broken
)

// stands is what a routing row is beyond doubt: broken when one of its terms
// is, kept when all are.
func stands(row grade.Row) standing {
	s := kept
	for _, m := range row.Measured {
		c := claim{m}
		switch {
		case c.fails():
			return broken
		case !c.holds():
			s = doubtful
		}
	}
	return s
}

// steps are the numbers that bounds are rounded to.
func (c claim) step() float64 {
	switch c.Term.Unit() {
	case "ms":
		return 5
	case "s":
		return 1
	}
	return 0.01
}

// better is the next step: the bound that would do, else more to measure.
func (c claim) better() string {
	more := "give the clients a higher rate, or the row a longer time"
	step := c.step()
	if c.atLeast() {
		v := math.Floor((c.Low-c.need())/step) * step
		if v <= 0 {
			return more
		}
		return "write at most " + c.number(v)
	}
	v := math.Ceil((c.High+c.need())/step) * step
	if c.Term.Unit() == "%" && v >= 1 {
		return more
	}
	return "write at least " + c.number(v)
}

// digits are the decimals that tell runs apart, by the unit of a measure.
var digits = map[string]int{"%": 4, "s": 1, "ms": 1, "": 2}

// number is a value of the measure as authors write bounds: 0.75 for 75%.
func (c claim) number(v float64) string {
	p := math.Pow10(digits[c.Term.Unit()])
	return strconv.FormatFloat(math.Round(v*p)/p, 'f', -1, 64)
}

// span is what was measured, least to most.
func (c claim) span() string {
	switch low, high := c.number(c.Low), c.number(c.High); {
	case c.Fault != "" || !c.Known:
		return "nothing to measure"
	case low == high:
		return low
	default:
		return low + " to " + high
	}
}

// bounds tells of each bound of a solution that stands too near to what was
// measured.
func (c *checker) bounds(r grade.Report) {
	for _, row := range r.Rows {
		info := row.Check.Info()
		for _, m := range row.Measured {
			switch cl := (claim{m}); {
			case !m.Holds || cl.holds():
			case m.Term.Measure == "latency":
				c.add(info.At, "bound-too-near", cl.better(), "the check %q asks too much of a model: %s was measured %s, and modelled figures are not graded to within 25 per cent",
					info.ID, m.Term, cl.span())
			default:
				c.add(info.At, "bound-too-near", cl.better(), "the check %q is within the noise: %s was measured %s, and must keep %s from its bound",
					info.ID, m.Term, cl.span(), cl.number(cl.need()))
			}
		}
	}
}

// noisy tells of a wrong answer that fails by chance, and of a mistake that is
// recognised by chance. of is the mistake, nil for the start.
func (c *checker) noisy(r grade.Report, of *pack.Mistake, at pack.Place) {
	who := "the start"
	if of != nil {
		who = fmt.Sprintf("the sample of the mistake %q", of.ID)
	}
	firm := false
	for _, row := range r.Rows {
		s := stands(row)
		firm = firm || s == broken
		if of != nil && s == doubtful && named(of.When, row.Check.Info().ID) {
			c.add(of.WhenAt, "row-in-noise", "move the bound away from it, or leave the row out of the rule",
				"the rule of the mistake %q rests on the check %q, which its sample gets %s: other runs might judge otherwise", of.ID, row.Check.Info().ID, measurements(row))
		}
	}
	if !firm {
		c.add(at, "fails-in-noise", "make it clearly wrong, or add a check that it clearly fails", "%s fails no check by more than the noise", who)
	}
}

// measurements is what a row's terms came to, as authors write numbers.
func measurements(row grade.Row) string {
	s := ""
	for i, m := range row.Measured {
		if i > 0 && row.Measured[i-1].Term.Left() == m.Term.Left() {
			continue
		}
		if s != "" {
			s += ", "
		}
		s += m.Term.Left() + " " + claim{m}.span()
	}
	return s
}
