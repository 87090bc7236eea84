package match

import "strings"

// arnPattern is a value of the Arn operators. Each part is compared by itself,
// so that a star, or a variable's value (rule 100), never leaves its part
// (rule 75).
type arnPattern struct {
	text  Pattern    // the whole, which knows the variables
	parts [5]Pattern // what follows arn:
	whole bool       // it has six parts and begins with arn
}

// parseARN splits a pattern at its first five colons outside ${...}; where
// variables are text (rule 92) there is no such outside.
func parseARN(s string, slot func(string) int) arnPattern {
	p := arnPattern{text: Compile(s, Options{Wild: true, Slot: slot})}
	var scheme Pattern
	at, n := &scheme, 0
	for _, tok := range p.text.tokens {
		for tok.kind == literal && n < len(p.parts) {
			head, tail, cut := strings.Cut(tok.text, ":")
			if !cut {
				break
			}
			at.add(token{text: head})
			at, n = &p.parts[n], n+1
			tok.text = tail
		}
		at.add(tok)
	}
	p.whole = n == len(p.parts) && scheme.Exact() && len(scheme.tokens) == 1 && scheme.tokens[0].text == "arn"
	return p
}

func (p *arnPattern) match(arn *[5]string, slots Slots) Truth {
	switch {
	case p.text.broken:
		return Unknown
	case !p.whole:
		return False
	}
	if bound := p.text.bound(slots); bound != True {
		return bound
	}
	for i := range p.parts {
		if !p.parts[i].run(arn[i], slots) {
			return False
		}
	}
	return True
}

// cutARN takes a request's value apart; only the last part may hold colons.
func cutARN(s string) (parts [5]string, ok bool) {
	rest, ok := strings.CutPrefix(s, "arn:")
	if !ok {
		return parts, false
	}
	for i := range 4 {
		if parts[i], rest, ok = strings.Cut(rest, ":"); !ok {
			return parts, false
		}
	}
	parts[4] = rest
	return parts, true
}

// arns are the values of the Arn operators, Like or not (rule 75).
type arns []arnPattern

func readARNs(texts []string, slot func(string) int) arns {
	ps := make(arns, len(texts))
	for i, s := range texts {
		ps[i] = parseARN(s, slot)
	}
	return ps
}

// any finds no fit for what is no ARN (rule 77).
func (ps arns) any(v string, slots Slots) Truth {
	parts, ok := cutARN(v)
	found := False
	for i := 0; ok && i < len(ps) && found != True; i++ {
		found = found.Or(ps[i].match(&parts, slots))
	}
	return found
}
