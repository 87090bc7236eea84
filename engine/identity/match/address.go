package match

import "strings"

// address is an IP address, its first bit the highest of high; an IPv4 address
// fills the upper half of high. It is read here because net/netip allocates
// for what is no address, and requests may hold anything.
type address struct {
	high, low uint64
	v4        bool
}

func (a address) len() int {
	if a.v4 {
		return 32
	}
	return 128
}

// parseAddress reads an address without zone.
func parseAddress(s string) (address, bool) {
	if strings.Contains(s, ":") {
		return parseIPv6(s)
	}
	v, ok := parseIPv4(s)
	return address{high: v << 32, v4: true}, ok
}

func parseIPv4(s string) (uint64, bool) {
	var v uint64
	for i := range 4 {
		part, rest, more := strings.Cut(s, ".")
		n, ok := parseDecimal(part, 255)
		if !ok || more != (i < 3) {
			return 0, false
		}
		v, s = v<<8|uint64(n), rest
	}
	return v, true
}

// parseDecimal reads digits without sign and leading zero.
func parseDecimal(s string, limit int) (int, bool) {
	digits, rest := cutDigits(s)
	if digits == "" || rest != "" || len(digits) > 1 && digits[0] == '0' {
		return 0, false
	}
	v, ok := smallInt(digits, int64(limit))
	return int(v), ok
}

// parseIPv6 reads groups of four hexadecimal digits; one run of zero groups
// may be left out as ::, and the last two groups may be written as IPv4.
func parseIPv6(s string) (address, bool) {
	var groups [8]uint16
	n, gap := 0, -1
	if rest, ok := strings.CutPrefix(s, "::"); ok {
		gap, s = 0, rest
	}
	for s != "" {
		group, rest, more := strings.Cut(s, ":")
		took := readGroup(groups[n:], group, !more)
		if n += took; took == 0 {
			return address{}, false
		}
		s = rest
		if tail, ok := strings.CutPrefix(rest, ":"); ok && gap < 0 {
			gap, s = n, tail
		} else if more && rest == "" {
			return address{}, false // a lone colon at the end
		}
		if n == len(groups) && s != "" {
			return address{}, false
		}
	}
	if (n == len(groups)) == (gap >= 0) { // :: stands for one group at least
		return address{}, false
	}
	return join(groups, n, gap), true
}

// readGroup reads one group, or two written as IPv4 at the end, and says how
// many it read.
func readGroup(groups []uint16, s string, last bool) int {
	if last && len(groups) >= 2 && strings.Contains(s, ".") {
		v, ok := parseIPv4(s)
		if !ok {
			return 0
		}
		groups[0], groups[1] = uint16(v>>16), uint16(v)
		return 2
	}
	if s == "" || len(s) > 4 {
		return 0
	}
	for i := range len(s) {
		d := hexDigit(s[i])
		if d < 0 {
			return 0
		}
		groups[0] = groups[0]<<4 | uint16(d)
	}
	return 1
}

func hexDigit(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// join puts the n groups that were read around the gap.
func join(groups [8]uint16, n, gap int) address {
	var whole [8]uint16
	if gap < 0 {
		gap = n
	}
	copy(whole[:], groups[:gap])
	copy(whole[8-(n-gap):], groups[gap:n])
	var a address
	for i := range 4 {
		a.high = a.high<<16 | uint64(whole[i])
		a.low = a.low<<16 | uint64(whole[4+i])
	}
	return a
}
