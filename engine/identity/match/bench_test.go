package match_test

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/identity/match"
)

// trial is a condition with a request: one that fits its last value or, as
// junk, none.
type trial struct {
	name, operator string
	value          func(i int) string // the policy's values
	request        string
}

func always(s string) func(int) string { return func(int) string { return s } }

var trials = []trial{
	{"equals", "StringEquals", func(i int) string { return fmt.Sprint("user-", i) }, "user-0"},
	{"like", "StringLike", func(i int) string { return fmt.Sprintf("*team-%d/*", i) }, "eng/team-0/mia"},
	{"variable", "StringLike", func(i int) string { return fmt.Sprintf("%d/${name}/*", i) }, "0/mia/x"},
	{"ignore case", "StringEqualsIgnoreCase", func(i int) string { return fmt.Sprint("User-", i) }, "uSER-0"},
	{"number", "NumericEquals", func(i int) string { return fmt.Sprint(i, ".250") }, "0.25"},
	{"long number", "NumericLessThan", func(i int) string { return strings.Repeat("9", 40) + "e" + fmt.Sprint(-i) }, "9999999999999999999999999999999999999998.5e0"},
	{"date", "DateEquals", func(i int) string { return fmt.Sprintf("%04d-02-28T12:30:00.5+02:00", i) }, "0000-02-28T10:30:00.50Z"},
	{"epoch", "DateEquals", func(i int) string { return fmt.Sprint(1767225600+i, ".75") }, "1767225600.75"},
	{"bool", "Bool", always("false"), "FALSE"},
	{"binary", "BinaryEquals", func(i int) string { return fmt.Sprintf("QUJD%04dQUI=", i) }, "QUJD0000QUI="},
	{"ipv4", "IpAddress", func(i int) string { return fmt.Sprintf("10.%d.%d.0/24", i>>8, i&255) }, "10.0.0.9"},
	{"ipv6", "IpAddress", func(i int) string { return fmt.Sprintf("2001:db8:%x::/48", i) }, "2001:db8::c000:2ff"},
	{"arn", "ArnLike", func(i int) string { return fmt.Sprintf("arn:aws:sns:*:%012d:${name}-*", i) }, "arn:aws:sns:eu-west-1:000000000000:mia-alarms"},
	{"null", "Null", always("false"), "x"},
	{"for all", "ForAllValues:StringNotEquals", func(i int) string { return fmt.Sprint("user-", i) }, "nobody"},
}

// test has n values, of which the last is number 0.
func (c trial) test(n int) match.Test {
	values := make([]string, n)
	for i := range values {
		values[i] = c.value(n - 1 - i)
	}
	op, _ := match.ParseOperator(c.operator)
	return match.NewTest(op, values, match.TestOptions{Slot: known{}.slot})
}

// TestHoldsAllocatesNothing: neither on what fits nor on what cannot be read.
func TestHoldsAllocatesNothing(t *testing.T) {
	for _, c := range trials {
		test := c.test(3)
		if got := test.Holds(one(c.request), known{}); got != match.True {
			t.Errorf("%s: %v", c.name, got)
		}
		for _, request := range []string{c.request, "", "junk", "fe80::1%eth0", "10.0.0.256/8", "2026-01-01T00:00:61.5+99:99", "1e99999999999", "Q=Q=", "arn:aws:s3", "\xff\u212a"} {
			k := one(request)
			if n := testing.AllocsPerRun(20, func() { test.Holds(k, known{}) }); n != 0 {
				t.Errorf("%s on %q: %v allocations", c.name, request, n)
			}
		}
	}
}

func BenchmarkHolds(b *testing.B) {
	for _, n := range []int{1, 1000} {
		for _, c := range trials {
			b.Run(fmt.Sprintf("%s/values=%d", c.name, n), func(b *testing.B) {
				test, k := c.test(n), one(c.request)
				if test.Holds(k, known{}) != match.True {
					b.Fatal("does not hold")
				}
				b.ReportAllocs()
				for b.Loop() {
					test.Holds(k, known{})
				}
			})
		}
	}
}

// BenchmarkHoldsJunk is a request that no family can read.
func BenchmarkHoldsJunk(b *testing.B) {
	for _, c := range trials {
		b.Run(c.name, func(b *testing.B) {
			test, k := c.test(1), one("2026-01-01T00:00:00 or so")
			b.ReportAllocs()
			for b.Loop() {
				test.Holds(k, known{})
			}
		})
	}
}

// BenchmarkSets is a thousand values on either side.
func BenchmarkSets(b *testing.B) {
	for _, name := range []string{"ForAllValues:StringEquals", "ForAllValues:NumericEquals", "ForAnyValue:StringNotEquals"} {
		b.Run(name, func(b *testing.B) {
			values := make([]string, 1000)
			for i := range values {
				values[i] = fmt.Sprint(i)
			}
			op, _ := match.ParseOperator(name)
			test, k := match.NewTest(op, values, match.TestOptions{}), match.Key{Present: true, Multi: true, Values: values}
			b.ReportAllocs()
			for b.Loop() {
				test.Holds(k, nil)
			}
		})
	}
}

func BenchmarkNewTest(b *testing.B) {
	for _, c := range trials {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.test(1000)
			}
		})
	}
}
