package route53

import (
	"net/netip"
	"strconv"
	"strings"
)

// checkValues holds that each value is what a record of its type holds, that
// none stands twice, and that a type or policy with one value has one.
func (f *form) checkValues(r *RecordSet) {
	seen := make(map[string]bool, len(r.Values))
	for i, v := range r.Values {
		span := r.Spans.Values[i]
		if p, bad := checkValue(r.Type, v, span); bad {
			f.add(p)
			continue
		}
		if key := sameAs(r.Type, v); seen[key] {
			f.add(sameValue.at(span, "delete one of the two", short(v)))
		} else {
			seen[key] = true
		}
	}
	if len(r.Values) > maxValues {
		f.add(tooManyValues.at(r.Spans.Values[maxValues], "split them over several record sets with multivalue answer routing", maxValues))
	}
	if single := onlyOne(r); single != "" && len(r.Values) > 1 {
		f.add(oneValue.at(r.Spans.Values[1], oneValueHint(r), single, len(r.Values)))
	}
}

// maxValues is how many values a record set may have (traffic 1.5.4).
const maxValues = 400

// onlyOne is why a record set has one value: its policy (traffic 1.5.3) or its
// type (RFC 1034, 3.6.2).
func onlyOne(r *RecordSet) string {
	switch {
	case r.Routing == Weighted, r.Routing == Latency:
		return r.Routing.String()
	case r.Type == "CNAME", r.Type == "SOA":
		return "of type " + r.Type
	}
	return ""
}

func oneValueHint(r *RecordSet) string {
	if r.Routing == Weighted || r.Routing == Latency {
		return "write a record set of its own, with its own SetIdentifier, for each value"
	}
	return "keep one"
}

// sameAs is a value as it compares: names without regard to case and final dot.
func sameAs(typ, value string) string {
	switch typ {
	case "CNAME", "NS", "PTR":
		if s, err := CleanName(value); err == nil {
			return s
		}
	}
	return value
}

// checkValue is what is wrong with a value of a type.
func checkValue(typ, value string, span Span) (Problem, bool) {
	switch typ {
	case "A":
		if a, err := netip.ParseAddr(value); err != nil || !a.Is4() {
			return notIPv4.at(span, addressHint(value), short(value)), true
		}
	case "AAAA":
		if a, err := netip.ParseAddr(value); err != nil || !a.Is6() || a.Zone() != "" {
			return notIPv6.at(span, "write an IPv6 address, as 2001:db8::1", short(value)), true
		}
	case "CNAME", "NS", "PTR":
		if err := host(value); err != nil {
			p := nameProblem(err, span)
			return badHost.at(span, p.Hint, p.Message), true
		}
	case "TXT", "SPF":
		return checkText(value, span)
	default:
		if form, ok := valueForms[typ]; ok && !form.fits(strings.Fields(value)) {
			return badValue.at(span, "write it as "+form.example, short(value), typ), true
		}
	}
	return Problem{}, false
}

// addressHint is the next step for what is no IPv4 address: most write a name.
func addressHint(value string) string {
	if host(value) == nil && strings.Trim(value, "0123456789.") != "" {
		return "a record of type A holds addresses: use AliasTarget for an AWS resource, or type CNAME for a name"
	}
	return "write four numbers from 0 to 255, as 192.0.2.44"
}

func host(value string) error {
	_, err := CleanName(value)
	return err
}

// checkText reads one or more strings in double quotes, of at most 255
// characters each.
func checkText(value string, span Span) (Problem, bool) {
	rest := strings.TrimSpace(value)
	for first := true; first || rest != ""; first = false {
		n, length := quoted(rest)
		switch {
		case n == 0:
			return notQuoted.at(span, `in JSON write "\"...\"": the quotation marks belong to the value`, short(value)), true
		case length > 255:
			return stringTooLong.at(span, `split it into strings of at most 255 characters, as "\"...\" \"...\""`, short(value)), true
		}
		rest = strings.TrimLeft(rest[n:], " \t")
	}
	return Problem{}, false
}

// quoted measures the string in double quotes that s begins with: its bytes in
// s, and its characters without quotes and escapes. It is 0 when there is none.
func quoted(s string) (n, length int) {
	if s == "" || s[0] != '"' {
		return 0, 0
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return i + 1, length
		case s[i] == '\\':
			if _, ok := octal(s[i+1:]); ok {
				i += 2
			}
			i++
		}
		length++
	}
	return 0, 0
}

// valueForm is what the parts of a value are.
type valueForm struct {
	parts   []func(string) bool
	rest    bool // more parts may follow
	example string
}

func (v valueForm) fits(parts []string) bool {
	if len(parts) < len(v.parts) || len(parts) > len(v.parts) && !v.rest {
		return false
	}
	for i, is := range v.parts {
		if !is(parts[i]) {
			return false
		}
	}
	return true
}

func upTo(most uint64) func(string) bool {
	return func(s string) bool {
		n, err := strconv.ParseUint(s, 10, 64)
		return err == nil && n <= most
	}
}

func isHost(s string) bool { return s == "." || host(s) == nil }

func isHex(s string) bool { return s != "" && strings.Trim(s, "0123456789abcdefABCDEF") == "" }

func isTag(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func isQuoted(s string) bool { n, _ := quoted(s); return n == len(s) }

func opensQuote(s string) bool { return strings.HasPrefix(s, `"`) }

const (
	octet   = 1<<8 - 1
	short16 = 1<<16 - 1
	long32  = 1<<32 - 1
)

// valueForms are the types whose values have several parts.
var valueForms = map[string]valueForm{
	"MX":    {[]func(string) bool{upTo(short16), isHost}, false, `"10 mail.example.com"`},
	"SRV":   {[]func(string) bool{upTo(short16), upTo(short16), upTo(short16), isHost}, false, `"1 10 5269 xmpp.example.com": priority, weight, port, host`},
	"CAA":   {[]func(string) bool{upTo(octet), isTag, opensQuote}, true, `"0 issue \"amazon.com\""`},
	"NAPTR": {[]func(string) bool{upTo(short16), upTo(short16), isQuoted, isQuoted, opensQuote}, true, `"100 50 \"u\" \"SIP+D2U\" \"!^.*$!sip:info@example.com!\" ."`},
	"SOA": {[]func(string) bool{isHost, isHost, upTo(long32), upTo(long32), upTo(long32), upTo(long32), upTo(long32)}, false,
		`"ns.example.com hostmaster.example.com 1 7200 900 1209600 86400"`},
	"DS":    {[]func(string) bool{upTo(short16), upTo(octet), upTo(octet), isHex}, true, `"12345 13 2 <hexadecimal digest>"`},
	"TLSA":  {[]func(string) bool{upTo(octet), upTo(octet), upTo(octet), isHex}, true, `"3 1 1 <hexadecimal digest>"`},
	"SSHFP": {[]func(string) bool{upTo(octet), upTo(octet), isHex}, true, `"4 2 <hexadecimal fingerprint>"`},
	"SVCB":  {[]func(string) bool{upTo(short16), isHost}, true, `"1 svc.example.com alpn=h2"`},
	"HTTPS": {[]func(string) bool{upTo(short16), isHost}, true, `"1 . alpn=h2"`},
}
