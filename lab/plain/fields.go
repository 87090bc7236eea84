package plain

import (
	"fmt"
	"strings"

	sheet "gatehouse/lab/form"
	"gatehouse/lab/pack"
)

// sheet reads the document as rows of fields; ok is false, and told, when its
// text cannot be read so.
func (e *exercise) sheet() (s sheet.Sheet, ok bool) {
	s, bad := sheet.Read(e.document().Form, e.text().String())
	if bad != nil {
		e.s.out.say("There are no fields while %s cannot be read. Line %d, column %d: %s %s",
			e.document().Name, bad.Span.Line, bad.Span.Col, sentence(bad.Message), sentence(bad.Hint))
	}
	return s, bad == nil
}

// form tells a document's rows with their fields, one row, or one field.
func (e *exercise) form(arg string) {
	arg = strings.TrimSpace(arg)
	numbered := arg != "" && isDigit(arg[0])
	if !numbered && !e.choose(arg) {
		return
	}
	s, ok := e.sheet()
	if !ok {
		return
	}
	if !numbered {
		e.tellSheet(&s)
		return
	}
	if at, ok := e.addressed(&s, arg); ok {
		if at.field < 0 {
			e.tellRow(&s, at.row)
		} else {
			e.tellField(&s, at)
		}
	}
}

// tellSheet tells all rows.
func (e *exercise) tellSheet(s *sheet.Sheet) {
	d := e.document()
	e.s.out.say("%s, %s, %s.%s", d.Name, d.Says(), count(len(s.Rows), "row"), toSet(s))
	for i := range s.Rows {
		e.s.out.gap()
		e.tellRow(s, i)
	}
	e.s.out.gap()
	if len(s.Rows) == 0 {
		e.s.out.say("Type add for a first row.")
		return
	}
	e.s.out.say("Type set and a field's number to change it, such as set %s VALUE.%s", number(0, 1), e.others())
}

// others names the documents that are not told of.
func (e *exercise) others() string {
	var names []string
	for _, name := range e.a.Names {
		if name != e.document().Name {
			names = append(names, "form "+name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " There is also " + listed(names) + "."
}

// toSet names the fields that are still to be filled.
func toSet(s *sheet.Sheet) string {
	if open := unset(s); len(open) > 0 {
		return " To fill: " + listed(open) + "."
	}
	return ""
}

// unset is the numbers of the fields that are still to be filled.
func unset(s *sheet.Sheet) []string {
	var open []string
	for i, r := range s.Rows {
		for k, f := range r.Fields {
			if strings.Contains(f.Value, pack.Hole) {
				open = append(open, number(i, k))
			}
		}
	}
	return open
}

func number(row, field int) string { return fmt.Sprintf("%d.%d", row+1, field+1) }

func (e *exercise) tellRow(s *sheet.Sheet, row int) {
	title := s.Rows[row].Title
	if title = strings.Join(strings.Fields(strings.ReplaceAll(title, pack.Hole, "")), " "); title == "" {
		title = "without a name"
	}
	e.s.out.say("Row %d: %s.", row+1, title)
	for k, f := range s.Rows[row].Fields {
		e.s.out.hang(number(row, k)+" ", f.Label+": "+value(f)+". "+sentence(f.Help))
	}
}

// value is a field's value as it is heard.
func value(f sheet.Field) string {
	switch {
	case f.Value == "":
		return "empty"
	case strings.TrimSpace(f.Value) == pack.Hole:
		return "to fill"
	}
	return f.Value
}

// tellField tells a field with all that may stand there.
func (e *exercise) tellField(s *sheet.Sheet, at address) {
	f := s.Rows[at.row].Fields[at.field]
	says := f.Label + ": " + value(f) + ". " + sentence(f.Help)
	if len(f.Choices) > 0 {
		says += " One of " + either(f.Choices) + "."
	}
	if f.Line > 0 {
		says += fmt.Sprintf(" Line %d of %s.", f.Line, e.document().Name)
	}
	e.s.out.hang(number(at.row, at.field)+" ", says)
}
