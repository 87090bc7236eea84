package match_test

import (
	"cmp"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule78_NumbersAreExact(t *testing.T) {
	judge(t, `
		NumericEquals [10] on 10: true
		NumericEquals [10] on 10.000: true
		NumericEquals [10] on +10: true
		NumericEquals [10] on 0010: true
		NumericEquals [10] on 1e1: true
		NumericEquals [10] on 100E-1: true
		NumericEquals [.5] on 0.50: true
		NumericEquals [5.] on 5: true
		NumericEquals [0] on -0.0: true
		NumericEquals [0e999] on 0: true
		NumericEquals [0.1] on 0.10000000000000000000000000000000000001: false
		NumericEquals [9007199254740992] on 9007199254740993: false
		NumericLessThan [9007199254740993] on 9007199254740992: true
		NumericLessThan [0] on -0.000001: true
		NumericLessThan [-1] on -2: true
		NumericLessThan [-1] on -0.5: false
		NumericLessThan [100] on 99.9999: true
		NumericLessThan [10] on 9: true
		NumericGreaterThan [9] on 10: true
		NumericGreaterThan [12.3] on 12.31: true
		NumericGreaterThan [1e1000000000] on 9e1000000000: true
		NumericLessThan [1e1000000000] on 1e-1000000000: true
		NumericEquals [1e1000000000] on 10e999999999: true
		NumericEquals [1000000] on 1e0000000000006: true`)
}

func TestRule78_SeveralValuesAreAlternatives(t *testing.T) {
	judge(t, `
		NumericEquals [1 | 2] on 2: true
		NumericLessThan [1 | 100] on 50: true
		NumericNotEquals [1 | 2] on 2: false
		NumericNotEquals [1 | 2] on 3: true`)
}

// What is no number fits nothing, on either side; negated operators then hold.
func TestRule78_WhatIsNoNumber(t *testing.T) {
	for _, junk := range []string{"", " ", "ten", "1 ", " 1", "1,000", "1_000", "0x10", "NaN", "Infinity", "-", "+", ".", "e5", "1e", "1e+", "1e5.0",
		"--1", "1.2.3", "1e1000000001", "1e-1000000001", "1e99999999999999999999", "\u0661", "true", "${name}", "1-", "1+1"} {
		if match.Numeric.Reads(junk) {
			t.Errorf("%q is read", junk)
		}
		for _, pair := range [][2]string{{junk, "1"}, {"1", junk}, {junk, junk}} {
			for _, name := range []string{"NumericEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"} {
				if holds(t, name, pair[0], pair[1]) {
					t.Errorf("%s %q holds on %q", name, pair[0], pair[1])
				}
			}
			if !holds(t, "NumericNotEquals", pair[0], pair[1]) {
				t.Errorf("NumericNotEquals %q fails on %q", pair[0], pair[1])
			}
		}
	}
}

var numberForm = regexp.MustCompile(`^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE]([+-]?[0-9]+))?$`)

// readNumber is the twin's reading: the form is a regular expression's, the
// exponent's bound a big integer's.
func readNumber(s string) (power int64, ok bool) {
	m := numberForm.FindStringSubmatch(s)
	if m == nil || m[1] == "" {
		return 0, m != nil
	}
	big, _ := new(big.Int).SetString(m[1], 10)
	return big.Int64(), big.IsInt64() && max(big.Int64(), -big.Int64()) <= 1_000_000_000
}

// sameOrder expects every operator of a family to agree with what comparing
// request to policy comes to.
func sameOrder(t failer, family, policy, request string, order int) {
	for suffix, want := range map[string]bool{
		"Equals": order == 0, "NotEquals": order != 0,
		"LessThan": order < 0, "LessThanEquals": order <= 0,
		"GreaterThan": order > 0, "GreaterThanEquals": order >= 0,
	} {
		if got := holds(t, family+suffix, policy, request); got != want {
			t.Fatalf("%s%s %q on %q: %v, and the twin compares to %d", family, suffix, policy, request, got, order)
		}
	}
}

func drawNumber(t *rapid.T, label string) string {
	digits := rapid.StringMatching(`0{0,2}[0-9]{0,3}0{0,2}`)
	sign := rapid.SampledFrom([]string{"", "", "-", "+"})
	s := sign.Draw(t, label+" sign") + digits.Draw(t, label) + "."
	s += digits.Draw(t, label+" fraction")
	if strings.Trim(s, "+-.") == "" {
		s += "0"
	}
	if rapid.Bool().Draw(t, label+" whole") && strings.HasSuffix(s, ".") {
		s = strings.TrimSuffix(s, ".")
	}
	if rapid.Bool().Draw(t, label+" has exponent") {
		s += "e" + sign.Draw(t, label+" exponent's sign") + strconv.Itoa(rapid.IntRange(0, 6).Draw(t, label+" exponent"))
	}
	return s
}

// rewritten is the same number in another form.
func rewritten(t *rapid.T, s string) string {
	base, power, _ := strings.Cut(s, "e")
	n, _ := strconv.Atoi(power)
	if !strings.Contains(base, ".") {
		base += "."
	}
	shift := rapid.IntRange(0, 4).Draw(t, "shift")
	return fmt.Sprintf("%s%se%d", strings.Replace(base, ".", "", 1), strings.Repeat("0", shift), n-shift-len(base)+strings.Index(base, ".")+1)
}

func TestRule78_AgainstBigRationals(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a, b := drawNumber(rt, "a"), drawNumber(rt, "b")
		switch rapid.IntRange(0, 3).Draw(rt, "pair") {
		case 0:
			b = rewritten(rt, a)
		case 1:
			b = rewritten(rt, a) + "0"
		}
		x, ok1 := new(big.Rat).SetString(a)
		y, ok2 := new(big.Rat).SetString(b)
		if !ok1 || !ok2 || !match.Numeric.Reads(a) || !match.Numeric.Reads(b) {
			rt.Fatalf("%q and %q should be numbers", a, b)
		}
		sameOrder(rt, "Numeric", a, b, y.Cmp(x))
	})
}

// FuzzNumber: what is read is what the regular expression takes, and order is
// that of rationals, as far as those can go.
func FuzzNumber(f *testing.F) {
	f.Fuzz(func(t *testing.T, a, b string) {
		p, aOK := readNumber(a)
		q, bOK := readNumber(b)
		if got := match.Numeric.Reads(a); got != aOK {
			t.Fatalf("%q is read: %v", a, got)
		}
		if !aOK || !bOK {
			return
		}
		if max(p, -p, q, -q) < 1000 && len(a)+len(b) < 1000 {
			x, _ := new(big.Rat).SetString(a)
			y, _ := new(big.Rat).SetString(b)
			sameOrder(t, "Numeric", a, b, y.Cmp(x))
			return
		}
		order := func(a, b string) int {
			return cmp.Compare(index(holds(t, "NumericGreaterThan", a, b)), index(holds(t, "NumericLessThan", a, b)))
		}
		sameOrder(t, "Numeric", a, b, order(a, b))
		sameOrder(t, "Numeric", b, a, -order(a, b))
	})
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}
