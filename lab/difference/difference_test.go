package difference

import (
	"fmt"
	"strings"
	"testing"
)

// told writes lines as one: a sign, the number, the text.
func told(lines []Line) string {
	var s strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&s, "%s%d%s", []string{" ", "-", "+"}[l.Side], l.Number, l.Text)
	}
	return s.String()
}

func TestOf(t *testing.T) {
	tests := []struct{ name, yours, theirs, want string }{
		{"same", "a\nb\n", "a\nb", " 1a 2b"},
		{"changed", "a\nb\nc", "a\nx\nc", " 1a-2b+2x 3c"},
		{"added", "a", "a\nb", " 1a+2b"},
		{"removed", "a\nb", "b", "-1a 2b"},
		{"blanks at the end do not count", "a  \r\n\n", "a", " 1a"},
		{"a tab is four blanks", "\ta", "    a", " 1    a"},
		{"nothing alike", "a\nb", "c", "-1a-2b+1c"},
	}
	for _, tt := range tests {
		if got := told(Of(tt.yours, tt.theirs)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestLongTexts: what is too long to compare is still found the same, and
// apart only from where it differs.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("a\n", maxCompared+1)
	if !Same(Of(long, long)) {
		t.Error("a long text is not the same as itself")
	}
	if got := told(Apart(Of(long+"b", long+"c"))); got != "-2002b+2002c" {
		t.Errorf("got %q", got)
	}
}

func TestApart(t *testing.T) {
	if got := told(Apart(Of("a\nb\nc", "a\nx\nc"))); got != "-2b+2x" {
		t.Errorf("got %q", got)
	}
	if !Same(Of("a", "a\n")) || Same(Of("a", "b")) {
		t.Error("same is not told from apart")
	}
}

// TestTheLayoutIsNoDifference: JSON is compared by what it says.
func TestTheLayoutIsNoDifference(t *testing.T) {
	tests := []struct{ name, yours, theirs, want string }{
		{"a list on several lines", `{"A": ["x",\n  "y"\n]}`, `{"A": ["x", "y"]}`, ""},
		{"members in another order", `{"B": 1, "A": {"D": 2, "C": 3}}`, `{"A": {"C": 3, "D": 2}, "B": 1}`, ""},
		{"names in another order", `{"A": ["y", "x"]}`, `{"A": ["x", "y"]}`, ""},
		{"a list of one", `{"S": [{"A": ["x"], "B": 2}]}`, `{"S": {"A": "x", "B": 2}}`, ""},
		{"a list of one beside one of two", `{"S": [{"A": 1, "B": 2}, {"A": 3, "B": 4}]}`, `{"S": [{"A": 1, "B": 2}]}`, `-1    {-1      "A": 3,-1      "B": 4-1    }`},
		{"a list of one alone", `{"S": [{"A": 1, "B": 2}, {"A": 3, "B": 4}], "T": [{"A": 1, "B": 2}]}`, `{"S": [{"A": 3, "B": 4}], "T": {"A": 1, "B": 2}}`, `-1      "A": 1,-1      "B": 2-1    },-1    {`},
		{"an escape", `{"A": "\u0061", "B": 1}`, `{"A": "a", "B": 1}`, ""},
		{"numbers are those of the text", `{\n\n"A": ["x",\n{}, "y"]}`, `{"A": ["x", {}, "z"]}`, `-4    "y"+1    "z"`},
		{"a list of names is one line", `{"A": ["x",\n"y"]}`, `{"A": "x"}`, `-1{"A": ["x", "y"]}+1{"A": "x"}`},
		{"a last item has no comma", `{"A": 1}`, `{"A": 1, "B": 2}`, `-1{"A": 1}+1{+1  "A": 1,+1  "B": 2+1}`},
		{"no JSON is compared as it stands", "{\n 1", "{", "-2 1"},
		{"another value deep within", `{"A": {"B": {"C": "x"}}, "D": 1}`, `{"D": 1, "A": {"B": {"C": "y"}}}`, `-1  "A": {"B": {"C": "x"}}+1  "A": {"B": {"C": "y"}}`},
	}
	for _, tt := range tests {
		unescape := strings.NewReplacer(`\n`, "\n")
		if got := told(Apart(OfJSON(unescape.Replace(tt.yours), unescape.Replace(tt.theirs)))); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzOfJSON(f *testing.F) {
	f.Add(`{"A": [1, {"B": "x"}]}`, `{"A": []}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		OfJSON(a, b)
		if !Same(OfJSON(a, a)) {
			t.Errorf("%q is not the same as itself", a)
		}
	})
}
