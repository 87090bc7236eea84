package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	redundantAction = aws("REDUNDANT_ACTION", Suggestion, "an action that another entry covers already",
		"The entry adds nothing: what is said once need not be said twice. If the wider entry is deleted one day, this one stays behind and still counts.", "42")
	redundantResource = aws("REDUNDANT_RESOURCE", Suggestion, "a resource that another entry covers already",
		"The entry adds nothing. If only the narrow entries are meant, it is the wide one that is too much.", "45")
	redundantStatement = aws("REDUNDANT_STATEMENT", Suggestion, "a statement that stands there twice",
		"Both say the same. Who changes one of them later will wonder why the other still counts.", "27", "55")
	redundantConditionNumber = aws("REDUNDANT_CONDITION_VALUE_NUM", Suggestion, "several bounds of which one decides",
		"Values of one key are alternatives: of several upper bounds the greatest decides, of lower bounds the least.", "55", "78")
)

// redundancies finds what is said twice.
func (l *linter) redundancies() {
	seen, left := map[string]*statement{}, allowance(50_000_000)
	for _, s := range l.statements {
		l.repeated(s, &left)
		l.covered(s, &left)
		for _, c := range s.Conditions {
			l.bounds(s, c)
		}
		if s.Effect == policy.NoEffect {
			continue
		}
		k := s.meaning()
		if first := seen[k]; first != nil && !l.doc.Single {
			l.at(redundantStatement, s, s.Span, "delete it", "this says the same as the statement on line %d", first.Span.Line).
				remove("delete the statement", l.doc.Source(), s.Span, s.Span)
			continue
		}
		seen[k] = s
	}
}

// coverer is an entry with wildcards, ready to cover others.
type coverer struct {
	text     string
	at       int
	pattern  match.Pattern
	question bool // has a question mark, which no wildcard of another entry fits
}

// covers says whether all that another entry fits is covered, as far as the
// allowance goes: it may take the product of the lengths.
func (c *coverer) covers(text string, left *allowance) bool {
	if c.question && strings.ContainsAny(text, "*?") || !left.spend(16+len(c.text)*len(text)/16) {
		return false
	}
	return c.pattern.Match(text, nil) == match.True
}

// repeated finds actions that another entry covers: the same one again, or one
// with wildcards of the same service.
func (l *linter) repeated(s *statement, left *allowance) {
	wide := map[string][]coverer{} // by service, a lone star under ""
	for i, a := range s.actions {
		if a.wild() && !strings.ContainsAny(a.service, "*?") {
			text, service := strings.ToLower(a.Value), strings.ToLower(a.service)
			wide[service] = append(wide[service], coverer{a.Value, i, match.Compile(text, match.Options{Wild: true}), strings.Contains(text, "?")})
		}
	}
	seen := map[string]bool{}
	for i, a := range s.actions {
		text, by := strings.ToLower(a.Value), ""
		if seen[text] {
			by = a.Value
		}
		seen[text] = true
		if by == "" {
			by = coveredBy(wide[strings.ToLower(a.service)], i, text, left)
		}
		if by == "" {
			by = coveredBy(wide[""], i, text, left)
		}
		if by != "" {
			l.surplus(redundantAction, s, a.Text, by)
		}
	}
}

// coveredBy names the entry that covers another one, which is the i-th of its
// list; "" when there is none.
func coveredBy(wide []coverer, i int, text string, left *allowance) string {
	for j := range wide {
		if wide[j].at != i && !strings.EqualFold(wide[j].text, text) && wide[j].covers(text, left) {
			return wide[j].text
		}
	}
	return ""
}

// covered finds resources that another entry covers. Case counts.
func (l *linter) covered(s *statement, left *allowance) {
	var wide []coverer
	for i, r := range s.resources {
		if strings.ContainsAny(r.Value, "*?") && (r.star() || r.n == 6 && !strings.ContainsAny(r.parts[2], "*?")) &&
			!strings.Contains(r.Value, "${*") && !strings.Contains(r.Value, "${?") && !strings.Contains(r.Value, "${$") {
			wide = append(wide, coverer{r.Value, i, match.Compile(r.Value, match.Options{Wild: true}), strings.Contains(r.Value, "?")})
		}
	}
	seen := map[string]bool{}
	for i, r := range s.resources {
		by := ""
		if seen[r.Value] {
			by = r.Value
		}
		seen[r.Value] = true
		if by == "" {
			by = coveredBy(wide, i, r.Value, left)
		}
		if by != "" {
			l.surplus(redundantResource, s, r.Text, by)
		}
	}
}

func (l *linter) surplus(code *Code, s *statement, entry policy.Text, by string) {
	says, args := "%s is covered by %s", []any{entry.Value, by}
	if entry.Value == by {
		says, args = "%s stands in this list already", args[:1]
	}
	l.at(code, s, entry.Span, "delete it", says, args...).remove("delete "+entry.Value, l.doc.Source(), entry.Span, entry.Span)
}

// bounds finds upper or lower bounds of which only one counts.
func (l *linter) bounds(s *statement, c policy.Condition) {
	op, ok := match.ParseOperator(c.Operator.Value)
	less, greater := strings.Contains(op.Base, "Less"), strings.Contains(op.Base, "Greater")
	if !ok || op.Family != match.Numeric || len(c.Values) < 2 || !less && !greater {
		return
	}
	best, at := 0.0, -1
	for i, v := range c.Values {
		n, err := strconv.ParseFloat(v.Value, 64)
		if err != nil {
			return
		}
		if at < 0 || less && n > best || greater && n < best {
			best, at = n, i
		}
	}
	which := "greatest"
	if greater {
		which = "least"
	}
	keep := c.Values[at]
	l.at(redundantConditionNumber, s, c.Span, "write "+keep.Value+" alone", "of these only the %s counts", which).
		rewrite("keep "+keep.Value, policy.Span{Start: c.Key.Span.End, End: c.Span.End}, l.colon()+l.doc.Source()[keep.Span.Start:keep.Span.End])
}

// meaning writes down what a statement says, its Sid aside and in an order that
// does not depend on its writer.
func (s *statement) meaning() string {
	parts := []string{s.Effect.String()}
	for i, p := range []policy.Principals{s.Principal, s.NotPrincipal} {
		groups := []string{fmt.Sprint(i, p.Present, p.Star)}
		for _, g := range p.Groups {
			groups = append(groups, sorted(g.Type.Value, textsOf(g.Values)))
		}
		parts = append(parts, sorted("principals", groups))
	}
	for i, list := range []policy.List{s.Action, s.NotAction, s.Resource, s.NotResource} {
		texts := textsOf(list.Values)
		for j := range texts {
			if i < 2 {
				texts[j] = strings.ToLower(texts[j])
			}
		}
		parts = append(parts, sorted(fmt.Sprint(list.Present), texts))
	}
	var conditions []string
	for _, c := range s.Conditions {
		var values []string
		for _, v := range c.Values {
			values = append(values, v.Value)
		}
		conditions = append(conditions, sorted(c.Operator.Value+" "+strings.ToLower(c.Key.Value), values))
	}
	return strings.Join(append(parts, sorted("conditions", conditions)), "\n")
}

func textsOf(list []policy.Text) []string {
	texts := make([]string, len(list))
	for i, t := range list {
		texts[i] = t.Value
	}
	return texts
}

func sorted(name string, texts []string) string {
	slices.Sort(texts)
	return fmt.Sprintf("%q%q", name, texts)
}
