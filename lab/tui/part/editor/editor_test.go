package editor

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"gatehouse/lab/attempt"
	"gatehouse/lab/complete"
)

// loud gives everything a style of its own, and settings that must not matter.
func loud() Styles {
	n := 0
	next := func() lipgloss.Style {
		n++
		return lipgloss.NewStyle().Foreground(lipgloss.Color([]string{"#ff0000", "#00ff00", "#0000ff"}[n%3])).
			Padding(1, 2).Margin(1).Width(30).Border(lipgloss.NormalBorder())
	}
	return Styles{
		Text: next(), Key: next(), String: next(), Literal: next(), Punctuation: next(), Hole: next(),
		Selected: next().Underline(true), Bracket: next().Bold(true), Error: next(), Cursor: next().Reverse(true),
		CurrentLine: lipgloss.NewStyle().Background(lipgloss.Color("#101010")),
		LineNumber:  next(), CurrentNumber: next(), MarkError: next(), MarkWarning: next(), MarkInfo: next(),
		Cut: next(), Box: next(), BoxChosen: next(), BoxHelp: next(),
	}
}

func inColour(t testing.TB) {
	lipgloss.SetColorProfile(termenv.TrueColor)
	t.Cleanup(func() { lipgloss.SetColorProfile(termenv.Ascii) })
}

// TestViewFits drives random keys over random texts at random sizes: no key
// panics, and what is shown never leaves its place.
func TestViewFits(t *testing.T) {
	inColour(t)
	coloured := New(loud())
	lipgloss.SetColorProfile(termenv.Ascii)
	var names []string
	for name := range keyNames {
		names = append(names, name)
	}
	slices.Sort(names)
	runes := []rune("ab_:{}[]\",\\ \n\t\x1b\x00漢é\u0301\U0001F600\U0001F1E9\U0001F1EA\u200d한ᄒ\u0e33\uFE0F")
	rapid.Check(t, func(t *rapid.T) {
		m := New(Styles{})
		if rapid.Bool().Draw(t, "colour") {
			m = coloured
		}
		w, h := rapid.IntRange(1, 200).Draw(t, "w"), rapid.IntRange(1, 60).Draw(t, "h")
		m.SetSize(w, h)
		m.SetText(attempt.NewText(rapid.StringOf(rapid.SampledFrom(runes)).Draw(t, "text")))
		m.SetCompleter(func(src string, offset int) Completion {
			from := max(offset-2, 0)
			return Completion{From: from, To: offset, Candidates: append(actions[:len(actions):len(actions)], actions[0])}
		})
		m.Focus()
		m.SetMarks([]Mark{{Line: 1, Col: 1, Kind: Error}, {Line: 2, Col: 99, Kind: Info}})
		fits(t, m, w, h)
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			m = anything(t, m, names, runes)
			fits(t, m, w, h)
		}
	})
}

// anything is one random thing that may happen to an editor.
func anything(t *rapid.T, m Model, names []string, runes []rune) Model {
	switch rapid.IntRange(0, 7).Draw(t, "what") {
	case 0, 1, 2:
		r := rapid.SampledFrom(runes).Draw(t, "rune")
		m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	case 3, 4:
		m, _ = m.Update(keyNames[rapid.SampledFrom(names).Draw(t, "key")])
	case 5:
		s := rapid.StringOfN(rapid.SampledFrom(runes), 0, 40, -1).Draw(t, "paste")
		m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
	case 6:
		b := rapid.SampledFrom([]tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown}).Draw(t, "button")
		m, _ = m.Update(tea.MouseMsg{X: rapid.IntRange(-3, 210).Draw(t, "x"), Y: rapid.IntRange(-3, 70).Draw(t, "y"), Button: b})
	case 7: // the page changes the text behind the editor's back
		m.text.Replace(0, 0, rapid.IntRange(0, 9).Draw(t, "row"), 0, "")
	}
	return m
}

func fits(t *rapid.T, m Model, w, h int) {
	view := m.View()
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines, want %d", len(lines), h)
	}
	for _, line := range lines {
		if lipgloss.Width(line) > w {
			t.Fatalf("%d cells, want at most %d: %q", lipgloss.Width(line), w, line)
		}
	}
	if m.View() != view {
		t.Fatal("a second look shows something else")
	}
}

func TestColours(t *testing.T) {
	inColour(t)
	m := New(Styles{
		Key:         lipgloss.NewStyle().Foreground(lipgloss.Color("#0000ff")),
		Cursor:      lipgloss.NewStyle().Reverse(true),
		Bracket:     lipgloss.NewStyle().Bold(true),
		Hole:        lipgloss.NewStyle().Italic(true),
		CurrentLine: lipgloss.NewStyle().Background(lipgloss.Color("#101010")),
	})
	m.SetSize(24, 4)
	m.SetText(attempt.NewText("{\n\"a\": 1,\n\"b\": \"___\"}"))
	m.Focus()
	m.GoTo(1, 2)
	lines := strings.Split(m.View(), "\n")
	if lipgloss.Width(lines[0]) != 24 || lipgloss.Width(lines[1]) == 24 {
		t.Errorf("the current line fills the width, no other does: %q", lines)
	}
	for i, want := range []string{
		"\x1b[1;48;2;16;16;16m{\x1b[0m\x1b[7;48;2;16;16;16m \x1b[0m", // the bracket, then the cursor
		"\x1b[38;2;0;0;255m\"a\"\x1b[0m: 1,",
		"\"\x1b[3m___\x1b[0m\"\x1b[1m}\x1b[0m",
	} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d is %q, want it to hold %q", i, lines[i], want)
		}
	}
}

func TestEscIsTheEditorsOnlyWhileCompleting(t *testing.T) {
	m := New(Styles{})
	m.SetText(attempt.NewText(`"___"`))
	m.SetCompleter(byPrefix)
	m.Focus()
	if m.Completing() || !m.InHole() || m.Holes() != 1 {
		t.Fatalf("completing %v, in a hole %v, %d holes", m.Completing(), m.InHole(), m.Holes())
	}
	m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("s")})
	if !m.Completing() || m.InHole() {
		t.Fatal("typing proposes nothing")
	}
	m, _ = m.Update(tea.KeyMsg{Type: tea.KeyEsc})
	if m.Completing() || m.Text().String() != `"s"` {
		t.Fatalf("esc leaves %q, completing %v", m.Text().String(), m.Completing())
	}
}

func TestTypedToTheEndTabGoesOn(t *testing.T) {
	m := New(Styles{})
	m.SetText(attempt.NewText("\"___\"\n\"___\""))
	m.SetCompleter(byPrefix)
	m.Focus()
	for _, r := range "s3:GetObject" {
		m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	m, _ = m.Update(tea.KeyMsg{Type: tea.KeyTab})
	if row, col := m.Text().Cursor(); row != 1 || col != 1 {
		t.Fatalf("the cursor is at %d:%d", row, col)
	}
}

func TestEveryKeyToldOfIsThere(t *testing.T) {
	for _, b := range Keys() {
		for _, k := range b.Keys() {
			_, real := keyNames[k]
			if moves[k] == nil && edits[k] == nil && k != "tab" && k != "shift+tab" || !real {
				t.Errorf("%s (%s) does nothing", k, b.Help().Desc)
			}
		}
	}
}

// TestFirstMinute is the beginning of a learner's first exercise, with what
// really completes.
func TestFirstMinute(t *testing.T) {
	names := complete.Names{ARNs: []complete.NamedARN{{ARN: "arn:aws:s3:::reports", Help: "bucket reports"}}}
	m := New(Styles{})
	m.SetText(attempt.NewText("{\"Statement\": [{\n\"Effect\": \"Allow\",\n\"Action\": \"___\",\n\"Resource\": \"___\"\n}]}"))
	m.SetCompleter(func(src string, offset int) Completion { return complete.At(src, offset, names) })
	m.Focus()
	press := func(text string, keys ...tea.KeyType) {
		for _, r := range text {
			m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
		for _, k := range keys {
			m, _ = m.Update(tea.KeyMsg{Type: k})
		}
	}
	press("s", tea.KeyTab) // s3: and on to its actions
	press("GetO", tea.KeyTab, tea.KeyTab)
	press("arn:aws:s3:::reports")
	if m.Completing() {
		t.Error("a name typed to its end still keeps esc from the page")
	}
	press("/", tea.KeyTab)
	want := "{\"Statement\": [{\n\"Effect\": \"Allow\",\n\"Action\": \"s3:GetObject\",\n\"Resource\": \"arn:aws:s3:::reports/*\"\n}]}"
	if got := m.Text().String(); got != want || m.Holes() != 0 {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestFullTextSaysSo(t *testing.T) {
	m := New(Styles{})
	m.SetText(attempt.NewText(strings.Repeat("x", attempt.MaxText)))
	m.Focus()
	_, cmd := m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("y")})
	if cmd == nil || cmd() != (FullMsg{}) {
		t.Fatal("nothing is said")
	}
	if _, cmd := m.Update(tea.KeyMsg{Type: tea.KeyLeft}); cmd != nil {
		t.Fatal("a move says the text is full")
	}
}

func TestGravestMark(t *testing.T) {
	m := New(Styles{})
	m.SetMarks([]Mark{{Line: 1, Kind: Info, Text: "so"}, {Line: 1, Kind: Error, Text: "bad"}, {Line: 1, Kind: Warning}})
	if mark, ok := m.MarkHere(); !ok || mark.Text != "bad" {
		t.Fatalf("%+v %v", mark, ok)
	}
	m.SetMarks(nil)
	if _, ok := m.MarkHere(); ok {
		t.Fatal("a mark without marks")
	}
}

func TestBrackets(t *testing.T) {
	for text, want := range map[string]string{ // the cursor stands at the bar
		`|{"a": "}"}`: `0:0 0:9`,
		"{[\n]\n}|":   `0:0 2:0`,
		`["]"|]`:      `0:0 0:4`,
		`{|]`:         ``,
		`"|{}"`:       ``,
		`{|`:          ``,
		"[[\n\n|]]":   `0:1 2:0`,
	} {
		before, after, _ := strings.Cut(text, "|")
		m := New(Styles{})
		m.SetText(attempt.NewText(before + after))
		row := strings.Count(before, "\n")
		m.GoTo(row+1, len(before)-strings.LastIndexByte(before, '\n'))
		got := ""
		if p := m.pair; p != nil {
			got = string(rune('0'+p.open.row)) + ":" + string(rune('0'+p.open.at)) + " " +
				string(rune('0'+p.close.row)) + ":" + string(rune('0'+p.close.at))
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func BenchmarkView(b *testing.B) {
	inColour(b)
	policy := strings.Repeat("    \"Action\": [\"s3:GetObject\", \"___\"],\n", 200)
	for name, tt := range map[string]struct {
		text string
		col  int
	}{
		"200 lines":         {policy, 5},
		"1 MB line, start":  {strings.Repeat(`"s3:GetObject", `, 1<<16), 1},
		"1 MB line, end":    {strings.Repeat(`"s3:GetObject", `, 1<<16), 1 << 30},
		"1 MB string, end":  {strings.Repeat("x", 1<<20), 1 << 30},
		"1 MB of wide ones": {strings.Repeat("漢", 1<<20/3), 1 << 30},
	} {
		b.Run(name, func(b *testing.B) {
			m := New(loud())
			m.SetSize(120, 40)
			m.SetText(attempt.NewText(tt.text))
			m.Focus()
			m.GoTo(100, tt.col)
			for b.Loop() {
				m.View()
			}
		})
	}
}

func BenchmarkKey(b *testing.B) {
	m := New(loud())
	m.SetSize(120, 40)
	m.SetText(attempt.NewText(strings.Repeat("    \"Action\": [\"s3:GetObject\", \"___\"],\n", 200)))
	m.SetCompleter(byPrefix)
	m.Focus()
	for b.Loop() {
		m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("s")})
		m, _ = m.Update(tea.KeyMsg{Type: tea.KeyBackspace})
	}
}

// TestTabTakesNothingUnseen: of more proposals than the box shows it takes what
// they have in common, and says how many there are before it takes one; inside a
// string it proposes whatever was done before.
func TestTabTakesNothingUnseen(t *testing.T) {
	m := New(Styles{})
	m.SetText(attempt.NewText("{\n  \"Action\": \"\"\n}"))
	m.SetCompleter(byPrefix)
	m.Focus()
	said := ""
	press := func(text string, keys ...tea.KeyType) {
		t.Helper()
		said = ""
		msgs := []tea.KeyMsg{}
		for _, r := range text {
			msgs = append(msgs, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
		for _, k := range keys {
			msgs = append(msgs, tea.KeyMsg{Type: k})
		}
		for _, msg := range msgs {
			var cmd tea.Cmd
			if m, cmd = m.Update(msg); cmd != nil {
				said = cmd().(TellMsg).Text
			}
		}
	}
	action := func(want string, says string) {
		t.Helper()
		if got := m.Text().Lines()[1]; got != `  "Action": "`+want+`"` || !strings.Contains(said, says) || says == "" && said != "" {
			t.Errorf("%s, and it says %q; want %s and %q", got, said, want, says)
		}
	}
	m.GoTo(2, 14)
	press("s3:Ge", tea.KeyTab)
	action("s3:Get", "")
	press("", tea.KeyTab)
	action("s3:Get", "6 fit: type on")
	press("O", tea.KeyEsc, tea.KeyTab) // the box was closed
	action("s3:GetO", "")
	press("", tea.KeyTab)
	action("s3:GetObject", "")
	press("", tea.KeyTab)
	if action("s3:GetObject", ""); !m.Completing() {
		t.Error("what goes on behind a whole name is not proposed")
	}
	press("", tea.KeyEsc, tea.KeyHome)
	if m.TabDoes() != "indent" {
		t.Errorf("at the beginning of a line tab would %q", m.TabDoes())
	}
}
