package route53_test

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/traffic/route53"
)

// steps applies batches one after the other to the public zone and gives the
// last one's codes.
func steps(t *testing.T, batches ...string) []string {
	t.Helper()
	zones, account := fixture(t)
	z := zones["example.com"]
	var got []string
	for i, changes := range batches {
		next, problems := z.Apply(route53.ParseBatch("x", []byte(`{"Changes": [`+changes+`]}`)), account)
		if i < len(batches)-1 {
			fail(t, problems)
		}
		for _, p := range problems {
			got = append(got, p.Code)
		}
		z = next
	}
	return got
}

// TestDeleteRepeatsEverything: a DELETE that differs in any one part is
// refused, and one that only writes a part otherwise is not.
func TestDeleteRepeatsEverything(t *testing.T) {
	set := func(rest string) string { return record("CREATE", n, rest) }
	two := strings.Replace(set(""), `{"Value": "203.0.113.7"}`, `{"Value": "203.0.113.7"}, {"Value": "203.0.113.8"}`, 1)
	own := alias("CREATE", n, "A", "Z0EXAMPLE", "plain.example.com", "")
	for _, c := range []struct {
		set  string
		refs []string // old, new pairs: each alone is refused
	}{
		{set(""), []string{`"TTL": 60`, `"TTL": 61`, "203.0.113.7", "203.0.113.8", `}]}`, `}], "HealthCheckId": "web-eu"}`}},
		{two, []string{`, {"Value": "203.0.113.8"}`, ""}},
		{set(`, "SetIdentifier": "x", "Weight": 1`), []string{`"Weight": 1`, `"Weight": 2`, `"Weight": 1`, `"Region": "eu-west-1"`, `"Weight": 1`, `"Weight": 0`}},
		{set(`, "SetIdentifier": "x", "Weight": 0`), []string{`"Weight": 0`, `"MultiValueAnswer": true`}},
		{set(`, "SetIdentifier": "x", "Region": "eu-west-1"`), []string{"eu-west-1", "eu-west-2"}},
		{set(`, "SetIdentifier": "x", "Failover": "SECONDARY"`), []string{"SECONDARY", "PRIMARY"}},
		{set(`, "SetIdentifier": "x", "GeoLocation": {"CountryCode": "US", "SubdivisionCode": "WA"}`), []string{"WA", "NY", `, "SubdivisionCode": "WA"`, ""}},
		{set(`, "SetIdentifier": "x", "GeoProximityLocation": {"AWSRegion": "eu-west-1"}`), []string{"eu-west-1", "eu-west-2", `eu-west-1"`, `eu-west-1", "Bias": 1`}},
		{set(`, "SetIdentifier": "x", "CidrRoutingConfig": {"CollectionId": "offices", "LocationName": "berlin"}`), []string{"berlin", "madrid"}},
		{own, []string{"plain.example.com", "www.example.com", "true", "false", "Z0EXAMPLE", "Z0OTHER"}},
	} {
		remove := strings.Replace(c.set, "CREATE", "DELETE", 1)
		want(t, steps(t, c.set, remove))
		for i := 0; i < len(c.refs); i += 2 {
			other := strings.Replace(remove, c.refs[i], c.refs[i+1], 1)
			if got := steps(t, c.set, other); len(got) != 1 || got[0] != "not-the-same" {
				t.Errorf("%s\nis deleted by %s: %v", c.set, other, got)
			}
		}
	}
	want(t, steps(t, two, strings.Replace(strings.Replace(two, "CREATE", "DELETE", 1), `{"Value": "203.0.113.7"}, {"Value": "203.0.113.8"}`, `{"Value": "203.0.113.8"}, {"Value": "203.0.113.7"}`, 1)))
	want(t, steps(t, set(""), record("DELETE", "NEW.example.com.", "")))
}

// TestTargetsOfAliases: a target that the batch deletes is none, one in the
// long form of its name is, and HTTPS is CloudFront's alone.
func TestTargetsOfAliases(t *testing.T) {
	a := alias("CREATE", n, "A", "Z0EXAMPLE", "v.example.com", "")
	want(t, steps(t, record("CREATE", "v.example.com", ""), record("DELETE", "v.example.com", "")+","+a), "alias-missing")
	want(t, steps(t, record("CREATE", "v.example.com", ""), a, record("DELETE", "v.example.com", ""))) // a dangling alias is for the answer to tell
	zones, account := fixture(t)
	account.Targets = []route53.TargetName{{DNSName: "dualstack.shop.eu-west-1.elb.amazonaws.com.", ZoneID: "Z32O12XQLNTSW2", Kind: "elb"}}
	b := route53.ParseBatch("x", []byte(`{"Changes": [`+alias("CREATE", n, "A", "Z32O12XQLNTSW2", "shop.eu-west-1.elb.amazonaws.com", "")+`]}`))
	_, problems := zones["example.com"].Apply(b, account)
	fail(t, problems)
	cdn := strings.Replace(alias("CREATE", n, "HTTPS", route53.CloudFrontZone, "d111111abcdef8.cloudfront.net", ""), "true", "false", 1)
	want(t, steps(t, cdn))
	want(t, steps(t, alias("CREATE", n, "HTTPS", "Z32O12XQLNTSW2", "shop-eu-123.eu-west-1.elb.amazonaws.com", "")), "alias-missing")
}

// TestWeightedAliasesHaveNoTTL: they do not spoil the group's.
func TestWeightedAliasesHaveNoTTL(t *testing.T) {
	a := alias("CREATE", n, "A", "Z0EXAMPLE", "plain.example.com", `, "SetIdentifier": "a", "Weight": 1`)
	v := record("CREATE", n, `, "SetIdentifier": "v", "Weight": 1`)
	w := strings.Replace(record("CREATE", n, `, "SetIdentifier": "w", "Weight": 1`), `"TTL": 60`, `"TTL": 61`, 1)
	want(t, steps(t, a+","+v))
	want(t, steps(t, a, v))
	want(t, steps(t, v, a))
	want(t, steps(t, a, v, w), "weighted-ttl")
}

// TestStatesAreDistinct: two states of one country are two locations.
func TestStatesAreDistinct(t *testing.T) {
	state := func(code string) string {
		return record("CREATE", n, fmt.Sprintf(`, "SetIdentifier": %q, "GeoLocation": {"CountryCode": "US", "SubdivisionCode": %q}`, code, code))
	}
	want(t, steps(t, state("WA")+","+state("NY")))
	want(t, steps(t, state("WA")+","+strings.Replace(state("WA"), `"WA"`, `"again"`, 1)), "same-place")
	both := `, "SetIdentifier": "a", "GeoLocation": {"ContinentCode": "NA", "SubdivisionCode": "WA"}`
	want(t, steps(t, record("CREATE", n, both)), "geo-parts")
	for code, ok := range map[string]bool{"43": true, "4": false, "WA": false} {
		got := steps(t, record("CREATE", n, `, "SetIdentifier": "a", "GeoLocation": {"CountryCode": "UA", "SubdivisionCode": "`+code+`"}`))
		if ok != (len(got) == 0) {
			t.Errorf("UA %s: %v", code, got)
		}
	}
}

// TestCollectionsByName: an id of a collection is for machines, its name does.
func TestCollectionsByName(t *testing.T) {
	zones, account := fixture(t)
	z := *zones["example.com"]
	z.Collections = []route53.Collection{{ID: "c8c02a84-aaaa-bbbb-e0d2-d833a2f80106", Name: "offices"}}
	for _, id := range []string{"offices", z.Collections[0].ID} {
		src := record("CREATE", n, `, "SetIdentifier": "a", "CidrRoutingConfig": {"CollectionId": "`+id+`", "LocationName": "*"}`)
		_, problems := z.Apply(route53.ParseBatch("x", []byte(`{"Changes": [`+src+`]}`)), account)
		fail(t, problems)
	}
}

// TestDelegationsAndTheApex: NS of a subdomain may go, the zone's own may not.
func TestDelegationsAndTheApex(t *testing.T) {
	ns := func(action, name, value string) string {
		return strings.Replace(strings.Replace(record(action, name, ""), `"A"`, `"NS"`, 1), "203.0.113.7", value, 1)
	}
	apex := `{"Action": "DELETE", "ResourceRecordSet": {"Name": "example.com", "Type": "NS", "TTL": 172800, "ResourceRecords": [{"Value": "ns-1.awsdns-00.com"},
		{"Value": "ns-513.awsdns-00.net"}, {"Value": "ns-1025.awsdns-00.org"}, {"Value": "ns-1537.awsdns-00.co.uk"}]}}`
	sub := ns("CREATE", "sub.example.com", "ns.example.net")
	want(t, steps(t, sub, ns("DELETE", "sub.example.com", "ns.example.net")))
	want(t, steps(t, sub, apex+","+ns("DELETE", "sub.example.com", "ns.example.net")), "last-ns")
	want(t, steps(t, apex+","+ns("CREATE", "example.com", "ns.example.net")))
	soa := strings.Replace(strings.Replace(record("UPSERT", "example.com", ""), `"A"`, `"SOA"`, 1), `{"Value": "203.0.113.7"}`,
		`{"Value": "a. b. 1 2 3 4 5"}, {"Value": "a. b. 2 2 3 4 5"}`, 1)
	want(t, steps(t, soa), "one-value")
}

// TestValuesAtTheirEdges: what a value of a type may just be, and just not.
func TestValuesAtTheirEdges(t *testing.T) {
	for _, c := range []struct {
		typ, value string
		ok         bool
	}{
		{"A", "255.255.255.255", true}, {"A", "1.2.3", false}, {"A", "01.2.3.4", false}, {"A", "::1", false}, {"A", "", false},
		{"AAAA", "::", true}, {"AAAA", "::ffff:1.2.3.4", true}, {"AAAA", "fe80::1%eth0", false},
		{"MX", "0 .", true}, {"MX", "65535 a", true}, {"MX", "65536 a", false}, {"MX", "10 a b", false}, {"MX", "-1 a", false},
		{"TXT", `"` + strings.Repeat("x", 255) + `"`, true}, {"TXT", `"` + strings.Repeat("x", 256) + `"`, false}, {"TXT", `"` + strings.Repeat(`\101`, 255) + `"`, true},
		{"TXT", `"a" b`, false}, {"TXT", `"a`, false}, {"TXT", `"a\"`, false}, {"TXT", `"a\\"`, true}, {"TXT", ` "a"`, true},
		{"SRV", "1 2 3 a", true}, {"SRV", "1 2 70000 a", false}, {"SRV", "1 2 3 a b", false}, {"CAA", `256 issue "a"`, false}, {"CAA", `0 issue a`, false}, {"CAA", `128 issue ";"`, true},
		{"DS", "1 2 3 xy", false}, {"SSHFP", "4 2", false}, {"PTR", "a..b", false}, {"NS", "ns.example.net", true},
	} {
		src := fmt.Sprintf(`{"Changes": [{"Action": "CREATE", "ResourceRecordSet": {"Name": "new.example.com", "Type": %q, "TTL": 60, "ResourceRecords": [{"Value": %q}]}}]}`, c.typ, c.value)
		if p := route53.ParseBatch("x", []byte(src)).Problems; (len(p) == 0) != c.ok {
			t.Errorf("%s %q: %v", c.typ, c.value, p)
		}
	}
	low := record("CREATE", n, `, "SetIdentifier": "a", "GeoProximityLocation": {"Coordinates": {"Latitude": "-90.01", "Longitude": "0"}}`)
	want(t, steps(t, low), "wrong-pattern")
}

// TestChecksAtTheirEdges: false is as good as absent, and an address in IPv6's
// clothes is what it is.
func TestChecksAtTheirEdges(t *testing.T) {
	_, p := route53.ParseHealthChecks("x", []byte(`{"HealthChecks": [{"Id": "a", "HealthCheckConfig": {"Type": "TCP", "IPAddress": "203.0.113.7", "Port": 53, "EnableSNI": false, "MeasureLatency": false}}]}`))
	fail(t, p)
	refused(t, `"Type": "TCP", "IPAddress": "203.0.113.7", "Port": 53, "EnableSNI": true`, "check-foreign", "1.5.28")
	refused(t, `"Type": "HTTP", "IPAddress": "::ffff:100.64.0.1"`, "check-private", "1.5.36")
}

// TestWithTellsTwins: a listing has each record set once.
func TestWithTellsTwins(t *testing.T) {
	zones, account := fixture(t)
	twins := many(1)
	twins = append(twins, twins[0])
	if _, p := zones["example.com"].With(twins, account); len(p) != 1 || p[0].Code != "already-there" {
		t.Error(p)
	}
}
