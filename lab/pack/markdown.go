package pack

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList)).Parser()

// section is a heading with what stands below it.
type section struct {
	key     string // the leading code span, or all of the heading
	spanned bool   // the key was a code span
	title   string // the rest of the heading
	at      Place
	nodes   []ast.Node
	from    int // offsets of the text below the heading
	to      int
}

// parse reads the Markdown below the front matter: the text before the first
// section, and the sections.
func (p *page) parse() (intro string, sections []section) {
	if at, deep := p.tooDeep(); deep {
		p.add(at, "too-deep", "quotes and lists are nested too deep here", fmt.Sprintf("keep to %d within one another", maxDepth))
		return "", nil
	}
	// The front matter is blanked, not cut, so that offsets are the file's.
	src := bytes.Clone(p.text)
	for i := range src[:p.body] {
		if src[i] != '\n' {
			src[i] = ' '
		}
	}
	doc := markdown.Parse(text.NewReader(src))
	var nodes []ast.Node
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		nodes = append(nodes, n)
	}
	before, sections := p.split(nodes, 2, p.body, len(p.text))
	return strings.TrimSpace(before), sections
}

// split divides blocks at headings of a level.
func (p *page) split(nodes []ast.Node, level, from, to int) (intro string, sections []section) {
	end := to
	for i := len(nodes) - 1; i >= 0; i-- {
		h, ok := nodes[i].(*ast.Heading)
		if !ok || h.Level != level {
			continue
		}
		s := p.heading(h)
		s.from, s.to = p.below(h), end
		end = p.lineStart(h.Pos())
		s.nodes = nodes[i+1:]
		nodes = nodes[:i]
		sections = append(sections, s)
	}
	slices.Reverse(sections)
	return p.slice(from, end), sections
}

func (p *page) heading(h *ast.Heading) section {
	s := section{at: p.at(h.Pos())}
	if h.Lines().Len() == 0 {
		return s
	}
	line := h.Lines().At(0)
	if span, ok := h.FirstChild().(*ast.CodeSpan); ok {
		code := p.codeSpan(span)
		s.key, s.spanned, s.at = strings.TrimSpace(code.text), true, p.at(code.from)
		s.title = strings.TrimSpace(p.slice(code.end, line.Stop))
		return s
	}
	s.title = strings.TrimSpace(p.slice(line.Start, line.Stop))
	s.key, s.at = s.title, p.at(line.Start)
	return s
}

// below is the offset of the first line after a heading.
func (p *page) below(h *ast.Heading) int {
	start := p.lineStart(h.Pos())
	if bytes.HasPrefix(bytes.TrimLeft(p.text[start:], " "), []byte("#")) {
		return p.nextLine(start)
	}
	if n := h.Lines().Len(); n > 0 { // underlined with = or -
		return p.nextLine(p.nextLine(h.Lines().At(n - 1).Start))
	}
	return p.nextLine(start)
}

// end is the offset at which a block has ended: where the next one begins.
func (p *page) end(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		for next := n.NextSibling(); next != nil; next = next.NextSibling() {
			if next.Pos() >= 0 {
				return p.lineStart(next.Pos())
			}
		}
	}
	return len(p.text)
}

// container is one step into a quote or a list.
var container = regexp.MustCompile(`^[ \t]*(>|[-+*]([ \t]|$)|[0-9]{1,9}[.)]([ \t]|$))`)

// tooDeep looks for lines that open more containers than a text needs. It is a
// fence before the Markdown reader, which follows each of them.
func (p *page) tooDeep() (Place, bool) {
	for i, start := range p.starts {
		if start < p.body {
			continue
		}
		line := p.text[start:p.nextLine(start)]
		if indent := len(line) - len(bytes.TrimLeft(line, " \t")); indent > 8*maxDepth {
			return Place{p.file, i + 1, 1}, true
		}
		depth := 0
		for m := container.Find(line); m != nil && len(m) > 0; m = container.Find(line) {
			line = line[len(m):]
			if depth++; depth > maxDepth {
				return Place{p.file, i + 1, 1}, true
			}
		}
	}
	return Place{}, false
}

// code is a code span: its text and where it stands.
type code struct {
	text      string
	from, end int // offsets: of the text, and after the closing backticks
}

func (p *page) codeSpan(n *ast.CodeSpan) code {
	c := code{from: n.Pos(), end: n.Pos()}
	var b strings.Builder
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			if b.Len() == 0 {
				c.from = t.Segment.Start
			}
			b.Write(t.Segment.Value(p.text))
			c.end = t.Segment.Stop
		}
	}
	for c.end < len(p.text) && p.text[c.end] == ' ' {
		c.end++
	}
	for c.end < len(p.text) && p.text[c.end] == '`' {
		c.end++
	}
	c.text = strings.ReplaceAll(b.String(), "\n", " ")
	return c
}

// spans is the code spans of a paragraph that holds nothing else.
func (p *page) spans(n ast.Node) ([]code, bool) {
	if _, ok := n.(*ast.Paragraph); !ok {
		return nil, false
	}
	var list []code
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.CodeSpan:
			list = append(list, p.codeSpan(c))
		case *ast.Text:
			if len(bytes.TrimSpace(c.Segment.Value(p.text))) > 0 {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return list, len(list) > 0
}

// loneSpan is the code span that is all of a paragraph: a document's name.
func (p *page) loneSpan(n ast.Node) (code, bool) {
	list, ok := p.spans(n)
	if !ok || len(list) != 1 {
		return code{}, false
	}
	return list[0], true
}

// settings reads a paragraph of code spans "key: value" whose keys are known.
func (p *page) settings(list []code, known ...string) map[string]code {
	set := map[string]code{}
	for _, c := range list {
		key, value, _ := strings.Cut(c.text, ":")
		key = strings.ToLower(strings.TrimSpace(key))
		at := p.at(c.from)
		if _, twice := set[key]; twice {
			p.add(at, "duplicate-key", fmt.Sprintf("%q stands twice", key), "keep one of them")
			continue
		}
		if !p.word(at, key, "key", known) {
			continue
		}
		after := len(c.text) - len(strings.TrimLeft(value, " "))
		if value = strings.TrimSpace(value); value == "" {
			p.add(at, "no-value", fmt.Sprintf("%s has no value", key), "write it after the colon")
			continue
		}
		set[key] = code{text: value, from: c.from + after, end: c.end}
	}
	return set
}

// isSettings says whether a paragraph of code spans is one of settings.
func isSettings(list []code) bool {
	return len(list) > 0 && strings.Contains(list[0].text, ":")
}

// stray tells of blocks that nobody would ever read.
func (p *page) stray(n ast.Node, where, hint string) {
	if _, ok := n.(*ast.LinkReferenceDefinition); ok {
		return
	}
	p.add(p.at(n.Pos()), "stray-text", "this is not shown to anyone in "+where, hint)
}
