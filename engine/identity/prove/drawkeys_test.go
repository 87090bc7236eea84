package prove_test

import (
	"slices"
	"strings"
)

// A family is a group of keys that belong together. A question draws its
// conditions from a few families, so that every situation can be counted out.
type family struct {
	keys []string // those to draw are repeated by weight
	size int      // how many situations it makes, about
}

var families = []family{
	{[]string{"lab:colour"}, 7}, {[]string{"lab:size"}, 5}, {[]string{"lab:flag"}, 3}, {[]string{"lab:labels"}, 8},
	{[]string{"aws:MultiFactorAuthPresent", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"}, 7},
	{[]string{"aws:MultiFactorAuthPresent"}, 3},
	{[]string{"aws:SourceIp", "aws:SourceIp", "aws:SourceIp", "aws:SourceVpce", "aws:SourceVpce", "aws:VpcSourceIp"}, 7},
	{[]string{"aws:PrincipalTag/team", "aws:PrincipalTag/team", "aws:ResourceTag/team"}, 25},
	{[]string{"aws:PrincipalTag/team"}, 6},
	{[]string{"aws:PrincipalOrgID"}, 3},
	{[]string{"aws:CurrentTime", "aws:CurrentTime", "aws:EpochTime"}, 4},
	{[]string{"aws:ViaAWSService", "aws:CalledVia", "aws:CalledViaFirst"}, 3},
	{[]string{"aws:SecureTransport"}, 2}, {[]string{"aws:SourceArn", "aws:SourceAccount"}, 7}, {[]string{"aws:RequestedRegion"}, 2},
	{[]string{"aws:TagKeys", "aws:TagKeys", "aws:RequestTag/team"}, 8},
	{[]string{"aws:PrincipalArn", "aws:username", "aws:PrincipalAccount", "aws:PrincipalIsAWSService", "aws:PrincipalType", "aws:ResourceAccount"}, 1},
}

// vocabulary holds the values that requests are counted out with. Policies
// speak of fewer, so that there is always another.
var vocabulary = map[string][]string{
	"lab:colour":            {"a", "b", "ab", "c", "A", "Ab"},
	"lab:size":              {"0", "1", "2", "3"},
	"lab:flag":              {"true", "false"},
	"lab:labels":            {"a", "b", "c"},
	"aws:sourceip":          {"203.0.113.5", "203.0.113.200", "198.51.100.7", "192.0.2.1", "2001:db8::1"},
	"aws:sourcevpce":        {"vpce-a", "vpce-b"},
	"aws:principaltag/team": {"a", "b", "c", "a/b", ""},
	"aws:resourcetag/team":  {"a", "b", "c", ""},
	"aws:requesttag/team":   {"a", "b", ""},
	"aws:principalorgid":    {"o-a", "o-b"},
	encrypted:               {"a", "b"},
}

// encrypted is a pair of the encryption context that grants on keys ask for.
const encrypted = "kms:encryptioncontext:dept"

func valuesOf(key string) []string { return vocabulary[strings.ToLower(key)] }

var (
	literals   = []string{"a", "b", "ab", "a", "b"}
	globs      = []string{"a*", "?b", "*", "?", "*b*", "a?", "*a"}
	ranges     = []string{"203.0.113.0/24", "203.0.113.0/25", "203.0.113.128/25", "198.51.100.7", "198.51.100.7/32", "0.0.0.0/0", "::/0", "2001:db8::/32"}
	instants   = []string{"2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"}
	seconds    = []string{"1767225600", "1782864000"} // the same two
	arnValues  = []string{"arn:aws:iam::111122223333:user/a", "arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:role/ops", "arn:aws:iam::111122223333:*", "*"}
	services   = []string{"athena.amazonaws.com", "cloudformation.amazonaws.com"}
	multiKeys  = []string{"lab:labels", "aws:TagKeys", "aws:CalledVia"}
	numericOps = []string{"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"}
	dateOps    = []string{"DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "DateEquals", "DateNotEquals"}
)

// condition draws a line about one of the question's keys.
func (g *gen) condition() condition {
	key := pick(g, g.keys)
	c := g.conditionOn(key)
	switch multi := slices.Contains(multiKeys, key); {
	case g.chance(9):
		return condition{"Null", key, []string{pick(g, []string{"true", "false"})}}
	case multi && g.chance(95):
		c.op = pick(g, []string{"ForAllValues:", "ForAnyValue:"}) + c.op
	case !multi && g.chance(4):
		c.op = pick(g, []string{"ForAllValues:", "ForAnyValue:"}) + c.op
	}
	if g.chance(25) {
		c.op += "IfExists"
	}
	if g.chance(5) {
		c.key = strings.ToUpper(key)
	}
	return c
}

func (g *gen) conditionOn(key string) condition {
	c := condition{key: key}
	switch key {
	case "lab:size":
		c.op, c.values = pick(g, numericOps), g.some([]string{"0", "1", "2", "1", "1.5"}, 2)
	case "aws:MultiFactorAuthAge":
		c.op, c.values = pick(g, numericOps), g.some([]string{"3600", "60"}, 1)
	case "lab:flag", "aws:MultiFactorAuthPresent", "aws:SecureTransport", "aws:ViaAWSService", "aws:PrincipalIsAWSService":
		c.op, c.values = "Bool", g.some([]string{"true", "false"}, 1)
		if g.chance(8) && strings.HasPrefix(key, "aws:") {
			c.op = "StringEquals"
		}
	case "aws:SourceIp":
		c.op, c.values = pick(g, []string{"IpAddress", "NotIpAddress"}), g.some(ranges, 2)
	case "aws:VpcSourceIp":
		c.op, c.values = pick(g, []string{"IpAddress", "NotIpAddress"}), []string{"10.0.0.0/8"}
	case "aws:CurrentTime", "aws:TokenIssueTime":
		c.op, c.values = pick(g, dateOps), g.some(instants, 1)
	case "aws:EpochTime":
		c.op, c.values = pick(g, dateOps), g.some(seconds, 1)
	case "aws:PrincipalArn":
		c.op, c.values = pick(g, []string{"ArnLike", "ArnEquals", "ArnNotLike", "StringLike", "ArnNotEquals"}), g.some(arnValues, 2)
	default:
		c.op, c.values = g.textTest(key)
		if strings.Contains(key, "Tag/") && g.chance(6) { // a text is taken for another type
			c.op, c.values = pick(g, []string{"Bool", "NumericLessThan", "NumericNotEquals"}), []string{"1"}
			if c.op == "Bool" {
				c.values = []string{"true"}
			}
		}
	}
	return c
}

func (g *gen) textTest(key string) (string, []string) {
	op := pick(g, []string{"StringEquals", "StringEquals", "StringNotEquals", "StringLike", "StringLike", "StringNotLike", "StringEqualsIgnoreCase"})
	pool := literals
	switch key {
	case "aws:SourceVpce":
		pool = valuesOf(key)
	case "aws:PrincipalOrgID":
		pool = []string{"o-a"}
	case "aws:CalledVia", "aws:CalledViaFirst":
		pool = services
	case "aws:TagKeys":
		pool = []string{"team", "cost"}
	case "aws:PrincipalAccount", "aws:SourceAccount", "aws:ResourceAccount":
		pool = []string{home, abroad}
	case "aws:RequestedRegion":
		pool = []string{"eu-west-1", "us-east-1", "eu-west-2"}
		if strings.Contains(op, "Like") {
			pool = []string{"eu-*", "us-*", "*"}
		}
	case "aws:PrincipalType":
		pool = []string{"User", "AssumedRole", "Account", "Anonymous"}
	case "aws:SourceArn":
		return "ArnLike", []string{pick(g, []string{"arn:aws:sns:eu-west-1:" + home + ":*", "arn:aws:sns:*:*:t"})}
	default:
		if strings.Contains(op, "Like") {
			pool = append(slices.Clone(globs), literals...)
		}
		if g.chance(g.variables) && key != "aws:PrincipalTag/team" && key != "aws:username" {
			return op, []string{pick(g, []string{"${aws:PrincipalTag/team}", "${aws:PrincipalTag/team}", "${aws:username}", "${aws:PrincipalTag/team, 'b'}", "a${aws:PrincipalTag/team}"})}
		}
	}
	return op, g.some(pool, 2)
}
