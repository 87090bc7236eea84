package match_test

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/match"
)

// judge runs lines such as
//
//	NumericLessThan [10 | 20] on 15: true
//	multivalued ForAnyValue:StringLike [a*] on [x | ab]: true
//
// The words before an operator are about its key: single, multivalued, tag; or
// 2008 for the language without variables. The request holds one value, a list
// or nothing; "" is the empty value.
func judge(t *testing.T, lines string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		head, rest, ok := strings.Cut(line, "] on ")
		before, values, ok2 := strings.Cut(head, "[")
		colon := strings.LastIndex(rest, ": ")
		if !ok || !ok2 || colon < 0 {
			t.Fatalf("%s: want OPERATOR [VALUES] on REQUEST: TRUTH", line)
		}
		o, name := options(t, strings.Fields(before))
		test := match.NewTest(operator(t, name), list(values), o)
		if got := test.Holds(key(rest[:colon]), known{}).String(); got != rest[colon+2:] {
			t.Errorf("%s, got %s", line, got)
		}
	}
}

func options(t *testing.T, words []string) (match.TestOptions, string) {
	o := match.TestOptions{Slot: known{}.slot}
	for _, w := range words[:len(words)-1] {
		switch w {
		case "single":
			o.Shape = match.OneValue
		case "multivalued":
			o.Shape = match.ManyValues
		case "tag":
			o.EmptyIsNull = true
		case "2008":
			o.Slot = nil
		default:
			t.Fatalf("what is %s?", w)
		}
	}
	return o, words[len(words)-1]
}

func operator(t failer, name string) match.Operator {
	op, ok := match.ParseOperator(name)
	if !ok {
		t.Fatalf("there is no operator %s", name)
	}
	return op
}

// failer is a test, plain or of properties.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	vs := strings.Split(s, " | ")
	for i := range vs {
		vs[i] = value(vs[i])
	}
	return vs
}

func value(s string) string {
	if s == `""` {
		return ""
	}
	return s
}

func key(s string) match.Key {
	switch {
	case s == "nothing":
		return match.Key{}
	case strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]"):
		return match.Key{Present: true, Multi: true, Values: list(s[1 : len(s)-1])}
	}
	return one(value(s))
}

func one(v string) match.Key { return match.Key{Present: true, Values: []string{v}} }

// holds asks one operator about one value on either side.
func holds(t failer, name, policy, request string) bool {
	test := match.NewTest(operator(t, name), []string{policy}, match.TestOptions{})
	return test.Holds(one(request), nil) == match.True
}

// known are the variables of the tables; any other name is unset.
type known struct{}

var variables = []struct {
	name, value string
	set         match.Truth
}{
	{"unset", "", match.False},
	{"many", "", match.Unknown},
	{"name", "mia", match.True},
	{"star", "*", match.True},
	{"colon", "a:b", match.True},
	{"empty", "", match.True},
	{"yes", "TRUE", match.True},
	{"arn", "arn:aws:iam::111122223333:user/mia", match.True},
}

func (known) slot(name string) int {
	for i, v := range variables {
		if v.name == name {
			return i
		}
	}
	return 0
}

func (known) Variable(slot int) (string, match.Truth) {
	return variables[slot].value, variables[slot].set
}

// TestEveryOperator holds each operator against a value that fits and one that
// does not.
func TestEveryOperator(t *testing.T) {
	const lines = `
		StringEquals [a] on a: true
		StringNotEquals [a] on b: true
		StringEqualsIgnoreCase [a] on A: true
		StringNotEqualsIgnoreCase [a] on b: true
		StringLike [a*] on ab: true
		StringNotLike [a*] on b: true
		NumericEquals [1] on 1.0: true
		NumericNotEquals [1] on 2: true
		NumericLessThan [2] on 1: true
		NumericLessThanEquals [2] on 2: true
		NumericGreaterThan [2] on 3: true
		NumericGreaterThanEquals [2] on 2: true
		DateEquals [2026] on 2026-01-01T00:00Z: true
		DateNotEquals [2026] on 2027: true
		DateLessThan [2026] on 2025: true
		DateLessThanEquals [2026] on 2026: true
		DateGreaterThan [2026] on 2027: true
		DateGreaterThanEquals [2026] on 2026: true
		Bool [true] on True: true
		BinaryEquals [QUI=] on QUI=: true
		IpAddress [10.0.0.0/8] on 10.1.2.3: true
		NotIpAddress [10.0.0.0/8] on 11.1.2.3: true
		ArnEquals [arn:aws:s3:::a] on arn:aws:s3:::a: true
		ArnLike [arn:aws:s3:::a*] on arn:aws:s3:::ab: true
		ArnNotEquals [arn:aws:s3:::a] on arn:aws:s3:::b: true
		ArnNotLike [arn:aws:s3:::a*] on arn:aws:s3:::b: true
		Null [true] on nothing: true

		StringEquals [a] on b: false
		StringNotEquals [a] on a: false
		StringEqualsIgnoreCase [a] on b: false
		StringNotEqualsIgnoreCase [a] on A: false
		StringLike [a*] on b: false
		StringNotLike [a*] on ab: false
		NumericEquals [1] on 2: false
		NumericNotEquals [1] on 1.0: false
		NumericLessThan [2] on 2: false
		NumericLessThanEquals [2] on 3: false
		NumericGreaterThan [2] on 2: false
		NumericGreaterThanEquals [2] on 1: false
		DateEquals [2026] on 2027: false
		DateNotEquals [2026] on 2026-01-01T00:00Z: false
		DateLessThan [2026] on 2026: false
		DateLessThanEquals [2026] on 2027: false
		DateGreaterThan [2026] on 2026: false
		DateGreaterThanEquals [2026] on 2025: false
		Bool [true] on false: false
		BinaryEquals [QUI=] on QUE=: false
		IpAddress [10.0.0.0/8] on 11.1.2.3: false
		NotIpAddress [10.0.0.0/8] on 10.1.2.3: false
		ArnEquals [arn:aws:s3:::a] on arn:aws:s3:::b: false
		ArnLike [arn:aws:s3:::a*] on arn:aws:s3:::b: false
		ArnNotEquals [arn:aws:s3:::a] on arn:aws:s3:::a: false
		ArnNotLike [arn:aws:s3:::a*] on arn:aws:s3:::ab: false
		Null [true] on a: false`
	judge(t, lines)
	words := strings.Fields(lines)
	for _, name := range match.Operators() {
		if i := slices.Index(words, name); i < 0 {
			t.Errorf("nobody tries %s", name)
		}
	}
}
