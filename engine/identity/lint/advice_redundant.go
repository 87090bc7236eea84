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
		if s.Effect == policy.NoEffect || l.misread(s) {
			continue
		}
		k := s.meaning()
		if first := seen[k]; first != nil && !l.doc.Single {
			f := l.at(redundantStatement, s, s.Span, "delete it", "this says the same as the statement on line %d", first.Span.Line)
			if l.doc.OK() { // else what is the same today may differ once it is mended
				f.remove("delete the statement", l.doc.Source(), s.Span, s.Span)
			}
			continue
		}
		seen[k] = s
	}
}

// misread says whether the grammar refuses something in a statement: then it
// may say more than what could be read of it.
func (l *linter) misread(s *statement) bool {
	return slices.ContainsFunc(l.doc.Problems, func(p policy.Problem) bool { return p.Span.Start >= s.Span.Start && p.Span.End <= s.Span.End })
}

// coverer is an entry with wildcards, ready to cover others.
type coverer struct {
	written  string
	text     string // small, where case does not count
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

// repeated finds actions that another entry of their list covers: the same one
// again, or one with wildcards of the same service. A statement that has both
// lists, which AWS refuses, says opposite things with them.
func (l *linter) repeated(s *statement, left *allowance) {
	n := len(s.Action.Values)
	for _, list := range [][]action{s.actions[:n], s.actions[n:]} {
		wide := map[string][]coverer{} // by service, a lone star under ""
		for i, a := range list {
			if a.wild() && !strings.ContainsAny(a.service, "*?") {
				text, service := strings.ToLower(a.Value), strings.ToLower(a.service)
				wide[service] = append(wide[service], newCoverer(a.Value, text, i))
			}
		}
		seen := map[string]bool{}
		for i, a := range list {
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
}

func newCoverer(written, text string, at int) coverer {
	return coverer{written, text, at, match.Compile(text, match.Options{Wild: true}), strings.Contains(text, "?")}
}

// coveredBy names the entry that covers another one, which is the i-th of its
// list; "" when there is none. Of two that cover each other, as s3:* and s3:**
// do, the first stays.
func coveredBy(wide []coverer, i int, text string, left *allowance) string {
	for j := range wide {
		by := &wide[j]
		if by.at == i || by.text == text || !by.covers(text, left) {
			continue
		}
		if own := slices.IndexFunc(wide, func(c coverer) bool { return c.at == i }); own >= 0 && by.at > i && wide[own].covers(by.text, left) {
			continue
		}
		return by.written
	}
	return ""
}

// covered finds resources that another entry of their list covers. Case counts.
func (l *linter) covered(s *statement, left *allowance) {
	n := len(s.Resource.Values)
	for _, list := range [][]resource{s.resources[:n], s.resources[n:]} {
		var wide []coverer
		for i, r := range list {
			if strings.ContainsAny(r.Value, "*?") && (r.star() || r.n == 6 && !strings.ContainsAny(r.parts[2], "*?")) &&
				!strings.Contains(r.Value, "${*") && !strings.Contains(r.Value, "${?") && !strings.Contains(r.Value, "${$") {
				wide = append(wide, newCoverer(r.Value, r.Value, i))
			}
		}
		seen := map[string]bool{}
		for i, r := range list {
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
