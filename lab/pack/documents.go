package pack

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/plainjson"
	"gatehouse/engine/traffic/route53"

	"github.com/yuin/goldmark/ast"
)

// fence is a named document in the page.
type fence struct {
	name string
	at   Place // of the name
	text string
	line Place // of the first line of its text
}

// fences reads documents: a line with a lone code span, then a fence. Blocks
// before the first name are returned; others are told of.
func (p *page) fences(nodes []ast.Node, where string) (before []ast.Node, list []fence) {
	var name *code
	for i, n := range nodes {
		if f, ok := n.(*ast.FencedCodeBlock); ok {
			if name == nil {
				if len(list) == 0 && where == "" {
					before = append(before, n)
					continue
				}
				p.add(p.at(n.Pos()), "fence-without-name", "the fence has no name", "write its name in a code span on a line of its own before it, such as `"+p.kindly("policy.json", "records.json")+"`")
				continue
			}
			list = append(list, p.fence(*name, f, "#"))
			name = nil
			continue
		}
		if name != nil {
			p.noFence(*name)
			name = nil
		}
		c, lone := p.loneSpan(n)
		switch {
		case lone && (where != "" || fenced(nodes, i+1)):
			name = &c
		case len(list) == 0 && where == "":
			before = append(before, n)
		default:
			p.stray(n, "this section", "move it before the documents, or to the brief")
		}
	}
	if name != nil {
		p.noFence(*name)
	}
	return before, list
}

func fenced(nodes []ast.Node, i int) bool {
	if i >= len(nodes) {
		return false
	}
	_, ok := nodes[i].(*ast.FencedCodeBlock)
	return ok
}

func (p *page) noFence(name code) {
	p.add(p.at(name.from), "name-without-fence", fmt.Sprintf("no fence follows the name %q", name.text), "put the document between two lines of ``` below it")
}

// fence reads a fence whose lines never begin with mark.
func (p *page) fence(name code, n *ast.FencedCodeBlock, mark string) fence {
	f := fence{name: strings.TrimSpace(name.text), at: p.at(name.from)}
	f.line = Place{p.file, p.line(max(0, n.Pos())) + 1, 1}
	var b strings.Builder
	last := n.Pos()
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(p.text))
		last = seg.Start
	}
	f.text = b.String()
	if line, swallowed := swallow(f.text, mark); swallowed != "" {
		p.add(p.at(n.Pos()), "fence-not-closed", fmt.Sprintf("the fence of %q is not closed: it swallows line %d, %q", f.name, f.line.Line+line, swallowed),
			"end it with a line of ``` before that")
		f.text = strings.Join(strings.SplitAfter(f.text, "\n")[:line], "")
	} else if !p.closed(n, last) {
		p.add(p.at(n.Pos()), "fence-not-closed", fmt.Sprintf("the fence of %q is not closed", f.name), "end it with a line of ```")
	}
	if len(f.text) > MaxDocument {
		p.add(f.line, "too-big", fmt.Sprintf("the document is longer than %d KiB", MaxDocument>>10), "shorten it")
		f.text = ""
	}
	if len(f.name) > 64 {
		f.name = strings.ToValidUTF8(f.name[:64], "")
	}
	return f
}

// swallow finds the first line in a fence that was meant to stand behind it: a
// heading, or the beginning of another fence. No document has such a line; YAML
// has comments, so there only a heading of two marks is taken for one.
func swallow(text, mark string) (at int, line string) {
	for i, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, mark) || strings.HasPrefix(l, "```") {
			return i, l[:min(len(l), 40)]
		}
	}
	return 0, ""
}

// closed says whether the line after a fence's last line ends it.
func (p *page) closed(n *ast.FencedCodeBlock, last int) bool {
	open := bytes.TrimLeft(p.text[max(0, n.Pos()):], " ")
	next := p.nextLine(last)
	end := bytes.TrimLeft(p.text[next:p.nextLine(next)], " >")
	return len(open) > 2 && len(end) > 2 && end[0] == open[0] && end[1] == open[0] && end[2] == open[0]
}

// within finds the answer's document of a fence, or tells of the wrong name.
func (p *page) within(f fence) *Document {
	var known []string
	for i := range p.ex.Answer {
		if p.ex.Answer[i].Name == f.name {
			return &p.ex.Answer[i]
		}
		known = append(known, p.ex.Answer[i].Name)
	}
	p.word(f.at, f.name, "document", known)
	return nil
}

func (p *page) twice(f fence) {
	p.add(f.at, "duplicate-document", fmt.Sprintf("the document %q stands twice", f.name), "keep one of them")
}

func (p *page) startTexts(s section) {
	_, list := p.fences(s.nodes, "Start")
	for _, f := range list {
		switch d := p.within(f); {
		case d == nil:
		case d.StartAt != Place{}:
			p.twice(f)
		default:
			d.Start, d.StartAt = f.text, f.line
		}
	}
}

func (p *page) solutions(s section) {
	_, list := p.fences(s.nodes, "Solution")
	for _, f := range list {
		switch d := p.within(f); {
		case d == nil:
		case d.SolvedAt != Place{}:
			p.twice(f)
		default:
			d.Solution, d.SolvedAt = f.text, f.line
			p.solved(f, d)
		}
	}
}

// solved checks a solution's form. What it does is for the author's check.
func (p *page) solved(f fence, d *Document) {
	if i := strings.Index(f.text, Hole); i >= 0 {
		line := strings.Count(f.text[:i], "\n")
		col := utf8.RuneCountInString(f.text[strings.LastIndexByte(f.text[:i], '\n')+1 : i])
		p.add(Place{p.file, f.line.Line + line, col + 1}, "hole-in-solution", "the solution has a hole left in it", "fill it")
		return
	}
	if p.ex.Kind == RoutingKind && d.Form == PolicyForm {
		return // its type was told of
	}
	for _, q := range d.faults(f.text) {
		at := Place{p.file, f.line.Line + max(1, int(q.Span.Line)) - 1, max(1, int(q.Span.Col))}
		p.add(at, q.Code, q.Message, q.Hint)
	}
}

// faults is what AWS would refuse of a document by its form alone; what a
// change batch does to its zone is for the grader to find out.
func (d *Document) faults(text string) []plainjson.Problem {
	switch d.Form {
	case ChangesForm:
		return route53.ParseBatch(d.Name, []byte(text)).Problems
	case ChecksForm:
		_, problems := route53.ParseHealthChecks(d.Name, []byte(text))
		return problems
	}
	return policy.Parse(d.Name, []byte(text)).Check(d.Kind)
}
