package twin

import "strings"

// expand replaces the variables of a text (rules 92-102). The truth tells:
// yes, here it is; no, a variable has no value; unknown, it cannot be read.
func (q *question) expand(text string, wild bool) ([]sign, truth) {
	var signs []sign
	state := yes
	if malformed(text) {
		return nil, unknown
	}
	for text != "" {
		before, rest, found := strings.Cut(text, "${")
		if wild {
			signs = append(signs, signsOf(before)...)
		} else {
			signs = append(signs, dataOf(before)...)
		}
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, "}")
		value, known := q.variable(inside)
		signs = append(signs, dataOf(value)...) // rule 100
		state = and(state, known)
		text = after
	}
	return signs, state
}

// malformed tells a text in which some variable cannot be read (102).
func malformed(text string) bool {
	_, rest, found := strings.Cut(text, "${")
	if !found {
		return false
	}
	inside, after, closed := strings.Cut(rest, "}")
	return !closed || !isVariable(inside) || malformed(after)
}

func isVariable(inside string) bool {
	if inside == "*" || inside == "?" || inside == "$" {
		return true // rule 99
	}
	name, _, _, good := splitDefault(inside)
	return good && name != "" && !strings.ContainsAny(name, " \t\r\n${")
}

// ifBound is the comparison's truth when every variable has a value, else no
// for one without, unknown for a set.
func ifBound(state, same truth) truth {
	if state != yes {
		return state
	}
	return same
}

// variable gives what stands between the braces its value.
func (q *question) variable(inside string) (string, truth) {
	if inside == "*" || inside == "?" || inside == "$" {
		return inside, yes // rule 99
	}
	name, fallback, hasDefault, _ := splitDefault(inside)
	e, present := q.keys.find(name) // rule 94
	switch {
	case isMultivalued(name, e) || len(e.values) > 1:
		return "", unknown // rule 95
	case present:
		return e.values[0], yes
	case hasDefault:
		return fallback, yes
	}
	return "", no
}

// splitDefault: rule 98, comma, space, single quotes.
func splitDefault(inside string) (name, fallback string, hasDefault, good bool) {
	name, rest, hasDefault := strings.Cut(inside, ",")
	if !hasDefault {
		return name, "", false, true
	}
	rest, opened := strings.CutPrefix(rest, " '")
	rest, closed := strings.CutSuffix(rest, "'")
	return name, rest, true, opened && closed && !strings.Contains(rest, "'")
}

// sixParts splits at the first five colons that stand outside of variables.
func sixParts(text string) []string {
	parts := make([]string, 0, 6)
	start, inside := 0, false
	for i := range len(text) {
		switch {
		case text[i] == '$' && strings.HasPrefix(text[i:], "${"):
			inside = true
		case text[i] == '}':
			inside = false
		case text[i] == ':' && !inside && len(parts) < 5:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}
