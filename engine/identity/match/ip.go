package match

import "strings"

// ipRange is an address range of a policy.
type ipRange struct {
	address
	bits int // of the address that count
}

// parseRange reads a range in CIDR form; a bare address is itself alone
// (rule 84).
func parseRange(s string) (ipRange, bool) {
	text, length, cut := strings.Cut(s, "/")
	a, ok := parseAddress(text)
	r := ipRange{address: a, bits: a.len()}
	if !ok || !cut {
		return r, ok
	}
	bits, ok := parseDecimal(length, r.bits)
	r.bits = bits
	return r, ok
}

// contains compares addresses, not text; IPv4 and IPv6 never meet (rule 85),
// and an IPv4 address written as IPv6 is IPv6.
func (r *ipRange) contains(a address) bool {
	high, low := min(r.bits, 64), max(r.bits, 64)-64
	return r.v4 == a.v4 && (r.high^a.high)>>(64-high) == 0 && (r.low^a.low)>>(64-low) == 0
}

// ranges are the values of IpAddress and NotIpAddress.
type ranges []ipRange

func readRanges(texts []string) ranges {
	rs := ranges{}
	for _, s := range texts {
		if r, ok := parseRange(s); ok {
			rs = append(rs, r)
		}
	}
	return rs
}

// any finds no range for what is no address.
func (rs ranges) any(v string, _ Slots) Truth {
	a, ok := parseAddress(v)
	for i := 0; ok && i < len(rs); i++ {
		if rs[i].contains(a) {
			return True
		}
	}
	return False
}
