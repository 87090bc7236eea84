package lesson

import (
	"fmt"
	"io/fs"
	"strings"
)

// LoadGlossary reads glossary.md; nil when there is none or it cannot be used.
func LoadGlossary(fsys fs.FS) (*Glossary, []Problem) {
	if _, err := fs.Stat(fsys, glossaryFile); err != nil {
		return nil, nil
	}
	c := &cutter{file: glossaryFile}
	lines, ok := c.read(fsys)
	if !ok {
		return nil, c.problems
	}
	g := &Glossary{Markdown: join(lines) + "\n"}
	var text []string
	end := func() {
		if n := len(g.Terms); n > 0 {
			g.Terms[n-1].Text = join(text)
		} else {
			g.Intro = join(text)
		}
		text = nil
	}
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "## "):
			end()
			if len(g.Terms) == MaxTerms {
				c.add(i+1, 1, "too-many", fmt.Sprintf("there are more than %d terms", MaxTerms), "remove some")
				return g, c.problems
			}
			g.Terms = append(g.Terms, Term{Name: strings.TrimSpace(line[3:]), Line: i + 1})
		case strings.HasPrefix(line, "# "): // the page's title
		default:
			text = append(text, line)
		}
	}
	end()
	c.order(g)
	return g, c.problems
}

// order tells of terms without meaning, out of order, or twice.
func (c *cutter) order(g *Glossary) {
	if len(g.Terms) == 0 {
		c.add(1, 1, "empty", "the glossary has no terms", "add one under ## TERM")
	}
	for i, t := range g.Terms {
		if t.Name == "" || t.Text == "" {
			c.add(t.Line, 1, "empty", "this term has no name or no meaning", "write a sentence under ## TERM")
		}
		if i == 0 {
			continue
		}
		last := g.Terms[i-1].Name
		switch before := strings.Compare(strings.ToLower(last), strings.ToLower(t.Name)); {
		case before == 0:
			c.add(t.Line, 1, "duplicate-term", fmt.Sprintf("%q stands twice", t.Name), "keep one of them")
		case before > 0:
			c.add(t.Line, 1, "out-of-order", fmt.Sprintf("%q stands after %q", t.Name, last), "put the terms in alphabetical order")
		}
	}
}
