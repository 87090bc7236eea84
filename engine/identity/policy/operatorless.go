package policy

import (
	"fmt"
	"net/netip"
	"strings"

	"gatehouse/engine/identity/match"
)

// noOperator tells of an operator's name with something else than keys behind
// it: most often it is a key, and its operator is missing.
func (p *parser) noOperator(op, value node) {
	if _, known := match.ParseOperator(op.Text); known || !strings.Contains(op.Text, ":") {
		p.problem("wrong-type", "167", value.Span, `write {"key": "value"}`, "an operator holds an object of keys and values")
		return
	}
	first := value
	if value.Kind == '[' && len(value.Kids) > 0 {
		first = value.Kids[0]
	}
	hint := fmt.Sprintf(`write "%s": {"%s": ...}`, operatorFor(first.Text), op.Text)
	if value.Kind == '"' && len(value.Text) < 60 {
		hint = fmt.Sprintf(`write "%s": {"%s": "%s"}`, operatorFor(value.Text), op.Text, value.Text)
	}
	p.problem("wrong-type", "167", op.Span, hint, "%s is a key, and before it the operator is missing", op.Text)
}

// operatorFor is the operator that a value suggests.
func operatorFor(value string) string {
	_, notRange := netip.ParsePrefix(value)
	_, notAddress := netip.ParseAddr(value)
	switch {
	case strings.EqualFold(value, "true") || strings.EqualFold(value, "false"):
		return "Bool"
	case notRange == nil || notAddress == nil:
		return "IpAddress"
	case strings.HasPrefix(value, "arn:"):
		return "ArnLike"
	case strings.ContainsAny(value, "*?"):
		return "StringLike"
	}
	return "StringEquals"
}

// turnedRound says whether key and operator have changed places.
func turnedRound(c Condition) bool {
	_, ok := match.ParseOperator(c.Key.Value)
	return ok && strings.Contains(c.Operator.Value, ":")
}
