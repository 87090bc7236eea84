package lesson

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/bounded"
	"gatehouse/engine/plainyaml"
)

const glossaryFile = "glossary.md"

// Load reads every lesson under lessons/, in the order of their file names, which
// may begin with a number for its sake.
// What is wrong with one is told, and the others are still read.
func Load(fsys fs.FS) ([]*Lesson, []Problem) {
	entries, err := fs.ReadDir(fsys, "lessons")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, []Problem{{"lessons", 1, 1, "unreadable-file", "the folder of lessons cannot be read", "see to its permissions"}}
	case len(entries) > MaxLessons:
		return nil, []Problem{{"lessons", 1, 1, "too-many", fmt.Sprintf("there are more than %d lessons", MaxLessons), "remove some"}}
	}
	var all []*Lesson
	var problems []Problem
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".md") {
			problems = append(problems, Problem{"lessons/" + e.Name(), 1, 1, "unlisted-file", "this is no lesson", "name it .md or remove it"})
			continue
		}
		l, wrong := ParseFile(fsys, "lessons/"+e.Name())
		if problems = append(problems, wrong...); l != nil {
			all = append(all, l)
		}
	}
	return all, problems
}

// ParseFile reads one lesson. It is nil when nothing of the file can be used.
func ParseFile(fsys fs.FS, name string) (*Lesson, []Problem) {
	c := &cutter{file: name}
	lines, ok := c.read(fsys)
	if !ok {
		return nil, c.problems
	}
	l := &Lesson{}
	body := c.front(l, lines)
	if body < 0 {
		return nil, c.problems
	}
	if base := strings.TrimLeft(strings.TrimSuffix(path.Base(name), ".md"), "0123456789-"); l.ID != "lesson/"+base {
		c.add(2, 1, "bad-id", fmt.Sprintf("the id is %q", l.ID), "the file's name asks for id: lesson/"+base)
	}
	l.Markdown = strings.TrimSpace(strings.Join(lines[body:], "\n")) + "\n"
	c.sections(l, lines, body)
	return l, c.problems
}

// cutter reads one file line by line.
type cutter struct {
	file     string
	problems []Problem
}

// most is how many problems of a file are told.
const most = 50

func (c *cutter) add(line, col int, code, message, hint string) {
	if len(c.problems) < most {
		c.problems = append(c.problems, Problem{c.file, line, col, code, message, hint})
	}
}

// read gives the file's lines without control characters.
func (c *cutter) read(fsys fs.FS) ([]string, bool) {
	raw, e := bounded.ReadFile(fsys, c.file, MaxFile)
	if e != nil {
		c.add(1, 1, e.Code, e.Message, e.Hint)
		return nil, false
	}
	raw = bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	lines := strings.Split(string(raw), "\n")
	for i, l := range lines {
		if len(l) > MaxLine {
			c.add(i+1, 1, "too-long", fmt.Sprintf("the line is longer than %d KiB", MaxLine>>10), "break it")
			return nil, false
		}
		lines[i] = c.clean(i+1, l)
	}
	return lines, true
}

func (c *cutter) clean(line int, s string) string {
	bad := func(r rune) bool { return r == utf8.RuneError || plainyaml.Unprintable(r) }
	at := strings.IndexFunc(s, bad)
	if at < 0 {
		return s
	}
	c.add(line, utf8.RuneCountInString(s[:at])+1, "control-character", "there is a character that cannot be printed", "remove it, and save the file as UTF-8")
	return strings.Map(func(r rune) rune {
		if bad(r) {
			return -1
		}
		return r
	}, s)
}
