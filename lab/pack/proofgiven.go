package pack

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/world/worldfile"
)

// literal is one key of a situation: it has a value, or it has not.
type literal struct {
	key    string
	values []string
	not    bool
}

// clause is a word of a given: all its literals hold, or at least one does.
type clause struct {
	any  bool
	all  []literal
	core []literal // those that decide whether a situation holds, for its negation
}

// negated is the clause that holds when c does not.
func (c clause) negated() clause {
	out := clause{any: !c.any}
	for _, l := range c.core {
		l.not = !l.not
		out.all = append(out.all, l)
	}
	out.core = out.all
	return out
}

// alternatives are the ways in which the clause holds.
func (c clause) alternatives() (out [][]literal) {
	if !c.any {
		return [][]literal{c.all}
	}
	for _, l := range c.all {
		out = append(out, []literal{l})
	}
	return out
}

// situations reads a row's given into the scope and the policies attached as
// well. What a row with "only" names is turned round: nothing may be allowed
// when it does not hold.
func (p *page) situations(w *worldfile.World, c *ProofCheck, given cell) {
	var clauses []clause
	before := len(p.problems)
	for _, word := range given.words {
		if word.text == "any" {
			continue
		}
		if name, ok := strings.CutPrefix(word.text, "also "); ok {
			if _, err := w.PolicyNamed(strings.TrimSpace(name)); err != nil {
				p.wrong(word.at, err)
			}
			c.Also = append(c.Also, strings.TrimSpace(name))
			continue
		}
		clauses = append(clauses, p.clause(w, word))
	}
	if len(p.problems) > before || len(clauses) == 0 {
		return
	}
	all := [][]literal{nil}
	if c.Claim == Only {
		all = nil
		for _, one := range clauses {
			all = append(all, one.negated().alternatives()...)
		}
	} else {
		for _, one := range clauses {
			all = crossed(all, one.alternatives())
		}
	}
	if len(all) > maxSituations {
		p.add(given.at, "too-many", fmt.Sprintf("the row comes to more than %d situations", maxSituations), "split it")
		return
	}
	for _, one := range all {
		c.Scope.Given = append(c.Scope.Given, p.conditions(one, given))
	}
}

// crossed is each of a with each of b; more than are proved are not made.
func crossed(a, b [][]literal) (out [][]literal) {
	for _, x := range a {
		for _, y := range b {
			if len(out) > maxSituations {
				return out
			}
			out = append(out, append(slices.Clone(x), y...))
		}
	}
	return out
}

// clause reads one word: a situation's name, a key with its value, and either
// turned round by "not" or "!=".
func (p *page) clause(w *worldfile.World, word cell) clause {
	if key, value, ok := strings.Cut(word.text, "!="); ok {
		return p.pair(key, value, word).negated()
	}
	if key, value, ok := strings.Cut(word.text, "="); ok {
		return p.pair(key, value, word)
	}
	name, not := strings.CutPrefix(word.text, "not ")
	s, err := w.Situation(strings.TrimSpace(name))
	if err != nil {
		p.noSituation(w, word)
		return clause{}
	}
	var c clause
	for _, e := range s.Context {
		if _, ok := p.carried(e.Key, word); !ok {
			return clause{}
		}
		c.all = append(c.all, literal{key: e.Key, values: e.Values})
	}
	if c.core = core(c.all); len(c.all) == 0 {
		p.add(word.at, "situation-of-no-key", fmt.Sprintf("the situation %q fixes no key, so that any request is of it", s.Name), "name a key: `aws:MultiFactorAuthPresent != true`")
	}
	if not {
		return c.negated()
	}
	return c
}

// core leaves out times and ages, which come along with what a situation is
// about, unless it is about nothing else: a code given ten minutes earlier is a
// code too.
func core(all []literal) (out []literal) {
	for _, l := range all {
		k, _ := catalog.FindKey(l.key)
		if k.Type != catalog.Date && !strings.EqualFold(l.key, "aws:MultiFactorAuthAge") {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// pair is a key with its value.
func (p *page) pair(key, value string, word cell) clause {
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !contextKey.MatchString(key) {
		p.add(word.at, "bad-key", fmt.Sprintf("%q is not a context key", key), "write it as `aws:SourceIp = 203.0.113.9`")
		return clause{}
	}
	k, ok := p.carried(key, word)
	switch {
	case !ok:
		return clause{}
	case value == "":
		p.add(word.at, "no-value", fmt.Sprintf("the key %s has no value", key), "write it behind the =")
		return clause{}
	case !families[k.Type].Reads(value):
		p.add(word.at, "bad-value", fmt.Sprintf("%s holds values of the type %s, and %q is none", key, k.Type, value), "write a value of that type")
		return clause{}
	}
	l := []literal{{key: key, values: []string{value}}}
	return clause{all: l, core: l}
}

// families are the operators' by the types of keys.
var families = map[catalog.Type]match.Family{catalog.String: match.String, catalog.Bool: match.Bool, catalog.IP: match.IP, catalog.Number: match.Numeric,
	catalog.Date: match.Date, catalog.ARN: match.ARN, catalog.Binary: match.Binary}

// carried is a key of the catalogue: of others nobody can say which requests
// carry them.
func (p *page) carried(key string, word cell) (catalog.Key, bool) {
	k, ok := catalog.FindKey(key)
	if !ok {
		p.add(word.at, "unknown-key", fmt.Sprintf("no request is known to carry %s", key), nearKey(key))
	}
	return k, ok
}

// conditions says literals as a policy would. What is turned round holds on a
// missing key.
func (p *page) conditions(all []literal, given cell) (out []policy.Condition) {
	for _, l := range all {
		k, _ := catalog.FindKey(l.key)
		if l.not && k.Type == catalog.Binary {
			p.add(given.at, "bad-key", fmt.Sprintf("no operator says that %s is not something", l.key), "say what it is")
			continue
		}
		out = append(out, l.says(k)...)
	}
	return out
}

// says is the literal as conditions on a key. A key that holds a set is so when
// each of the values is in it, and is not when none is.
func (l literal) says(k catalog.Key) []policy.Condition {
	op := operators[k.Type]
	switch {
	case k.Multi && l.not:
		return []policy.Condition{condition("ForAllValues:"+op[1], l.key, l.values...)}
	case k.Multi:
		var out []policy.Condition
		for _, v := range l.values {
			out = append(out, condition("ForAnyValue:"+op[0], l.key, v))
		}
		return out
	case l.not && k.Type == catalog.Bool:
		return []policy.Condition{condition(op[1], l.key, opposite(l.values))}
	case l.not:
		return []policy.Condition{condition(op[1], l.key, l.values...)}
	}
	return []policy.Condition{condition(op[0], l.key, l.values...)}
}

func condition(operator, key string, values ...string) policy.Condition {
	c := policy.Condition{Operator: policy.Text{Value: operator}, Key: policy.Text{Value: key}, Single: len(values) == 1}
	for _, v := range values {
		c.Values = append(c.Values, policy.Value{Text: policy.Text{Value: v}})
	}
	return c
}

// operators say of a key of a type that it is so, and that it is not.
var operators = map[catalog.Type][2]string{
	catalog.String: {"StringEquals", "StringNotEquals"}, catalog.Bool: {"Bool", "BoolIfExists"}, catalog.IP: {"IpAddress", "NotIpAddress"},
	catalog.Number: {"NumericEquals", "NumericNotEquals"}, catalog.Date: {"DateEquals", "DateNotEquals"},
	catalog.ARN: {"ArnEquals", "ArnNotEquals"}, catalog.Binary: {"BinaryEquals", "BinaryEquals"},
}

func opposite(values []string) string {
	if len(values) == 1 && strings.EqualFold(values[0], "true") {
		return "false"
	}
	return "true"
}
