package lesson

import "fmt"

// Bounds of what is read.
const (
	MaxFile     = 256 << 10 // bytes of a file
	MaxLine     = 8 << 10   // bytes of a line
	MaxLessons  = 200
	MaxSections = 100 // of a lesson
	MaxPredicts = 100 // of a lesson
	MaxTerms    = 1000

	// MaxRun is how many words of prose may stand without a question. Code in
	// fences and claims are not counted: they are looked at, not read.
	MaxRun = 150
)

// Problem is a mistake of the author, with its place and the next step.
type Problem struct {
	File      string
	Line, Col int
	Code      string // stable, kebab-case: "unanswered"
	Message   string // lower case, no full stop
	Hint      string
}

func (p Problem) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Message)
	if p.Hint != "" {
		s += ": " + p.Hint
	}
	return s
}

// Lesson is one lesson.
type Lesson struct {
	ID       string // "lesson/how-a-request-is-judged"
	Title    string
	Minutes  int
	Covers   []string // syllabus ids
	Sources  []string // titles of AWS pages
	Sections []Section
	Markdown string // what stands below the front matter, whole
}

// Section is what stands under one heading; the first of a lesson may have none.
type Section struct {
	Title    string // Markdown of one line
	Line     int
	Steps    []Step
	Examples []Example
}

// Step is text up to and with the next question.
type Step struct {
	Text    string      // Markdown, may be empty
	Predict *Prediction // nil when the section ends without a question
}

// Prediction is a question with its answer, both Markdown.
type Prediction struct {
	Question, Answer string
	Line             int
}

// Example is a claim and the policies under which it is made.
type Example struct {
	Who, Action, Resource string
	Context               []KeyValue
	Want                  string // allow, implicit deny or explicit deny
	Policies              []string
	Line                  int
}

// KeyValue is one key of a claim's context.
type KeyValue struct{ Key, Value string }

// Predictions counts the questions.
func (l *Lesson) Predictions() int {
	n := 0
	for _, s := range l.Sections {
		for _, st := range s.Steps {
			if st.Predict != nil {
				n++
			}
		}
	}
	return n
}

// Glossary is the words of the field.
type Glossary struct {
	Intro    string // Markdown before the first term
	Terms    []Term
	Markdown string // the file, whole
}

// Term is one word with what it means, in Markdown.
type Term struct {
	Name, Text string
	Line       int
}
