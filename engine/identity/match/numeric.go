package match

import (
	"cmp"
	"strings"
)

// number is a decimal number of any size, kept as text so that it is exact
// (rule 78): 0.DIGITS times ten to the power of scale, where the digits are
// whole's and then fraction's, without a zero at either end. No digits are 0,
// whatever the rest says.
type number struct {
	negative        bool
	whole, fraction string
	scale           int64
}

// maxPower bounds exponents, so that a scale never overflows.
const maxPower = 1_000_000_000

// parseNumber reads digits with an optional sign, fraction and exponent.
func parseNumber(s string) (number, bool) {
	var n number
	n.negative, s = cutSign(s)
	n.whole, s = cutDigits(s)
	if rest, ok := strings.CutPrefix(s, "."); ok {
		n.fraction, s = cutDigits(rest)
	}
	if n.whole == "" && n.fraction == "" {
		return number{}, false
	}
	power, ok := parsePower(s)
	if !ok {
		return number{}, false
	}
	n.scale = power
	return n.trimmed(), true
}

func cutSign(s string) (negative bool, rest string) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[0] == '-', s[1:]
	}
	return false, s
}

func cutDigits(s string) (digits, rest string) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return s[:i], s[i:]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// parsePower reads an exponent with its e; none at all is power 0.
func parsePower(s string) (int64, bool) {
	if s == "" {
		return 0, true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return 0, false
	}
	negative, s := cutSign(s[1:])
	digits, rest := cutDigits(s)
	if digits == "" || rest != "" {
		return 0, false
	}
	power, ok := smallInt(digits, maxPower)
	if negative {
		power = -power
	}
	return power, ok
}

// smallInt is the value of a run of digits that is at most limit.
func smallInt(digits string, limit int64) (int64, bool) {
	var v int64
	for i := range len(digits) {
		if v = v*10 + int64(digits[i]-'0'); v > limit {
			return 0, false
		}
	}
	return v, true
}

// trimmed drops the zeros at both ends; scale comes in as the exponent and
// leaves as the place of the first digit.
func (n number) trimmed() number {
	n.whole = strings.TrimLeft(n.whole, "0")
	n.fraction = strings.TrimRight(n.fraction, "0")
	n.scale += int64(len(n.whole))
	if n.whole == "" {
		digits := strings.TrimLeft(n.fraction, "0")
		n.scale -= int64(len(n.fraction) - len(digits))
		n.fraction = digits
	}
	if n.fraction == "" {
		n.whole = strings.TrimRight(n.whole, "0")
	}
	return n
}

func (n *number) len() int { return len(n.whole) + len(n.fraction) }

func (n *number) digit(i int) byte {
	if i < len(n.whole) {
		return n.whole[i]
	}
	return n.fraction[i-len(n.whole)]
}

func (n *number) sign() int {
	switch {
	case n.len() == 0:
		return 0
	case n.negative:
		return -1
	}
	return 1
}

func (n *number) compare(m *number) int {
	if n.sign() != m.sign() || n.sign() == 0 {
		return cmp.Compare(n.sign(), m.sign())
	}
	return n.sign() * n.compareSize(m)
}

// compareSize compares without the sign: the first digit's place, then digit
// by digit; of two that agree the longer is greater, since it ends in no zero.
func (n *number) compareSize(m *number) int {
	if n.scale != m.scale {
		return cmp.Compare(n.scale, m.scale)
	}
	for i := range min(n.len(), m.len()) {
		if a, b := n.digit(i), m.digit(i); a != b {
			return cmp.Compare(a, b)
		}
	}
	return cmp.Compare(n.len(), m.len())
}

// numbers are the values of the Numeric operators.
type numbers struct {
	relation
	wants []number
}

func readNumbers(texts []string, r relation) *numbers {
	ns := &numbers{relation: r}
	for _, s := range texts {
		if n, ok := parseNumber(s); ok {
			ns.wants = append(ns.wants, n)
		}
	}
	return ns
}

func (ns *numbers) any(v string, _ Slots) Truth {
	n, ok := parseNumber(v)
	if !ok {
		return False
	}
	for i := range ns.wants {
		if ns.accepts(n.compare(&ns.wants[i])) {
			return True
		}
	}
	return False
}
