package pack

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/nearest"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// policyColumns and routingColumns are those of a table of checks; given and
// because may be left out.
var (
	policyColumns  = []string{"id", "who", "does", "on", "given", "verdict", "because"}
	routingColumns = []string{"id", "during", "of", "holds", "because"}
)

// columns are those of the exercise's table.
func (p *page) columns() []string {
	switch p.ex.Kind {
	case RoutingKind:
		return routingColumns
	case PredictKind:
		return requestColumns
	}
	return policyColumns
}

// table is what the exercise's table is called.
func (p *page) table() string {
	if p.ex.Kind == PredictKind {
		return "the request"
	}
	return "the table of checks"
}

// cell is one cell of a table with its place.
type cell struct {
	text  string
	words []cell // the text cut at commas, code spans kept whole
	at    Place
}

func (p *page) checks(s section) {
	var table *east.Table
	for _, n := range s.nodes {
		if t, ok := n.(*east.Table); ok && table == nil {
			table = t
			continue
		}
		p.stray(n, "Checks", "move it to the brief, or to the column because")
	}
	if table == nil {
		p.add(s.at, "missing-checks", "the section Checks has no table", "add one with the columns "+strings.Join(p.columns(), ", "))
		return
	}
	header := table.FirstChild()
	before := len(p.problems)
	names := p.header(header)
	if len(p.problems) > before {
		return // what the rows say is not known
	}
	seen := map[string]Place{}
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		if len(seen) >= MaxChecks || len(p.ex.Checks) >= MaxChecks {
			p.add(p.at(row.Pos()), "too-many", fmt.Sprintf("there are more than %d checks", MaxChecks), "split the exercise")
			return
		}
		p.cells(row, len(names))
		p.check(p.row(row, names), p.at(row.Pos()), seen)
	}
	if len(p.ex.Checks) == 0 && len(seen) == 0 {
		p.add(s.at, "missing-checks", "the table of checks has no rows", "add a row for each "+p.kindly("request that must be allowed or denied", "thing that must hold"))
	}
}

// header is the names of the columns; "" stands for one that is not known.
func (p *page) header(row ast.Node) []string {
	columns := p.columns()
	var names []string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		head := p.cell(c, row, false)
		name := strings.ToLower(head.text)
		switch {
		case !p.word(head.at, name, "column", columns):
			name = ""
		case slices.Contains(names, name):
			p.add(head.at, "duplicate-column", fmt.Sprintf("the column %q stands twice", name), "keep one of them")
			name = ""
		}
		names = append(names, name)
	}
	for _, name := range columns {
		if !slices.Contains(names, name) && name != "given" && name != "because" {
			p.add(p.at(row.Pos()), "missing-column", fmt.Sprintf("%s has no column %q", p.table(), name), "write | "+strings.Join(columns, " | ")+" |")
		}
	}
	return names
}

// row is a row's cells by the names of the columns.
func (p *page) row(row ast.Node, names []string) map[string]cell {
	cells := map[string]cell{}
	i := 0
	for c := row.FirstChild(); c != nil && i < len(names); c, i = c.NextSibling(), i+1 {
		if names[i] != "" {
			cells[names[i]] = p.cell(c, row, names[i] == "because")
		}
	}
	return cells
}

// cells tells of a row that Markdown has cut because it has too many cells.
func (p *page) cells(row ast.Node, want int) {
	start := p.lineStart(row.Pos())
	line := bytes.TrimSpace(p.text[start:p.nextLine(start)])
	line = bytes.TrimPrefix(line, []byte("|"))
	if bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`)) {
		line = line[:len(line)-1]
	}
	if got := 1 + bytes.Count(line, []byte("|")) - bytes.Count(line, []byte(`\|`)); got > want {
		p.add(p.at(row.Pos()), "too-many-cells", fmt.Sprintf("the row has %d cells, the table %d columns", got, want), `write a bar inside a cell as \|`)
	}
}

// cell reads a cell. Code spans are unwrapped; other markup means that Markdown
// took a star or an underscore for its own, except where text is free.
func (p *page) cell(n, row ast.Node, free bool) cell {
	if n.Lines().Len() == 0 {
		at := row
		if n.Pos() >= 0 {
			at = n
		}
		return cell{at: p.at(at.Pos())}
	}
	seg := n.Lines().At(0)
	c := cell{at: p.at(seg.Start), text: strings.TrimSpace(p.slice(seg.Start, seg.Stop))}
	if free {
		c.text = strings.ReplaceAll(c.text, `\|`, "|")
		return c
	}
	w := wording{p: p}
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		switch k := k.(type) {
		case *ast.CodeSpan:
			span := p.codeSpan(k)
			w.put(span.text, span.from)
		case *ast.Text:
			w.text(string(k.Segment.Value(p.text)), k.Segment.Start)
		default:
			p.add(p.at(k.Pos()), "needs-code-span", "Markdown reads part of this cell as markup", "put the text in a code span: `like this`")
			c.words = []cell{{text: c.text, at: c.at}}
			return c
		}
	}
	w.end()
	c.text, c.words = strings.TrimSpace(w.all.String()), w.words
	return c
}

// wording puts a cell's text together and cuts it at the commas that stand
// outside code spans.
type wording struct {
	p     *page
	all   strings.Builder
	word  cell
	words []cell
}

func (w *wording) text(s string, offset int) {
	for i, part := range strings.Split(s, ",") {
		if i > 0 {
			w.end()
			w.all.WriteByte(',')
		}
		w.put(part, offset)
		offset += len(part) + 1
	}
}

func (w *wording) put(s string, offset int) {
	if strings.TrimSpace(w.word.text) == "" {
		w.word.at = w.p.at(offset + len(s) - len(strings.TrimLeft(s, " ")))
	}
	w.word.text += s
	w.all.WriteString(s)
}

func (w *wording) end() {
	if w.word.text = strings.TrimSpace(w.word.text); w.word.text != "" {
		w.words = append(w.words, w.word)
	}
	w.word = cell{}
}

// check reads one row.
func (p *page) check(row map[string]cell, at Place, seen map[string]Place) {
	info := CheckInfo{ID: row["id"].text, Because: row["because"].text, At: at}
	if first, twice := seen[info.ID]; twice && info.ID != "" {
		p.add(row["id"].at, "duplicate-check", fmt.Sprintf("the check %q stands in line %d already", info.ID, first.Line), "give each row its own id")
	} else if !slug.MatchString(info.ID) {
		p.add(place(row["id"], at), "bad-id", fmt.Sprintf("%q is not a check's id", info.ID), "write a word in lower-case letters, digits and hyphens")
	}
	seen[info.ID] = at
	var c Check
	if p.ex.Kind == RoutingKind {
		c = p.routing(info, row)
	} else if proof(row) {
		c = p.proofRow(info, row)
	} else {
		c = p.request(info, row)
	}
	p.ex.Checks = append(p.ex.Checks, c)
}

func (p Place) isZero() bool { return p == Place{} }

// place is a cell's place, or the row's when the cell is not there.
func place(c cell, row Place) Place {
	if c.at.isZero() {
		return row
	}
	return c.at
}

// verdicts is what a row may demand.
var verdicts = map[string]Want{"allow": WantAllow, "deny": WantDeny, "implicit deny": WantImplicitDeny, "explicit deny": WantExplicitDeny}

func (p *page) verdict(c cell, at Place) (Want, string) {
	words := []string{"allow", "deny", "implicit deny", "explicit deny"}
	text := strings.Join(strings.Fields(strings.ToLower(c.text)), " ")
	text, by, hasBy := strings.Cut(text, " by ")
	want, ok := verdicts[text]
	if !ok {
		p.add(place(c, at), "unknown-verdict", fmt.Sprintf("there is no verdict %q", text), nearest.Hint(text, words))
		return 0, ""
	}
	switch {
	case !hasBy:
		return want, ""
	case want == WantAllow:
		p.add(place(c, at), "unknown-verdict", "an allow is not by one layer", `write "allow", or "deny by ..."`)
	case slices.Contains([]string{"trust", "boundary", "session", "scp", "rcp", "vpce", "endpoint"}, by):
		p.add(place(c, at), "layer-not-graded", fmt.Sprintf("a denial by %s is not graded yet", by), "graded today: identity, resource")
	default:
		p.word(place(c, at), by, "layer", []string{"identity", "resource"})
	}
	return want, by
}
