package explain

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Sheet is a verdict with its reasons, to be read aloud: the question, one
// sentence, the tree with what decided whole and the rest in a line each, and
// notes. It fits any width from 40 columns.
type Sheet struct {
	Title    string // what was asked
	Verdict  string // "implicit deny"
	Sentence string
	Tree     Tree
	Key      []int // nodes of depth 1 that decided or came closest
	Notes    []string
	Heading  func(policy string) string // how a heading writes a policy's name; nil leaves it after its layer
}

// narrowest is the least width that lines are laid out for.
const narrowest = 40

// roomy is how many columns a value wants beside its element's name.
const roomy = 28

// most is how many statements of a document that say nothing new are shown.
const most = 6

// Text lays the sheet out in lines of a width.
func (s *Sheet) Text(width int) string {
	p := &sheetWriter{width: max(width, narrowest)}
	p.hang("", strings.ToUpper(s.Verdict)+"  "+s.Title, 2)
	p.gap()
	p.hang("", s.Sentence, 0)
	p.gap()
	for i := range s.Tree.Roots() {
		s.root(p, i)
	}
	if len(s.Notes) > 0 {
		p.gap()
	}
	for _, n := range s.Notes {
		p.hang("", n, 2)
	}
	return p.b.String()
}

// root is a layer with its policy, or what lies in no layer.
func (s *Sheet) root(p *sheetWriter, i int) {
	n := s.Tree[i]
	head := n.Args[0]
	if called := s.heading(n); called != n.Doc {
		head = called
	} else if n.Args[1] != "" && !strings.Contains(n.Text(), n.Args[1]) {
		head += " " + n.Args[1]
	}
	if n.Args[2] != "" && n.Doc != "" && !strings.Contains(n.Text(), n.Args[2]) {
		head += " through " + n.Args[2]
	}
	p.hang("", join(": ", head, strings.TrimPrefix(n.Text(), "no policy: ")), 2)
	shown, more := 0, 0
	for j := range s.Tree.Children(i) {
		if !s.tells(j) {
			if shown++; shown > most {
				more++
				continue
			}
		}
		s.statement(p, j)
	}
	if more > 0 {
		p.hang("  ", fmt.Sprintf("and %d more that do not apply", more), 2)
	}
}

func (s *Sheet) heading(n Node) string {
	if s.Heading == nil || n.Doc == "" {
		return n.Doc
	}
	return s.Heading(n.Doc)
}

// tells says whether a statement is shown whole: it applies, decided, came
// closest or cannot be judged.
func (s *Sheet) tells(i int) bool {
	for _, k := range s.Key {
		if k == i {
			return true
		}
	}
	return s.Tree[i].Mark != No
}

// statement is one of a policy: whole, or with what alone keeps it out.
func (s *Sheet) statement(p *sheetWriter, i int) {
	n := s.Tree[i]
	head := join(", ", join(" ", n.Args[0], strings.TrimPrefix(n.Args[1], "statement "+n.Args[0])), n.Args[2]) + ": " + strings.TrimPrefix(n.Text(), n.Args[1]+" ")
	if !s.tells(i) {
		for j := range s.Tree.Children(i) {
			if e := s.Tree[j]; e.Mark == No {
				p.hang("  ", head+" ("+join(": ", e.Args[0], e.Text())+")", 4)
				return
			}
		}
	}
	p.hang("  ", head, 4)
	wide := s.label(i)
	for j := range s.Tree.Children(i) {
		s.element(p, j, wide)
	}
}

// label is how wide the labels of a statement's elements are.
func (s *Sheet) label(i int) int {
	wide := 0
	for j := range s.Tree.Children(i) {
		wide = max(wide, utf8.RuneCountInString(s.Tree[j].Args[0]))
	}
	return min(wide, 40)
}

// element is a statement's element or condition, with why it does not fit.
func (s *Sheet) element(p *sheetWriter, i, wide int) {
	n := s.Tree[i]
	lead := "    " + pad(n.Mark.String(), 4) + pad(n.Args[0], wide) + "  "
	if p.width-utf8.RuneCountInString(lead) < roomy && n.Args[1] != "" { // a long name: the value stands below it
		p.hang("", lead[:len("    ")+4]+n.Args[0], 0)
		lead = strings.Repeat(" ", 10)
	}
	p.hang(lead, cmp.Or(n.Args[1], "(none)")+s.place(n), 0)
	under := strings.Repeat(" ", utf8.RuneCountInString(lead))
	says := n.Text()
	if strings.HasPrefix(n.Why.Sentence, "{1} ") {
		says = strings.TrimPrefix(says, n.Args[1]+" ")
	}
	told := false
	for j := range s.Tree.Children(i) {
		kid := s.Tree[j]
		if kid.Args[0] != "" { // what was asked for, in a line of its own before the sentence
			p.hang(under, kid.Args[0]+" "+kid.Args[1], 0)
			told = strings.HasSuffix(says, " cover "+kid.Args[1]) // the line says it
			continue
		}
		if !told {
			p.hang(under, says, 0)
			told = true
		}
		p.hang(under, kid.Text(), 0)
	}
	if !told && says != "" && (n.Mark != Yes || !n.Plain()) {
		p.hang(under, says, 0)
	}
}

// Plain says whether an element that fits goes without saying why: its text
// does no more than say so.
func (n Node) Plain() bool {
	return strings.HasPrefix(n.Why.Sentence, "{1} covers") || n.Why.Sentence == "it names {2}" || n.Why.Sentence == "* is everyone"
}

// place is the line a node speaks of; a document on one line has none to tell.
func (s *Sheet) place(n Node) string {
	if n.Line < 2 {
		return ""
	}
	return fmt.Sprintf("  (line %d)", n.Line)
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, sep)
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(n-utf8.RuneCountInString(s), 0))
}

// sheetWriter wraps text to a width.
type sheetWriter struct {
	b     strings.Builder
	width int
}

func (p *sheetWriter) gap() { p.b.WriteByte('\n') }

// hang writes text behind a lead.
func (p *sheetWriter) hang(lead, text string, deeper int) {
	p.b.WriteString(Hang(p.width, lead, text, deeper))
}

// Hang lays text out in lines of a width behind a lead; further lines stand
// under the text's beginning, and some columns deeper. A word too long for a
// line is broken where an ARN may be, after a colon or a slash, else where the
// line ends.
func Hang(width int, lead, text string, deeper int) string {
	var b strings.Builder
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead)+deeper)
	line := lead
	used, fresh := utf8.RuneCountInString(lead), true
	flush := func() {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
		line, used, fresh = indent, len(indent), true
	}
	for word := range strings.FieldsSeq(text) {
		if !fresh && longer(word, width-used-1) {
			flush()
		}
		for longer(word, width-used) && fresh {
			head := cut(word, max(width-used, 8))
			line += head
			word = word[len(head):]
			flush()
		}
		if !fresh {
			line, used = line+" ", used+1
		}
		line, used, fresh = line+word, used+utf8.RuneCountInString(word), word == ""
	}
	if !fresh || line == lead {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// longer says whether a word has more than n characters; it reads no more of it
// than that takes.
func longer(word string, n int) bool {
	for range word {
		if n--; n < 0 {
			return true
		}
	}
	return false
}

// cut is the head of a word of at most n characters.
func cut(word string, n int) string {
	head := word
	for at := range word {
		if n--; n < 0 {
			head = word[:at]
			break
		}
	}
	if len(head) == len(word) {
		return word
	}
	if at := strings.LastIndexAny(head, ":/,"); at > len(head)/2 {
		return head[:at+1]
	}
	return head
}
