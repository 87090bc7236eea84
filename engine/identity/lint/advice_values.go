package lint

import (
	"net/netip"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	improveIPRange = aws("IMPROVE_IP_RANGE", Suggestion, "a range whose address says more than counts",
		"Of 203.0.113.7/24 only the first 24 bits count: it is the whole of 203.0.113.0/24. Write what is meant, the range or the one address.", "84")
	privateSubset = aws("PRIVATE_IP_ADDRESS_SUBSET", Suggestion, "private addresses among the public ones",
		"aws:SourceIp is the address that AWS sees, and that is public. A private address in the list never matches: for calls through a VPC endpoint ask aws:VpcSourceIp.", "86", "108")
	privateNotSubset = aws("PRIVATE_NOTIPADDRESS_SUBSET", Suggestion, "private addresses among the excepted ones",
		"aws:SourceIp is the address that AWS sees, and that is public. A private address in the list spares nobody: for calls through a VPC endpoint ask aws:VpcSourceIp.", "86", "108")
	nullWithQualifier = aws("NULL_WITH_QUALIFIER", Suggestion, "Null with ForAllValues or ForAnyValue",
		"Null asks whether a key is there; it needs no qualifier, for sets neither. With ForAllValues it is always true, with ForAnyValue always false. Null alone says something else, so only the writer can put it there.", "64")
	wildcardWithoutLike = aws("WILDCARD_WITHOUT_LIKE_OPERATOR", Warning, "a wildcard that is only a character",
		"StringEquals takes * and ? as they stand. Wildcards work in StringLike and StringNotLike.", "72", "74")
	invalidDateValue = aws("INVALID_DATE_VALUE", Warning, "a date as a number of seconds",
		"Nobody sees from 1767225600 which day is meant. Write the date: 2026-01-01, or with the time 2026-01-01T00:00:00Z.", "79")
)

// valueForms looks at single values of conditions.
func (l *linter) valueForms() {
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			switch {
			case !ok:
			case op.Family == match.Null && op.Qualifier != match.NoQualifier:
				result := "true"
				if op.Qualifier == match.ForAnyValue {
					result = "false"
				}
				l.at(nullWithQualifier, s, c.Operator.Span, "write Null if the key's presence is meant", "%s is always %s, whatever the key", op.Name, result)
			case op.Family == match.IP:
				l.ranges(s, c, op)
			case op.Family == match.String && !op.Like:
				l.literalWildcards(s, c, op)
			case op.Family == match.Date && !keyIs(c, "aws:EpochTime"):
				l.seconds(s, c)
			}
		}
	}
}

func (l *linter) ranges(s *statement, c policy.Condition, op match.Operator) {
	private := 0
	for _, v := range c.Values {
		if p, err := netip.ParsePrefix(v.Value); err == nil && p.Masked() != p {
			l.at(improveIPRange, s, v.Span, "write "+p.Masked().String()+", or the address alone", "%s means all of %s", v.Value, p.Masked()).
				replace("write "+p.Masked().String(), v.Span, p.Masked().String())
		}
		if privateRange(v.Value) {
			private++
		}
	}
	if private == 0 || private == len(c.Values) || !keyIs(c, "aws:SourceIp") {
		return // all private is an error
	}
	for _, v := range c.Values {
		switch {
		case !privateRange(v.Value):
		case op.Negated:
			l.at(privateNotSubset, s, v.Span, "delete it, or ask aws:VpcSourceIp", "aws:SourceIp is never private, so %s spares nobody", v.Value).
				remove("delete "+v.Value, l.doc.Source(), v.Span, v.Span)
		default:
			l.at(privateSubset, s, v.Span, "delete it, or ask aws:VpcSourceIp", "aws:SourceIp is never private, so %s fits nobody", v.Value).
				remove("delete "+v.Value, l.doc.Source(), v.Span, v.Span)
		}
	}
}

// privateNets are the blocks that no public caller has.
var privateNets = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"), netip.MustParsePrefix("fc00::/7"),
}

// privateRange says whether an address or a range is private as a whole.
func privateRange(text string) bool {
	p, err := netip.ParsePrefix(text)
	if err != nil {
		a, err := netip.ParseAddr(text)
		if err != nil || a.Zone() != "" {
			return false
		}
		p = netip.PrefixFrom(a, a.BitLen())
	}
	for _, block := range privateNets {
		if block.Contains(p.Addr()) && p.Bits() >= block.Bits() {
			return true
		}
	}
	return false
}

// literalWildcards finds wildcards, those of variables aside, where they are
// characters.
func (l *linter) literalWildcards(s *statement, c policy.Condition, op match.Operator) {
	like := strings.Replace(op.Name, "Equals", "Like", 1)
	for _, v := range c.Values {
		if !strings.ContainsAny(withoutVariables(v.Value), "*?") {
			continue
		}
		hint := "write " + like
		if op.Fold {
			hint = "list the values, no operator without case knows wildcards"
		} else if s.hasOperator(like) {
			hint = "move it into the " + like + " that stands there"
		}
		f := l.at(wildcardWithoutLike, s, v.Span, hint, "%s takes the wildcard in %q as a character", op.Base, v.Value)
		if !op.Fold && !s.hasOperator(like) {
			f.replace("write "+like, c.Operator.Span, like)
		}
	}
}

func withoutVariables(text string) string {
	out := ""
	for {
		before, rest, ok := strings.Cut(text, "${")
		out += before
		if !ok {
			return out
		}
		_, text, _ = strings.Cut(rest, "}")
	}
}

// seconds finds dates that are written as a count of seconds. Four digits are a
// year.
func (l *linter) seconds(s *statement, c policy.Condition) {
	for _, v := range c.Values {
		date, ok := dateOfSeconds(v.Value)
		if !ok {
			continue
		}
		l.at(invalidDateValue, s, v.Span, "write "+date, "%s counts seconds and means %s", v.Value, date).replace("write "+date, v.Span, date)
	}
}
