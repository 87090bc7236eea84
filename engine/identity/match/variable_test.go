package match_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule97_UnsetVariables(t *testing.T) {
	judge(t, `
		StringEquals [${name}] on mia: true
		StringLike [home/${name}/*] on home/mia/x: true
		StringEquals [${unset}] on a: false
		StringNotEquals [${unset}] on a: true
		StringEquals [${unset}] on "": false
		StringEquals [${empty}] on "": true
		StringEquals [${unset} | a] on a: true
		StringNotEquals [${unset} | a] on a: false`)
}

func TestRule95_VariablesOfSets(t *testing.T) {
	judge(t, `
		StringEquals [${many}] on a: unknown
		StringNotEquals [${many}] on a: unknown
		StringEquals [${many} | a] on a: true
		StringNotEquals [a | ${many}] on a: false
		StringEquals [${many}${unset}] on a: false
		StringEquals [${unset}${many}] on a: false
		StringEqualsIfExists [${many}] on nothing: true
		ForAllValues:StringEquals [${many} | a] on [a | b]: unknown
		ForAllValues:StringNotEquals [${many} | a] on [a | b]: false
		ForAnyValue:StringEquals [${many} | a] on [b | a]: true
		ForAnyValue:StringNotEquals [${many} | a] on [b | a]: unknown`)
}

func TestRule98_Defaults(t *testing.T) {
	judge(t, `
		StringEquals [${unset, 'x y'}] on x y: true
		StringEquals [${unset,'x'}] on x: unknown
		StringEquals [${unset, 'it's'}] on it's: unknown
		StringEquals [${name, 'x'}] on mia: true
		StringEquals [${name, 'x'}] on x: false
		StringEquals [${unset, ''}] on "": true
		StringLike [${unset, '*'}] on x: false
		StringEqualsIgnoreCase [${unset, 'X'}] on x: true
		StringEquals [${unset, x}] on x: unknown
		StringEquals [${unset, 'x}] on x: unknown
		StringEquals [${unset,  'x'}] on x: unknown`)
}

func TestRule99_Escapes(t *testing.T) {
	judge(t, `
		StringLike [a${*}] on a*: true
		StringLike [a${*}] on ab: false
		StringLike [${?}${$}${*}] on ?$*: true
		StringEquals [${$}{name}] on ${name}: true`)
}

func TestRule102_MalformedVariables(t *testing.T) {
	judge(t, `
		StringEquals [${}] on a: unknown
		StringEquals [${] on ${: unknown
		StringEquals [${a b}] on a: unknown
		StringNotEquals [${a${b}] on a: unknown
		StringEquals [${a$b}] on a: unknown
		StringEquals [${, 'x'}] on x: unknown
		StringEquals [a | ${] on a: true
		StringEquals [$ | {}] on $: true
		2008 StringEquals [${}] on ${}: true
		2008 StringEquals [${name}] on mia: false`)
}

// Variables are text where a family has none (rules 78, 79).
func TestRule93_FamiliesWithoutVariables(t *testing.T) {
	asked := match.TestOptions{Slot: func(name string) int { t.Errorf("%s is taken for a variable", name); return 0 }}
	for _, name := range []string{"NumericEquals", "DateEquals", "BinaryEquals", "IpAddress", "Null"} {
		test := match.NewTest(operator(t, name), []string{"${name}", "${"}, asked)
		if got := test.Holds(one("1"), nil); got != match.False {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// FuzzVariables: a pattern with variables matches what its twin does, which
// writes their value out.
func FuzzVariables(f *testing.F) {
	f.Fuzz(func(t *testing.T, pattern, value, s string, flags byte) {
		wild, fold := flags&1 != 0, flags&2 != 0
		if len(pattern)*(len(value)+1)*len(s) > 1<<14 || !validUTF8(pattern, value, s) || value == "[]" {
			return
		}
		p := match.Compile(pattern, match.Options{Wild: wild, Fold: fold, Slot: func(string) int { return 0 }})
		want := match.Unknown
		if ps, isBound, ok := pieces(pattern, value, wild); ok {
			want = match.Of(isBound && fits(ps, []rune(s), same(fold)))
		}
		if p.Broken() != (want == match.Unknown) {
			t.Fatalf("%q is malformed: %v", pattern, p.Broken())
		}
		if got := p.Match(s, slots{value}); got != want {
			t.Fatalf("%q with %q on %q: got %v, want %v", pattern, value, s, got, want)
		}
		if from := match.Compile(pattern, match.Options{Wild: wild, From: len(pattern), Slot: func(string) int { return 0 }}); from.Broken() {
			t.Fatalf("%q has no variables before its end", pattern)
		}
	})
}

// TestRule94_NamesWithoutCase: names reach Slot in lower case.
func TestRule94_NamesWithoutCase(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.StringMatching(`[a-zA-Z:/]{1,8}`).Draw(rt, "name")
		var got string
		match.Compile("${"+name+"}", match.Options{Slot: func(n string) int { got = n; return 0 }})
		if got != strings.ToLower(name) {
			rt.Fatalf("%s is asked for as %s", name, got)
		}
	})
}
