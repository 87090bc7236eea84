package lint

import (
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	forAllValuesSingle = aws("FORALLVALUES_WITH_SINGLE_VALUED_KEY", Security, "ForAllValues on a key that holds one value",
		"ForAllValues is for keys that hold a set. On a key with one value it adds nothing but a hole: "+
			"the condition also holds when the key is missing.", "87", "89", "91")
	missingPairedKeys = aws("MISSING_PAIRED_CONDITION_KEYS", Security, "a private address without its VPC",
		"Private addresses are used again in every VPC, so 10.0.1.7 of somebody else's VPC fits as well. "+
			"Ask with aws:SourceVpc or aws:SourceVpce in the same statement which VPC is meant.", "108")
)

// hollowKeys looks at keys that hold less than they seem to.
func (l *linter) hollowKeys() {
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			l.forAllValues(s, c)
			if l.kind != policy.Endpoint && keyIs(c, "aws:VpcSourceIp") && len(c.Values) > 0 && !s.asksVPC() {
				l.at(missingPairedKeys, s, c.Key.Span, "add aws:SourceVpc to the condition", "aws:VpcSourceIp fits the same private address in any VPC")
			}
		}
	}
}

func (l *linter) forAllValues(s *statement, c policy.Condition) {
	op, ok := match.ParseOperator(c.Operator.Value)
	if !ok || op.Qualifier != match.ForAllValues || op.Family == match.Null || len(c.Values) == 0 || strings.HasSuffix(strings.ToLower(c.Key.Value), ":aud") {
		return
	}
	if k, found := catalog.FindKey(c.Key.Value); found && k.Multi || !found && !isSubject(c.Key.Value) {
		return
	}
	what := "with ForAllValues a request without it passes too"
	switch {
	case op.Negated || op.IfExists:
		what = "ForAllValues adds nothing"
	case s.Effect == policy.Deny:
		what = "with ForAllValues a request without it is denied too"
	}
	bare := strings.TrimPrefix(op.Name, "ForAllValues:")
	l.at(forAllValuesSingle, s, c.Operator.Span, "write "+bare, "%s holds one value, and %s", c.Key.Value, what).become(s, c, bare)
}

// asksVPC says whether a condition names the VPC or the endpoint.
func (s *statement) asksVPC() bool {
	for _, c := range s.Conditions {
		if keyIs(c, "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn") {
			return true
		}
	}
	return false
}
