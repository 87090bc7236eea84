package lesson

import (
	"fmt"
	"regexp"
	"strings"

	"gatehouse/engine/plainyaml"
)

var (
	lessonID = regexp.MustCompile(`^lesson/[a-z0-9][a-z0-9-]{0,63}$`)
	coverID  = regexp.MustCompile(`^[A-Z][A-Z0-9]*-[0-9]+$`)
)

// front reads the front matter; it gives the index of the line after it, or -1.
func (c *cutter) front(l *Lesson, lines []string) int {
	end := 0
	if strings.TrimRight(lines[0], " \t") == "---" {
		for i := 1; i < len(lines) && end == 0; i++ {
			if strings.TrimRight(lines[i], " \t") == "---" {
				end = i
			}
		}
	}
	if end == 0 {
		c.add(1, 1, "no-front-matter", "the file does not begin with front matter", `begin with a line "---", keys, and a line "---"`)
		return -1
	}
	r := plainyaml.NewReader(1, plainyaml.Limits{Size: 16 << 10, Depth: 4, Nodes: 500})
	root := r.Parse([]byte(strings.Join(lines[1:end], "\n") + "\n"))
	f := r.Fields(root, "the front matter", "id", "title", "minutes", "covers", "sources")
	l.ID, l.Title = r.Word(f["id"], "id"), r.Word(f["title"], "title")
	l.Minutes = r.Int(f["minutes"], "minutes", 1, 120)
	l.Sources = r.Words(f["sources"], "sources")
	for _, n := range r.List(f["covers"], "covers") {
		id := r.Word(n, "each of covers")
		if !coverID.MatchString(id) {
			c.add(n.Line(), n.Col(), "bad-covers", fmt.Sprintf("%q is not a syllabus id", id), "write it like USR-3")
			continue
		}
		l.Covers = append(l.Covers, id)
	}
	for _, p := range r.Problems {
		c.add(p.Line, p.Col, p.Code, p.Message, p.Hint)
	}
	c.needs(l, len(r.Problems) > 0)
	return end + 1
}

// needs tells which keys are missing, unless the YAML itself is at fault.
func (c *cutter) needs(l *Lesson, broken bool) {
	if broken {
		return
	}
	need := func(missing bool, key, like string) {
		if missing {
			c.add(1, 1, "missing-key", "the front matter has no "+key, "add "+key+": "+like)
		}
	}
	need(!lessonID.MatchString(l.ID), "id of a lesson", "lesson/how-a-request-is-judged")
	need(l.Title == "", "title", "How a request is judged")
	need(l.Minutes == 0, "minutes", "8")
	need(len(l.Covers) == 0, "covers", "[POL-1]")
	need(len(l.Sources) == 0, "sources", `["IAM User Guide: Policy evaluation logic"]`)
}
