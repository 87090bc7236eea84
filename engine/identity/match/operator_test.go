package match_test

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/match"
)

func TestRule67_Names(t *testing.T) {
	for name, want := range map[string]bool{"StringEquals": true, "ForAllValues:StringLikeIfExists": true, "ForAnyValue:Null": true, "stringequals": false,
		"StringEqualsIfExistsIfExists": false, "ForAllValues:ForAnyValue:Bool": false, "Null": true, "NullIfExists": false, "ForAnyValue:": false, "": false,
		"StringLikeIgnoreCase": false, "ForAllValue:StringEquals": false} {
		if _, ok := match.ParseOperator(name); ok != want {
			t.Errorf("%s is an operator: %v", name, ok)
		}
	}
}

// opposite is the positive operator of a negated one.
var opposite = map[string]string{
	"StringNotEquals": "StringEquals", "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase", "StringNotLike": "StringLike",
	"NumericNotEquals": "NumericEquals", "DateNotEquals": "DateEquals", "NotIpAddress": "IpAddress", "ArnNotEquals": "ArnEquals", "ArnNotLike": "ArnLike",
}

// FuzzOperator: no operator panics on any values; Unknown has one of its
// causes; a negated operator is the positive one turned around, under the
// qualifiers as well; a list is judged as its values are.
func FuzzOperator(f *testing.F) {
	f.Fuzz(func(t *testing.T, name, policy, request string, flags byte) {
		op, ok := match.ParseOperator(name)
		if !ok || len(policy)*len(request) > 1<<16 {
			return
		}
		x := asked{values: strings.Split(policy, "\n"), key: match.Key{Present: flags&1 != 0, Multi: flags&2 != 0, Values: strings.Split(request, "\n")}}
		x.o = match.TestOptions{Slot: known{}.slot, Shape: match.Shape(flags >> 2 & 3 % 3), EmptyIsNull: flags&16 != 0}
		if flags&32 != 0 {
			x.o.Slot = nil
		}
		if !x.key.Present {
			x.key.Values = nil
		}
		got := x.judge(op)
		if got == match.Unknown && !x.mayBeUnknown(op) {
			t.Fatalf("%s %+v is unknown", name, x)
		}
		x.negation(t, op, got)
		x.oneByOne(t, op, got)
	})
}

type asked struct {
	values []string
	key    match.Key
	o      match.TestOptions
}

func (x asked) judge(op match.Operator) match.Truth {
	test := match.NewTest(op, x.values, x.o)
	return test.Holds(x.key, known{})
}

func (x asked) mayBeUnknown(op match.Operator) bool {
	if op.Family == match.Null {
		return op.Qualifier != match.NoQualifier
	}
	if x.o.Shape != match.ManyValues && op.Qualifier == match.NoQualifier && len(x.key.Values) > 1 {
		return true
	}
	if x.o.Slot == nil || op.Family != match.String && op.Family != match.ARN && op.Family != match.Bool {
		return false
	}
	return slices.ContainsFunc(x.values, func(v string) bool {
		_, _, ok := pieces(v, "x", op.Like)
		return !ok || strings.Contains(strings.ToLower(v), "${many")
	})
}

// negation holds a negated operator against its positive on a key that came:
// none fits is not that one does, and each fits none is not that some does.
func (x asked) negation(t *testing.T, op match.Operator, got match.Truth) {
	test := match.NewTest(op, x.values, x.o)
	if !op.Negated || !x.key.Present || test.Bare(x.key) {
		return
	}
	positive, _ := match.ParseOperator(opposite[op.Base])
	switch op.Qualifier {
	case match.ForAllValues:
		positive.Qualifier = match.ForAnyValue
	case match.ForAnyValue:
		positive.Qualifier = match.ForAllValues
	}
	if want := x.judge(positive).Not(); got != want {
		t.Fatalf("%s %+v: got %v, %s turned around is %v", op.Name, x, got, positive.Base, want)
	}
}

// oneByOne judges each value of the policy alone and puts the answers together.
func (x asked) oneByOne(t *testing.T, op match.Operator, got match.Truth) {
	if op.Qualifier != match.NoQualifier {
		return
	}
	want := match.Of(op.Negated)
	for _, v := range x.values {
		alone := asked{[]string{v}, x.key, x.o}.judge(op)
		if op.Negated {
			want = want.And(alone)
		} else {
			want = want.Or(alone)
		}
	}
	if got != want {
		t.Fatalf("%s %+v: got %v, value by value %v", op.Name, x, got, want)
	}
}
