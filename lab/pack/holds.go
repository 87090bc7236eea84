package pack

import (
	"fmt"
	"strconv"
	"strings"

	"gatehouse/engine/traffic/flow"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// Term is one comparison of a routing check: a measure and its bound.
type Term struct {
	Measure string // "answered"
	Arg     string // "web-eu", empty for a measure without one
	Op      string // ">=", "<=", ">", "<", "=="
	Bound   float64
}

// Left is what is measured, as it was written: answered("web-eu").
func (t Term) Left() string {
	if t.Arg == "" {
		return t.Measure
	}
	return fmt.Sprintf("%s(%q)", t.Measure, t.Arg)
}

// phrases are measures in words; {} stands for the name.
var phrases = map[string]string{
	"answered": "{} is answered first", "offered": "{} is among the answers", "served": "{} serves", "availability": "requests are served",
	"stale": "requests go to what is down", "empty": "lookups stay without data", "values": "values in an answer",
	"latency": "round trip", "failover": "until nobody is sent to what is down", "failback": "until {} is answered again",
	"detected": "until {} is found unhealthy", "recovered": "until {} is found healthy",
}

// Unit is what the measure is counted in: "%", "s", "ms", or nothing.
func (t Term) Unit() string {
	m, _ := flow.FindMeasure(t.Measure) // one that is unknown has none
	if m.Unit == "share" {
		return "%"
	}
	return m.Unit
}

// Number is a value of the measure as screens write it: "75%", "84.7 s". One
// decimal is enough to tell runs apart, and a bound is written as it is.
func (t Term) Number(v float64) string {
	unit := t.Unit()
	if unit == "%" {
		return trimmed(100*v) + "%"
	}
	return strings.TrimSpace(trimmed(v) + " " + unit)
}

func trimmed(v float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
}

// bounds are the operators in words.
var bounds = map[string]string{">=": "at least", "<=": "at most", ">": "more than", "<": "less than", "==": "exactly"}

// Says is the comparison in words: "web-eu is answered first: at least 95%".
func (t Term) Says() string { return t.what() + ": " + t.bound() }

func (t Term) what() string { return strings.ReplaceAll(phrases[t.Measure], "{}", t.Arg) }

func (t Term) bound() string { return bounds[t.Op] + " " + t.Number(t.Bound) }

// each gives a row's terms with their bounds in words. Two bounds of one
// measure are told as a range.
func (c RoutingCheck) each(yield func(t Term, bound string)) {
	for i := 0; i < len(c.Terms); i++ {
		t := c.Terms[i]
		if i+1 < len(c.Terms) && t.Op == ">=" && c.Terms[i+1].Op == "<=" && c.Terms[i+1].Left() == t.Left() {
			i++
			yield(t, t.Number(t.Bound)+" to "+t.Number(c.Terms[i].Bound))
			continue
		}
		yield(t, t.bound())
	}
}

// Says is all of a row's terms in words.
func (c RoutingCheck) Says() string {
	var out []string
	c.each(func(t Term, bound string) { out = append(out, t.what()+": "+bound) })
	return strings.Join(out, "; ")
}

func (t Term) String() string {
	return t.Left() + " " + t.Op + " " + strconv.FormatFloat(t.Bound, 'f', -1, 64)
}

// exactly is how far from its bound a measured value may be for ==.
const exactly = 1e-9

// Holds says whether a measured value is within the bound.
func (t Term) Holds(v float64) bool {
	switch t.Op {
	case ">=":
		return v >= t.Bound-exactly
	case "<=":
		return v <= t.Bound+exactly
	case ">":
		return v > t.Bound+exactly
	case "<":
		return v < t.Bound-exactly
	}
	return v >= t.Bound-exactly && v <= t.Bound+exactly
}

const (
	maxHolds = 400 // bytes
	maxTerms = 8
)

// ParseHolds reads comparisons of one measure with a number each, joined by
// "and". The grammar is that of the rules of mistakes; nothing of it is run.
func ParseHolds(s string) ([]Term, error) {
	if len(s) > maxHolds {
		return nil, fmt.Errorf("it is longer than %d characters", maxHolds)
	}
	tree, err := parser.Parse(s)
	if err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("%s", line)
	}
	terms, err := terms(tree.Node)
	if err == nil && len(terms) > maxTerms {
		err = fmt.Errorf("it holds more than %d comparisons", maxTerms)
	}
	return terms, err
}

func terms(n ast.Node) ([]Term, error) {
	b, ok := n.(*ast.BinaryNode)
	if !ok {
		return nil, fmt.Errorf("a comparison is wanted")
	}
	if b.Operator == "and" || b.Operator == "&&" {
		left, err := terms(b.Left)
		if err != nil {
			return nil, err
		}
		right, err := terms(b.Right)
		return append(left, right...), err
	}
	t, err := term(b)
	return []Term{t}, err
}

func term(b *ast.BinaryNode) (t Term, err error) {
	switch b.Operator {
	case ">=", "<=", ">", "<", "==":
		t.Op = b.Operator
	default:
		return t, fmt.Errorf("%q compares nothing", b.Operator)
	}
	switch n := b.Left.(type) {
	case *ast.IdentifierNode:
		t.Measure = n.Value
	case *ast.CallNode:
		err = t.call(n)
	default:
		err = fmt.Errorf("a measure stands on the left of %s", b.Operator)
	}
	if err != nil {
		return t, err
	}
	switch n := b.Right.(type) {
	case *ast.IntegerNode:
		t.Bound = float64(n.Value)
	case *ast.FloatNode:
		t.Bound = n.Value
	default:
		return t, fmt.Errorf("a number stands on the right of %s", b.Operator)
	}
	return t, nil
}

func (t *Term) call(n *ast.CallNode) error {
	name, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || len(n.Arguments) != 1 {
		return fmt.Errorf(`a measure is called with one name in quotes: answered("web-eu")`)
	}
	arg, ok := n.Arguments[0].(*ast.StringNode)
	if !ok || arg.Value == "" {
		return fmt.Errorf(`a measure is called with one name in quotes: answered("web-eu")`)
	}
	t.Measure, t.Arg = name.Value, arg.Value
	return nil
}
