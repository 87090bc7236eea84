package layout

import (
	"slices"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"cut", Cut("reports/q3.csv", 10), "reports/.."},
		{"cut not needed", Cut("abc", 3), "abc"},
		{"cut to nothing", Cut("abc", 0), ""},
		{"cut colour", Cut("\x1b[1mabcdefghij\x1b[m", 3), "\x1b[1mabc\x1b[m"},
		{"pad", Pad("ab", 4), "ab  "},
		{"fit", Fit("abcdefghijkl", 9), "abcdefg.."},
		{"right", Right("ab", 4), "  ab"},
		{"spread", Spread("a", "b", 6), "a    b"},
		{"spread, left gives way", Spread("abcdefghij", "xyz", 12), "abcdef.. xyz"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestWindowFollows(t *testing.T) {
	lines := strings.Split("0123456789", "")
	for _, tt := range []struct {
		top, from, to int
		want          string
	}{{0, 0, 0, "0123"}, {0, 5, 5, "2345"}, {4, 1, 1, "1234"}, {0, 2, 9, "2345"}, {99, 9, 9, "6789"}} {
		got := Window(lines, Follow(tt.top, tt.from, tt.to, len(lines), 4), 4)
		if strings.Join(got, "") != tt.want {
			t.Errorf("%+v: got %v", tt, got)
		}
	}
}

func TestOverKeepsBothSides(t *testing.T) {
	got := Over([]string{"abcdefgh", "ijklmnop"}, []string{"XX"}, 8, 2)
	if want := "abc\x1b[mXX\x1b[mfgh"; got[0] != want {
		t.Errorf("got %q, want %q", got[0], want)
	}
}

func TestBesideIsAsWideAsItSays(t *testing.T) {
	got := Beside([]string{"left", "far too long"}, 8, "|", []string{"r"}, 4, 3)
	if want := []string{"left    |r", "far to..|", "        |"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		in   string
		w    int
		want []string
	}{
		{"an identity-based policy", 14, []string{"an", "identity-based", "policy"}},
		{"see arn:aws:s3:::reports now", 10, []string{"see", "arn:aws:s3", ":::reports", "now"}},
		{"", 10, []string{""}},
		{`"two  blanks" here`, 14, []string{`"two  blanks"`, "here"}},
		{"table/orders/index/by-date", 20, []string{"table/orders/index/", "by-date"}},
		{"a\nb", 10, []string{"a", "b"}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.in, tt.w); !slices.Equal(got, tt.want) {
			t.Errorf("%q at %d: got %q", tt.in, tt.w, got)
		}
	}
}
