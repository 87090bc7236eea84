package editor

import (
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
)

const read = `{
  "Statement": [
    {"Effect": "Deny", "NotResource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"]}
  ]
}
`

// TestAReadingGoesOnBelow: nothing of a long line is cut, and what stands out
// is told without colour.
func TestAReadingGoesOnBelow(t *testing.T) {
	drawn, first := Reading{Text: read, Out: []Range{{2, 4}}}.Lines(Styles{}, 50)
	want := `   1  {
 > 2    "Statement": [
 | 3      {"Effect": "Deny", "NotResource":
 |            ["arn:aws:s3:::reports",
 |            "arn:aws:s3:::reports/*"]}
 | 4    ]
   5  }`
	if got := strings.Join(drawn, "\n"); trimmed(got) != want {
		t.Errorf("got\n%s", got)
	}
	if len(first) != 5 || first[3] != 5 {
		t.Errorf("lines begin at %v", first)
	}
}

func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// TestAReadingFits at any width, whatever it holds, and loses no character.
func TestAReadingFits(t *testing.T) {
	for _, text := range []string{read, "", "\n\n", strings.Repeat("x", 300), strings.Repeat("\u4e16\u754c ", 90), "\t\x1b[31m\u202e"} {
		for w := 1; w < 130; w++ {
			drawn, _ := Reading{Text: text, Out: []Range{{1, 99}}}.Lines(Styles{}, w)
			kept := 0
			for _, l := range drawn {
				if n := lipgloss.Width(l); n > w {
					t.Fatalf("%d cells of %d: %q", n, w, l)
				}
				kept += strings.Count(l, "x") + strings.Count(l, "\u4e16")
			}
			if want := strings.Count(text, "x") + strings.Count(text, "\u4e16"); w > 8 && kept != want {
				t.Fatalf("%d of %d characters at %d", kept, want, w)
			}
		}
	}
}
