package iam

import (
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

func markOf(t match.Truth) explain.Mark {
	return [...]explain.Mark{explain.No, explain.Yes, explain.Unsure}[t]
}

func (e *explainer) action(s *statement, doc string) match.Truth {
	at := s.actionFit(e.Binding)
	t := s.actionFrom(at)
	label, list := "Action", s.src.Action
	if s.notAction {
		label, list = "NotAction", s.src.NotAction
	}
	why := [2][2]*explain.Reason{{whyActionNot, whyAction}, {whyNotAction, whyNotActionNot}}[index(s.notAction)][index(at >= 0)]
	if at < 0 && !s.notAction && len(list.Values) > 1 {
		why = whyActionsNot
	}
	value, span := shown(list, at, s.actions)
	e.add(2, markOf(t), why, span, doc, label, value, e.req.Action)
	return t
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shown is the entry to show for a list: the one that fits, else all of them,
// joined when the policy was compiled.
func shown(l policy.List, at int, joined string) (string, policy.Span) {
	switch {
	case at >= 0:
		return l.Values[at].Value, l.Values[at].Span
	case len(l.Values) == 1:
		return joined, l.Values[0].Span
	}
	return joined, l.Span
}

func joinTexts(l policy.List) string {
	if len(l.Values) == 0 {
		return "[]"
	}
	return strings.Join(texts(l.Values), ", ")
}

func texts(vs []policy.Text) []string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = v.Value
	}
	return out
}

func (e *explainer) resourceElement(s *statement, doc string) match.Truth {
	fit, at := s.resourceFit(e.Binding)
	t := s.resourceFrom(fit)
	label, list := "Resource", s.src.Resource
	if s.notResource {
		label, list = "NotResource", s.src.NotResource
	}
	if !s.resourced {
		if t == match.False {
			e.add(2, explain.No, whyKeyResource, s.src.Span, doc, label, "")
		}
		return t
	}
	if fit == match.False && !s.notResource {
		at = e.nearest(list)
	}
	value, span := shown(list, at, s.resources)
	e.add(2, markOf(t), e.whyResource(s, fit, at), span, doc, label, value, e.req.Resource)
	if t == match.False && !s.notResource && len(list.Values) > 0 {
		caret := ""
		if at >= 0 {
			caret = strconv.Itoa(common(list.Values[at].Value, e.req.Resource))
		}
		e.add(3, explain.None, whyAsked, policy.Span{}, "", "asked", e.req.Resource, caret)
		if len(list.Values) > 1 && at >= 0 {
			e.add(3, explain.None, whyNearest, policy.Span{}, "", "", strconv.Itoa(len(list.Values)))
		}
		if at >= 0 && s.resource[at].pattern.Unset(e.Binding) {
			e.unset(list.Values[at].Value)
		}
	}
	if at >= 0 && s.resource[at].variable {
		e.stand(resourcePart(list.Values[at].Value))
	}
	return t
}

// unset adds why the variables of a pattern that have no value have none.
func (e *explainer) unset(pattern string) {
	for _, name := range variables(pattern) {
		if entry, ok := e.req.Context.Lookup(name); !ok || len(entry.Values) == 0 {
			e.away(name)
		}
	}
}

func (e *explainer) whyResource(s *statement, fit match.Truth, at int) *explain.Reason {
	switch {
	case len(s.resource) == 0:
		return whyResourceEmpty
	case fit == match.Unknown:
		return whyUnsettled(s)
	case s.notResource && fit == match.True:
		return whyNotResourceNot
	case s.notResource && e.anyUnset(s):
		return whyNotResUnset
	case s.notResource:
		return whyNotResource
	case fit == match.True && s.resource[at].short:
		return whyShort
	case fit == match.True && !s.resource[at].any && e.resource != e.req.Resource:
		return whyAllBuckets
	case fit == match.True:
		return whyResource
	case e.req.Resource == "*":
		return whyWholeService
	case at >= 0:
		return e.whyOther(&s.resource[at])
	}
	return whyResourceNot
}

// whyUnsettled tells why an entry cannot be compared.
func whyUnsettled(s *statement) *explain.Reason {
	for i := range s.resource {
		p := &s.resource[i].pattern
		if _, rest, ok := strings.Cut(p.Text, "${"); p.Broken() && ok {
			name, _, closed := strings.Cut(rest, "}")
			if _, def, ok := strings.Cut(name, ","); closed && ok && !strings.Contains(def, "'") {
				return whyResourceQuotes
			}
			return whyResourceUnsure
		}
	}
	return whyResourceSet
}

// anyUnset says whether an entry fits nothing for want of a variable's value.
func (e *explainer) anyUnset(s *statement) bool {
	return slices.ContainsFunc(s.resource, func(r resourcePattern) bool { return r.pattern.Unset(e.Binding) })
}

// whyOther tells the commonest slips apart: a bucket for its objects, objects
// for their bucket, a variable without a value.
func (e *explainer) whyOther(r *resourcePattern) *explain.Reason {
	text, asked := r.pattern.Text, e.req.Resource
	const s3 = "arn:aws:s3:::"
	switch {
	case r.nothing:
		return whyServiceStar
	case r.pattern.Unset(e.Binding):
		return whyUnset
	case strings.HasPrefix(text, s3) && !strings.Contains(text, "/") && strings.HasPrefix(asked, text+"/") && aboutObjects(e.req.Action):
		return whyBucketOnly
	case strings.HasPrefix(text, s3) && strings.HasPrefix(text, asked+"/"):
		return whyObjectsOnly
	case r.plainVariable:
		return whyOldLanguage
	case strings.Contains(text, "$("):
		return whyParens
	case r.early && r.whole:
		return whyEarlyVariable
	case !r.whole && strings.HasPrefix(text, "arn:"):
		return whyFewParts
	case foldedAlike(text, asked) && match.Fits(strings.ToLower(text), strings.ToLower(asked)):
		return whyCase
	}
	if why := whyCut(r, asked); why != nil {
		return why
	}
	return whyOtherPlace(text, asked)
}

// whyCut tells patterns apart that stop short of what is asked for, or have
// something too much around them.
func whyCut(r *resourcePattern, asked string) *explain.Reason {
	text := r.pattern.Text
	trimmed := strings.TrimSpace(text)
	switch rest, begins := strings.CutPrefix(asked, text); {
	case begins && r.whole && rest != "" && (rest[0] == ':' || rest[0] == '/'):
		return whyGoesOn
	case len(trimmed) < len(text) && match.Fits(trimmed, asked):
		return whyResourceSpace
	case r.pattern.Exact() && pathless(text, asked):
		return whyResourcePath
	}
	return nil
}

// aboutObjects says whether an action of S3 is asked with an object's ARN.
func aboutObjects(action string) bool {
	a, ok := catalog.FindAction(action)
	return !ok || slices.ContainsFunc(a.Resources, func(t catalog.ResourceType) bool { return t.Name == "object" })
}

// foldedAlike says whether what a pattern writes before its first wildcard or
// variable begins the text, letter case aside: a cheap question before a dear
// one.
func foldedAlike(pattern, text string) bool {
	if at := strings.IndexAny(pattern, "*?$"); at >= 0 {
		pattern = pattern[:at]
	}
	return len(pattern) <= len(text) && strings.EqualFold(pattern, text[:len(pattern)])
}

// whyOtherPlace looks for a partition, a Region or an account that alone sets a
// pattern apart from what is asked for.
func whyOtherPlace(text, asked string) *explain.Reason {
	if n := strings.Count(asked[:common(text, asked)], ":"); n < 1 || n > 4 {
		return whyResourceNot
	}
	p, a := strings.SplitN(text, ":", 6), strings.SplitN(asked, ":", 6)
	if len(p) < 6 || len(a) < 6 || p[2] != a[2] || !match.Fits(p[5], a[5]) {
		return whyResourceNot
	}
	if p[1] != a[1] && match.Fits(p[3], a[3]) && match.Fits(p[4], a[4]) && !match.Fits(p[1], a[1]) {
		return whyPartition
	}
	switch region, account := match.Fits(p[3], a[3]), match.Fits(p[4], a[4]); {
	case account && !region && p[3] != "" && a[3] != "":
		return whyRegion
	case region && !account && p[4] != "" && a[4] != "":
		return whyOwner
	case p[1] == a[1] && (!region && a[3] == "" || !account && a[4] == "") && (region || a[3] == "") && (account || a[4] == ""):
		return whyS3Place
	}
	return whyResourceNot
}

// nearest is the entry of which most parts fit what is asked for, of equals the
// one that shares the longest beginning; a list whose entries share none has no
// nearest.
func (e *explainer) nearest(l policy.List) int {
	best, at := 0, -1
	for i, v := range l.Values {
		n := common(v.Value, e.req.Resource)
		if n > 0 && len(l.Values) > 1 && len(l.Values) <= manyEntries {
			n += fitting(v.Value, e.req.Resource) << 20
		}
		if n > best {
			best, at = n, i
		}
	}
	return at
}

// manyEntries bounds the entries of a list that are compared part by part.
const manyEntries = 100

// fitting counts the parts of an ARN that fit those of another.
func fitting(pattern, arn string) (n int) {
	for range 6 {
		p, pattern2, more := strings.Cut(pattern, ":")
		a, arn2, _ := strings.Cut(arn, ":")
		if !more || n == 5 {
			p, a = pattern, arn
		}
		if match.Fits(p, a) {
			n++
		}
		pattern, arn = pattern2, arn2
	}
	return n
}

// common counts the characters that a and b share from the beginning.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// joinValues lists values; what holds white space stands in quotes.
func joinValues(values []string) string {
	if len(values) == 1 {
		return spelt(values[0])
	}
	return "[" + joinSpelt(values) + "]"
}

func joinSpelt(values []string) string {
	for i, v := range values {
		if s := spelt(v); s != v {
			values = slices.Clone(values)
			for j := i; j < len(values); j++ {
				values[j] = spelt(values[j])
			}
			break
		}
	}
	return strings.Join(values, ", ")
}

func held(k match.Key) string {
	if k.Multi {
		return "[" + joinSpelt(k.Values) + "]"
	}
	return joinValues(k.Values)
}
