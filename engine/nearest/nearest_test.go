package nearest

import (
	"slices"
	"strings"
	"testing"
)

func TestTo(t *testing.T) {
	words := []string{"allow", "deny", "implicit deny", "explicit deny", "mfa"}
	for _, c := range []struct{ word, want string }{
		{"alow", "allow"},
		{"Allow", "allow"},
		{"dney", "deny"}, // a swap is one edit
		{"explict deny", "explicit deny"},
		{"mf", "mfa"},
		{"permit", ""},
		{"xyz", ""},
		{"", ""},
		{strings.Repeat("a", 10_000), ""},
	} {
		got, ok := To(c.word, words)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("To(%q) = %q, %v, want %q", c.word, got, ok, c.want)
		}
	}
}

func TestAllNamesWhatIsEquallyNear(t *testing.T) {
	words := []string{"Decrypt", "Describe", "Encrypt", "ReEncrypt"}
	for _, c := range []struct {
		word string
		want []string
	}{
		{"Ecrypt", []string{"Decrypt", "Encrypt"}},
		{"Encryp", []string{"Encrypt"}},
		{"Publish", nil},
	} {
		if got := All(c.word, words); !slices.Equal(got, c.want) {
			t.Errorf("All(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestHint(t *testing.T) {
	for _, c := range []struct {
		word  string
		words []string
		want  string
	}{
		{"mia2", []string{"mia", "bo"}, `did you mean "mia"?`},
		{"zoe", []string{"mia", "bo"}, "there are mia, bo"},
		{"zoe", []string{"mia"}, `there is only "mia"`},
		{"zoe", nil, "there is none yet"},
	} {
		if got := Hint(c.word, c.words); got != c.want {
			t.Errorf("Hint(%q, %q) = %q, want %q", c.word, c.words, got, c.want)
		}
	}
}
