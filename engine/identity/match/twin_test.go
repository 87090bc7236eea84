package match_test

import (
	"regexp"
	"unicode"
)

// piece is what one character of a pattern asks for: itself, any one ('?') or
// any run ('*').
type piece struct {
	wild rune
	char rune
}

// fits is the matcher one would write first: the first piece is tried at the
// first character, a run with none of it and with one more. It remembers what
// it has tried, or it would never end.
func fits(ps []piece, s []rune, same func(a, b rune) bool) bool {
	type place struct{ p, s int }
	tried := map[place]bool{}
	var from func(p, i int) bool
	from = func(p, i int) bool {
		if p == len(ps) {
			return i == len(s)
		}
		if fit, ok := tried[place{p, i}]; ok {
			return fit
		}
		fit := false
		switch {
		case ps[p].wild == '*':
			fit = from(p+1, i) || i < len(s) && from(p, i+1)
		case i < len(s) && (ps[p].wild == '?' || same(ps[p].char, s[i])):
			fit = from(p+1, i+1)
		}
		tried[place{p, i}] = fit
		return fit
	}
	return from(0, 0)
}

func exactly(a, b rune) bool { return a == b }

func withoutCase(a, b rune) bool { return unicode.ToLower(a) == unicode.ToLower(b) }

func same(fold bool) func(a, b rune) bool {
	if fold {
		return withoutCase
	}
	return exactly
}

// pieces reads a pattern whose ${...} are variables of one value; "" is unset.
// It is not ok when a variable is malformed (rule 102), and not bound when one
// has no value.
func pieces(pattern, bound string, wild bool) (ps []piece, isBound, ok bool) {
	isBound = true
	for pattern != "" {
		tok := tokenForm.FindStringSubmatch(pattern)
		pattern = pattern[len(tok[0]):]
		switch {
		case tok[1] != "": // ${*}
			ps = append(ps, piece{char: rune(tok[1][0])})
		case tok[2] != "": // ${name} or ${name, 'default'}
			v := bound
			if v == "" && tok[3] == "" {
				isBound = false
			} else if v == "" {
				v = tok[4]
			}
			for _, r := range v {
				ps = append(ps, piece{char: r})
			}
		case tok[0] == "${":
			return nil, false, false
		case wild && (tok[0] == "*" || tok[0] == "?"):
			ps = append(ps, piece{wild: rune(tok[0][0])})
		default:
			ps = append(ps, piece{char: []rune(tok[0])[0]})
		}
	}
	return ps, isBound, true
}

var tokenForm = regexp.MustCompile(`(?s)^(?:\$\{([*?$])\}|\$\{([^ \t\r\n,{}$]+)(, '([^}']*)')?\}|\$\{|.)`)
