package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// asked is one operator with its values, applied to a key. Texts hold no
// variables but escapes (rule 99).
type asked struct {
	op     match.Operator
	values []string
}

// Classes gives values of a key, one of each class that the conditions tell
// apart, the plainest first. It is not whole when there may be further classes.
// Conditions on other keys are passed over; a variable in a value is not known.
func Classes(key string, conds []policy.Condition, sp *Space) (values []string, whole bool) {
	var tests []asked
	whole = true
	for _, c := range conds {
		op, ok := match.ParseOperator(c.Operator.Value)
		if !ok || !strings.EqualFold(c.Key.Value, key) {
			continue
		}
		t := asked{op: op}
		for _, v := range c.Values {
			if strings.Contains(v.Value, "${") {
				whole = false
				continue
			}
			t.values = append(t.values, v.Value)
		}
		tests = append(tests, t)
	}
	values, all := valuesOf(strings.ToLower(key), tests, nil, sp, &language.Budget{Left: classSteps})
	return values, whole && all
}

// valuesOf gives values of a key, one of each class that the tests tell apart,
// for a key in lower case and tests whose values hold no variables but escapes;
// extra are texts that other keys are compared with.
func valuesOf(key string, tests []asked, extra []string, sp *Space, budget *language.Budget) (values []string, whole bool) {
	if given, ok := sp.valuesOf(key); ok {
		return slices.Clone(given), true
	}
	switch key {
	case "aws:requestedregion":
		if len(sp.Regions) > 0 {
			return slices.Clone(sp.Regions), true
		}
		return regions, true
	case "aws:principaltype":
		return []string{"User", "AssumedRole", "FederatedUser", "Account", "Anonymous"}, true
	}
	return byFamily(key, tests, extra, budget)
}

// valuesOf are the only values that the space gives a key.
func (sp *Space) valuesOf(key string) ([]string, bool) {
	for name, given := range sp.Values {
		if strings.EqualFold(name, key) {
			return given, true
		}
	}
	return nil, false
}

// byFamily joins the values that the families of operators tell apart, of the
// key's own type, with one that no test names. Two families over one key are
// told apart one by one only, so that what they have in common may be missed.
func byFamily(key string, tests []asked, extra []string, budget *language.Budget) (values []string, whole bool) {
	k, known := catalog.FindKey(key)
	families := familiesOf(tests)
	whole = len(families) <= 1 || k.Type == catalog.Bool // there is no third value
	if len(families) == 0 {
		families[familyOf(k.Type)] = nil
	}
	if _, asText := families[match.String]; !asText || k.Type != catalog.String { // texts find one themselves
		values = unnamed(k.Type, known, literals(tests))
	}
	for _, f := range []match.Family{match.Bool, match.Numeric, match.Date, match.IP, match.Binary, match.String} {
		ts, used := families[f]
		if !used {
			continue
		}
		more, all := []string(nil), true
		switch {
		case f == match.Bool || k.Type == catalog.Bool && f == match.String:
			more = []string{"true", "false"}
		case f == match.Numeric:
			more, all = numbers(ts, known && k.Type == catalog.String)
		case f == match.Date:
			more, all = dates(ts)
		case f == match.IP:
			more = addresses(ts, key == "aws:sourceip")
		case f == match.Binary:
			more = literals(ts)
		case k.Type == catalog.IP, k.Type == catalog.Number, k.Type == catalog.Date:
			more, all = spelled(ts)
		default:
			more, all = texts(key, k.Type, ts, extra, budget)
		}
		values, whole = append(values, more...), whole && (all || k.Type == catalog.Bool)
	}
	values = slices.DeleteFunc(distinct(values), func(v string) bool {
		return known && !ofType(k.Type, v) || key == "aws:sourceip" && private(v)
	})
	return values, whole
}

// familiesOf puts tests together that compare alike; Null compares nothing.
func familiesOf(tests []asked) map[match.Family][]asked {
	families := map[match.Family][]asked{}
	for _, t := range tests {
		switch f := t.op.Family; f {
		case match.Null:
		case match.ARN: // a text like others
			families[match.String] = append(families[match.String], t)
		default:
			families[f] = append(families[f], t)
		}
	}
	return families
}

func familyOf(t catalog.Type) match.Family {
	switch t {
	case catalog.Bool:
		return match.Bool
	case catalog.Number:
		return match.Numeric
	case catalog.Date:
		return match.Date
	case catalog.IP:
		return match.IP
	case catalog.Binary:
		return match.Binary
	}
	return match.String
}

func literals(tests []asked) (out []string) {
	for _, t := range tests {
		out = append(out, t.values...)
	}
	return out
}

// distinct leaves out what stands twice.
func distinct(values []string) []string {
	out, seen := make([]string, 0, len(values)), make(map[string]bool, len(values))
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// classSteps is the budget for finding the classes of one key.
const classSteps = 200_000

// maxClasses bounds how many classes of texts one key is given.
const maxClasses = 64

// texts are the shortest of each set of patterns that fit together, within
// what texts of the key look like.
func texts(key string, kind catalog.Type, tests []asked, extra []string, budget *language.Budget) (out []string, whole bool) {
	var patterns []*language.Expr
	whole = true
	folded, like := []string(nil), false
	for _, t := range tests {
		for _, text := range t.values {
			p := match.Compile(text, match.Options{Wild: t.op.Like || t.op.Family == match.ARN, Slot: func(string) int { return 0 }})
			if p.Broken() {
				continue
			}
			e := language.Of(&p, noValue)
			if t.op.Family == match.ARN {
				e = language.OfARN(&p, noValue)
			}
			like = like || !p.Exact()
			if e == nil {
				continue
			}
			if t.op.Fold {
				folded = append(folded, text)
			}
			patterns = append(patterns, e)
		}
	}
	for _, text := range extra {
		patterns = append(patterns, language.Literal(text))
	}
	if mayBeEmpty(key) { // of tags Null tells the empty ones (rule 66)
		patterns = append(patterns, language.Literal(""))
	}
	whole = language.Each([]*language.Expr{textsOf(key, kind)}, patterns, budget, func(text string, _ language.Fits) bool {
		out = append(out, text)
		return len(out) < maxClasses
	}) && len(out) < maxClasses
	for _, text := range folded { // a spelling that no other test names
		out = append(out, respelled(text, literals(tests))...)
	}
	return out, whole && (len(folded) == 0 || !like)
}

func noValue(int) (string, bool) { return "", false }

// respelled is a text in another case that is not among those named.
func respelled(text string, named []string) []string {
	for _, other := range []string{strings.ToUpper(text), strings.ToLower(text), strings.ToUpper(text[:min(1, len(text))]) + strings.ToLower(text[min(1, len(text)):])} {
		if !slices.Contains(named, other) {
			return []string{other}
		}
	}
	return nil
}

// mayBeEmpty says whether a key's text may be of no characters: tags, and what a
// listing of a whole bucket is asked with.
func mayBeEmpty(key string) bool {
	return strings.Contains(key, "tag/") || key == "s3:prefix" || key == "s3:delimiter"
}

// textsOf is what texts of a key look like.
func textsOf(key string, kind catalog.Type) *language.Expr {
	b := new(language.Builder)
	switch {
	case kind == catalog.ARN:
		b.Text("arn:").AtLeast(1, language.Label).Text(":").AtLeast(1, language.Label).Text(":").Run(language.Label).Text(":")
		return b.Run(language.Name).Text(":").One(language.Name).Run(language.Any).Expr()
	case mayBeEmpty(key):
		return b.Run(language.Any).Expr()
	case key == "iam:passedtoservice" || key == "iam:awsservicename":
		return b.AtLeast(1, language.Bucket).Text(".amazonaws.com").Expr()
	case strings.HasSuffix(key, "account"):
		for range 12 {
			b.One(language.Digit)
		}
		return b.Expr()
	}
	return b.AtLeast(1, language.Any).Expr()
}
