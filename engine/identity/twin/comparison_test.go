package twin

import (
	"encoding/base64"
	"net/netip"
	"strings"
)

// substituted gives the signs of a value of the policy (rules 92, 93).
func (q *question) substituted(wanted string, wild, substitutes bool) ([]sign, truth) {
	if substitutes {
		return q.expand(wanted, wild)
	}
	if wild {
		return signsOf(wanted), yes
	}
	return dataOf(wanted), yes
}

// compareText is rule 72.
func compareText(q *question, asked, wanted string, substitutes bool) truth {
	signs, state := q.substituted(wanted, false, substitutes)
	return ifBound(state, truthOf(textOf(signs) == asked))
}

// compareFolded is rule 73.
func compareFolded(q *question, asked, wanted string, substitutes bool) truth {
	signs, state := q.substituted(wanted, false, substitutes)
	return ifBound(state, truthOf(strings.EqualFold(textOf(signs), asked)))
}

// compareLike is rule 74.
func compareLike(q *question, asked, wanted string, substitutes bool) truth {
	signs, state := q.substituted(wanted, true, substitutes)
	return ifBound(state, truthOf(fits(signs, asked)))
}

// compareARN: rules 75-77. What is no ARN fits nothing, whatever the pattern.
func compareARN(q *question, asked, wanted string, substitutes bool) truth {
	given := strings.SplitN(asked, ":", 6)
	if len(given) < 6 || given[0] != "arn" {
		return no
	}
	if substitutes && malformed(wanted) {
		return unknown // 102
	}
	parts := strings.SplitN(wanted, ":", 6)
	if substitutes {
		parts = sixParts(wanted)
	}
	if len(parts) < 6 || parts[0] != "arn" {
		return no
	}
	state, equal := yes, yes
	for i, part := range parts {
		signs, known := q.substituted(part, true, substitutes)
		state = and(state, known)
		equal = and(equal, truthOf(fits(signs, given[i])))
	}
	return ifBound(state, equal)
}

// compareBool: rules 81 and 82.
func compareBool(q *question, asked, wanted string, substitutes bool) truth {
	asked = strings.ToLower(asked)
	if asked != "true" && asked != "false" {
		return no
	}
	signs, state := q.substituted(wanted, false, substitutes)
	return ifBound(state, truthOf(asked == strings.ToLower(textOf(signs))))
}

// compareBinary is rule 83, of two base64 texts.
func compareBinary(_ *question, asked, wanted string, _ bool) truth {
	a, errA := base64.StdEncoding.DecodeString(asked)
	b, errB := base64.StdEncoding.DecodeString(wanted)
	return truthOf(errA == nil && errB == nil && string(a) == string(b))
}

// compareIP: rules 84 and 85. A mapped address counts as version 6.
func compareIP(_ *question, asked, wanted string, _ bool) truth {
	address, err := netip.ParseAddr(asked)
	if err != nil || address.Zone() != "" {
		return no
	}
	block, good := readBlock(wanted)
	if !good || block.Addr().BitLen() != address.BitLen() {
		return no
	}
	a, b := address.AsSlice(), block.Addr().AsSlice()
	for bit := range block.Bits() {
		mask := byte(0x80) >> (bit % 8)
		if a[bit/8]&mask != b[bit/8]&mask {
			return no
		}
	}
	return yes
}

// readBlock: a bare address is the block of itself.
func readBlock(text string) (netip.Prefix, bool) {
	if strings.Contains(text, "/") {
		block, err := netip.ParsePrefix(text)
		return block, err == nil
	}
	address, err := netip.ParseAddr(text)
	if err != nil || address.Zone() != "" {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(address, address.BitLen()), true
}

// compareNumber: rule 78, no variables.
func compareNumber(wants func(order int) bool) comparison {
	return func(_ *question, asked, wanted string, _ bool) truth {
		a, goodA := readNumber(asked)
		b, goodB := readNumber(wanted)
		return truthOf(goodA && goodB && wants(a.order(b)))
	}
}

// compareDate: rule 79, no variables.
func compareDate(wants func(order int) bool) comparison {
	return func(_ *question, asked, wanted string, _ bool) truth {
		a, goodA := readDate(asked)
		b, goodB := readDate(wanted)
		return truthOf(goodA && goodB && wants(a.Cmp(b)))
	}
}
