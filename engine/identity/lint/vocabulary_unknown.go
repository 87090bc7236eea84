package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
)

// unknownVariable tells of a variable that no condition key fills in. A
// service's own keys are doubted only where one is a slip away: identity
// providers and some services have more than the reference names.
func (l *linter) unknownVariable(s *statement, t policy.Text, v vocabVariable, name string, e *patience) {
	prefix, _, colon := strings.Cut(name, ":")
	if filledIn(name, prefix, colon) {
		return
	}
	written := short(t.Value[v.from:v.to])
	if whose := policy.Template(v.inside); whose != "" {
		if !l.has(t.Span, invalidPrefix) { // which says so too
			l.at(keyFormat, s, t.Span, "write what it becomes", "%s is %s's, and IAM fills in nothing for it", written, whose)
		}
		return
	}
	global, near, ok := strings.EqualFold(prefix, "aws"), "", false
	var names []string
	if e.search() {
		names = variableNames(prefix, colon)
		near, ok = nearest.To(name, names)
	}
	if !ok && colon && !global {
		return
	}
	code, hint := globalKey, "look the name up"
	if !colon {
		code, hint = keyFormat, "write the name of a condition key, such as ${aws:username}"
	} else if !global {
		code = serviceKey
	}
	if _, exists := catalog.FindKey("aws:" + name); exists && !colon {
		near, ok = "aws:"+name, true
	}
	longer := beginningSo(names, name)
	if len(longer) > 1 && len(longer) < 5 {
		hint = "did you mean one of " + strings.Join(longer, ", ") + "?"
	} else if ok {
		hint = "did you mean " + near + "?"
	}
	f := l.at(code, s, t.Span, hint, "no request fills in %s, so the entry fits nothing", written)
	if ok && len(longer) == 0 && (onlySlip(name, names) || !colon) && !strings.HasSuffix(near, "/") {
		f.replace("write "+near, t.Span, t.Value[:v.from]+"${"+near+v.inside[len(name):]+"}"+t.Value[v.to:])
	}
}

// onlySlip says whether exactly one of some names is a slip away.
func onlySlip(word string, names []string) bool {
	n := 0
	for _, k := range names {
		if vocabSlip(word, k) {
			n++
		}
	}
	return n == 1
}

// filledIn says whether a variable is a key that requests may carry, or one of
// an identity provider's; of aws:arn another check speaks.
func filledIn(name, prefix string, colon bool) bool {
	_, known := catalog.FindKey(name)
	return known || olderKeys[strings.ToLower(name)] || strings.EqualFold(name, "aws:arn") || strings.ContainsAny(prefix, "./") && colon
}

// beginningSo are the names that begin with a word, the last first.
func beginningSo(names []string, word string) (longer []string) {
	for _, k := range slices.Backward(names) {
		if len(k) >= len(word) && strings.EqualFold(k[:len(word)], word) {
			longer = append(longer, k)
		}
	}
	return longer
}

// variableNames are the condition keys of a prefix that may stand in a
// variable: those with one value.
func variableNames(prefix string, colon bool) (names []string) {
	if !colon {
		prefix = "aws"
	}
	for _, k := range catalog.Keys() {
		if !k.Multi && len(k.Name) > len(prefix) && k.Name[len(prefix)] == ':' && strings.EqualFold(k.Name[:len(prefix)], prefix) {
			names = append(names, k.Name)
		}
	}
	return names
}
