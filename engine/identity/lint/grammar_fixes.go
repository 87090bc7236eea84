package lint

import (
	"fmt"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/plainjson"
)

// mendRefused adds fixes to what the policy package refused, where they are
// mechanical.
func (l *linter) mendRefused() {
	sids, mixed := map[string]int{}, map[policy.Span]bool{}
	for i := range l.doc.Statements {
		sids[l.doc.Statements[i].Sid.Value] = 2
	}
	for i := range l.findings {
		f, s := &l.findings[i], &policy.Statement{}
		if f.Statement >= 0 {
			s = &l.doc.Statements[f.Statement]
		}
		switch f.Code {
		case uniqueSids, unsupportedSid:
			mendSid(f, s, sids)
		case conditionTypes:
			mendTypes(f, s, mixed)
		case invalidOperator:
			mendOperator(f, s)
		case nullIfExists:
			if !hasOperator(s, "Null") {
				f.replace("write Null", f.Span, "Null")
			}
		default:
			l.mendElements(f, s)
		}
	}
}

// mendElements mends elements, their names and what they hold.
func (l *linter) mendElements(f *Finding, s *policy.Statement) {
	switch f.Code {
	case invalidElement:
		l.mendElement(f, s)
	case invalidPrincipalKey:
		l.mendPrincipalKey(f, s)
	case invalidPrincipal:
		l.mendPrincipal(f)
	case invalidEffect:
		l.respell(f, []string{"Allow", "Deny"}, nil)
	case invalidVersion:
		f.replace("write "+policy.Version2012, f.Span, policy.Version2012)
	case rcpVersion:
		l.mendVersion(f)
	case missingStatement:
		l.wrap(f)
	case missingPrincipal:
		if s.Effect == policy.Deny && l.kind != policy.RCP {
			f.Hint = `add "Principal": "*", or name who is denied`
		}
	case invalidPrefix:
		if word := l.word(f.Span); strings.HasPrefix(strings.TrimSpace(word), "arn:") {
			f.replace("take the space away", f.Span, strings.TrimSpace(word))
		}
	case scpPrincipal: // elsewhere it is more likely that the policy is taken for another kind
		if s.Principal.Key == f.Span && s.Principal.Everyone() {
			f.remove("delete Principal", l.doc.Source(), s.Principal.Key, s.Principal.Span)
		}
	case trustResource:
		if s.Resource.Key == f.Span {
			f.remove("delete Resource", l.doc.Source(), s.Resource.Key, s.Resource.Span)
		}
	}
}

// word is the string of the source at a place.
func (l *linter) word(at policy.Span) string {
	return plainjson.Unquote(l.doc.Source()[at.Start:at.End])
}

// respell puts a known word in the place of one that is a slip away, unless it
// is taken.
func (l *linter) respell(f *Finding, known []string, taken func(string) bool) {
	for _, k := range known {
		if vocabSlip(l.word(f.Span), k) && (taken == nil || !taken(k)) {
			f.replace("write "+k, f.Span, k)
			return
		}
	}
}

func (l *linter) mendElement(f *Finding, s *policy.Statement) {
	source := l.doc.Source()
	switch {
	case f.Span == l.doc.ID.Span:
		if from := nameBefore(source, f.Span.Start); from >= 0 {
			f.remove("delete Id", source, policy.Span{Start: int32(from)}, f.Span)
		}
	case f.Statement < 0:
		l.respell(f, []string{"Version", "Statement"}, func(k string) bool { return k == "Version" && l.doc.Version.Value != "" || len(l.doc.Statements) > 0 })
	default:
		present := map[string]bool{"Sid": !s.Sid.Span.IsZero(), "Effect": !s.EffectText.Span.IsZero(), "Condition": !s.Condition.IsZero(),
			"Principal": s.Principal.Present || s.NotPrincipal.Present, "NotPrincipal": s.Principal.Present || s.NotPrincipal.Present,
			"Action": s.Action.Present || s.NotAction.Present, "NotAction": s.Action.Present || s.NotAction.Present,
			"Resource": s.Resource.Present || s.NotResource.Present, "NotResource": s.Resource.Present || s.NotResource.Present}
		known := []string{"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"}
		l.respell(f, known, func(k string) bool { return present[k] })
	}
}

func (l *linter) mendPrincipalKey(f *Finding, s *policy.Statement) {
	l.respell(f, []string{"AWS", "Service", "Federated", "CanonicalUser"}, func(k string) bool {
		for _, g := range append(s.Principal.Groups, s.NotPrincipal.Groups...) {
			if g.Type.Value == k {
				return true
			}
		}
		return false
	})
}

// mendPrincipal puts a principal that stands alone into its map.
func (l *linter) mendPrincipal(f *Finding) {
	raw, value := l.doc.Source()[f.Span.Start:f.Span.End], l.word(f.Span)
	if strings.HasPrefix(raw, `"`) && (arn.IsAccount(value) || strings.HasPrefix(value, "arn:")) && !strings.ContainsAny(value, "*?$\\") {
		f.rewrite("name it under AWS", f.Span, fmt.Sprintf(`{"AWS"%s%s}`, l.colon(), raw))
	}
}

// mendVersion writes the version of today's language, in its place or first.
func (l *linter) mendVersion(f *Finding) {
	if at := l.doc.Version.Span; !at.IsZero() {
		f.replace("write "+policy.Version2012, at, policy.Version2012)
		return
	}
	source := l.doc.Source()
	brace := strings.IndexByte(source, '{') + 1
	lead := source[brace : brace+blanks(source[brace:])]
	text := lead + `"Version"` + l.colon() + `"` + policy.Version2012 + `",`
	if lead == "" {
		text += l.colon()[1:]
	}
	f.Fix = &Fix{Says: "write " + policy.Version2012, Edits: []Edit{{int32(brace), int32(brace), text}}}
}

// mendOperator spells the operator between qualifier and IfExists anew.
func mendOperator(f *Finding, s *policy.Statement) {
	for i := range s.Conditions {
		written := s.Conditions[i].Operator
		if written.Span != f.Span {
			continue
		}
		qualifier, base, ok := strings.Cut(written.Value, ":")
		if !ok {
			qualifier, base = "", written.Value
		} else {
			qualifier = respeltQualifier(qualifier) + ":"
		}
		base, ifExists := strings.CutSuffix(base, "IfExists")
		var near []string
		for _, k := range match.Operators() {
			name := qualifier + k
			if ifExists {
				name += "IfExists"
			}
			if _, known := match.ParseOperator(name); known && vocabSlip(base, k) && !hasOperator(s, name) {
				near = append(near, name)
			}
		}
		if len(near) > 0 {
			f.Hint = didYouMean(near)
		}
		if len(near) == 1 {
			f.replace("write "+near[0], f.Span, near[0])
		}
		return
	}
}

// respeltQualifier is the qualifier that is meant, where it is a slip away.
func respeltQualifier(written string) string {
	for _, k := range []string{"ForAnyValue", "ForAllValues"} {
		if vocabSlip(written, k) {
			return k
		}
	}
	return written
}

func hasOperator(s *policy.Statement, name string) bool {
	for i := range s.Conditions {
		if s.Conditions[i].Operator.Value == name {
			return true
		}
	}
	return false
}

// mendTypes puts all values of the operator in quotes.
func mendTypes(f *Finding, s *policy.Statement, mixed map[policy.Span]bool) {
	operator := policy.Span{}
	for _, c := range s.Conditions {
		if c.Span.Start <= f.Span.Start && f.Span.End <= c.Span.End {
			operator = c.Operator.Span
		}
	}
	if mixed[operator] {
		return // its first finding mends them all
	}
	mixed[operator] = true
	f.Fix = &Fix{Says: "write the values as strings"}
	for _, c := range s.Conditions {
		for _, v := range c.Values {
			if c.Operator.Span == operator && v.Kind != policy.StringValue {
				f.Fix.Edits = append(f.Fix.Edits, Edit{v.Span.Start, v.Span.End, plainjson.Quote(v.Value)})
			}
		}
	}
}

// mendSid makes words with a space or hyphen between them one word with
// capitals, and numbers a name that is taken: taken has the next number of
// each.
func mendSid(f *Finding, s *policy.Statement, taken map[string]int) {
	bad := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	}
	sid := ""
	for i, w := range strings.FieldsFunc(spelled.Replace(s.Sid.Value), bad) {
		if i > 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		sid += w
	}
	if sid == "" {
		return
	}
	name := sid
	for taken[name] > 0 {
		name = fmt.Sprint(sid, taken[sid])
		taken[sid]++
	}
	taken[name] = 2
	f.replace("write "+name, f.Span, name)
}
