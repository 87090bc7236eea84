package match_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

// words are all texts of up to length letters.
func words(letters []string, length int) []string {
	all, last := []string{""}, []string{""}
	for range length {
		var next []string
		for _, w := range last {
			for _, l := range letters {
				next = append(next, w+l)
			}
		}
		all, last = append(all, next...), next
	}
	return all
}

// TestRule45_AgainstDumbTwin compares the matcher with its twin on every short
// pattern and text. The letters have one byte and three, and folded the first
// stands for another of three.
func TestRule45_AgainstDumbTwin(t *testing.T) {
	for fold, letter := range map[bool]string{false: "k", true: "\u212a"} {
		texts := words([]string{letter, "\u20ac"}, 6)
		for _, pattern := range words([]string{"k", "\u20ac", "*", "?"}, 5) {
			p, ps := match.Compile(pattern, match.Options{Wild: true, Fold: fold}), plainPieces(pattern)
			for _, s := range texts {
				if got, want := p.Match(s, nil), match.Of(fits(ps, []rune(s), same(fold))); got != want {
					t.Fatalf("%q on %q: got %v, want %v", pattern, s, got, want)
				}
			}
		}
	}
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

// counting are variables that count how often they are asked for.
type counting struct {
	asked *int
	value string
}

func (c counting) Variable(int) (string, match.Truth) {
	*c.asked++
	return c.value, match.True
}

// TestRule45_CostIsPatternTimesText counts the steps of patterns that make a
// matcher go back: each step asks for a variable's value.
func TestRule45_CostIsPatternTimesText(t *testing.T) {
	for _, c := range []struct{ pattern, value, letter string }{
		{"*${k}?${k}?*${k}b", "a", "a"},
		{"*${k}*${k}*${k}*${k}*${k}*${k}*${k}*${k}*b", "a", "a"},
		{"*${k}${k}${k}${k}${k}${k}${k}${k}b", "", "a"},
		{"*${k}*${k}*${k}*${k}*${k}*${k}*b", "\u212a", "k"},
		{"*${k}*?${k}*?${k}*?${k}b", "k", "\u212a"},
		{"*${k}?*${k}?*${k}?*${k}b", "\u0130", "i"},
	} {
		const length = 2000
		asked := 0
		p := match.Compile(c.pattern, match.Options{Wild: true, Fold: true, Slot: func(string) int { return 0 }})
		if got := p.Match(strings.Repeat(c.letter, length), counting{&asked, c.value}); got != match.False {
			t.Errorf("%s: %v", c.pattern, got)
		}
		if variables := strings.Count(c.pattern, "${"); asked > variables*(length+2) {
			t.Errorf("%s: %d variables took %d steps on %d letters", c.pattern, variables, asked, length)
		}
	}
}

// TestCompileCopiesOnce: a long pattern of escapes or braces is read in one
// go; if each piece were copied again these two would take minutes.
func TestCompileCopiesOnce(t *testing.T) {
	const n = 1 << 20
	escapes := match.Compile(strings.Repeat("${*}", n), match.Options{Wild: true, Slot: func(string) int { return 0 }})
	if escapes.Match(strings.Repeat("*", n), nil) != match.True {
		t.Error("the escapes do not match")
	}
	braces := strings.Repeat("${", n)
	if plain := match.Compile(braces, match.Options{}); plain.Match(braces, nil) != match.True || !plain.Exact() {
		t.Error("the braces do not match themselves")
	}
}

// FuzzPattern: nothing panics, a hostile pattern ends, and small ones agree
// with the twin.
func FuzzPattern(f *testing.F) {
	f.Fuzz(func(t *testing.T, pattern, s string) {
		if len(pattern)*len(s) > 1<<24 {
			t.Skip()
		}
		fold := len(s)%2 == 0
		for _, v := range []slots{{""}, {"[]"}, {"d"}} {
			p := match.Compile(pattern, match.Options{Wild: true, Fold: fold, Slot: func(string) int { return 0 }})
			p.Match(s, v)
		}
		if plain := match.Compile(pattern, match.Options{Fold: fold}); plain.Match(pattern, nil) != match.True {
			t.Fatalf("%q does not match itself", pattern)
		}
		if len(pattern)*len(s) < 4000 && validUTF8(pattern, s) {
			p := match.Compile(pattern, match.Options{Wild: true, Fold: fold})
			if got, want := p.Match(s, nil), match.Of(fits(plainPieces(pattern), []rune(s), same(fold))); got != want {
				t.Fatalf("%q on %q: got %v, want %v", pattern, s, got, want)
			}
		}
	})
}

func validUTF8(texts ...string) bool {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return false
		}
	}
	return true
}

func plainPieces(pattern string) (ps []piece) {
	for _, r := range pattern {
		if r == '*' || r == '?' {
			ps = append(ps, piece{wild: r})
		} else {
			ps = append(ps, piece{char: r})
		}
	}
	return ps
}

func BenchmarkMatch(b *testing.B) {
	for _, c := range []struct{ name, pattern, text string }{
		{"prefix", "arn:aws:s3:::reports/*", "arn:aws:s3:::reports/2026/q3.csv"},
		{"hostile", "*a?a?a?a?*b", strings.Repeat("a", 1000)},
		{"hostile folded", "*k?K?k?K?*b", strings.Repeat("\u212a", 1000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := match.Compile(c.pattern, match.Options{Wild: true, Fold: strings.HasSuffix(c.name, "folded")})
			b.ReportAllocs()
			for b.Loop() {
				p.Match(c.text, nil)
			}
		})
	}
}
