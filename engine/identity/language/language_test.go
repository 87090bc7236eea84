package language

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gatehouse/engine/identity/match"
)

func wild(s string) *Expr {
	p := match.Compile(s, match.Options{Wild: true})
	return Of(&p, nil)
}

// words are all texts over an alphabet up to a length, shortest first.
func words(alphabet string, length int) []string {
	all := []string{""}
	for from := 0; length > 0; length-- {
		to := len(all)
		for _, w := range all[from:to] {
			for _, r := range alphabet {
				all = append(all, w+string(r))
			}
		}
		from = to
	}
	return all
}

func drawn(r *rand.Rand) string {
	s := ""
	for range r.IntN(6) {
		s += []string{"a", "b", "*", "?", "a", "*"}[r.IntN(6)]
	}
	return s
}

func TestEachSetOfPatternsIsFoundWithItsShortestText(t *testing.T) {
	texts := words("abx", 8)
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var names []string
		var exprs []*Expr
		var patterns []match.Pattern
		for range 1 + r.IntN(4) {
			s := drawn(r)
			names = append(names, s)
			exprs = append(exprs, wild(s))
			patterns = append(patterns, match.Compile(s, match.Options{Wild: true}))
		}
		fit := func(s string) string {
			v := ""
			for i := range patterns {
				v += patterns[i].Match(s, nil).String()[:1]
			}
			return v
		}
		want := map[string]int{} // of those that all texts show, the shortest length
		for _, w := range texts {
			if patterns[0].Match(w, nil) != match.True {
				continue
			}
			if _, known := want[fit(w)]; !known {
				want[fit(w)] = len(w)
			}
		}
		got := map[string]int{}
		whole := Each(exprs[:1], exprs[1:], &Budget{Left: 1 << 20}, func(text string, fits Fits) bool {
			v := "t"
			for i := range exprs[1:] {
				v += match.Of(fits.Has(i)).String()[:1]
			}
			if fit(text) != v {
				t.Fatalf("%q of %q: said to fit %s, fits %s", text, names, v, fit(text))
			}
			got[v] = len(text)
			return true
		})
		if !whole {
			t.Fatalf("%q: not whole", names)
		}
		for v, n := range want {
			if g, found := got[v]; !found || g != n {
				t.Errorf("%q, %s: found %v of length %d, want %d", names, v, found, g, n)
			}
		}
		for v, n := range got {
			if _, found := want[v]; !found && n <= 8 {
				t.Errorf("%q: %s found with length %d, no text shows it", names, v, n)
			}
		}
	}
}

func TestRelationsOfPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, of string
		want        Relation
	}{
		{"arn:aws:s3:::a*", "arn:aws:s3:::ab*", Covers},
		{"arn:aws:s3:::ab*", "arn:aws:s3:::a*", Cuts},
		{"*x", "y*", Cuts},
		{"ab", "ac*", Misses},
		{"a?c", "abc", Covers},
		{"*a*b*", "*ab*", Covers},
		{"*ab*", "*a*b*", Cuts},
		{"*", "", Covers},
		{"a*a", "a", Misses},
	} {
		if got := Relate(wild(c.pattern), &Budget{Left: 1 << 20}, wild(c.of)); got != c.want {
			t.Errorf("%s to %s: %d, want %d", c.pattern, c.of, got, c.want)
		}
	}
}

func TestTheBudgetEndsASearchAtTheSamePlace(t *testing.T) {
	var must, all []*Expr
	must = append(must, wild("*"))
	for i := range 20 {
		all = append(all, wild(fmt.Sprintf("*%c*%c", 'a'+i, 'b'+i)))
	}
	count := func() (n int) {
		b := &Budget{Left: 100_000}
		if Each(must, all, b, func(string, Fits) bool { n++; return true }) {
			t.Fatal("whole")
		}
		return n
	}
	if a, b := count(), count(); a != b || a == 0 {
		t.Errorf("%d and %d", a, b)
	}
}
