package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gatehouse/lab/attempt"
)

// choose makes a document the one that commands speak of; an empty name keeps
// the one there is.
func (e *exercise) choose(name string) bool {
	name = strings.TrimSpace(name)
	if name == "" {
		return true
	}
	if i, ok := e.numbered(name); ok {
		e.doc = i
		return true
	}
	e.s.out.say("There is no document %q: %s", brief(name), near(name, e.a.Names))
	return false
}

// numbered finds a document by its name, or by a beginning that is unique.
func (e *exercise) numbered(name string) (int, bool) {
	found, n := -1, 0
	for i, d := range e.a.Names {
		if strings.EqualFold(d, name) {
			return i, true
		}
		if strings.HasPrefix(strings.ToLower(d), strings.ToLower(name)) {
			found, n = i, n+1
		}
	}
	return found, n == 1
}

func (e *exercise) read(name string) {
	if e.choose(name) {
		e.show(e.doc)
	}
}

// lineNumber reads N TEXT; text is nil when there is none.
func (e *exercise) lineNumber(args string, last int) (n int, text *string, ok bool) {
	number, rest, given := strings.Cut(strings.TrimLeft(args, " "), " ")
	n, err := strconv.Atoi(strings.TrimSuffix(number, ":"))
	if err != nil || n < 1 || n > last {
		e.s.out.say("Name a line by its number, 1 to %d: line 1 TEXT.", last)
		return 0, nil, false
	}
	if given {
		text = &rest
	}
	return n, text, true
}

// line puts a text in the place of a line. One that begins without a blank
// takes over the indent of the line it replaces.
func (e *exercise) line(args string) {
	lines := e.text().Lines()
	n, text, ok := e.lineNumber(args, len(shown(lines)))
	switch {
	case !ok:
		return
	case text == nil:
		e.s.out.line(fmt.Sprintf("%d  %s", n, lines[n-1]))
		return
	}
	e.replace(n-1, 0, n-1, columns(lines[n-1]), indented(*text, lines[n-1]))
}

// insert puts a text before a line; the number after the last appends.
func (e *exercise) insert(args string) {
	lines := e.text().Lines()
	n, text, ok := e.lineNumber(args, len(shown(lines))+1)
	if !ok {
		return
	}
	if text == nil {
		text = new(string)
	}
	if n > len(lines) {
		last := lines[len(lines)-1]
		e.replace(n-2, columns(last), n-2, columns(last), "\n"+*text)
		return
	}
	e.replace(n-1, 0, n-1, 0, indented(*text, lines[n-1])+"\n")
}

func (e *exercise) remove(args string) {
	lines := e.text().Lines()
	n, _, ok := e.lineNumber(args, len(shown(lines)))
	switch {
	case !ok:
	case n < len(lines):
		e.replace(n-1, 0, n, 0, "")
	case n > 1:
		e.replace(n-2, columns(lines[n-2]), n-1, columns(lines[n-1]), "")
	default:
		e.replace(0, 0, 0, columns(lines[0]), "")
	}
}

// columns is how many places a cursor has in a line, beyond the first.
func columns(s string) int { return utf8.RuneCountInString(s) }

// indented is a text with the indent of another, unless it has its own.
func indented(text, like string) string {
	if text == "" || text[0] == ' ' {
		return text
	}
	return like[:len(like)-len(strings.TrimLeft(like, " "))] + text
}

// whole puts a text in the place of the whole document.
func (e *exercise) whole(text string) {
	lines := e.text().Lines()
	last := len(lines) - 1
	e.replace(0, 0, last, columns(lines[last]), strings.TrimRight(attempt.Clean(text), "\n"))
}

// replace changes the document, saves it and says what became of it.
func (e *exercise) replace(row, col, toRow, toCol int, text string) {
	e.change(func(t *attempt.Text) error {
		if !t.Replace(row, col, toRow, toCol, text) {
			return fmt.Errorf("the text would be longer than %d KiB and was not taken", attempt.MaxText>>10)
		}
		return nil
	})
}

// change does something to the document and tells what came of it.
func (e *exercise) change(do func(*attempt.Text) error) {
	t, name := e.text(), e.document().Name
	before, was := t.String(), t.Version()
	if err := do(t); err != nil {
		e.s.out.say("%s", sentence(err.Error()))
		return
	}
	if t.Version() == was || t.String() == before {
		e.s.out.say("%s is as it was.", name)
		return
	}
	e.s.keep.attempt(e.a)
	e.tellChange(name, strings.Split(before, "\n"), t.Lines())
	e.sum(e.judge.Glance(e.a.Answer()))
}

// tellChange says what is different: the line where it is one, else how many.
func (e *exercise) tellChange(name string, before, after []string) {
	from := 0
	for from < len(before) && from < len(after) && before[from] == after[from] {
		from++
	}
	end := 0
	for end < len(before)-from && end < len(after)-from && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	came, gone := len(after)-from-end, len(before)-from-end
	switch {
	case came == 1 && gone == 1:
		e.s.out.line(fmt.Sprintf("%s line %d is now: %s", name, from+1, strings.TrimSpace(after[from])))
	case came == 1 && gone == 0:
		e.s.out.line(fmt.Sprintf("%s has a new line %d: %s", name, from+1, strings.TrimSpace(after[from])))
	case came == 0 && gone == 1:
		e.s.out.line(fmt.Sprintf("%s line %d is gone: %s", name, from+1, strings.TrimSpace(before[from])))
	default:
		e.s.out.say("%s now has %s. Type show to read it.", name, count(len(shown(after)), "line"))
	}
}

func (e *exercise) undo(string) {
	e.change(func(t *attempt.Text) error {
		if !t.Undo() {
			return errors.New("there is nothing to take back")
		}
		return nil
	})
}

func (e *exercise) redo(string) {
	e.change(func(t *attempt.Text) error {
		if !t.Redo() {
			return errors.New("there is nothing to make again")
		}
		return nil
	})
}
