package plain

import (
	"regexp"
	"strings"

	"gatehouse/lab/attempt"
)

// plainText is Markdown for the ear: paragraphs are wrapped, code is indented,
// a table's row names its columns, and no mark is left that a screen reader
// would spell out. It never fails: what it does not know is a paragraph.
func plainText(md string, width int) []string {
	t := &teller{width: width}
	for l := range strings.SplitSeq(attempt.Clean(md), "\n") {
		t.line(l)
	}
	t.flush()
	for len(t.out) > 0 && t.out[len(t.out)-1] == "" {
		t.out = t.out[:len(t.out)-1]
	}
	return t.out
}

// teller goes through Markdown line by line and gathers the running block.
type teller struct {
	width  int
	out    []string
	words  string   // of the paragraph or list item being gathered
	lead   string   // what its first line begins with: "- "
	indent string   // where it stands
	fence  string   // what ends the code being read, empty outside
	deep   string   // the indent that the code's lines have in the source
	head   []string // cells of a table's header
	after  bool     // an empty line was read since the last block
}

var (
	item    = regexp.MustCompile(`^( *)([-*+]|\d{1,9}[.)])( +)(.*)$`)
	heading = regexp.MustCompile(`^#{1,6} +(.*?)[# ]*$`)
	rule    = regexp.MustCompile(`^ {0,3}([-*_])( *[-*_]){2,} *$`)
	ticks   = regexp.MustCompile("^( *)(`{3,}|~{3,})")
	divider = regexp.MustCompile(`^ *\|? *:?-+:? *(\| *:?-+:? *)*\|? *$`)
)

func (t *teller) line(l string) {
	if t.fence != "" {
		t.codeLine(l)
		return
	}
	for strings.HasPrefix(strings.TrimLeft(l, " "), ">") { // a quotation is told like the rest
		l = strings.TrimPrefix(strings.TrimLeft(l, " ")[1:], " ")
	}
	trimmed := strings.TrimSpace(l)
	switch {
	case trimmed == "":
		t.flush()
		t.after, t.head = true, nil
	case ticks.MatchString(l):
		t.flush()
		m := ticks.FindStringSubmatch(l)
		t.fence, t.deep = m[2], m[1]
		t.part()
	case strings.HasPrefix(trimmed, "|"):
		t.tableLine(trimmed)
	case rule.MatchString(l):
		t.flush()
		t.after = true
	case heading.MatchString(trimmed):
		t.flush()
		t.part()
		t.put(heading.FindStringSubmatch(trimmed)[1])
		t.after = true
	case item.MatchString(l):
		t.begin(item.FindStringSubmatch(l))
	default:
		t.text(l, trimmed)
	}
}

// begin starts a list item.
func (t *teller) begin(m []string) {
	t.flush()
	mark := m[2]
	if strings.ContainsAny(mark, "*+") {
		mark = "-"
	}
	if t.indent == "" && t.lead == "" && len(m[1]) == 0 || t.after {
		t.part()
	}
	t.indent, t.lead, t.words = m[1], mark+" ", m[4]
}

// text goes on with the paragraph or item that is open, or begins a paragraph:
// one that is indented belongs to the item before it.
func (t *teller) text(l, trimmed string) {
	if t.words != "" {
		t.words += " " + trimmed
		return
	}
	t.part()
	t.indent, t.lead = "", ""
	if n := len(l) - len(strings.TrimLeft(l, " ")); n >= 2 {
		t.indent = strings.Repeat(" ", min(n, t.width/2))
	}
	t.words = trimmed
}

// part leaves an empty line before a block.
func (t *teller) part() {
	if len(t.out) > 0 && t.out[len(t.out)-1] != "" {
		t.out = append(t.out, "")
	}
	t.after = false
}

// flush tells the block that is open.
func (t *teller) flush() {
	if t.words != "" {
		t.put(t.words)
		t.words = ""
	}
}

func (t *teller) put(md string) {
	lead := t.indent + t.lead
	for i, l := range wrap(withoutMarks(md), t.width-len(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", len(lead))
		}
		t.out = append(t.out, lead+l)
	}
}

func (t *teller) codeLine(l string) {
	if s := strings.TrimSpace(l); strings.HasPrefix(s, t.fence) && strings.Trim(s, t.fence[:1]) == "" {
		t.fence, t.after, t.indent, t.lead = "", true, "", ""
		return
	}
	for range t.deep {
		l = strings.TrimPrefix(l, " ")
	}
	t.out = append(t.out, "    "+l)
}

// tableLine tells a row as "column: cell; column: cell."
func (t *teller) tableLine(l string) {
	t.flush()
	t.indent, t.lead = "", ""
	cells := split(l)
	switch {
	case t.head == nil:
		t.part()
		t.head = cells
		return
	case divider.MatchString(l):
		return
	}
	var parts []string
	for i, c := range cells {
		if c == "" {
			continue
		}
		if i < len(t.head) && t.head[i] != "" {
			c = t.head[i] + ": " + c
		}
		parts = append(parts, c)
	}
	t.lead = "- "
	t.put(strings.Join(parts, "; "))
	t.lead = ""
}

// split gives a table row's cells.
func split(l string) []string {
	l = strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(l, `\|`, "\x00"), "|"), "|")
	var out []string
	for c := range strings.SplitSeq(l, "|") {
		out = append(out, strings.TrimSpace(strings.ReplaceAll(c, "\x00", "|")))
	}
	return out
}
