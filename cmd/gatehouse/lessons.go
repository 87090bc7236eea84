package main

import (
	"fmt"
	"io"
	"strings"

	"gatehouse/content"
	"gatehouse/engine/nearest"
	"gatehouse/lab/lesson"
)

// glossaryID is how commands name the glossary.
const glossaryID = "glossary"

// reading is what there is to read: the built-in lessons and the glossary.
func reading() ([]*lesson.Lesson, *lesson.Glossary, error) {
	lessons, problems := lesson.Load(content.FS)
	glossary, more := lesson.LoadGlossary(content.FS)
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, nil, fmt.Errorf("the lessons do not load: content/%w", problems[0])
	}
	return lessons, glossary, nil
}

// showReading prints a lesson or the glossary; ok is false for other ids.
func showReading(w io.Writer, id string) (ok bool, err error) {
	if id != glossaryID && !strings.HasPrefix(id, "lesson/") {
		return false, nil
	}
	lessons, glossary, err := reading()
	if err != nil {
		return true, err
	}
	if id == glossaryID && glossary != nil {
		_, err := io.WriteString(w, glossary.Markdown)
		return true, err
	}
	var known []string
	for _, l := range lessons {
		if known = append(known, l.ID); l.ID == id {
			_, err := fmt.Fprintf(w, "# %s\n\nlesson, %d min, covers %s\n\n%s\nSources: %s\n", l.Title, l.Minutes, strings.Join(l.Covers, ", "), l.Markdown, strings.Join(l.Sources, "; "))
			return true, err
		}
	}
	return true, fmt.Errorf("there is no lesson %q: %s (gatehouse list shows all)", id, strings.TrimSuffix(nearest.Hint(id, known), "."))
}

type listedLesson struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Minutes     int      `json:"minutes"`
	Covers      []string `json:"covers"`
	Predictions int      `json:"predictions"`
}

func listedLessons(lessons []*lesson.Lesson) []listedLesson {
	out := []listedLesson{}
	for _, l := range lessons {
		out = append(out, listedLesson{l.ID, l.Title, l.Minutes, l.Covers, l.Predictions()})
	}
	return out
}

// listReading is the last block of the list.
func listReading(w io.Writer, lessons []*lesson.Lesson, glossary *lesson.Glossary) {
	if len(lessons) == 0 && glossary == nil {
		return
	}
	fmt.Fprintln(w, "\nTo read")
	for _, l := range lessons {
		fmt.Fprintf(w, "  %s\t%s\tlesson\t\t%d min\n", l.ID, l.Title, l.Minutes)
	}
	if glossary != nil {
		fmt.Fprintf(w, "  %s\t%s\tglossary\t\t%d terms\n", glossaryID, "The words of the field", len(glossary.Terms))
	}
}
