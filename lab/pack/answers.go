package pack

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// questionBody reads the text of a question, its key and its reasons.
func (p *page) questionBody(q *Question, nodes []ast.Node, s section) {
	at := p.keyAt(q, nodes)
	if at > 0 {
		q.Text = strings.TrimSpace(p.slice(p.lineStart(nodes[0].Pos()), min(p.end(nodes[at-1]), s.to)))
	}
	nodes = nodes[at:]
	switch q.Kind {
	case Choice, Multi:
		nodes = p.options(q, nodes, s)
	case Order:
		nodes = p.ordered(q, nodes, s)
	case Match:
		nodes = p.pairs(q, nodes, s)
	case Short:
		nodes = p.accepted(q, nodes, s)
	}
	if q.Kind != Choice && q.Kind != Multi {
		nodes = p.why(q, nodes, s)
	}
	for _, n := range nodes {
		p.stray(n, "this question", "move it before the answer")
	}
}

// keyAt is the index of the block that holds a question's key: the first list
// or table, of a number the quote that follows.
func (p *page) keyAt(q *Question, nodes []ast.Node) int {
	for i, n := range nodes {
		switch n := n.(type) {
		case *ast.List:
			if q.Kind == Order && n.IsOrdered() || q.Kind == Short && len(q.Accepts) == 0 ||
				(q.Kind == Choice || q.Kind == Multi) && p.isTasks(n) {
				return i
			}
		case *east.Table:
			if q.Kind == Match {
				return i
			}
		case *ast.Blockquote:
			if q.Kind == Number || q.Kind == Short && len(q.Accepts) > 0 {
				return i
			}
		}
	}
	return len(nodes)
}

var task = regexp.MustCompile(`^\[([ xX])\][ \t]*`)

func (p *page) isTasks(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if b := item.FirstChild(); b != nil && task.MatchString(p.block(b)) {
			return true
		}
	}
	return false
}

// block is the text of a paragraph as it was written.
func (p *page) block(n ast.Node) string {
	if n.Type() != ast.TypeBlock {
		return ""
	}
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(p.text))
	}
	return strings.TrimSpace(b.String())
}

func (p *page) options(q *Question, nodes []ast.Node, s section) []ast.Node {
	if len(nodes) == 0 {
		p.add(s.at, "missing-options", fmt.Sprintf("the question %q has no options", s.key), "write a list of - [ ] and - [x], each with a quote below")
		return nil
	}
	right := 0
	for item := nodes[0].FirstChild(); item != nil; item = item.NextSibling() {
		if len(q.Options) >= maxItems {
			p.add(p.at(item.Pos()), "too-many", fmt.Sprintf("there are more than %d options", maxItems), "keep fewer")
			break
		}
		if o, ok := p.option(item); ok {
			q.Options = append(q.Options, o)
			if o.Right {
				right++
			}
		}
	}
	switch {
	case len(q.Options) < 2:
		p.add(s.at, "missing-options", fmt.Sprintf("the question %q has fewer than two options", s.key), "add another")
	case q.Kind == Choice && right != 1:
		p.add(s.at, "wrong-key", fmt.Sprintf("a choice has one right option, this one has %d", right), "mark one with [x], or write kind: multi")
	case right == 0:
		p.add(s.at, "wrong-key", "no option is marked right", "mark those with [x]")
	}
	return nodes[1:]
}

// option reads one task and the quote below it.
func (p *page) option(item ast.Node) (Option, bool) {
	first := item.FirstChild()
	if first == nil {
		p.add(p.at(item.Pos()), "not-an-option", "the option is empty", "write - [ ] and the option")
		return Option{}, false
	}
	at := p.at(first.Pos())
	text := p.block(first)
	m := task.FindStringSubmatch(text)
	if m == nil {
		p.add(at, "not-an-option", "an option begins with [ ] or [x]", "write - [ ] and the option")
		return Option{}, false
	}
	o := Option{Text: strings.TrimSpace(text[len(m[0]):]), Right: m[1] != " "}
	if o.Text == "" {
		p.add(at, "not-an-option", "the option is empty", "write it after the box")
	}
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*ast.Blockquote); ok && o.Why == "" {
			o.Why = p.quote(n)
			continue
		}
		p.stray(n, "an option", "make it part of the quote")
	}
	if o.Why == "" {
		p.add(at, "option-without-why", fmt.Sprintf("the option %q does not say why it is right or wrong", short(o.Text)), "add an indented quote below it: > Because ...")
	}
	return o, true
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:37]) + "..."
	}
	return s
}

func (p *page) ordered(q *Question, nodes []ast.Node, s section) []ast.Node {
	var items []string
	items, nodes = p.items(nodes)
	for _, text := range items {
		q.Options = append(q.Options, Option{Text: text, Right: true})
	}
	if len(q.Options) < 2 {
		p.add(s.at, "missing-options", fmt.Sprintf("the question %q has fewer than two steps to order", s.key), "write a numbered list in the right order")
	}
	p.distinct(items, s)
	return nodes
}

// items is the texts of the list that stands first.
func (p *page) items(nodes []ast.Node) (items []string, rest []ast.Node) {
	if len(nodes) == 0 {
		return nil, nil
	}
	list, ok := nodes[0].(*ast.List)
	if !ok {
		return nil, nodes
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text := p.itemText(item)
		if len(items) >= maxItems {
			p.add(p.at(item.Pos()), "too-many", fmt.Sprintf("there are more than %d items", maxItems), "keep fewer")
			break
		}
		if text == "" {
			p.add(p.at(item.Pos()), "empty-item", "the item is empty", "write it after the bullet")
			continue
		}
		items = append(items, text)
	}
	return items, nodes[1:]
}

// distinct refuses two equal texts, between which nobody could choose.
func (p *page) distinct(texts []string, s section) {
	seen := map[string]bool{}
	for _, t := range texts {
		if seen[t] {
			p.add(s.at, "listed-twice", fmt.Sprintf("%q stands in the answer twice", short(t)), "make them differ")
		}
		seen[t] = true
	}
}

func (p *page) pairs(q *Question, nodes []ast.Node, s section) []ast.Node {
	if len(nodes) > 0 {
		header := nodes[0].FirstChild()
		if header.ChildCount() != 2 {
			p.add(p.at(nodes[0].Pos()), "wrong-key", fmt.Sprintf("the table to match has %d columns", header.ChildCount()), "write two: left and right")
			return nodes[1:]
		}
		var left, right []string
		for row := header.NextSibling(); row != nil && len(q.Pairs) < maxItems; row = row.NextSibling() {
			p.cells(row, 2)
			a, b := p.cell(row.FirstChild(), row, true), p.cell(row.LastChild(), row, true)
			if a.text == "" || b.text == "" {
				p.add(p.at(row.Pos()), "empty-item", "one side of the pair is empty", "fill both cells")
			}
			q.Pairs = append(q.Pairs, [2]string{a.text, b.text})
			left, right = append(left, a.text), append(right, b.text)
		}
		p.distinct(left, s)
		p.distinct(right, s)
		nodes = nodes[1:]
	}
	if len(q.Pairs) < 2 {
		p.add(s.at, "missing-options", fmt.Sprintf("the question %q has fewer than two pairs", s.key), "write a table of two columns")
	}
	return nodes
}

func (p *page) accepted(q *Question, nodes []ast.Node, s section) []ast.Node {
	if len(q.Accepts) == 0 {
		q.Accepts, nodes = p.items(nodes)
	}
	for i, a := range q.Accepts {
		q.Accepts[i] = strings.Trim(a, "`")
	}
	if len(q.Accepts) == 0 {
		p.add(s.at, "missing-answer", fmt.Sprintf("the question %q accepts no answer", s.key), "write `accept: one | other`, or a bullet list")
	}
	return nodes
}

// why reads the quote that is shown after answering.
func (p *page) why(q *Question, nodes []ast.Node, s section) []ast.Node {
	if len(nodes) > 0 {
		if _, ok := nodes[0].(*ast.Blockquote); ok {
			q.Why = p.quote(nodes[0])
			nodes = nodes[1:]
		}
	}
	if q.Why == "" {
		p.add(s.at, "missing-why", fmt.Sprintf("the question %q does not say why", s.key), "end it with a quote: > Because ...")
	}
	return nodes
}

// numberKey reads "answer: 8.76 h" and "tolerance: 1%".
func (p *page) numberKey(q *Question, set map[string]code) {
	answer, ok := set["answer"]
	if !ok {
		p.add(q.At, "missing-answer", "the question has no answer", "write `answer: 8.76 h` beside the kind")
		return
	}
	number, unit, _ := strings.Cut(answer.text, " ")
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		p.add(p.at(answer.from), "not-a-number", fmt.Sprintf("%q is not a number", number), "write digits, a space and the unit: 8.76 h")
	}
	q.Answer, q.Unit = v, strings.TrimSpace(unit)
	if tolerance, ok := set["tolerance"]; ok {
		digits, percent := strings.CutSuffix(tolerance.text, "%")
		v, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		if percent {
			v /= 100
		}
		if err != nil || !(v >= 0 && v <= 1) {
			p.add(p.at(tolerance.from), "not-a-number", fmt.Sprintf("%q is not a tolerance", tolerance.text), "write a share of the answer: 1%")
			v = 0
		}
		q.Tolerance = v
	}
}
