package pack

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var costSpan = regexp.MustCompile("`cost:\\s*([0-9]{1,3})\\s*`\\s*$")

// hints reads a list, one hint an item.
func (p *page) hints(s section) {
	for _, n := range s.nodes {
		list, ok := n.(*ast.List)
		if !ok {
			p.stray(n, "Hints", "write each hint as an item of a list")
			continue
		}
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			if len(p.ex.Hints) >= maxItems {
				p.add(p.at(item.Pos()), "too-many", fmt.Sprintf("there are more than %d hints", maxItems), "keep the best")
				return
			}
			p.hint(item)
		}
	}
	if len(p.ex.Hints) == 0 {
		p.add(s.at, "empty-section", "there are no hints", "write a list, one hint an item")
	}
}

func (p *page) hint(item ast.Node) {
	h := Hint{Text: p.itemText(item), Cost: 1}
	if m := costSpan.FindStringSubmatchIndex(h.Text); m != nil {
		h.Cost, _ = strconv.Atoi(h.Text[m[2]:m[3]])
		h.Text = strings.TrimSpace(h.Text[:m[0]])
	}
	if h.Text == "" {
		p.add(p.at(item.Pos()), "empty-hint", "the hint says nothing", "write it after the bullet")
		return
	}
	p.ex.Hints = append(p.ex.Hints, h)
}

// itemText is the Markdown of a list's item without its bullet and indentation.
func (p *page) itemText(item ast.Node) string {
	first := item.FirstChild()
	if first == nil || first.Pos() < 0 {
		return ""
	}
	indent := first.Pos() - p.lineStart(first.Pos())
	return dedent(p.slice(first.Pos(), p.end(item)), indent)
}

// dedent takes up to n spaces off every line but the first.
func dedent(s string, n int) string {
	lines := strings.Split(s, "\n")
	for i := range lines[1:] {
		line := lines[i+1]
		for k := 0; k < n && strings.HasPrefix(line, " "); k++ {
			line = line[1:]
		}
		lines[i+1] = line
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// mistakes reads the subsections of Mistakes.
func (p *page) mistakes(s section) {
	intro, list := p.split(s.nodes, 3, s.from, s.to)
	if strings.TrimSpace(intro) != "" {
		p.add(p.at(s.from), "stray-text", "text before the first mistake is not shown to anyone", "begin with ### `id` and a title")
	}
	if len(list) == 0 {
		p.add(s.at, "empty-section", "there are no mistakes", "add one as ### `id` and a title, or leave the section out")
	}
	seen := map[string]bool{}
	for _, m := range list {
		if len(p.ex.Mistakes) >= maxItems {
			p.add(m.at, "too-many", fmt.Sprintf("there are more than %d mistakes", maxItems), "keep the ones that happen")
			return
		}
		if seen[m.key] {
			p.add(m.at, "duplicate-id", fmt.Sprintf("the mistake %q stands twice", m.key), "give each its own id")
		}
		seen[m.key] = true
		p.mistake(m)
	}
}

func (p *page) mistake(s section) {
	m := Mistake{ID: s.key, Title: s.title, Cost: 1, At: s.at, Samples: map[string]string{}}
	if !s.spanned || !slug.MatchString(s.key) {
		p.add(s.at, "bad-id", "a mistake's heading begins with its id in a code span", "write ### `no-mfa` Stolen keys would suffice")
	}
	if m.Title == "" {
		p.add(s.at, "missing-title", fmt.Sprintf("the mistake %q has no title", s.key), "write it after the id")
	}
	nodes := s.nodes
	if len(nodes) > 0 {
		if list, ok := p.spans(nodes[0]); ok && isSettings(list) {
			p.rule(&m, list)
			nodes = nodes[1:]
		}
	}
	if m.When == "" {
		p.add(s.at, "missing-when", fmt.Sprintf("the mistake %q does not say when it speaks", s.key), "write `when: verdict.ID == \"allow\"` below the heading")
	}
	p.samples(&m, nodes, s)
	p.ex.Mistakes = append(p.ex.Mistakes, m)
}

// rule reads the line of code spans below a mistake's heading.
func (p *page) rule(m *Mistake, list []code) {
	set := p.settings(list, "when", "cost")
	if when, ok := set["when"]; ok {
		m.When, m.WhenAt = when.text, p.at(when.from)
	}
	if cost, ok := set["cost"]; ok {
		m.Cost = p.number(cost, "cost", 0, 100)
	}
}

func (p *page) number(c code, what string, low, high int) int {
	n, err := strconv.Atoi(c.text)
	if err != nil || n < low || n > high {
		p.add(p.at(c.from), "not-a-number", fmt.Sprintf("%s must be a whole number from %d to %d", what, low, high), "correct it")
		return low
	}
	return n
}

// samples reads a mistake's text and the documents that make it.
func (p *page) samples(m *Mistake, nodes []ast.Node, s section) {
	before, list := p.fences(nodes, "")
	if len(before) > 0 {
		last := before[len(before)-1]
		m.Text = strings.TrimSpace(p.slice(p.lineStart(before[0].Pos()), min(p.end(last), s.to)))
	}
	if m.Text == "" {
		p.add(s.at, "missing-text", fmt.Sprintf("the mistake %q says nothing to the learner", s.key), "say what happened and why it matters")
	}
	for _, f := range list {
		if p.within(f) == nil {
			continue
		}
		if _, twice := m.Samples[f.name]; twice {
			p.twice(f)
		}
		m.Samples[f.name] = f.text
	}
	if len(list) == 0 {
		p.add(s.at, "missing-sample", fmt.Sprintf("the mistake %q has no sample", s.key), "add a document that makes the mistake: its name in a code span, then a fence")
	}
}
