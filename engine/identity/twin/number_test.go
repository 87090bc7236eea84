package twin

import (
	"math/big"
	"strings"
)

// A number is sign * 0.DIGITS * 10^scale; digits have no zero at either end,
// and are empty for zero.
type number struct {
	negative bool
	digits   string
	scale    int64
}

// readNumber: sign, digits with an optional fraction, optional exponent.
func readNumber(text string) (number, bool) {
	var n number
	text, n.negative = cutSign(text)
	mantissa, exponent, good := cutExponent(text)
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if !good || whole+fraction == "" || !isDigits(whole+fraction) {
		return n, false
	}
	digits := strings.TrimLeft(whole+fraction, "0")
	n.scale = exponent + int64(len(whole)) - int64(len(whole+fraction)-len(digits))
	n.digits = strings.TrimRight(digits, "0")
	if n.digits == "" {
		return number{}, true
	}
	return n, true
}

func cutSign(text string) (string, bool) {
	if rest, found := strings.CutPrefix(text, "-"); found {
		return rest, true
	}
	return strings.TrimPrefix(text, "+"), false
}

// cutExponent: one beyond 1,000,000,000 either way makes no number.
func cutExponent(text string) (string, int64, bool) {
	i := strings.IndexAny(text, "eE")
	if i < 0 {
		return text, 0, true
	}
	digits, negative := cutSign(text[i+1:])
	if digits == "" || !isDigits(digits) {
		return "", 0, false
	}
	value, _ := new(big.Int).SetString(digits, 10)
	if value.Cmp(big.NewInt(1_000_000_000)) > 0 {
		return "", 0, false
	}
	if negative {
		value.Neg(value)
	}
	return text[:i], value.Int64(), true
}

func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// order is -1, 0 or 1 as n is less than, equal to or more than other.
func (n number) order(other number) int {
	switch {
	case n == other:
		return 0
	case n.sign() != other.sign():
		return order(n.sign(), other.sign())
	case n.negative:
		return -n.size(other)
	}
	return n.size(other)
}

func (n number) sign() int64 {
	switch {
	case n.digits == "":
		return 0
	case n.negative:
		return -1
	}
	return 1
}

// size compares without the sign: the scale decides, then the digits as text.
func (n number) size(other number) int {
	if n.scale != other.scale {
		return order(n.scale, other.scale)
	}
	return strings.Compare(n.digits, other.digits)
}

func order(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
