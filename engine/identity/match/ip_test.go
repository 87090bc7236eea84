package match_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule84_RangesAndBareAddresses(t *testing.T) {
	judge(t, `
		IpAddress [203.0.113.0/24] on 203.0.113.255: true
		IpAddress [203.0.113.0/24] on 203.0.114.0: false
		IpAddress [203.0.113.77/24] on 203.0.113.1: true
		IpAddress [203.0.113.9] on 203.0.113.9: true
		IpAddress [203.0.113.9] on 203.0.113.10: false
		IpAddress [203.0.113.9/32] on 203.0.113.9: true
		IpAddress [203.0.113.8/31] on 203.0.113.9: true
		IpAddress [0.0.0.0/0] on 255.255.255.255: true
		IpAddress [2001:db8::/32] on 2001:0DB8:ffff::1: true
		IpAddress [2001:db8::/32] on 2001:db9::: false
		IpAddress [2001:db8::1] on 2001:db8:0:0:0:0:0:1: true
		IpAddress [2001:db8::/65] on 2001:db8::7fff:ffff:ffff:ffff: true
		IpAddress [2001:db8::/65] on 2001:db8::8000:0:0:0: false
		IpAddress [::/0] on fe80::1: true
		IpAddress [64:ff9b::192.0.2.0/120] on 64:ff9b::c000:2ff: true
		IpAddress [10.0.0.0/8 | 192.168.0.0/16] on 192.168.9.9: true
		NotIpAddress [10.0.0.0/8 | 192.168.0.0/16] on 192.168.9.9: false
		NotIpAddress [10.0.0.0/8 | 192.168.0.0/16] on 172.16.0.1: true`)
}

func TestRule85_FamiliesNeverMeet(t *testing.T) {
	judge(t, `
		IpAddress [0.0.0.0/0] on ::1: false
		IpAddress [::/0] on 10.0.0.1: false
		NotIpAddress [::/0] on 10.0.0.1: true
		NotIpAddress [0.0.0.0/0] on 2001:db8::1: true
		IpAddress [::ffff:0:0/96] on ::ffff:10.0.0.1: true
		IpAddress [10.0.0.1] on ::ffff:10.0.0.1: false
		IpAddress [0.0.0.0] on ::: false`)
}

func TestRule84_WhatIsNoAddress(t *testing.T) {
	for _, junk := range []string{"", "here", "10.0.0", "10.0.0.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.", ".10.0.0.0", "10.0.0.-1", "10.0.0.1/33", "10.0.0.1/",
		"10.0.0.1/08", "10.0.0.1/+8", "10.0.0.1/8/8", "/8", "10.0.0.1 ", "10.0.0.1:80", "fe80::1%eth0", "fe80::1%eth0/64", "::1/129", ":", ":::", "1::2::3", ":1",
		"1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1:2:3:4:5:6:7::8", "1:2:3:4:5:6:7:", "1:2:3:4:5:6:7:8:", "1::2:", "12345::", "g::", "::1.2.3", "1.2.3.4::",
		"1:2:3:4:5:6:7:1.2.3.4", "[::1]", "*", "10.0.*", "${name}"} {
		if match.IP.Reads(junk) {
			t.Errorf("%q is read", junk)
		}
		if holds(t, "IpAddress", junk, "10.0.0.1") || holds(t, "IpAddress", "0.0.0.0/0", junk) || holds(t, "IpAddress", "::/0", junk) || !holds(t, "NotIpAddress", "::/0", junk) {
			t.Errorf("%q fits something", junk)
		}
	}
	judge(t, `IpAddress [0.0.0.0/0] on 10.0.0.0/8: false`)
}

// within compares bit by bit, with addresses as package netip reads them.
func within(cidr, addr string) bool {
	a, err := netip.ParseAddr(addr)
	if err != nil || a.Zone() != "" {
		return false
	}
	text, _, slash := strings.Cut(cidr, "/")
	r, err := netip.ParseAddr(text)
	if err != nil || r.Zone() != "" || r.BitLen() != a.BitLen() {
		return false
	}
	bits := r.BitLen()
	if slash {
		p, err := netip.ParsePrefix(cidr)
		if err != nil {
			return false
		}
		bits = p.Bits()
	}
	x, y := r.AsSlice(), a.AsSlice()
	for i := range bits {
		if (x[i/8]^y[i/8])<<(i%8)&0x80 != 0 {
			return false
		}
	}
	return true
}

func drawAddress(t *rapid.T, label string) string {
	bits := rapid.SampledFrom([]byte{0, 1, 0x7f, 0x80, 0xff})
	if rapid.Bool().Draw(t, label+" is v4") {
		return netip.AddrFrom4([4]byte(rapid.SliceOfN(bits, 4, 4).Draw(t, label))).String()
	}
	a := netip.AddrFrom16([16]byte(rapid.SliceOfN(bits, 16, 16).Draw(t, label)))
	if rapid.Bool().Draw(t, label+" is long") {
		return a.StringExpanded()
	}
	return a.String()
}

func TestRule84_AgainstBits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		request := drawAddress(rt, "request")
		policy := request
		if rapid.Bool().Draw(rt, "another") {
			policy = drawAddress(rt, "policy")
		}
		if n := rapid.IntRange(-1, 130).Draw(rt, "bits"); n >= 0 {
			policy = fmt.Sprintf("%s/%d", policy, n)
		}
		if got, want := holds(rt, "IpAddress", policy, request), within(policy, request); got != want {
			rt.Fatalf("%s in %s: %v, bits say %v", request, policy, got, want)
		}
	})
}

// FuzzAddress: what is read is what package netip reads, zones aside.
func FuzzAddress(f *testing.F) {
	f.Fuzz(func(t *testing.T, policy, request string) {
		if got, want := holds(t, "IpAddress", policy, request), within(policy, request); got != want {
			t.Fatalf("%q in %q: %v, bits say %v", request, policy, got, want)
		}
		a, err := netip.ParseAddr(policy)
		_, err2 := netip.ParsePrefix(policy)
		if got, want := match.IP.Reads(policy), err == nil && a.Zone() == "" || err2 == nil; got != want {
			t.Fatalf("%q is read: %v", policy, got)
		}
	})
}
