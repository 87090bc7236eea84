package editor

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"gatehouse/lab/attempt"
	"gatehouse/lab/complete"
)

var update = flag.Bool("update", false, "rewrite the pictures in testdata")

func TestMain(m *testing.M) {
	lipgloss.SetHasDarkBackground(true)
	lipgloss.SetColorProfile(termenv.Ascii)
	os.Exit(m.Run())
}

// keyNames are all keys that bubbletea names, by name.
var keyNames = func() map[string]tea.KeyMsg {
	names := map[string]tea.KeyMsg{}
	for t := tea.KeyType(-200); t < 200; t++ {
		if k := (tea.KeyMsg{Type: t}); t != tea.KeyRunes && k.String() != "" {
			names[k.String()] = k
			k.Alt = true
			names[k.String()] = k
		}
	}
	for _, r := range "abdf" {
		names["alt+"+string(r)] = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true}
	}
	return names
}()

var actions = []complete.Candidate{
	{Text: "s3:DeleteObject", Help: "remove an object"},
	{Text: "s3:GetBucketPolicy", Help: "read a bucket's policy"},
	{Text: "s3:GetObject", Help: "read an object: its bytes and its metadata"},
	{Text: "s3:GetObjectAcl", Help: "read who an object is shared with"},
	{Text: "s3:GetObjectTagging", Help: "read an object's tags"},
	{Text: "s3:GetObjectTorrent", Help: "read an object as a torrent"},
	{Text: "s3:GetObjectVersion", Help: "read an older version of an object"},
	{Text: "sqs:", Help: "queues"},
	{Text: "sqs:SendMessage", Help: "put a message into a queue"},
}

// byPrefix completes whatever string there is from actions.
func byPrefix(src string, offset int) Completion {
	c := Completion{From: strings.LastIndexByte(src[:offset], '"') + 1, To: offset}
	for _, a := range actions {
		if typed := src[c.From:offset]; typed != "" && strings.HasPrefix(a.Text, typed) && (a.Text != "sqs:" || typed != a.Text) {
			c.Candidates = append(c.Candidates, a)
		}
	}
	return c
}

// TestScripts plays the keys of each file of testdata and compares what is
// shown. The first line of a file is the size.
func TestScripts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 5 {
		t.Fatalf("%d files", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			size, text, keys, want := sections(t, string(b))
			got := play(t, size, text, keys)
			if *update {
				if err := os.WriteFile(file, []byte(strings.TrimSuffix(string(b), want)+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("shown\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// sections takes a file apart: size, and what is headed text, keys and view.
func sections(t *testing.T, file string) (size, text, keys, view string) {
	t.Helper()
	size, rest, ok1 := strings.Cut(file, "\n-- text --\n")
	text, rest, ok2 := strings.Cut(rest, "\n-- keys --\n")
	keys, view, ok3 := strings.Cut(rest, "\n-- view --\n")
	if !ok1 || !ok2 || !ok3 {
		t.Fatal("a section is missing")
	}
	return size, text, keys, view
}

func play(t *testing.T, size, text, script string) string {
	var w, h int
	if _, err := fmt.Sscanf(size, "%dx%d", &w, &h); err != nil {
		t.Fatal(err)
	}
	m := New(Styles{})
	m.SetSize(w, h)
	m.SetText(attempt.NewText(text))
	m.SetCompleter(byPrefix)
	m.Focus()
	var out strings.Builder
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "show":
			fmt.Fprintf(&out, "%s\n%s\n%s\n", strings.TrimSpace("# "+rest), m.View(), strings.Repeat("-", w))
		case "type":
			for _, r := range rest {
				m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
		case "paste":
			s, err := strconv.Unquote(rest)
			if err != nil {
				t.Fatal(err)
			}
			m, _ = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
		case "mark":
			mark := Mark{Text: "text"}
			fmt.Sscan(rest, &mark.Line, &mark.Kind)
			m.SetMarks(append(m.marks, mark))
		case "click", "wheel":
			m, _ = m.Update(mouseMsg(t, word, rest))
		case "blur":
			m.Blur()
		default:
			k, ok := keyNames[word]
			if !ok {
				t.Fatalf("no key is named %q", word)
			}
			for range max(1, len(rest)) { // "down xxx" is three times
				m, _ = m.Update(k)
			}
		}
	}
	return out.String()
}

func mouseMsg(t *testing.T, word, rest string) tea.MouseMsg {
	msg := tea.MouseMsg{Button: tea.MouseButtonLeft}
	if word == "wheel" {
		msg.Button = tea.MouseButtonWheelDown
		if rest == "up" {
			msg.Button = tea.MouseButtonWheelUp
		}
	} else if _, err := fmt.Sscan(rest, &msg.X, &msg.Y); err != nil {
		t.Fatal(err)
	}
	return msg
}
