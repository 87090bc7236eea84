package twin

import "strings"

var operatorsOf = map[typeOfKey][]string{
	textual: {"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"},
	numeric: {"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"},
	dated:   {"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"},
	boolean: {"Bool"},
	address: {"IpAddress", "NotIpAddress"},
	arnal:   {"ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"},
	binary:  {"BinaryEquals"},
}

// condition draws until it has the truth that is wanted, within reason.
func (g *gen) condition(q *question, wanted truth) gcond {
	var c gcond
	for range 15 {
		c = g.anyCondition(q)
		if q.holds(c.read(), true) == wanted {
			break
		}
	}
	return c
}

func (c gcond) read() condition {
	op, _ := readOperator(c.op)
	read := condition{operator: op, key: c.key}
	for _, v := range c.values {
		switch v := v.(type) {
		case raw:
			read.values = append(read.values, string(v))
		case string:
			read.values = append(read.values, v)
		}
	}
	return read
}

func (g *gen) anyCondition(q *question) gcond {
	k := g.key(q)
	kind := k.kind
	if g.chance(15) {
		kind = typeOfKey(g.n(len(pools)))
	}
	name := pick(g, operatorsOf[kind])
	if e, told := q.keys.find(k.name); g.chance(8) || told && e.values[0] == "" && g.chance(40) {
		name = "Null"
	}
	c := gcond{op: g.qualified(name, q, k), key: g.odd(k.name, 15), single: g.chance(50)}
	for range []int{1, 1, 1, 1, 2, 2, 3}[g.n(7)] {
		c.values = append(c.values, g.wanted(q, k, kind, name))
	}
	if g.chance(3) {
		c.values = nil
	}
	return g.typed(c)
}

// key prefers what the request has.
func (g *gen) key(q *question) keyForm {
	if g.chance(38) && len(g.c.context) > 0 {
		name := pick(g, g.c.context).key
		for _, k := range statedKeys {
			if k.name == name {
				return k
			}
		}
	}
	if _, told := q.keys.find("aws:ResourceAccount"); !told && q.statedOwner() != "" && g.chance(30) {
		return keyForm{"aws:ResourceAccount", textual, false}
	}
	if g.chance(42) {
		return pick(g, derivedKeys)
	}
	return pick(g, statedKeys)
}

// qualified adds ForAllValues and the like: mostly where it belongs.
func (g *gen) qualified(name string, q *question, k keyForm) string {
	e, _ := q.keys.find(k.name)
	often := 6
	if isMultivalued(k.name, e) {
		often = 85
	} else if len(e.values) > 1 {
		often = 50
	}
	if name == "Null" {
		often = 3
	} else if g.chance(15) {
		name += "IfExists"
	}
	if g.chance(often) {
		return pick(g, []string{"ForAllValues:", "ForAnyValue:"}) + name
	}
	return name
}

// odd changes the case of some letters, so often.
func (g *gen) odd(text string, percent int) string {
	if !g.chance(percent) {
		return text
	}
	switch g.n(3) {
	case 0:
		return strings.ToUpper(text)
	case 1:
		return strings.ToLower(text)
	}
	runes := []rune(text)
	for i := range runes {
		if g.chance(40) && runes[i] < 0x80 {
			runes[i] = []rune(strings.ToUpper(string(runes[i])))[0]
		}
	}
	return string(runes)
}

// wanted draws a value of the policy: near what the request has, or any.
func (g *gen) wanted(q *question, k keyForm, kind typeOfKey, name string) any {
	if name == "Null" {
		return pick(g, []string{"true", "false", "true", "false", "TRUE", "False", "maybe"})
	}
	e, present := q.keys.find(k.name)
	if !present || g.chance(40) {
		return g.value(kind)
	}
	actual := pick(g, e.values)
	switch {
	case g.chance(45) || actual == "":
		return actual
	case kind == textual || kind == arnal:
		return g.blurred(q, actual, strings.Contains(actual, "arn:"))
	case kind == boolean:
		return g.variableFor(q, actual)
	}
	return g.decent(kind)
}

// blurred puts wildcards, variables or a mistake into a value.
func (g *gen) blurred(q *question, text string, arn bool) string {
	runes := []rune(text)
	i := g.n(len(runes))
	switch g.n(9) {
	case 0:
		return string(runes[:i]) + "*"
	case 1:
		return string(runes[:i]) + "?" + string(runes[i+1:])
	case 2:
		return "*" + string(runes[i:])
	case 3, 4:
		return g.variableFor(q, text)
	case 5:
		return g.odd(text, 100)
	case 6:
		return escaped(text)
	case 7:
		return text + pick(g, []string{"x", "*", "?", "${*}", "${", "${aws:nothing}", "${aws:TagKeys}", "${aws:nothing, ''}"})
	}
	return string(runes[:i]) + "*" + string(runes[g.n(len(runes)-i)+i:])
}

// escaped writes the special characters as in rule 99.
func escaped(text string) string {
	return strings.NewReplacer("*", "${*}", "?", "${?}", "$", "${$}").Replace(text)
}

// variableFor replaces a stretch of the text by a variable of that value, or
// the end of it by a default.
func (g *gen) variableFor(q *question, text string) string {
	for range 12 {
		k := pick(g, append(derivedKeys[:len(derivedKeys):len(derivedKeys)], statedKeys...))
		e, present := q.keys.find(k.name)
		if present && len(e.values) == 1 && len(e.values[0]) > 1 && strings.Contains(text, e.values[0]) {
			return strings.Replace(text, e.values[0], g.variable(k.name), 1)
		}
	}
	cut := strings.LastIndexAny(text, "/:") + 1
	if cut == len(text) || strings.ContainsAny(text[cut:], "'}") {
		return text[:cut] + "${aws:nothing}"
	}
	return text[:cut] + "${" + pick(g, []string{"aws:nothing", "aws:Nothing", "aws:PrincipalTag/Team", "aws:username"}) + ", '" + text[cut:] + "'}"
}

func (g *gen) variable(name string) string {
	name = g.odd(name, 25)
	switch g.n(14) {
	case 0:
		return "${" + name + ", 'fallback'}"
	case 1:
		return "${" + name + ", ''}"
	case 2:
		return "${" + pick(g, []string{" " + name, name + " ", name + ",'x'", name + ", x", name + ", 'x", ""}) + "}"
	}
	return "${" + name + "}"
}

// typed writes numbers and booleans without quotes, all values alike (70).
func (g *gen) typed(c gcond) gcond {
	if !g.chance(40) || len(c.values) == 0 {
		return c
	}
	kinds := map[string]bool{}
	for _, v := range c.values {
		text := v.(string)
		switch {
		case text == "true" || text == "false":
			kinds["boolean"] = true
		case isJSONNumber(text):
			kinds["number"] = true
		default:
			return c
		}
	}
	if len(kinds) > 1 {
		return c
	}
	bare := c
	bare.values = nil
	for _, v := range c.values {
		bare.values = append(bare.values, raw(v.(string)))
	}
	return bare
}
