package pack

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

var (
	predictSections = []string{"documents", "request", "if you said", "hints", "after"}
	requestColumns  = []string{"who", "does", "on", "given"}
)

// predictBody reads the sections of a predict exercise.
func (p *page) predictBody() {
	for _, c := range p.claims {
		p.ex.Checks = append(p.ex.Checks, c)
	}
	p.sections(predictSections, func(key string, s section) {
		switch key {
		case "documents":
			p.shownTexts(s)
		case "request":
			p.theRequest(s)
		case "if you said":
			p.saids(s)
		case "hints":
			p.hints(s)
		}
	})
	whole := Place{p.file, p.line(p.body), 1}
	if p.ex.Brief == "" {
		p.add(whole, "missing-brief", "the exercise has no brief", "say below the front matter how things stand")
	}
	if p.ex.Request == nil && !p.requested {
		p.add(whole, "missing-request", "there is no Request section", `add "## Request" with a table of one row: `+strings.Join(requestColumns, ", "))
	}
	if p.unclosed() {
		return // what is missing is in that fence
	}
	for _, e := range p.ex.Exhibits {
		if e.Doc == nil {
			p.add(e.At, "missing-document", fmt.Sprintf("the document %s is not shown", e.Name), fmt.Sprintf("add `%s` and a fence under \"## Documents\"", e.Name))
		}
	}
	if len(p.problems) == p.first && p.ex.Request != nil && p.ex.World != nil {
		p.attend()
		p.lookUp()
	}
}

// shownTexts reads the documents' texts, each as AWS would take it.
func (p *page) shownTexts(s section) {
	_, list := p.fences(s.nodes, "Documents")
	var known []string
	for _, e := range p.ex.Exhibits {
		known = append(known, e.Name)
	}
	for _, f := range list {
		i := slices.Index(known, f.name)
		switch {
		case i < 0:
			p.word(f.at, f.name, "document", known)
			continue
		case p.ex.Exhibits[i].Doc != nil:
			p.twice(f)
			continue
		}
		e := &p.ex.Exhibits[i]
		e.Text, e.Doc = f.text, policy.Parse(f.name, []byte(f.text))
		for _, q := range e.Doc.Check(e.Kind) {
			at := Place{p.file, f.line.Line + max(1, int(q.Span.Line)) - 1, max(1, int(q.Span.Col))}
			p.add(at, q.Code, q.Message, q.Hint)
		}
	}
}

// theRequest reads the table of one row.
func (p *page) theRequest(s section) {
	p.requested = true
	var table *east.Table
	for _, n := range s.nodes {
		if t, ok := n.(*east.Table); ok && table == nil {
			table = t
			continue
		}
		p.stray(n, "Request", "move it to the brief")
	}
	if table == nil {
		p.add(s.at, "missing-request", "the section Request has no table", "add one with the columns "+strings.Join(requestColumns, ", "))
		return
	}
	header := table.FirstChild()
	before := len(p.problems)
	names := p.header(header)
	if len(p.problems) > before {
		return
	}
	row := header.NextSibling()
	if row == nil {
		p.add(s.at, "missing-request", "the table has no row", "write who does what, on what")
		return
	}
	if next := row.NextSibling(); next != nil {
		p.add(p.at(next.Pos()), "too-many", "one request is predicted at a time", "keep one row; make an exercise of each other")
	}
	p.cells(row, len(names))
	c := p.exact(CheckInfo{ID: "request", At: p.at(row.Pos())}, p.row(row, names))
	p.ex.Request = &c
}

// saids reads the list of what may be said wrongly, each with a quote.
func (p *page) saids(s section) {
	for _, n := range s.nodes {
		list, ok := n.(*ast.List)
		if !ok {
			p.stray(n, "If you said", "write a list, each item a code span and an indented quote")
			continue
		}
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			if len(p.ex.Said) >= maxItems {
				p.add(p.at(item.Pos()), "too-many", fmt.Sprintf("there are more than %d answers here", maxItems), "keep those that people give")
				return
			}
			p.said(item)
		}
	}
}

// said reads one item: what was said in a code span, and the quote below it.
func (p *page) said(item ast.Node) {
	first := item.FirstChild()
	span, ok := ast.Node(nil), false
	if first != nil && first.Type() == ast.TypeBlock {
		span, ok = first.FirstChild(), first.FirstChild() != nil && first.FirstChild() == first.LastChild()
	}
	c, isCode := span.(*ast.CodeSpan)
	if !ok || !isCode {
		p.add(p.at(item.Pos()), "not-an-answer", "what was said is not a lone code span", "write - `allow`, and an indented quote below it")
		return
	}
	key := p.codeSpan(c)
	said := Said{Key: strings.TrimSpace(key.text), At: p.at(key.from)}
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*ast.Blockquote); ok && said.Text == "" {
			said.Text = p.quote(n)
			continue
		}
		p.stray(n, "an answer", "make it part of the quote")
	}
	if said.Text == "" {
		p.add(said.At, "said-without-words", fmt.Sprintf("nothing is said to who says %q", short(said.Key)), "add an indented quote below it: > Because ...")
	}
	p.ex.Said = append(p.ex.Said, said)
}

// lookUp finds what the claim and the answers speak of among what is shown.
func (p *page) lookUp() {
	ex := p.ex
	var refs []string
	for _, d := range ex.Deciders() {
		refs = append(refs, d.Ref)
	}
	if ex.Asks(AskDecider) {
		d, ok := ex.FindDecider(ex.Claim.Decider)
		if !ok {
			p.add(p.claimAt(AskDecider), "unknown-decider", fmt.Sprintf("there is no statement %q among what is shown", ex.Claim.Decider), nearest.Hint(ex.Claim.Decider, refs))
		}
		ex.Claim.Decider = d.Ref
	}
	ex.Answer[0].Solution = ex.Claim.String()
	known := verdictWords()
	if ex.Asks(AskDecider) {
		known = append(known, refs...)
	}
	if ex.Asks(AskLayer) {
		known = append(known, LayerWords()...)
	}
	seen := map[string]bool{}
	for i := range ex.Said {
		s := &ex.Said[i]
		if d, ok := ex.FindDecider(s.Key); ok {
			s.Key = d.Ref
		}
		if seen[s.Key] {
			p.add(s.At, "listed-twice", fmt.Sprintf("%q stands twice", short(s.Key)), "join them")
		} else if !slices.Contains(known, s.Key) {
			p.add(s.At, "unknown-answer", fmt.Sprintf("nobody can say %q here", short(s.Key)), nearest.Hint(s.Key, known))
		}
		seen[s.Key] = true
	}
}

// claimAt is where the claim says it.
func (p *page) claimAt(a Ask) Place {
	for _, c := range p.claims {
		if c.Ask == a {
			return c.At
		}
	}
	return p.ex.At
}
