package pack

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// questionKinds are the kinds of quick questions.
var questionKinds = []string{string(Choice), string(Multi), string(Order), string(Match), string(Number), string(Short)}

func (p *page) deckBody() {
	intro, sections := p.parse()
	p.ex.Brief = intro
	for _, s := range sections {
		if len(p.ex.Questions) >= maxQuestions {
			p.add(s.at, "too-many", fmt.Sprintf("the deck has more than %d questions", maxQuestions), "split it")
			break
		}
		p.question(s)
	}
	if len(sections) == 0 {
		p.add(Place{p.file, p.line(p.body), 1}, "empty-deck", "the deck has no questions", "begin one with ## `key` and the question")
	}
	if p.ex.Minutes == 0 {
		p.ex.Minutes = (len(p.ex.Questions) + 1) / 2
	}
}

func (p *page) question(s section) {
	q := Question{ID: p.pack.ID + "/" + s.key, Title: s.title, Level: p.ex.Level, Covers: p.ex.Covers, At: s.at}
	if !s.spanned || !slug.MatchString(s.key) {
		p.add(s.at, "bad-id", "a question's heading begins with its key in a code span", "write ## `new-user` and the question")
	} else {
		p.id(q.ID, s.at)
	}
	if q.Title == "" {
		p.add(s.at, "missing-title", fmt.Sprintf("the question %q asks nothing", s.key), "write it after the key")
	}
	var set map[string]code
	nodes := s.nodes
	if len(nodes) > 0 {
		if list, ok := p.spans(nodes[0]); ok && isSettings(list) {
			set = p.settings(list, "kind", "level", "covers", "answer", "tolerance", "accept")
			nodes = nodes[1:]
		}
	}
	kind, ok := set["kind"]
	if !ok {
		p.add(s.at, "missing-kind", fmt.Sprintf("the question %q does not say its kind", s.key), "write `kind: choice` below the heading")
		return
	}
	if !p.word(p.at(kind.from), kind.text, "kind", questionKinds) {
		return
	}
	q.Kind = QuestionKind(kind.text)
	p.questionSettings(&q, set)
	p.questionBody(&q, nodes, s)
	p.ex.Questions = append(p.ex.Questions, q)
}

// questionSettings reads what a question says of itself.
func (p *page) questionSettings(q *Question, set map[string]code) {
	if c, ok := set["level"]; ok {
		q.Level = p.number(c, "level", 1, 5)
	}
	if c, ok := set["covers"]; ok {
		q.Covers = nil
		offset := c.from
		for part := range strings.SplitSeq(c.text, ",") {
			lead := len(part) - len(strings.TrimLeft(part, " "))
			q.Covers = p.cover(q.Covers, strings.TrimSpace(part), p.at(offset+lead))
			offset += len(part) + 1
		}
	}
	own := map[QuestionKind][]string{Number: {"answer", "tolerance"}, Short: {"accept"}}[q.Kind]
	for _, key := range []string{"answer", "tolerance", "accept"} {
		if c, ok := set[key]; ok && !slices.Contains(own, key) {
			p.add(p.at(c.from), "unknown-key", fmt.Sprintf("a question of kind %s has no %s", q.Kind, key), "remove it")
		}
	}
	if q.Kind == Number {
		p.numberKey(q, set)
	}
	if c, ok := set["accept"]; ok && q.Kind == Short {
		for part := range strings.SplitSeq(c.text, "|") {
			p.accept(q, strings.TrimSpace(part))
		}
	}
}

func (p *page) accept(q *Question, s string) {
	if s != "" {
		q.Accepts = append(q.Accepts, s)
	}
}

// index reads of a page what a list of exercises shows.
func (p *page) index() {
	p.front()
	if p.ex.Kind != DeckKind {
		return
	}
	var fence []byte
	for i := range p.starts {
		if p.starts[i] < p.body {
			continue
		}
		line := p.text[p.starts[i]:p.nextLine(p.starts[i])]
		trimmed := bytes.TrimLeft(line, " ")
		switch {
		case fence != nil:
			if bytes.HasPrefix(trimmed, fence) {
				fence = nil
			}
		case bytes.HasPrefix(trimmed, []byte("```")), bytes.HasPrefix(trimmed, []byte("~~~")):
			fence = trimmed[:3]
		case bytes.HasPrefix(line, []byte("## `")):
			key, title, _ := strings.Cut(string(line[4:]), "`")
			if slug.MatchString(key) && len(p.ex.Questions) < maxQuestions {
				q := Question{ID: p.pack.ID + "/" + key, Title: strings.TrimSpace(title), At: Place{p.file, i + 1, 5}}
				p.ex.Questions = append(p.ex.Questions, q)
			}
		}
	}
	if p.ex.Minutes == 0 {
		p.ex.Minutes = (len(p.ex.Questions) + 1) / 2
	}
}

// quote is the Markdown inside a block quote.
func (p *page) quote(n ast.Node) string {
	var lines []string
	for line := range strings.Lines(p.slice(p.lineStart(n.Pos()), p.end(n))) {
		line = strings.TrimLeft(line, " \t")
		if rest, ok := strings.CutPrefix(line, ">"); ok {
			line = strings.TrimPrefix(rest, " ")
		}
		lines = append(lines, strings.TrimRight(line, "\n"))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
