package editor

// Kind is how grave a mark is, the gravest first.
type Kind uint8

// The kinds of marks.
const (
	Error Kind = iota
	Warning
	Info
)

// glyphs tell the kinds apart without colour.
var glyphs = [...]string{Error: "!", Warning: "?", Info: "i"}

// Mark is something to say about a line.
type Mark struct {
	Line int // from 1
	Col  int // of the character to light up, from 1; 0 for none
	Kind Kind
	Text string // one line
}

// SetMarks says what stands in the gutter until it is said anew.
func (m *Model) SetMarks(marks []Mark) { m.marks = marks }

// MarkHere is the gravest mark on the line of the cursor: a status line can
// show its text.
func (m Model) MarkHere() (Mark, bool) {
	row, _ := m.text.Cursor()
	return m.markOn(row)
}

func (m Model) markOn(row int) (Mark, bool) {
	found := -1
	for i, mark := range m.marks {
		if mark.Line == row+1 && (found < 0 || mark.Kind < m.marks[found].Kind) {
			found = i
		}
	}
	if found < 0 {
		return Mark{}, false
	}
	return m.marks[found], true
}
