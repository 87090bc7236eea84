package match_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule87_ForAllValues(t *testing.T) {
	judge(t, `
		ForAllValues:StringEquals [a | b] on [a | b | a]: true
		ForAllValues:StringEquals [a | b] on [a | c]: false
		ForAllValues:StringEquals [a] on nothing: true
		ForAllValues:StringEquals [a] on []: true
		ForAllValues:StringEquals [a] on a: true
		ForAllValues:StringEquals [a] on b: false
		ForAllValues:StringNotEquals [a] on nothing: true
		ForAllValues:StringNotEquals [a | b] on [c | d]: true
		ForAllValues:StringNotEquals [a | b] on [c | b]: false
		ForAllValues:StringEqualsIfExists [a] on nothing: true
		ForAllValues:StringEqualsIfExists [a] on [b]: false
		ForAllValues:NumericLessThan [10] on [1 | 9.9]: true
		ForAllValues:NumericLessThan [10] on [1 | ten]: false
		ForAllValues:ArnLike [arn:aws:s3:::a*] on [arn:aws:s3:::a | arn:aws:s3:::ab]: true`)
}

func TestRule88_ForAnyValue(t *testing.T) {
	judge(t, `
		ForAnyValue:StringEquals [a | b] on [c | b]: true
		ForAnyValue:StringEquals [a | b] on [c | d]: false
		ForAnyValue:StringEquals [a] on nothing: false
		ForAnyValue:StringEquals [a] on []: false
		ForAnyValue:StringEquals [a] on a: true
		ForAnyValue:StringNotEquals [a] on nothing: false
		ForAnyValue:StringNotEquals [a] on [a | c]: true
		ForAnyValue:StringNotEquals [a | c] on [a | c]: false
		ForAnyValue:StringEqualsIfExists [a] on nothing: true
		ForAnyValue:StringNotEqualsIfExists [a] on []: true
		ForAnyValue:StringEqualsIfExists [a] on [b]: false
		ForAnyValue:IpAddress [10.0.0.0/8] on [192.0.2.1 | 10.1.1.1]: true
		ForAnyValue:NotIpAddress [10.0.0.0/8] on [here | 10.1.1.1]: true
		ForAnyValue:DateGreaterThan [2026] on [2025 | never]: false
		ForAnyValue:BinaryEquals [QQ==] on [Qg== | QQ==]: true
		ForAnyValue:Bool [true] on [false | TRUE]: true`)
}

func TestRule60_MissingKeys(t *testing.T) {
	judge(t, `
		StringEquals [a] on nothing: false
		StringNotEquals [a] on nothing: true
		StringEqualsIfExists [a] on nothing: true
		StringNotEqualsIfExists [a] on nothing: true
		single StringEquals [a] on []: false
		single StringNotEquals [a] on []: true
		NumericLessThan [1] on nothing: false
		NumericNotEquals [1] on nothing: true
		NotIpAddress [10.0.0.0/8] on nothing: true
		ArnNotLike [junk] on nothing: true
		DateNotEquals [junk] on nothing: true
		StringNotEquals [${unset}] on nothing: true
		StringEquals [${] on nothing: false`)
}

func TestRule68_EmptyLists(t *testing.T) {
	judge(t, `
		StringEquals [] on a: false
		StringEquals [] on nothing: false
		StringNotEquals [] on a: false
		StringNotEquals [] on nothing: false
		StringEqualsIfExists [] on nothing: true
		StringEqualsIfExists [] on a: false
		StringNotEqualsIfExists [] on nothing: true
		StringNotEqualsIfExists [] on a: false
		ForAllValues:StringEquals [] on nothing: true
		ForAllValues:StringEquals [] on []: true
		ForAllValues:StringEquals [] on [a]: false
		ForAllValues:StringNotEquals [] on [a]: false
		ForAnyValue:StringEquals [] on nothing: false
		ForAnyValue:StringEquals [] on [a]: false
		ForAnyValue:StringNotEquals [] on [a]: false
		ForAnyValue:StringEqualsIfExists [] on nothing: true
		ForAnyValue:StringEqualsIfExists [] on [a]: false
		NumericNotEquals [] on 1: false
		DateNotEquals [] on 2026: false
		Bool [] on true: false
		BinaryEquals [] on QQ==: false
		NotIpAddress [] on 10.0.0.1: false
		ArnNotLike [] on arn:aws:s3:::a: false`)
}

func TestRule90_ASetNeedsAQualifier(t *testing.T) {
	judge(t, `
		StringEquals [a] on [a]: false
		StringNotEquals [a] on [b]: false
		StringEqualsIfExists [a] on [a]: false
		StringNotEquals [a] on []: false
		NumericLessThan [9] on [1]: false
		NotIpAddress [10.0.0.0/8] on [192.0.2.1]: false
		StringEquals [${] on [a]: false
		multivalued StringEquals [a] on a: false
		multivalued StringNotEquals [a] on b: false
		multivalued StringEquals [a] on nothing: false
		multivalued StringNotEquals [a] on nothing: false
		multivalued StringEqualsIfExists [a] on nothing: false
		multivalued StringEqualsIfExists [] on nothing: false
		multivalued StringNotEqualsIfExists [a] on [b]: false
		multivalued ForAnyValue:StringEquals [a] on a: true
		multivalued ForAllValues:StringNotEquals [a] on [b]: true`)
}

func TestRule91_TheTypeDecidesNotTheCount(t *testing.T) {
	judge(t, `
		single StringEquals [a] on [a]: true
		single StringNotEquals [a] on [a]: false
		single StringEquals [a] on [a | b]: unknown
		single StringNotEquals [a] on [c | d]: unknown
		single StringEqualsIfExists [a] on [a | b]: unknown
		single NumericLessThan [9] on [1 | 2]: unknown
		single ForAnyValue:StringEquals [a] on [b | a]: true
		single ForAllValues:StringEquals [a] on [b | a]: false`)
	loose := match.NewTest(operator(t, "StringEquals"), []string{"a"}, match.TestOptions{})
	if got := loose.Holds(match.Key{Present: true, Values: []string{"a", "a"}}, nil); got != match.Unknown {
		t.Errorf("one value that is two: %v", got)
	}
}

func TestRule90_Bare(t *testing.T) {
	for _, c := range []struct {
		name  string
		shape match.Shape
		key   string
		want  bool
	}{
		{"StringEquals", match.AnyShape, "a", false},
		{"StringEquals", match.AnyShape, "[a]", true},
		{"StringEquals", match.AnyShape, "[]", true},
		{"StringEquals", match.AnyShape, "nothing", false},
		{"StringEqualsIfExists", match.ManyValues, "nothing", true},
		{"ArnNotLike", match.ManyValues, "a", true},
		{"StringEquals", match.OneValue, "[a | b]", false},
		{"ForAnyValue:StringEquals", match.ManyValues, "[a]", false},
		{"Null", match.ManyValues, "[a]", false},
	} {
		test := match.NewTest(operator(t, c.name), []string{"a"}, match.TestOptions{Shape: c.shape})
		if got := test.Bare(key(c.key)); got != c.want {
			t.Errorf("%s on %s with shape %d: %v", c.name, c.key, c.shape, got)
		}
	}
}

// passes judges one value of the request by the rules for one value, with the
// operator's name stripped of what the quantifiers are about.
func passes(t failer, op match.Operator, policy []string, v string) bool {
	fitsOne := func(p string) bool {
		if !op.Negated {
			return holds(t, op.Base, p, v)
		}
		return !holds(t, op.Base, p, v)
	}
	return slices.ContainsFunc(policy, fitsOne) != op.Negated
}

// quantified is rules 60-62, 68, 87, 88 and 90 written out.
func quantified(t failer, op match.Operator, policy []string, k match.Key) bool {
	missing := !k.Present || len(k.Values) == 0
	pass := func(v string) bool { return passes(t, op, policy, v) }
	switch op.Qualifier {
	case match.ForAllValues:
		return missing || len(policy) > 0 && !slices.ContainsFunc(k.Values, func(v string) bool { return !pass(v) })
	case match.ForAnyValue:
		return missing && op.IfExists || len(policy) > 0 && slices.ContainsFunc(k.Values, pass)
	}
	switch {
	case k.Multi:
		return false
	case missing:
		return op.IfExists || op.Negated && len(policy) > 0
	}
	return len(policy) > 0 && pass(k.Values[0])
}

func TestRule87_AgainstQuantifiers(t *testing.T) {
	values := map[match.Family][]string{
		match.String: {"a", "A", "ab", "a*", ""}, match.Numeric: {"1", "1.0", "2", "x"}, match.Date: {"2026", "2026-01", "1", "x"},
		match.Bool: {"true", "TRUE", "false", "x"}, match.Binary: {"QQ==", "QR==", "Qg==", "x"}, match.IP: {"10.0.0.1", "10.0.0.2", "::1", "x"},
		match.ARN: {"arn:a:b:c:d:e", "arn:*:b:c:d:?", "arn:a:b:c:d:f", "x"},
	}
	names := slices.DeleteFunc(match.Operators(), func(n string) bool { return n == "Null" })
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom([]string{"", "ForAllValues:", "ForAnyValue:"}).Draw(rt, "qualifier") + rapid.SampledFrom(names).Draw(rt, "name") +
			rapid.SampledFrom([]string{"", "IfExists"}).Draw(rt, "suffix")
		op := operator(rt, name)
		some := rapid.SliceOfN(rapid.SampledFrom(values[op.Family]), 0, 3)
		policy := some.Draw(rt, "policy")
		k := match.Key{Present: rapid.Bool().Draw(rt, "present"), Multi: true, Values: some.Draw(rt, "request")}
		if k.Multi = k.Present && (len(k.Values) != 1 || rapid.Bool().Draw(rt, "multi")); !k.Present {
			k.Values = nil
		}
		test := match.NewTest(op, policy, match.TestOptions{})
		if got, want := test.Holds(k, nil), match.Of(quantified(rt, op, policy, k)); got != want {
			rt.Fatalf("%s %q on %+v: got %v, want %v", name, policy, k, got, want)
		}
	})
}
