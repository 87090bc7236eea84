package form

import (
	"gatehouse/lab/form"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/part/line"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Model is a document's form.
type Model struct {
	sheet  form.Sheet
	text   string
	broken string // why there is no form
	brk    int    // the line that broke it
	t      *theme.Theme
	w, h   int
	row    int
	field  int
	top    int
	in     *line.Model // nil while nothing is typed
	err    string      // why the last value was not taken
}

// New is an empty form.
func New(t *theme.Theme) *Model { return &Model{t: t} }

// SetTheme changes how it looks.
func (m *Model) SetTheme(t *theme.Theme) { m.t = t }

// SetSize gives it its room.
func (m *Model) SetSize(w, h int) { m.w, m.h = w, h }

// SetText shows a document; the selection stays where it was, as far as there
// is such a field.
func (m *Model) SetText(of pack.Form, text string) {
	other := m.sheet.Of != of || m.text == ""
	sheet, bad := form.Read(of, text)
	m.sheet, m.text, m.broken, m.err = sheet, text, "", ""
	if bad != nil {
		m.broken, m.brk, m.in = bad.Error(), int(bad.Span.Line), nil
	}
	if other {
		m.row, m.field, m.top, m.in = 0, 0, 0, nil
		m.toHole()
	}
	m.clamp()
}

// toHole selects the first field that is open, where there is one.
func (m *Model) toHole() {
	for i, r := range m.sheet.Rows {
		for k, f := range r.Fields {
			if isHole(f.Value) {
				m.row, m.field = i, k
				return
			}
		}
	}
}

func (m *Model) clamp() {
	m.row = max(0, min(m.row, len(m.sheet.Rows)-1))
	if len(m.sheet.Rows) == 0 {
		m.field = 0
		return
	}
	m.field = max(0, min(m.field, len(m.sheet.Rows[m.row].Fields)-1))
}

// Typing says whether letters go into a field.
func (m *Model) Typing() bool { return m.in != nil }

// Broken says whether the text cannot be shown as a form.
func (m *Model) Broken() bool { return m.broken != "" }

func (m *Model) selected() (form.Field, bool) {
	if m.Broken() || len(m.sheet.Rows) == 0 {
		return form.Field{}, false
	}
	return m.sheet.Rows[m.row].Fields[m.field], true
}

// Line is where the selected field stands in the text, 0 when nowhere.
func (m *Model) Line() int {
	f, _ := m.selected()
	return f.Line
}

// Move selects the field n further, through all rows.
func (m *Model) Move(n int) {
	for ; n > 0 && len(m.sheet.Rows) > 0; n-- {
		if m.field++; m.field >= len(m.sheet.Rows[m.row].Fields) {
			if m.row+1 == len(m.sheet.Rows) {
				m.field--
				return
			}
			m.row, m.field = m.row+1, 0
		}
	}
	for ; n < 0 && len(m.sheet.Rows) > 0; n++ {
		if m.field--; m.field < 0 {
			if m.row == 0 {
				m.field = 0
				return
			}
			m.row--
			m.field = len(m.sheet.Rows[m.row].Fields) - 1
		}
	}
	m.err = ""
}

// MoveRow selects the row n further.
func (m *Model) MoveRow(n int) {
	m.row, m.field, m.err = m.row+n, 0, ""
	m.clamp()
}

// AtHole says whether the selected field is still open.
func (m *Model) AtHole() bool {
	f, ok := m.selected()
	return ok && isHole(f.Value)
}

// Open selects the next field that is a hole; false when there is none.
func (m *Model) Open() bool {
	n := 0
	for _, r := range m.sheet.Rows {
		n += len(r.Fields)
	}
	row, field := m.row, m.field
	for range n {
		if field++; field >= len(m.sheet.Rows[row].Fields) {
			row, field = (row+1)%len(m.sheet.Rows), 0
		}
		if isHole(m.sheet.Rows[row].Fields[field].Value) {
			m.row, m.field = row, field
			return true
		}
	}
	return false
}

// Begin opens the selected field for typing; a hole and a choice begin empty.
func (m *Model) Begin() {
	f, ok := m.selected()
	if !ok {
		return
	}
	m.in, m.err = line.New(f.Value), ""
	if isHole(f.Value) || f.Choices != nil {
		m.in = line.New("")
	}
}

// Cancel stops typing and leaves the field as it was.
func (m *Model) Cancel() { m.in, m.err = nil, "" }

// Type gives a key to the field that is open.
func (m *Model) Type(k tea.KeyMsg) {
	if m.in != nil {
		m.in.Type(k)
	}
}

// Accept takes what was typed and gives the new text; ok is false when it does
// not fit, and then typing goes on.
func (m *Model) Accept() (text string, ok bool) {
	if m.in == nil {
		return m.text, false
	}
	if f, _ := m.selected(); f.Choices != nil && m.in.Value() == "" {
		m.Cancel()
		return m.text, false
	}
	text, err := m.sheet.Set(m.text, m.row, m.field, m.in.Value())
	if err != nil {
		m.err = err.Error()
		return m.text, false
	}
	m.in, m.err = nil, ""
	return text, true
}

// Cycle steps through the selected field's choices and gives the new text.
func (m *Model) Cycle(by int) (text string, ok bool) {
	f, has := m.selected()
	if !has || len(f.Choices) == 0 {
		return m.text, false
	}
	at := -1
	for i, c := range f.Choices {
		if c == f.Value {
			at = i
		}
	}
	if at < 0 && by < 0 {
		at = 0
	}
	text, err := m.sheet.Set(m.text, m.row, m.field, f.Choices[(at+by+len(f.Choices))%len(f.Choices)])
	if err != nil {
		m.err = err.Error()
		return m.text, false
	}
	return text, true
}

// Add gives the text with one more row, like the selected one.
func (m *Model) Add() (text string, ok bool) {
	if m.Broken() {
		return m.text, false
	}
	like := m.row
	text = m.sheet.Add(m.text, like)
	m.row, m.field = len(m.sheet.Rows), 0
	return text, true
}

// Remove gives the text without the selected row.
func (m *Model) Remove() (text string, ok bool) {
	if m.Broken() || len(m.sheet.Rows) == 0 {
		return m.text, false
	}
	return m.sheet.Remove(m.text, m.row), true
}
