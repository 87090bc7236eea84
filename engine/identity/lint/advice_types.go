package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

const whyValue = "A value that its operator cannot read fits no request: a plain condition then never holds, a negated one always does. "

var (
	typeMismatch = aws("TYPE_MISMATCH", Warning, "an operator for another type of key",
		"Each key holds values of one type, and each operator compares one type. Text operators on an address or on true and false compare letters, not what is meant.", "72", "78", "81", "84")
	typeMismatchBoolean = aws("TYPE_MISMATCH_BOOLEAN", Warning, "neither true nor false", whyValue+"Bool and Null know true and false.", "81")
	typeMismatchDate    = aws("TYPE_MISMATCH_DATE", Warning, "a date that is none", whyValue+"Write 2026-01-31 or 2026-01-31T12:00:00Z.", "79")
	typeMismatchIPRange = aws("TYPE_MISMATCH_IP_RANGE", Warning, "an address range that is none", whyValue+"Write 203.0.113.0/24 or one address.", "84")
	typeMismatchNumber  = aws("TYPE_MISMATCH_NUMBER", Warning, "a number that is none", whyValue+"Write digits, without unit.", "78")
	typeMismatchString  = aws("TYPE_MISMATCH_STRING", Warning, "bytes that are not in base64", whyValue+"BinaryEquals wants base64.", "83")
)

// types holds operators against their keys, and values against their operators.
func (l *linter) types() {
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			if !ok || l.keyType(s, c, op) {
				continue
			}
			l.valueTypes(s, c, op)
		}
	}
}

// keyType says that an operator compares another type than its key has. Tags
// may hold anything, and of identity providers' claims nobody but they can say.
// Variables are for text operators alone, so whoever writes one has no choice.
func (l *linter) keyType(s *statement, c policy.Condition, op match.Operator) bool {
	k, ok := catalog.FindKey(c.Key.Value)
	if !ok || k.Open() || typeFits(k, op.Family) || !keyOfAWS(k.Name) ||
		slices.ContainsFunc(c.Values, func(v policy.Value) bool { return strings.Contains(v.Value, "${") }) {
		return false
	}
	want := operatorFor(k.Type, op)
	hint := "write " + want
	if want == "" {
		hint = "write Bool, and turn the values round"
	}
	f := l.at(typeMismatch, s, c.Operator.Span, hint, "%s holds %s, and %s compares %s", k.Name, typeWords[k.Type], op.Base, familyWords[op.Family])
	to, _ := match.ParseOperator(want)
	if to.Base != "" && op.Family == match.String && !slices.ContainsFunc(c.Values, func(v policy.Value) bool { return !to.Family.Reads(v.Value) }) {
		f.become(s, c, want)
	}
	return true
}

// keyOfAWS says whether a key is a global one or a service's.
func keyOfAWS(key string) bool {
	prefix, _, _ := strings.Cut(key, ":")
	_, service := catalog.FindService(prefix)
	return service || strings.EqualFold(prefix, "aws")
}

var typeWords = map[catalog.Type]string{catalog.String: "text", catalog.Bool: "true or false", catalog.IP: "an address", catalog.Number: "a number",
	catalog.Date: "a date", catalog.ARN: "an ARN", catalog.Binary: "bytes"}

var familyWords = map[match.Family]string{match.String: "text", match.Bool: "true and false", match.IP: "addresses", match.Numeric: "numbers",
	match.Date: "dates", match.ARN: "ARNs", match.Binary: "bytes"}

func typeFits(k catalog.Key, f match.Family) bool {
	switch k.Type {
	case catalog.String:
		return f == match.String || f == match.ARN || f == match.Null
	case catalog.Bool:
		return f == match.Bool || f == match.Null
	case catalog.IP:
		return f == match.IP || f == match.Null
	case catalog.Number:
		return f == match.Numeric || f == match.Null
	case catalog.Date:
		return f == match.Date || f == match.Null || f == match.Numeric && strings.EqualFold(k.Name, "aws:EpochTime") // rule 80
	case catalog.ARN:
		return f == match.ARN || f == match.String || f == match.Null
	}
	return true
}

// operatorFor is the operator for a type that says the same, as far as there is
// one; "" where there is none, and Date... where only the writer knows which.
func operatorFor(t catalog.Type, op match.Operator) string {
	head, tail := "", ""
	if before, _, ok := strings.Cut(op.Name, ":"); ok {
		head = before + ":"
	}
	if op.IfExists {
		tail = "IfExists"
	}
	choose := func(plain, negated string) string {
		if op.Negated {
			plain = negated
		}
		return head + plain + tail
	}
	switch t {
	case catalog.Bool:
		if op.Negated {
			return "" // there is no NotBool
		}
		return choose("Bool", "")
	case catalog.IP:
		return choose("IpAddress", "NotIpAddress")
	case catalog.Number:
		return choose("NumericEquals", "NumericNotEquals")
	case catalog.Date:
		return "Date..."
	case catalog.ARN:
		return choose("ArnLike", "ArnNotLike")
	}
	return choose("StringEquals", "StringNotEquals")
}

func (l *linter) valueTypes(s *statement, c policy.Condition, op match.Operator) {
	var code *Code
	hint := ""
	switch op.Family {
	case match.Bool, match.Null:
		code, hint = typeMismatchBoolean, `write "true" or "false"`
	case match.Date:
		code, hint = typeMismatchDate, "write it as 2026-01-31 or 2026-01-31T12:00:00Z"
	case match.IP:
		code, hint = typeMismatchIPRange, "write a range such as 203.0.113.0/24"
	case match.Numeric:
		code, hint = typeMismatchNumber, "write digits"
	case match.Binary:
		code, hint = typeMismatchString, "write base64"
	default:
		return
	}
	words := map[match.Family]string{match.Bool: "neither true nor false", match.Null: "neither true nor false", match.Date: "no date", match.IP: "no address and no range",
		match.Numeric: "no number", match.Binary: "no base64"}
	for _, v := range c.Values {
		if !strings.Contains(v.Value, "${") && !op.Family.Reads(v.Value) {
			l.at(code, s, v.Span, hint, "%q is %s, so it fits no request", v.Value, words[op.Family])
		}
	}
}
