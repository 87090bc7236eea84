package form

import (
	"fmt"
	"strings"

	"gatehouse/lab/form"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/layout"
)

// labelWidth is the column of the fields' names.
const labelWidth = 15

func isHole(s string) bool { return strings.Contains(s, pack.Hole) }

// View draws the rows, and below them what may stand in the selected field.
func (m *Model) View() []string {
	if m.Broken() {
		out := []string{m.t.Error.Render(fmt.Sprintf("line %d: ", m.brk)) + "no form of a text that cannot be read"}
		for _, l := range layout.Wrap(m.broken, max(m.w-1, 8)) {
			out = append(out, m.t.Faint.Render(l))
		}
		return layout.Rows(out, m.h)
	}
	lines, from, to := m.rows()
	room := max(m.h-2, 1)
	m.top = layout.Follow(m.top, from, to, len(lines), room)
	return append(layout.Rows(layout.Window(lines, m.top, room), room), "", m.help())
}

func (m *Model) rows() (lines []string, from, to int) {
	for i, r := range m.sheet.Rows {
		if i > 0 {
			lines = append(lines, "")
		}
		title := r.Title
		if title == "" {
			title = "(nothing yet)"
		}
		style := m.t.Strong
		lines = append(lines, layout.Cut(m.t.Faint.Render(fmt.Sprintf("%2d ", i+1))+style.Render(title), m.w))
		for k, f := range r.Fields {
			if i == m.row && k == m.field {
				from, to = len(lines), len(lines)
				if k == 0 {
					from-- // the title goes with it
				}
			}
			lines = append(lines, m.fieldLine(f, i == m.row && k == m.field))
		}
	}
	if len(m.sheet.Rows) == 0 {
		lines = append(lines, m.t.Faint.Render("nothing here yet: a adds a row"))
	}
	return lines, from, to
}

func (m *Model) fieldLine(f form.Field, here bool) string {
	mark, label := "   ", m.t.Faint.Render(f.Label)
	if here {
		mark, label = " "+m.t.Accent.Render(m.t.Glyphs.Here)+" ", m.t.Strong.Render(f.Label)
	}
	room := max(m.w-len("   ")-labelWidth, 4)
	if here && m.in != nil {
		return mark + layout.Pad(label, labelWidth) + m.in.View(m.t, room)
	}
	value := f.Value
	switch {
	case isHole(value):
		value = m.t.Hole.Render(layout.Cut(value, room))
	case value == "":
		value = m.t.Faint.Render(".")
	case here && len(f.Choices) > 0:
		value = m.t.Faint.Render("< ") + layout.Cut(value, room-4) + m.t.Faint.Render(" >")
	default:
		value = layout.Cut(value, room)
	}
	return mark + layout.Pad(label, labelWidth) + value
}

// help is what may stand in the selected field, or why a value was refused.
func (m *Model) help() string {
	f, ok := m.selected()
	switch {
	case m.err != "":
		return m.t.Error.Render(layout.Cut(m.err, m.w))
	case ok:
		return m.t.Faint.Render(layout.Cut(f.Help, m.w))
	}
	return ""
}
