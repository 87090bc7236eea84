package twin

import "strings"

// An operator is the name of a condition operator taken apart.
type operator struct {
	name      string
	qualifier string // "", "ForAllValues" or "ForAnyValue"
	ifExists  bool
	negated   bool
	compare   comparison
}

// A comparison says whether one value of the request fits one of the policy,
// as the positive form of the operator would.
type comparison func(q *question, asked, wanted string, substitutes bool) truth

type operatorForm struct {
	compare comparison
	negated bool
}

// operatorForms: the section F, all of it.
var operatorForms = map[string]operatorForm{
	"StringEquals": {compareText, false}, "StringNotEquals": {compareText, true},
	"StringEqualsIgnoreCase": {compareFolded, false}, "StringNotEqualsIgnoreCase": {compareFolded, true},
	"StringLike": {compareLike, false}, "StringNotLike": {compareLike, true},
	"ArnEquals": {compareARN, false}, "ArnLike": {compareARN, false}, // rule 75
	"ArnNotEquals": {compareARN, true}, "ArnNotLike": {compareARN, true},
	"NumericEquals": {compareNumber(is0), false}, "NumericNotEquals": {compareNumber(is0), true},
	"NumericLessThan": {compareNumber(isLess), false}, "NumericLessThanEquals": {compareNumber(isLessOr0), false},
	"NumericGreaterThan": {compareNumber(isMore), false}, "NumericGreaterThanEquals": {compareNumber(isMoreOr0), false},
	"DateEquals": {compareDate(is0), false}, "DateNotEquals": {compareDate(is0), true},
	"DateLessThan": {compareDate(isLess), false}, "DateLessThanEquals": {compareDate(isLessOr0), false},
	"DateGreaterThan": {compareDate(isMore), false}, "DateGreaterThanEquals": {compareDate(isMoreOr0), false},
	"Bool": {compareBool, false}, "BinaryEquals": {compareBinary, false},
	"IpAddress": {compareIP, false}, "NotIpAddress": {compareIP, true},
	"Null": {nil, false},
}

func is0(order int) bool       { return order == 0 }
func isLess(order int) bool    { return order < 0 }
func isLessOr0(order int) bool { return order <= 0 }
func isMore(order int) bool    { return order > 0 }
func isMoreOr0(order int) bool { return order >= 0 }

// readOperator: rules 65 and 67 say which there are not.
func readOperator(text string) (operator, bool) {
	var op operator
	name := text
	if before, after, found := strings.Cut(text, ":"); found {
		if before != "ForAllValues" && before != "ForAnyValue" {
			return op, false
		}
		op.qualifier, name = before, after
	}
	op.name, op.ifExists = strings.CutSuffix(name, "IfExists")
	form, known := operatorForms[op.name]
	op.compare, op.negated = form.compare, form.negated
	return op, known && !(op.name == "Null" && op.ifExists)
}

// all is rule 55: operators and keys are ANDed.
func (q *question) all(conditions []condition, substitutes bool) truth {
	holds := yes
	for _, c := range conditions {
		holds = and(holds, q.holds(c, substitutes))
	}
	return holds
}

// holds judges one key under one operator, in the order of the readings.
func (q *question) holds(c condition, substitutes bool) truth {
	e, present := q.keys.find(c.key)
	switch {
	case c.operator.name == "Null":
		return holdsNull(c, e, present)
	case c.operator.qualifier == "" && isMultivalued(c.key, e):
		return no // rule 90
	case !present:
		return holdsMissing(c)
	case len(c.values) == 0:
		return no // rule 68
	case c.operator.qualifier == "" && len(e.values) > 1:
		return unknown // a single-valued key with several values
	case c.operator.qualifier == "ForAnyValue":
		return q.forAny(c, e.values, substitutes)
	}
	return q.forEach(c, e.values, substitutes) // ForAllValues, or the one value
}

// holdsMissing: rules 60-63, 68, 87, 88. The missing key decides before the
// negation does.
func holdsMissing(c condition) truth {
	switch {
	case c.operator.ifExists:
		return yes // 62, 63
	case c.operator.qualifier == "ForAllValues":
		return yes // 87
	case c.operator.qualifier == "ForAnyValue":
		return no // 88
	case len(c.values) == 0:
		return no // 68
	}
	return truthOf(c.operator.negated) // 60, 61
}

// forEach is rule 87: every value of the request passes.
func (q *question) forEach(c condition, asked []string, substitutes bool) truth {
	holds := yes
	for _, one := range asked {
		holds = and(holds, q.passes(c, one, substitutes))
	}
	return holds
}

// forAny is rule 88: some value of the request passes.
func (q *question) forAny(c condition, asked []string, substitutes bool) truth {
	holds := no
	for _, one := range asked {
		holds = or(holds, q.passes(c, one, substitutes))
	}
	return holds
}

// passes: rules 55 and 56, values are ORed, those of a negated operator NORed.
func (q *question) passes(c condition, asked string, substitutes bool) truth {
	some := no
	for _, wanted := range c.values {
		some = or(some, c.operator.compare(q, asked, wanted, substitutes))
	}
	if c.operator.negated {
		return not(some)
	}
	return some
}

// holdsNull: rules 64 and 66.
func holdsNull(c condition, e entry, present bool) truth {
	if c.operator.qualifier != "" {
		return truthOf(c.operator.qualifier == "ForAllValues")
	}
	isNull := !present || isTagKey(c.key) && allEmpty(e.values)
	some := no
	for _, wanted := range c.values {
		some = or(some, truthOf(strings.EqualFold(wanted, "true") && isNull || strings.EqualFold(wanted, "false") && !isNull))
	}
	return some
}

func allEmpty(values []string) bool {
	for _, v := range values {
		if v != "" {
			return false
		}
	}
	return true
}
