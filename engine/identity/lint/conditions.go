package lint

import (
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
)

// conditionChecks look at operators, keys and their values.
var conditionChecks = []check{(*linter).conditionLines}

var (
	keyFormat = aws("INVALID_CONDITION_KEY_FORMAT", Error, "a condition key without its prefix",
		"A condition key is a prefix and a name with a colon between: aws:SourceIp, s3:prefix. AWS refuses anything else.", "71")
	globalKey = aws("INVALID_GLOBAL_CONDITION_KEY", Error, "a global condition key that does not exist",
		"No request carries a key that AWS does not know. An Allow that asks for it allows nothing, and with ...IfExists asks for nothing; a Deny with a Not... operator, or ...IfExists, always denies.", "60", "61", "71")
	serviceKey = aws("INVALID_SERVICE_CONDITION_KEY", Error, "a condition key that its service does not have",
		"No request carries a key that its service does not know. An Allow that asks for it allows nothing, and with ...IfExists asks for nothing; a Deny with a Not... operator, or ...IfExists, always denies.", "60", "61", "71")
	unsupportedKey = aws("UNSUPPORTED_GLOBAL_CONDITION_KEY", Error, "aws:ARN, which is no longer taken",
		"Who asks is compared by aws:PrincipalArn, on whose behalf a service asks by aws:SourceArn. aws:ARN says neither.", "105", "113")
	missingTagKey = aws("MISSING_TAG_KEY_IN_CONDITION", Error, "a tag's condition key that names no tag",
		"The key of a tag is part of the condition key: aws:ResourceTag/team compares the tag team. Without it nothing is compared.", "57")
	missingQualifier = aws("MISSING_QUALIFIER", Error, "a key with many values and no ForAnyValue or ForAllValues",
		"A key that holds a set of values must be told whether one or all of them are to match. Without ForAnyValue or ForAllValues the condition never holds.", "90", "91")
	multipleBoolean = aws("INVALID_CONDITION_MULTIPLE_BOOLEAN", Error, "several values where true or false is asked",
		"A yes-or-no condition takes one value. With both it says nothing at all.", "81")
)

// conditionLines looks at each line of each condition.
func (l *linter) conditionLines() {
	e := newPatience()
	for _, s := range l.statements {
		for i := range s.Conditions {
			c := &s.Conditions[i]
			op, ok := match.ParseOperator(c.Operator.Value)
			if key, known := l.conditionKey(s, c, e); known && ok {
				l.qualifier(s, c, op, key)
				l.values(s, c, op, key)
			}
			if ok && (op.Family == match.Bool || op.Family == match.Null) && op.Qualifier == match.NoQualifier && len(c.Values) > 1 {
				f := l.at(multipleBoolean, s, c.Values[1].Span, "keep one", "%s takes one value, true or false", op.Base)
				if len(c.Values) == 2 && strings.EqualFold(c.Values[0].Value, c.Values[1].Value) {
					f.remove("keep one", l.doc.Source(), c.Values[1].Span, c.Values[1].Span)
				}
			}
			if ok {
				l.servicePrincipals(s, c, op)
			}
		}
		l.keysOfActions(s)
	}
}

// conditionKey looks a key up and doubts what is not found. Keys of identity
// providers, whose prefix is a host, may be any.
func (l *linter) conditionKey(s *statement, c *policy.Condition, e *patience) (key catalog.Key, known bool) {
	name := c.Key.Value
	prefix, rest, colon := strings.Cut(name, ":")
	if !colon || prefix == "" || rest == "" || strings.ContainsAny(prefix, " \t*?") {
		f := l.at(keyFormat, s, c.Key.Span, "write prefix:name, such as aws:SourceIp", "%q is no condition key", name)
		if _, global := catalog.FindKey("aws:" + name); global && !colon {
			f.Hint = "did you mean aws:" + name + "?"
			l.mendKey(f, s, c, "aws:"+name)
		}
		return key, false
	}
	if strings.EqualFold(name, "aws:ARN") {
		l.at(unsupportedKey, s, c.Key.Span, "use aws:PrincipalArn for who asks, aws:SourceArn for on whose behalf", "%s is no longer a key", name)
		return key, false
	}
	open := strings.TrimSuffix(name, "/") + "/"
	if k, ok := catalog.FindKey(open + "x"); ok && strings.EqualFold(k.Name, open) && strings.HasSuffix(strings.ToLower(open), "tag/") && len(name) <= len(open) {
		l.at(missingTagKey, s, c.Key.Span, "write "+open+"team, with the tag's key", "%s names no tag", name)
		return key, false
	}
	if key, known = catalog.FindKey(name); !known && !olderKeys[strings.ToLower(name)] && !strings.ContainsAny(prefix, ".${/") {
		l.unknownKey(s, c, prefix, e)
	}
	return key, known
}

// olderKeys are still carried, although the reference names them no more: what
// S3 tells a topic's policy of a bucket's owner.
var olderKeys = map[string]bool{"aws:sourceowner": true}

func (l *linter) unknownKey(s *statement, c *policy.Condition, prefix string, e *patience) {
	var names []string
	for _, k := range catalog.Keys() {
		if len(k.Name) > len(prefix) && k.Name[len(prefix)] == ':' && strings.EqualFold(k.Name[:len(prefix)], prefix) {
			names = append(names, k.Name)
		}
	}
	code, message := serviceKey, "%s is no key of its service, so no request carries it"
	switch {
	case strings.EqualFold(prefix, "aws"):
		code, message = globalKey, "%s is no global key, so no request carries it"
	case len(names) == 0 && !knownService(strings.ToLower(prefix)):
		l.at(invalidService, s, c.Key.Span, "look the service's prefix up", "there is no service %q, so no request carries %s", prefix, short(c.Key.Value))
		return
	}
	f := l.at(code, s, c.Key.Span, "look the name up; one newer than the catalogue is not known here", message, short(c.Key.Value))
	if !e.search() {
		return
	}
	near := nearest.All(c.Key.Value, names)
	if len(near) > 0 {
		f.Hint = didYouMean(near)
	}
	if name, ok := slipOf(c.Key.Value, near); ok && !strings.HasSuffix(name, "/") && !strings.Contains(name, "$") {
		l.mendKey(f, s, c, name)
	}
}

// mendKey writes a key anew, unless its operator has that one already.
func (l *linter) mendKey(f *Finding, s *statement, c *policy.Condition, key string) {
	for i := range s.Conditions {
		if o := &s.Conditions[i]; o.Operator == c.Operator && strings.EqualFold(o.Key.Value, key) {
			return
		}
	}
	f.replace("write "+key, c.Key.Span, key)
}

// qualifier asks for ForAnyValue or ForAllValues where a key holds a set.
func (l *linter) qualifier(s *statement, c *policy.Condition, op match.Operator, key catalog.Key) {
	if key.Multi && op.Qualifier == match.NoQualifier && op.Family != match.Null {
		l.at(missingQualifier, s, c.Operator.Span, "write ForAnyValue:"+op.Name+" or ForAllValues:"+op.Name, "%s holds a set of values, so %s alone never holds", c.Key.Value, op.Name)
	}
}
