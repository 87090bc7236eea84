package match

import (
	"slices"
	"strings"
)

// Qualifier is ForAllValues, ForAnyValue or neither.
type Qualifier uint8

// The qualifiers.
const (
	NoQualifier Qualifier = iota
	ForAllValues
	ForAnyValue
)

// Operator is a condition operator taken apart.
type Operator struct {
	Name      string // as written
	Base      string // without qualifier and IfExists
	Family    Family
	Negated   bool // ...Not...: none of the values may match (rule 56)
	Like      bool // * and ? are wildcards
	Fold      bool // without case
	IfExists  bool // a missing key holds (rule 62)
	Qualifier Qualifier
}

type base struct {
	name                string
	family              Family
	negated, like, fold bool
}

var bases = []base{
	{name: "StringEquals", family: String},
	{name: "StringNotEquals", family: String, negated: true},
	{name: "StringEqualsIgnoreCase", family: String, fold: true},
	{name: "StringNotEqualsIgnoreCase", family: String, fold: true, negated: true},
	{name: "StringLike", family: String, like: true},
	{name: "StringNotLike", family: String, like: true, negated: true},
	{name: "NumericEquals", family: Numeric},
	{name: "NumericNotEquals", family: Numeric, negated: true},
	{name: "NumericLessThan", family: Numeric},
	{name: "NumericLessThanEquals", family: Numeric},
	{name: "NumericGreaterThan", family: Numeric},
	{name: "NumericGreaterThanEquals", family: Numeric},
	{name: "DateEquals", family: Date},
	{name: "DateNotEquals", family: Date, negated: true},
	{name: "DateLessThan", family: Date},
	{name: "DateLessThanEquals", family: Date},
	{name: "DateGreaterThan", family: Date},
	{name: "DateGreaterThanEquals", family: Date},
	{name: "Bool", family: Bool},
	{name: "BinaryEquals", family: Binary},
	{name: "IpAddress", family: IP},
	{name: "NotIpAddress", family: IP, negated: true},
	{name: "ArnEquals", family: ARN},
	{name: "ArnLike", family: ARN, like: true},
	{name: "ArnNotEquals", family: ARN, negated: true},
	{name: "ArnNotLike", family: ARN, like: true, negated: true},
	{name: "Null", family: Null},
}

// Operators lists the names of all operators without qualifier and IfExists.
func Operators() []string {
	names := make([]string, len(bases))
	for i, b := range bases {
		names[i] = b.name
	}
	return names
}

// ParseOperator reads an operator's name as a policy writes it. Null takes no
// IfExists (rule 65).
func ParseOperator(name string) (Operator, bool) {
	op := Operator{Name: name}
	rest := name
	if r, ok := strings.CutPrefix(rest, "ForAllValues:"); ok {
		op.Qualifier, rest = ForAllValues, r
	} else if r, ok := strings.CutPrefix(rest, "ForAnyValue:"); ok {
		op.Qualifier, rest = ForAnyValue, r
	}
	if r, ok := strings.CutSuffix(rest, "IfExists"); ok {
		op.IfExists, rest = true, r
	}
	i := slices.IndexFunc(bases, func(b base) bool { return b.name == rest })
	if i < 0 || op.IfExists && bases[i].family == Null {
		return op, false
	}
	b := bases[i]
	op.Base, op.Family, op.Negated, op.Like, op.Fold = b.name, b.family, b.negated, b.like, b.fold
	return op, true
}
