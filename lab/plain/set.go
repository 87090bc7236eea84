package plain

import (
	"slices"
	"strings"

	"gatehouse/lab/attempt"
	sheet "gatehouse/lab/form"
)

// set puts a value into a field; without a value it tells the field.
func (e *exercise) set(args string) {
	s, ok := e.sheet()
	if !ok {
		return
	}
	switch at, ok := e.addressed(&s, args); {
	case !ok:
	case at.field < 0:
		e.s.out.say("Name a field of row %d by its number: set %s VALUE.", at.row+1, number(at.row, 1))
	case at.rest == "":
		e.tellField(&s, at)
		if s.Rows[at.row].Fields[at.field].Value != "" {
			e.s.out.say("Type clear %s to empty it.", number(at.row, at.field))
		}
	default:
		e.put(&s, at, at.rest)
	}
}

// empty takes what stands in a field out.
func (e *exercise) empty(args string) {
	s, ok := e.sheet()
	if !ok {
		return
	}
	switch at, ok := e.addressed(&s, args); {
	case !ok:
	case at.field < 0:
		e.s.out.say("Name a field by its number, such as clear %s; remove %d takes the whole row out.", number(at.row, 1), at.row+1)
	default:
		e.put(&s, at, "")
	}
}

// put sets a field and tells it as it is then; a row that has got other fields
// is told anew, for their numbers are others.
func (e *exercise) put(s *sheet.Sheet, at address, v string) {
	text, err := s.Set(e.text().String(), at.row, at.field, v)
	if err != nil {
		label := s.Rows[at.row].Fields[at.field].Label
		e.s.out.say("%s %s: %s", number(at.row, at.field), label, ended(strings.TrimPrefix(err.Error(), label+" ")))
		return
	}
	before := s.Rows[at.row].Fields
	e.rewrite(text, func(now *sheet.Sheet) {
		f := now.Rows[at.row].Fields
		if slices.EqualFunc(f, before, func(a, b sheet.Field) bool { return a.Label == b.Label }) {
			e.s.out.say("%s %s is %s now.", number(at.row, at.field), f[at.field].Label, value(f[at.field]))
			return
		}
		e.s.out.say("Row %d has other fields now.%s", at.row+1, toSet(now))
		e.tellRow(now, at.row)
	})
}

// add puts a row at the end: a copy of the one named, or an empty one.
func (e *exercise) add(args string) {
	s, ok := e.sheet()
	if !ok {
		return
	}
	at := address{row: -1}
	if strings.TrimSpace(args) != "" {
		if at, ok = e.addressed(&s, args); !ok {
			return
		}
	}
	n := len(s.Rows)
	e.rewrite(s.Add(e.text().String(), at.row), func(now *sheet.Sheet) {
		if n >= len(now.Rows) {
			e.s.out.say("A row was added; fields are told of the first %d only. Type show to read the text.", n)
			return
		}
		e.s.out.say("Row %d is new.", n+1)
		e.tellRow(now, n)
	})
}

// removeRow takes a row out.
func (e *exercise) removeRow(args string) {
	s, ok := e.sheet()
	if !ok {
		return
	}
	at, ok := e.addressed(&s, args)
	switch {
	case !ok:
		return
	case at.field >= 0:
		e.s.out.say("Name a row by its number: remove %d. To empty a field type clear %s.", at.row+1, number(at.row, at.field))
		return
	}
	e.rewrite(s.Remove(e.text().String(), at.row), func(now *sheet.Sheet) {
		e.s.out.say("Row %d is gone. %s has %s.", at.row+1, e.document().Name, count(len(now.Rows), "row"))
	})
}

// rewrite puts a text that the fields made in the place of the document's,
// saves it and tells what came of it.
func (e *exercise) rewrite(text string, tell func(now *sheet.Sheet)) {
	t := e.text()
	if t.String() == text {
		e.s.out.say("%s is as it was.", e.document().Name)
		return
	}
	lines := t.Lines()
	last := len(lines) - 1
	if !t.Replace(0, 0, last, columns(lines[last]), text) {
		e.s.out.say("The text would be longer than %d KiB: nothing was changed.", attempt.MaxText>>10)
		return
	}
	e.s.keep.attempt(e.a)
	if now, ok := e.sheet(); ok {
		tell(&now)
	}
	e.sum(e.judge.Glance(e.a.Answer()))
}
