package form

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/nearest"
	"gatehouse/engine/plainjson"
	"gatehouse/lab/pack"
)

// Sheet is a document as rows of fields.
type Sheet struct {
	Of   pack.Form
	Rows []Row
	list plainjson.Node // the rows' list in the text
	has  bool           // there is such a list
	root plainjson.Node
}

// Row is one change of a record set, or one health check.
type Row struct {
	Title  string // "www.example.com A blue"
	Fields []Field
	node   plainjson.Node // the change, or the health check
}

// Field is one thing of a row that can be set.
type Field struct {
	Label   string   // "weight"
	Value   string   // as a person writes it; empty when it is absent
	Help    string   // what may stand there, in one line
	Choices []string // all that may stand there, when that is a closed set
	Line    int      // 1-based line in the text, 0 when it is absent
	set     setter
}

// setter puts a value into a row of the text.
type setter func(src string, row plainjson.Node, value string) (string, error)

// maxRows bounds the rows that a form shows.
const maxRows = 200

var limits = plainjson.Limits{Visible: true, Size: pack.MaxDocument, Depth: 16, What: "the document"}

// Read reads a document's text; the problem says why there is no form: the
// text is no JSON, or something else than a list of changes or checks.
func Read(of pack.Form, text string) (Sheet, *plainjson.Problem) {
	s := Sheet{Of: of}
	root, bad := plainjson.Read([]byte(text), limits)
	if bad != nil {
		return s, bad
	}
	s.root = root
	top := root
	if batch, ok := root.Member("ChangeBatch"); ok {
		top = batch
	}
	s.list, s.has = top.Member(s.member())
	if !s.has || s.list.Kind != '[' {
		return s, &plainjson.Problem{Code: "no-rows", Message: fmt.Sprintf("the text has no list %q", s.member()), Hint: "put the start text back, or mend it in the text", Span: root.Span}
	}
	for _, n := range s.list.Kids {
		if len(s.Rows) == maxRows {
			break
		}
		s.Rows = append(s.Rows, s.row(n))
	}
	return s, nil
}

func (s *Sheet) member() string {
	if s.Of == pack.ChecksForm {
		return "HealthChecks"
	}
	return "Changes"
}

func (s *Sheet) row(n plainjson.Node) Row {
	if s.Of == pack.ChecksForm {
		return checkRow(n)
	}
	return changeRow(n)
}

// Set puts a value into a field and gives the new text. The error says what
// may stand there.
func (s *Sheet) Set(text string, row, field int, value string) (string, error) {
	if row < 0 || row >= len(s.Rows) || field < 0 || field >= len(s.Rows[row].Fields) {
		return text, fmt.Errorf("there is no such field")
	}
	f := s.Rows[row].Fields[field]
	value = strings.TrimSpace(value)
	if len(value) > maxValue || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return text, fmt.Errorf("write it in one line of at most %d characters", maxValue)
	}
	if f.Choices != nil && value != "" && !slices.Contains(f.Choices, value) {
		return text, fmt.Errorf("%s cannot be %q: %s", f.Label, value, nearest.Hint(value, f.Choices))
	}
	return f.set(text, s.Rows[row].node, value)
}

const maxValue = 4000

// Add puts a new row at the end: a copy of the given one with its identifier
// left open, or an empty one when there is none.
func (s *Sheet) Add(text string, like int) string {
	raw := emptyChange
	if s.Of == pack.ChecksForm {
		raw = emptyCheck
	}
	if like >= 0 && like < len(s.Rows) {
		at := s.Rows[like].node.Span
		raw = anew(text[at.Start:at.End])
	}
	return plainjson.AppendItem(text, s.list, raw)
}

// anew is a copy of a row's text whose identifier is a hole.
func anew(raw string) string {
	n, bad := plainjson.Read([]byte(raw), limits)
	if bad != nil {
		return raw
	}
	lead := len(raw) - len(strings.TrimLeft(raw, " "))
	raw = raw[lead:]
	if _, ok := n.Member("Id"); ok {
		return unindent(plainjson.SetMember(raw, n, "Id", `"`+pack.Hole+`"`, ""))
	}
	if set, ok := n.Member("ResourceRecordSet"); ok {
		if _, ok := set.Member("SetIdentifier"); ok {
			return unindent(plainjson.SetMember(raw, set, "SetIdentifier", `"`+pack.Hole+`"`, ""))
		}
	}
	return unindent(raw)
}

// unindent takes the indentation that all lines but the first share off them.
func unindent(s string) string {
	lines := strings.Split(s, "\n")
	least := -1
	for _, l := range lines[1:] {
		if n := len(l) - len(strings.TrimLeft(l, " ")); strings.TrimSpace(l) != "" && (least < 0 || n < least) {
			least = n
		}
	}
	for i := range lines[1:] {
		lines[i+1] = lines[i+1][min(max(least, 0), len(lines[i+1])):]
	}
	return strings.Join(lines, "\n")
}

// Remove takes a row out.
func (s *Sheet) Remove(text string, row int) string {
	if row < 0 || row >= len(s.Rows) {
		return text
	}
	return plainjson.Remove(text, s.list, row)
}

// word is a member's value as a person writes it, and its line.
func word(n plainjson.Node, name string) (string, int) {
	v, ok := n.Member(name)
	if !ok || v.Kind == '{' || v.Kind == '[' || v.Kind == 'n' {
		return "", 0
	}
	return v.Text, int(v.Span.Line)
}
