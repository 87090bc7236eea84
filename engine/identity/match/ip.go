package match

import "net/netip"

// ipRange is an address range of a policy; the zero range matches nothing.
type ipRange = netip.Prefix

// parseRange reads a range in CIDR form; a bare address is itself alone
// (rule 84). What is neither matches nothing.
func parseRange(s string) ipRange {
	if p, err := netip.ParsePrefix(s); err == nil {
		return p.Masked()
	}
	if a, err := netip.ParseAddr(s); err == nil && a.Zone() == "" {
		return netip.PrefixFrom(a, a.BitLen())
	}
	return ipRange{}
}

// anyRange compares addresses, not text; IPv4 and IPv6 never meet (rule 85).
// What is no address lies in no range.
func anyRange(ranges []ipRange, v string) Truth {
	a, err := netip.ParseAddr(v)
	if err != nil {
		return False
	}
	for _, r := range ranges {
		if r.Contains(a) {
			return True
		}
	}
	return False
}
