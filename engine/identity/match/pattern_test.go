package match_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

// dumb is the matcher one would write first: exponential, and plainly right.
func dumb(pattern, s []rune) bool {
	if len(pattern) == 0 {
		return len(s) == 0
	}
	switch pattern[0] {
	case '*':
		return dumb(pattern[1:], s) || len(s) > 0 && dumb(pattern, s[1:])
	case '?':
		return len(s) > 0 && dumb(pattern[1:], s[1:])
	}
	return len(s) > 0 && s[0] == pattern[0] && dumb(pattern[1:], s[1:])
}

// TestRule45_AgainstDumbTwin compares the matcher with its twin.
func TestRule45_AgainstDumbTwin(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		pattern := rapid.StringOfN(rapid.RuneFrom([]rune("ab/:\u00e9*?")), 0, 8, -1).Draw(rt, "pattern")
		s := rapid.StringOfN(rapid.RuneFrom([]rune("ab/:\u00e9")), 0, 10, -1).Draw(rt, "text")
		p := match.Compile(pattern, match.Options{Wild: true})
		if got, want := p.Match(s, nil), match.Of(dumb([]rune(pattern), []rune(s))); got != want {
			rt.Fatalf("%q on %q: got %v, want %v", pattern, s, got, want)
		}
	})
}

// slots are variables by number: set, unset or holding a set.
type slots []string

func (v slots) Variable(i int) (string, match.Truth) {
	switch v[i] {
	case "":
		return "", match.False
	case "[]":
		return "", match.Unknown
	}
	return v[i], match.True
}

// TestRule100_ValuesAreData compares a variable with its value written out and
// escaped.
func TestRule100_ValuesAreData(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		value := rapid.StringOfN(rapid.RuneFrom([]rune("ab*?/")), 1, 4, -1).Draw(rt, "value")
		s := rapid.StringOfN(rapid.RuneFrom([]rune("ab*?/")), 0, 8, -1).Draw(rt, "text")
		slot := func(string) int { return 0 }
		escaped := strings.NewReplacer("*", "${*}", "?", "${?}").Replace(value)
		bound := match.Compile("*${k}?", match.Options{Wild: true, Slot: slot})
		written := match.Compile("*"+escaped+"?", match.Options{Wild: true, Slot: slot})
		if got, want := bound.Match(s, slots{value}), written.Match(s, slots{value}); got != want {
			rt.Fatalf("%q bound in %q: %v, written %v", value, s, got, want)
		}
	})
}

// FuzzPattern: nothing panics, and a hostile pattern ends.
func FuzzPattern(f *testing.F) {
	f.Add("*b*a?a?*b", strings.Repeat("a", 4000))
	f.Add("${k}*${*}${k, 'd'}", "dd*d")
	f.Add("${", "${")
	f.Add("${k,'x'}${ k}${}", "x")
	f.Fuzz(func(t *testing.T, pattern, s string) {
		if len(pattern)*len(s) > 1<<24 {
			t.Skip()
		}
		for _, v := range []slots{{""}, {"[]"}, {"d"}} {
			p := match.Compile(pattern, match.Options{Wild: true, Fold: len(s)%2 == 0, Slot: func(string) int { return 0 }})
			p.Match(s, v)
		}
		plain := match.Compile(pattern, match.Options{})
		if utf8.ValidString(pattern) && plain.Match(pattern, nil) != match.True {
			t.Fatalf("%q does not match itself", pattern)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	for _, c := range []struct{ name, pattern, text string }{
		{"prefix", "arn:aws:s3:::reports/*", "arn:aws:s3:::reports/2026/q3.csv"},
		{"hostile", "*a?a?a?a?*b", strings.Repeat("a", 1000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := match.Compile(c.pattern, match.Options{Wild: true})
			b.ReportAllocs()
			for b.Loop() {
				p.Match(c.text, nil)
			}
		})
	}
}
