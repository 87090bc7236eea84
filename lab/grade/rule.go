package grade

import (
	"fmt"
	"maps"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"gatehouse/engine/nearest"
	"gatehouse/lab/pack"
)

// RuleError is an author's mistake in the rule of a mistake.
type RuleError struct {
	Mistake *pack.Mistake
	Message string
	Hint    string
}

func (e *RuleError) Error() string {
	return fmt.Sprintf("the rule of mistake %q: %s", e.Mistake.ID, e.Message)
}

// rule is a mistake with its rule compiled, and the checks it speaks of.
type rule struct {
	mistake *pack.Mistake
	program *vm.Program
	checks  map[string]bool
}

// maxRule is the longest rule that is compiled, in bytes.
const maxRule = 1000

// compileRule compiles `verdict.held == "allow"`, `measured.share < 0.5` and the
// like. A rule sees the
// report's words and nothing else: no function is left to call, so that a pack
// executes nothing.
func compileRule(ex *pack.Exercise, m *pack.Mistake) (rule, error) {
	bad := func(hint, format string, args ...any) (rule, error) {
		return rule{}, &RuleError{Mistake: m, Message: fmt.Sprintf(format, args...), Hint: hint}
	}
	if len(m.When) > maxRule {
		return bad("make it shorter", "it has more than %d characters", maxRule)
	}
	ids := checkIDs{known: map[string]bool{}, named: map[string]bool{}}
	for _, c := range ex.Checks {
		ids.known[c.Info().ID] = true
	}
	program, err := expr.Compile(m.When, expr.Env(environment(nil)), expr.AsBool(), expr.DisableAllBuiltins(), expr.MaxNodes(200))
	if err != nil {
		return bad("write such as "+sampleRule(ex), "%s", firstLine(err.Error()))
	}
	node := program.Node()
	ast.Walk(&node, &ids)
	if ids.strange {
		return bad("write such as "+sampleRule(ex)+" && !passed", "it holds more than comparisons of verdict, failed, measured, passed and right")
	}
	if ids.unknown != "" {
		return bad(nearest.Hint(ids.unknown, ids.names()), "there is no check %q", ids.unknown)
	}
	if ids.word != "" {
		return bad(nearest.Hint(ids.word, words), "no verdict is called %q", ids.word)
	}
	return rule{m, program, ids.named}, nil
}

// sampleRule is a rule that fits the exercise's kind.
func sampleRule(ex *pack.Exercise) string {
	if ex.Kind == pack.RoutingKind {
		return "failed.before"
	}
	return `verdict.read == "allow"`
}

func firstLine(s string) string {
	for i, r := range s {
		if r == '\n' {
			return s[:i]
		}
	}
	return s
}

// words are what verdict.<id> may be: of a request, of all requests, or of a
// row about traffic.
var words = []string{"allow", "implicit deny", "explicit deny", "proved", "refuted", "not settled", "holds", "fails", "not judged"}

func environment(r *Report) map[string]any {
	verdict, failed := map[string]string{}, map[string]bool{}
	measured := map[string]float64{}
	env := map[string]any{"verdict": verdict, "failed": failed, "measured": measured, "passed": false, "right": 0}
	if r == nil {
		return env
	}
	for _, row := range r.Rows {
		id := row.Check.Info().ID
		verdict[id], failed[id] = row.Word(), row.State != OK
		if len(row.Measured) > 0 && row.Measured[0].Known {
			measured[id] = row.Measured[0].Mean()
		}
	}
	env["passed"], env["right"] = r.Passed, r.Right()
	return env
}

// Word is the row's verdict as rules and screens write it.
func (r Row) Word() string {
	switch {
	case r.Finding != nil:
		return settled(r.Finding)
	case r.State == Dark || r.State == NotJudged:
		return "not judged"
	case r.Measured != nil && r.State == OK:
		return "holds"
	case r.Measured != nil:
		return "fails"
	}
	return r.Verdict.Outcome.String()
}

// mistake finds the first of the author's mistakes whose rule holds. A row that
// the rule speaks of is then mended first, so that the author's words and the
// row are about the same.
func (g *Grader) mistake(r *Report) {
	env := environment(r)
	for _, w := range g.whens {
		if got, err := expr.Run(w.program, env); err != nil || got != true {
			continue
		}
		r.Mistake = w.mistake
		if i := first(r.Rows, func(row Row) bool { return w.checks[row.Check.Info().ID] }); i >= 0 {
			r.First = i
		}
		return
	}
}

// checkIDs looks through a rule for checks and verdicts that do not exist.
type checkIDs struct {
	known   map[string]bool
	named   map[string]bool // those that the rule speaks of
	unknown string
	word    string
	strange bool // something that could loop or build values
}

func (c *checkIDs) names() []string {
	return slices.Sorted(maps.Keys(c.known))
}

// plainOperators cannot loop, build or match: a rule costs no more than its length.
var plainOperators = map[string]bool{"==": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true, "&&": true, "||": true, "and": true, "or": true}

// Visit is called for each node of a rule.
func (c *checkIDs) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	default:
		c.strange = true
	case *ast.IdentifierNode, *ast.StringNode, *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.UnaryNode:
	case *ast.MemberNode:
		of, ok := n.Node.(*ast.IdentifierNode)
		id, ok2 := n.Property.(*ast.StringNode)
		if ok && ok2 && (of.Value == "verdict" || of.Value == "failed" || of.Value == "measured") {
			if c.named[id.Value] = true; !c.known[id.Value] && c.unknown == "" {
				c.unknown = id.Value
			}
		}
	case *ast.BinaryNode:
		if !plainOperators[n.Operator] {
			c.strange = true
		}
		if m, ok := n.Left.(*ast.MemberNode); ok && (n.Operator == "==" || n.Operator == "!=") {
			c.compare(m, n.Right)
		}
	}
}

func (c *checkIDs) compare(m *ast.MemberNode, right ast.Node) {
	of, ok := m.Node.(*ast.IdentifierNode)
	word, ok2 := right.(*ast.StringNode)
	if !ok || !ok2 || of.Value != "verdict" {
		return
	}
	for _, w := range words {
		if w == word.Value {
			return
		}
	}
	c.word = word.Value
}
