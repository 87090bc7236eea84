package plain

import (
	"strings"
	"testing"
)

func TestPlainText(t *testing.T) {
	for _, c := range []struct {
		name, md string
		width    int
		want     string
	}{
		{"paragraphs", "Mia reads\nevery object.\n\nNothing else.", 40, "Mia reads every object.\n\nNothing else."},
		{"wrapped", "Mia reads every object in `reports`, nothing else.", 20, "Mia reads every\nobject in reports,\nnothing else."},
		{"code keeps its stars", "`arn:aws:s3:::a/*/b/*` and *this* and **that**", 60, "arn:aws:s3:::a/*/b/* and this and that"},
		{"a long word is never cut", "see `arn:aws:s3:::reports`", 10, "see\narn:aws:s3:::reports"},
		{"bullets", "Two:\n\n* one\n* two words that wrap\n  - deep", 14, "Two:\n\n- one\n- two words\n  that wrap\n  - deep"},
		{"a list right below", "Two:\n- one\n- two", 14, "Two:\n\n- one\n- two"},
		{"numbers", "9. nine\n10. ten", 20, "9. nine\n10. ten"},
		{"loose list", "1. one\n\n   more\n2. two", 20, "1. one\n\n   more\n2. two"},
		{"quote", "> said\n> twice", 20, "said twice"},
		{"fence", "Before\n```json\n{\n  \"a\": 1\n}\n```\nafter", 20, "Before\n\n    {\n      \"a\": 1\n    }\n\nafter"},
		{"unended fence", "```\na *b*", 20, "    a *b*"},
		{"heading", "## Why *now*\ntext", 20, "Why now\n\ntext"},
		{"rule", "a\n\n---\n\nb", 20, "a\n\nb"},
		{"escapes", `2 \* 3 \_ and snake_case_name 2 * 3`, 60, "2 * 3 _ and snake_case_name 2 * 3"},
		{"link", "see [the `guide`](https://example.com) [now]", 40, "see the guide [now]"},
		{"table", "| who | may |\n|---|---|\n| `mia` | read |\n| bo | a \\| b |", 40, "- who: mia; may: read\n- who: bo; may: a | b"},
		{"nothing", " \n ", 30, ""},
		{"open marks", "a `b c ** d [e", 30, "a `b c ** d [e"},
		{"escape sequences", "a\x1b[31mb\x1b[0m", 30, "ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(plainText(c.md, c.width), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// FuzzPlainText: any text is told, line by line and without an escape sequence.
func FuzzPlainText(f *testing.F) {
	f.Add("- a\n  > b\n\n```\nc\n", 20)
	f.Add("| a | b |\n|---|---|\n| `x` | é界 |", 7)
	f.Add("> > > - 1. **a** `b", 3)
	f.Add("[a](b)[c](", 9)
	f.Fuzz(func(t *testing.T, md string, width int) {
		if width < leastWidth-10 || width > 200 {
			return
		}
		for _, l := range plainText(md, width) {
			if strings.ContainsAny(l, "\x1b\n\r\t") {
				t.Errorf("%q: %q", md, l)
			}
		}
	})
}

// TestWrapCountsCells: a terminal gives wide characters two cells, and none to
// marks that stand on others.
func TestWrapCountsCells(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"門番 門番 門番", "門番 門番/門番"},
		{"cafe\u0301s cafe\u0301s", "cafe\u0301s cafe\u0301s"},
		{"gates gates", "gates gates"},
		{"gates gatess", "gates/gatess"},
	} {
		if got := strings.Join(wrap(c.text, 11), "/"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestFolded: a line of code is broken at blanks only, a name stays with its
// value, and a word that is too long stays whole.
func TestFolded(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`  "Sid": "Short",`, `  "Sid": "Short",`},
		{`  {"Sid": "One", "Effect": "Allow", "Action": "s3:*"}`, `  {"Sid": "One", |      "Effect": "Allow", |      "Action": "s3:*"}`},
		{`  "Resource": "arn:aws:s3:::desks/${aws:username}/*"`, `  "Resource": |"arn:aws:s3:::desks/${aws:username}/*"`},
		{`  "Resource": "arn:aws:iam::1:user/${a}"`, `  "Resource": |    "arn:aws:iam::1:user/${a}"`},
		{`two  blanks in "a  string" that is kept`, `two  blanks in "a  string" |    that is kept`},
	} {
		got := strings.Join(folded(c.line, 30), "|")
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
		}
		if len(folded(c.line, 1)) == 0 {
			t.Errorf("%s is nothing in one cell", c.line)
		}
	}
}
