package editor

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Keys are the bindings worth telling a learner; the footer and the help page
// are made from them.
func Keys() []key.Binding {
	bind := func(help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keys[0], help))
	}
	return []key.Binding{
		bind("complete, or go to the next hole", "tab"),
		bind("last hole", "shift+tab"),
		bind("undo", "ctrl+z"),
		bind("redo", "ctrl+y"),
		bind("word left", "ctrl+left", "alt+left", "alt+b"),
		bind("word right", "ctrl+right", "alt+right", "alt+f"),
		bind("start of line", "ctrl+a", "home"),
		bind("end of line", "ctrl+e", "end"),
		bind("start of text", "ctrl+home"),
		bind("end of text", "ctrl+end"),
		bind("delete to end of line", "ctrl+k"),
		bind("delete to start of line", "ctrl+u"),
		bind("delete word", "ctrl+w", "alt+backspace"),
	}
}

// moves only move the cursor.
var moves = map[string]func(*Model){
	"left": (*Model).moveLeft, "right": (*Model).moveRight,
	"home": (*Model).moveHome, "ctrl+a": (*Model).moveHome,
	"end": (*Model).moveEnd, "ctrl+e": (*Model).moveEnd,
	"ctrl+left": (*Model).wordLeft, "alt+left": (*Model).wordLeft, "alt+b": (*Model).wordLeft,
	"ctrl+right": (*Model).wordRight, "alt+right": (*Model).wordRight, "alt+f": (*Model).wordRight,
	"ctrl+home": (*Model).moveTop, "ctrl+end": (*Model).moveBottom,
}

// climbs move by lines and keep to a column.
var climbs = map[string]func(*Model) int{
	"up":     func(*Model) int { return -1 },
	"down":   func(*Model) int { return 1 },
	"pgup":   func(m *Model) int { return -m.page() },
	"pgdown": func(m *Model) int { return m.page() },
}

// edits change the text.
var edits = map[string]func(*Model){
	"enter": (*Model).newline, "ctrl+j": (*Model).newline,
	"backspace": (*Model).eraseBack, "ctrl+h": (*Model).eraseBack,
	"delete": (*Model).eraseForward,
	"ctrl+k": (*Model).eraseToEnd, "ctrl+u": (*Model).eraseToStart,
	"ctrl+w": (*Model).eraseWord, "alt+backspace": (*Model).eraseWord, "alt+ctrl+h": (*Model).eraseWord,
	"ctrl+z": (*Model).undo, "ctrl+y": (*Model).redo,
}

// key does what a key means: the open box of completions first, then the keys
// that have a name, then text.
func (m *Model) key(msg tea.KeyMsg) {
	name := msg.String()
	if m.popup.open && m.popupKey(name) {
		return
	}
	typed := false
	if by, ok := climbs[name]; ok {
		m.climb(by(m))
	} else {
		m.goal = -1
		typed = m.steadyKey(name, msg)
	}
	if !typed && name != "tab" {
		m.popup.close()
	}
	m.typing = typed
	m.Refresh()
	if typed {
		m.propose()
	}
}

// steadyKey does every key but those that climb; it says whether it was such
// that completions may be proposed.
func (m *Model) steadyKey(name string, msg tea.KeyMsg) bool {
	if move, ok := moves[name]; ok {
		move(m)
		m.selected = nil
		return false
	}
	if edit, ok := edits[name]; ok {
		edit(m)
		return m.typing && (name == "backspace" || name == "ctrl+h") // a slip mended
	}
	switch {
	case name == "tab":
		m.tab()
	case name == "shift+tab":
		m.backTab()
	case msg.Type == tea.KeyRunes && msg.Paste:
		m.paste(string(msg.Runes))
	case (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace) && !msg.Alt:
		m.typeText(string(msg.Runes))
		return true
	}
	return false
}

// tab goes to the next hole; without one it indents where a line begins and
// proposes inside a string: blanks that nobody sees would change what a policy
// means. An open box was served before.
func (m *Model) tab() {
	if m.toHole(true) {
		return
	}
	row, col := m.text.Cursor()
	if indentation(m.line()) >= col {
		m.replace(row, col, row, col, "  ") // a step of its own
		return
	}
	if m.complete != nil && inString(m.line(), byteAt(m.line(), col)) {
		m.proposeHere()
		return
	}
	m.tell = "tab completes between quotes"
}

// TabDoes says in a word or two what tab does now, "" when it does nothing.
func (m Model) TabDoes() string {
	row, col := m.text.Cursor()
	line := m.text.Lines()[row]
	switch {
	case m.popup.open:
		return "complete"
	case m.Holes() > 0:
		return "next place"
	case indentation(line) >= col:
		return "indent"
	case m.complete != nil && inString(line, byteAt(line, col)):
		return "complete"
	}
	return ""
}

// backTab goes to the last hole, else takes indentation away.
func (m *Model) backTab() {
	if m.toHole(false) {
		return
	}
	row, col := m.text.Cursor()
	if n := min(2, indentation(m.text.Lines()[row])); n > 0 {
		m.replace(row, 0, row, n, "")
		m.text.MoveTo(row, max(col-n, 0))
	}
}
