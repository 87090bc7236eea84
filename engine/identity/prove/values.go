package prove

import (
	"cmp"
	"encoding/base64"
	"math/big"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
)

// unnamed is a value of a type that no condition names. Of a key that the
// catalogue does not know nothing is said, for its operators tell what it is.
func unnamed(t catalog.Type, known bool, named []string) []string {
	if !known {
		return nil
	}
	of := func(n int) string { return "" }
	switch t {
	case catalog.String:
		of = func(n int) string { return strings.Repeat("x", n) }
	case catalog.Number:
		of = strconv.Itoa
	case catalog.Date:
		of = func(n int) string { return match.WriteMoment(1_767_268_800 + 3600*int64(n)) }
	case catalog.IP:
		of = func(n int) string {
			return netip.AddrFrom4([4]byte{198, 51, 100 + byte(n/200), byte(8 + n%200)}).String()
		}
	case catalog.Binary:
		of = func(n int) string { return base64.StdEncoding.EncodeToString([]byte("xyz" + strconv.Itoa(n))) }
	default:
		return nil
	}
	for n := 1; ; n++ {
		if v := of(n); !slices.Contains(named, v) {
			return []string{v}
		}
	}
}

// ofType says whether a key of a type can hold a value.
func ofType(t catalog.Type, v string) bool {
	ok := true
	switch t {
	case catalog.Number:
		n, isNumber := new(big.Rat).SetString(v)
		ok = isNumber && n.Sign() >= 0
	case catalog.Date:
		_, _, ok = match.Moment(v)
	case catalog.IP:
		_, err := netip.ParseAddr(v)
		ok = err == nil
	case catalog.Bool:
		ok = strings.EqualFold(v, "true") || strings.EqualFold(v, "false")
	}
	return ok
}

// spelled are values of a key that is no text, for operators that compare its
// text: what is named.
func spelled(tests []asked) (values []string, whole bool) {
	whole = true
	for _, test := range tests {
		whole = whole && !test.op.Like && test.op.Family == match.String
	}
	return literals(tests), whole
}

// numbers are each number named, and those beside it, of as many decimals as
// any that is named. Requests hold no negative numbers, and natural ones unless
// a policy speaks of fractions, as of TLS's versions; but a text that is taken
// for a number may be any.
func numbers(tests []asked, anything bool) ([]string, bool) {
	named, decimals := []*big.Rat{new(big.Rat)}, 0
	for _, text := range literals(tests) {
		if len(text) > 40 || strings.ContainsAny(text, "eE/") {
			return literals(tests), false
		}
		if n, ok := new(big.Rat).SetString(text); ok { // what is no number fits no request
			_, fraction, _ := strings.Cut(text, ".")
			named, decimals = append(named, n), max(decimals, len(strings.TrimRight(fraction, "0")))
		}
	}
	if anything {
		decimals++
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	var out []string
	for _, n := range named {
		for _, d := range []*big.Rat{new(big.Rat), new(big.Rat).Neg(unit), unit} {
			if m := new(big.Rat).Add(n, d); m.Sign() >= 0 || anything {
				out = append(out, m.FloatString(decimals))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	return out, true
}

// dates are each moment named, and the seconds beside it: requests are made at
// whole seconds.
func dates(tests []asked) ([]string, bool) {
	out, whole := []string{"2026-01-01T12:00:00Z"}, true
	for _, text := range literals(tests) {
		at, even, ok := match.Moment(text)
		if !ok {
			continue // fits no request
		}
		whole = whole && even
		for d := int64(-1); d <= 1; d++ {
			out = append(out, match.WriteMoment(at+d))
		}
	}
	return out, whole
}

// instant writes a moment as the key does: aws:EpochTime in seconds.
func instant(key, text string) string {
	at, _, ok := match.Moment(text)
	switch {
	case !ok:
		return text
	case key == "aws:epochtime":
		return strconv.FormatInt(at, 10)
	}
	return match.WriteMoment(at)
}

// addresses are the first and what follows the last of each range named: one in
// every stretch of addresses that the ranges tell apart. What only private
// networks use tells stretches of public ones apart.
func addresses(tests []asked, public bool) (texts []string) {
	ranges := []netip.Prefix{netip.MustParsePrefix("2001:db8::9/128"), netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}
	for _, text := range literals(tests) {
		if r, err := netip.ParsePrefix(text); err == nil {
			ranges = append(ranges, r.Masked())
		} else if a, err := netip.ParseAddr(text); err == nil && a.Zone() == "" {
			ranges = append(ranges, netip.PrefixFrom(a, a.BitLen()))
		}
	}
	if public {
		ranges = append(ranges, privateRanges...)
	}
	for _, r := range ranges {
		for _, a := range []netip.Addr{r.Addr().Next(), r.Addr(), lastOf(r).Next()} {
			if a.IsValid() {
				texts = append(texts, a.String())
			}
		}
	}
	return texts
}

// privateRanges are those from which no request comes over the internet
// (rule 108).
var privateRanges = func() (all []netip.Prefix) {
	for _, r := range []string{"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
		"224.0.0.0/4", "240.0.0.0/4", "::/127", "fc00::/7", "fe80::/10", "ff00::/8"} {
		all = append(all, netip.MustParsePrefix(r))
	}
	return all
}()

func private(text string) bool {
	a, err := netip.ParseAddr(text)
	return err != nil || slices.ContainsFunc(privateRanges, func(r netip.Prefix) bool { return r.Contains(a) })
}

func lastOf(r netip.Prefix) netip.Addr {
	b := r.Addr().AsSlice()
	for i := r.Bits(); i < len(b)*8; i++ {
		b[i/8] |= 1 << (7 - i%8)
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}
