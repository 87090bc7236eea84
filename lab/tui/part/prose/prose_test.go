package prose

import (
	"strings"
	"testing"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

var bare = theme.New(theme.None, termenv.Ascii, theme.ASCII)

func TestRender(t *testing.T) {
	tests := []struct {
		name, md string
		w        int
		want     string
	}{
		{"paragraphs", "Mia reads\nevery object.\n\nNothing else.", 40, "Mia reads every object.\n\nNothing else."},
		{"wrapped", "Mia reads every object in `reports`, nothing else.", 20, "Mia reads every\nobject in reports,\nnothing else."},
		{"code keeps its stars", "`arn:aws:s3:::a/*/b/*` and *this*", 60, "arn:aws:s3:::a/*/b/* and this"},
		{"long word is cut", "`arn:aws:s3:::reports`", 10, "arn:aws:s3\n:::reports"},
		{"bullets", "- one\n- two words that wrap\n  - deep", 14, "- one\n- two words\n  that wrap\n  - deep"},
		{"numbers", "9. nine\n10. ten", 20, " 9. nine\n10. ten"},
		{"loose list", "1. one\n\n   more\n2. two", 20, "1. one\n\n   more\n\n2. two"},
		{"quote", "> said\n> twice", 20, "| said twice"},
		{"fence", "Before\n```json\n{\n  \"a\": 1\n}\n```\nafter", 20, "Before\n\n  {\n    \"a\": 1\n  }\n\nafter"},
		{"heading", "## Why", 20, "Why"},
		{"escapes", `2 \* 3 \_ and snake_case_name 2 * 3`, 60, "2 * 3 _ and snake_case_name 2 * 3"},
		{"link", "see [the guide](https://example.com) now", 40, "see the guide now"},
		{"table", "| a | b |\n|---|---|\n| `x` | long one |", 30, "a  b\n-----------\nx  long one"},
		{"nothing", " \n ", 30, ""},
		{"open code span", "a `b c", 30, "a `b c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ansi.Strip(strings.Join(Render(tt.md, bare, tt.w), "\n"))
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func FuzzRender(f *testing.F) {
	f.Add("- a\n  > b\n\n```\nc\n", 20)
	f.Add("| a | b |\n|---|---|\n| `x` | é界 |", 7)
	f.Add("> > > - 1. **a** `b", 3)
	f.Add("[a](b)[c](", 9)
	f.Fuzz(func(t *testing.T, md string, w int) {
		if w < 12 || w > 200 || strings.Count(md, "|") > 8 {
			return // narrow tables are cut by who shows them
		}
		for _, l := range Render(md, bare, w) {
			if !strings.Contains(l, bare.Glyphs.Quote) && !strings.Contains(l, "- ") && !strings.Contains(l, ". ") && layout.Width(l) > w {
				t.Errorf("%q at %d: %q is too wide", md, w, l)
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	md := strings.Repeat("Mia reads every **object** in bucket `reports`, nothing else.\n\n- one\n- two\n\n", 3)
	for b.Loop() {
		Render(md, bare, 54)
	}
}
