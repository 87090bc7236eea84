package difference

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	tests := []struct{ name, yours, theirs, want string }{
		{"same", "a\nb\n", "a\nb", " a b"},
		{"changed", "a\nb\nc", "a\nx\nc", " a-b+x c"},
		{"added", "a", "a\nb", " a+b"},
		{"removed", "a\nb", "b", "-a b"},
		{"blanks at the end do not count", "a  \n", "a", " a"},
		{"nothing alike", "a\nb", "c", "-a-b+c"},
	}
	for _, tt := range tests {
		var got strings.Builder
		for _, l := range Of(tt.yours, tt.theirs) {
			got.WriteString([]string{" ", "-", "+"}[l.Side] + l.Text)
		}
		if got.String() != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got.String(), tt.want)
		}
	}
}
