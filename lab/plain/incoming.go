package plain

import (
	"errors"
	"fmt"
	"strings"

	"gatehouse/lab/attempt"
)

// file takes the text of a file. The last word may name the document.
func (e *exercise) file(args string) {
	path := strings.TrimSpace(args)
	if i := strings.LastIndex(path, " "); i > 0 {
		if n, ok := e.numbered(path[i+1:]); ok && strings.EqualFold(e.a.Names[n], path[i+1:]) {
			e.doc, path = n, strings.TrimSpace(path[:i])
		}
	}
	path = unquoted(path)
	switch {
	case path == "":
		e.s.out.say("Name a file: file PATH.")
		return
	case e.s.o.ReadFile == nil:
		e.s.out.say("Files cannot be read here: use paste.")
		return
	}
	text, err := e.s.o.ReadFile(path)
	if err == nil && strings.ContainsRune(text, 0) {
		err = fmt.Errorf("%s is not a text", path)
	}
	if err != nil {
		e.s.out.say("Nothing was taken: %s.", err)
		return
	}
	e.whole(text)
}

func unquoted(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// edit lets the learner write in an editor.
func (e *exercise) edit(name string) {
	if !e.choose(name) {
		return
	}
	if e.s.o.Edit == nil {
		e.s.out.say("No editor is set: name one in EDITOR, or use paste, file or line.")
		return
	}
	e.s.out.flush()
	text, err := e.s.o.Edit(e.document().Name, e.text().String())
	if err != nil {
		e.s.out.say("The editor's text was not taken: %s.", err)
		return
	}
	e.whole(text)
}

// paste takes lines until a lone dot. What came before the end of the input is
// kept.
func (e *exercise) paste(name string) {
	if !e.choose(name) {
		return
	}
	e.s.out.say("The lines of %s, please. A line with a single dot ends them.", e.document().Name)
	var lines []string
	size := 0
	for {
		line, err := e.s.listen("")
		if err != nil && !errors.Is(err, errTooLong) || err == nil && strings.TrimSpace(line) == "." {
			break
		}
		if size += len(line) + 1; errors.Is(err, errTooLong) {
			size = maxLine
		}
		if size <= attempt.MaxText {
			lines = append(lines, line)
		}
	}
	switch {
	case size > attempt.MaxText:
		e.s.out.say("That is longer than %d KiB and was not taken. %s is as it was.", attempt.MaxText>>10, e.document().Name)
	case len(lines) == 0:
		e.s.out.say("No lines came. %s is as it was.", e.document().Name)
	default:
		e.whole(strings.Join(lines, "\n"))
	}
}
