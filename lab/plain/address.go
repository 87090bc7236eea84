package plain

import (
	"strconv"
	"strings"

	sheet "gatehouse/lab/form"
)

// address is a row and perhaps a field of it, -1 for none.
type address struct {
	row, field int
	rest       string // what stands behind it
}

// addressed reads "2", "2.5 VALUE" or "2.weight VALUE" and tells what is wrong
// with it.
func (e *exercise) addressed(s *sheet.Sheet, args string) (at address, ok bool) {
	args = strings.TrimLeft(args, " ")
	n := 0
	for n < len(args) && isDigit(args[n]) {
		n++
	}
	row, err := strconv.Atoi(args[:n])
	switch {
	case err != nil && n == 0:
		e.s.out.say("Name a row by its number, or a field by row and number, such as 1 or %s. Type form to hear them.", number(0, 1))
		return at, false
	case len(s.Rows) == 0:
		e.s.out.say("%s has no rows. Type add for a first one.", e.document().Name)
		return at, false
	case err != nil || row < 1 || row > len(s.Rows):
		e.s.out.say("There is no row %s in %s: its rows are 1 to %d.", brief(args[:n]), e.document().Name, len(s.Rows))
		return at, false
	}
	at = address{row: row - 1, field: -1}
	if n == len(args) || args[n:] == "." {
		return at, true
	}
	return e.fieldOf(s, at, strings.TrimLeft(args[n:], ". "))
}

// fieldOf reads the field behind a row's number.
func (e *exercise) fieldOf(s *sheet.Sheet, at address, args string) (address, bool) {
	fields := s.Rows[at.row].Fields
	word, rest, _ := strings.Cut(args, " ")
	at.rest = strings.TrimSpace(rest)
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(fields) {
		at.field = n - 1
		return at, true
	}
	var labels []string
	for k, f := range fields {
		labels = append(labels, f.Label)
		if rest, ok := behind(args, f.Label); ok {
			at.field, at.rest = k, strings.TrimSpace(rest)
			return at, true
		}
	}
	e.s.out.say("Row %d has no field %q: its fields are %s to %s, %s.", at.row+1, brief(word),
		number(at.row, 0), number(at.row, len(fields)-1), listed(labels))
	return at, false
}

// behind is what follows a label, when a text begins with it.
func behind(s, label string) (rest string, ok bool) {
	if len(s) < len(label) || !strings.EqualFold(s[:len(label)], label) {
		return "", false
	}
	rest = s[len(label):]
	return rest, rest == "" || rest[0] == ' '
}
