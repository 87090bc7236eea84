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
	if _, known := catalog.FindKey(name); known || olderKeys[strings.ToLower(name)] || strings.EqualFold(name, "aws:arn") || strings.ContainsAny(prefix, "./") && colon {
		return // of aws:arn another check speaks
	}
	written := short(t.Value[v.from:v.to])
	if whose := policy.Template(v.inside); whose != "" {
		if l.has(t.Span, invalidPrefix) {
			return // that says so too
		}
		l.at(keyFormat, s, t.Span, "write what it becomes", "%s is %s's, and IAM fills in nothing for it", written, whose)
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
	switch {
	case !colon:
		code, hint = keyFormat, "write the name of a condition key, such as ${aws:username}"
	case !global:
		code = serviceKey
	}
	if _, exists := catalog.FindKey("aws:" + name); exists && !colon {
		near, ok = "aws:"+name, true
	}
	longer := slices.DeleteFunc(slices.Clone(names), func(k string) bool { return !strings.HasPrefix(strings.ToLower(k), strings.ToLower(name)) })
	switch {
	case len(longer) > 1 && len(longer) < 5:
		slices.Reverse(longer)
		hint = "did you mean one of " + strings.Join(longer, ", ") + "?"
	case ok:
		hint = "did you mean " + near + "?"
	}
	f := l.at(code, s, t.Span, hint, "no request fills in %s, so the entry fits nothing", written)
	if ok && len(longer) == 0 && (vocabSlip(name, near) || !colon) && !strings.HasSuffix(near, "/") {
		f.replace("write "+near, t.Span, t.Value[:v.from]+"${"+near+v.inside[len(name):]+"}"+t.Value[v.to:])
	}
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
