package lesson

import (
	"fmt"
	"strings"
)

// Marks of a lesson, as they stand at the beginning of a line.
const (
	predictMark = "**Predict.**"
	thenMark    = "**Then:**"
	claimMark   = "Judged:"
)

// sectioner gathers the sections of one lesson.
type sectioner struct {
	*cutter
	l        *Lesson
	s        Section
	text     []string // of the step being gathered
	policies []string // JSON blocks of this section
	words    int      // of prose since the last question
	told     bool     // that this run is too long
	asked    int
}

// sections cuts the lines from index body on.
func (c *cutter) sections(l *Lesson, lines []string, body int) {
	s := &sectioner{cutter: c, l: l, s: Section{Line: body + 1}}
	for i := body; i < len(lines); {
		i += s.take(lines, i)
	}
	s.close()
	if len(l.Sections) > MaxSections {
		c.add(l.Sections[MaxSections].Line, 1, "too-many", fmt.Sprintf("there are more than %d sections", MaxSections), "split the lesson")
		l.Sections = l.Sections[:MaxSections]
	}
	if s.asked == 0 {
		c.add(body+1, 1, "no-question", "the lesson asks nothing", "add a block that begins with > "+predictMark)
	}
}

// take reads what stands at line i and says how many lines it took.
func (s *sectioner) take(lines []string, i int) int {
	line := lines[i]
	switch {
	case fenceMark(line) != "":
		return s.fence(lines, i)
	case strings.HasPrefix(line, "## "):
		s.close()
		s.s = Section{Title: strings.TrimSpace(line[3:]), Line: i + 1}
		s.count(i+1, line)
	case strings.HasPrefix(line, "# "):
		s.add(i+1, 1, "bad-heading", "a lesson's title stands in its front matter", "begin a section with ##")
	case strings.HasPrefix(line, ">"):
		return s.quote(lines, i)
	default:
		if claim, ok := claimOf(line); ok {
			s.claim(claim, i+1)
		} else {
			s.count(i+1, line)
		}
		s.text = append(s.text, line)
	}
	return 1
}

// fenceMark is the run of backticks or tildes that opens a fence, "" for none.
func fenceMark(line string) string {
	t := strings.TrimLeft(line, " ")
	for _, c := range []string{"`", "~"} {
		if n := len(t) - len(strings.TrimLeft(t, c)); n >= 3 {
			return t[:n]
		}
	}
	return ""
}

// fence keeps a block of code as it is; one of JSON is a policy.
func (s *sectioner) fence(lines []string, i int) int {
	mark := fenceMark(lines[i])
	end := i + 1
	for end < len(lines) {
		t := strings.TrimSpace(lines[end])
		if strings.HasPrefix(t, mark) && strings.Trim(t, mark[:1]) == "" {
			break
		}
		end++
	}
	if end == len(lines) {
		s.add(i+1, 1, "open-fence", "this block of code is not closed", "end it with a line "+mark)
		end--
	}
	info := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(lines[i]), mark[:1]))
	if info == "json" && end > i {
		s.policies = append(s.policies, strings.Join(lines[i+1:end], "\n")+"\n")
	}
	s.text = append(s.text, lines[i:end+1]...)
	return end + 1 - i
}

// quote reads a block quote: a question with its answer, or a plain one.
func (s *sectioner) quote(lines []string, i int) int {
	text, n := quoted(lines, i)
	switch {
	case strings.HasPrefix(text, predictMark):
		return s.predict(strings.TrimSpace(text[len(predictMark):]), lines, i, n)
	case strings.HasPrefix(text, thenMark):
		s.add(i+1, 1, "unasked", "this answer has no question", "put a block that begins with > "+predictMark+" before it")
	case strings.HasPrefix(text, "**Predict"), strings.HasPrefix(text, "**Then"):
		s.add(i+1, 1, "bad-mark", "this looks like a question or an answer and is none", "write > "+predictMark+" and > "+thenMark)
	}
	s.count(i+1, text)
	s.text = append(s.text, lines[i:i+n]...)
	return n
}

// predict reads the answer to a question and ends the step.
func (s *sectioner) predict(question string, lines []string, i, n int) int {
	at := i + n
	for at < len(lines) && strings.TrimSpace(lines[at]) == "" {
		at++
	}
	answer, more := quoted(lines, at)
	p := &Prediction{Question: question, Line: i + 1}
	switch ok := strings.HasPrefix(answer, thenMark); {
	case question == "":
		s.add(i+1, 1, "empty", "the question is empty", "ask something")
	case !ok:
		s.add(i+1, 1, "unanswered", "this question has no answer", "let a block that begins with > "+thenMark+" follow it")
		return n
	}
	if p.Answer = strings.TrimSpace(strings.TrimPrefix(answer, thenMark)); p.Answer == "" {
		s.add(at+1, 1, "empty", "the answer is empty", "write what happens and why")
	}
	if strings.Contains(question, "\n"+thenMark) || strings.Contains(answer, "\n"+predictMark) {
		s.add(i+1, 1, "bad-mark", "question and answer stand in one block", "part them by an empty line")
	}
	s.count(i+1, question)
	if s.asked++; s.asked > MaxPredicts {
		if s.asked == MaxPredicts+1 {
			s.add(i+1, 1, "too-many", fmt.Sprintf("there are more than %d questions", MaxPredicts), "split the lesson")
		}
		return at + more - i
	}
	s.s.Steps = append(s.s.Steps, Step{Text: join(s.text), Predict: p})
	s.text, s.words, s.told = nil, 0, false
	s.count(at+1, p.Answer)
	return at + more - i
}

// quoted is the text of the block quote at line i, and how many lines it has.
func quoted(lines []string, i int) (string, int) {
	var out []string
	n := 0
	for ; i+n < len(lines) && strings.HasPrefix(lines[i+n], ">"); n++ {
		out = append(out, strings.TrimPrefix(lines[i+n][1:], " "))
	}
	return join(out), n
}

func join(lines []string) string { return strings.TrimSpace(strings.Join(lines, "\n")) }

// count adds the words of prose and tells of a run without a question, once.
func (s *sectioner) count(line int, prose string) {
	for w := range strings.FieldsSeq(prose) {
		if strings.Trim(w, "|-:#>*") != "" {
			s.words++
		}
	}
	if s.words > MaxRun && !s.told {
		s.told = true
		s.add(line, 1, "long-run", fmt.Sprintf("more than %d words stand here without a question", MaxRun), "ask the reader to predict before this line")
	}
}

// close ends a section.
func (s *sectioner) close() {
	if text := join(s.text); text != "" {
		s.s.Steps = append(s.s.Steps, Step{Text: text})
	}
	if s.s.Title != "" || len(s.s.Steps) > 0 {
		s.l.Sections = append(s.l.Sections, s.s)
	}
	s.text, s.policies = nil, nil
}
