package route53_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/traffic/route53"
)

// record writes one change whose record set is of type A with TTL 60 and one
// address; rest is further JSON members.
func record(action, name, rest string) string {
	return fmt.Sprintf(`{"Action": %q, "ResourceRecordSet": {"Name": %q, "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.7"}]%s}}`, action, name, rest)
}

func alias(action, name, typ, zone, target, rest string) string {
	return fmt.Sprintf(`{"Action": %q, "ResourceRecordSet": {"Name": %q, "Type": %q, "AliasTarget": {"HostedZoneId": %q, "DNSName": %q, "EvaluateTargetHealth": true}%s}}`,
		action, name, typ, zone, target, rest)
}

// codes applies changes to a zone of the fixture and gives the problems'
// codes, each once; it holds that they cite the rule.
func codes(t *testing.T, rule, zone string, changes ...string) []string {
	t.Helper()
	zones, account := fixture(t)
	b := route53.ParseBatch("records.json", []byte(`{"Changes": [`+strings.Join(changes, ",\n")+`]}`))
	next, problems := zones[zone].Apply(b, account)
	if refused := len(problems) > 0; refused != (next == zones[zone]) {
		t.Errorf("refused %v, but the zone is the old one %v", refused, next == zones[zone])
	}
	var all []string
	for _, p := range problems {
		if p.Rule != rule {
			t.Errorf("%s cites %q, not %s: %s", p.Code, p.Rule, rule, p.Error())
		}
		if !slices.Contains(all, p.Code) {
			all = append(all, p.Code)
		}
	}
	return all
}

// want compares codes.
func want(t *testing.T, got []string, codes ...string) {
	t.Helper()
	if !slices.Equal(got, codes) {
		t.Errorf("got %v, want %v", got, codes)
	}
}

const n = "new.example.com"

// TestRule0_4GeoproximityIsAnOrdinaryRecord: no traffic policy is needed, and
// the place is exactly one of three.
func TestRule0_4GeoproximityIsAnOrdinaryRecord(t *testing.T) {
	at := func(id, location string) string {
		return record("CREATE", n, fmt.Sprintf(`, "SetIdentifier": %q, "GeoProximityLocation": {%s}`, id, location))
	}
	region, group, point := `"AWSRegion": "eu-west-1"`, `"LocalZoneGroup": "us-west-2-lax-1"`, `"Coordinates": {"Latitude": "-33.86", "Longitude": "151.2"}`
	want(t, codes(t, "0.4", "example.com", at("a", region), at("b", group+`, "Bias": -99`), at("c", point+`, "Bias": 99`)))
	for _, two := range []string{region + "," + group, region + "," + point, group + "," + point, region + "," + group + "," + point, `"Bias": 1`} {
		want(t, codes(t, "0.4", "example.com", at("a", two)), "proximity-parts")
	}
}

// TestRule0_7CalculatedChildren: 255, although the API's model has 256.
func TestRule0_7CalculatedChildren(t *testing.T) {
	children := func(n int) []route53.Problem {
		var checks, ids []string
		for i := range n {
			ids = append(ids, fmt.Sprintf(`"c%d"`, i))
		}
		for i := range n {
			checks = append(checks, fmt.Sprintf(`{"Id": "c%d", "HealthCheckConfig": {"Type": "HTTP", "IPAddress": "203.0.113.7"}}`, i))
		}
		checks = append(checks, `{"Id": "all", "HealthCheckConfig": {"Type": "CALCULATED", "HealthThreshold": 1, "ChildHealthChecks": [`+strings.Join(ids, ",")+`]}}`)
		_, problems := account("checks.json", []byte(`{"HealthChecks": [`+strings.Join(checks, ",")+`]}`))
		return slices.DeleteFunc(problems, func(p route53.Problem) bool { return p.Code == "check-too-many" })
	}
	if p := children(255); len(p) != 0 {
		t.Error(p)
	}
	if p := children(256); len(p) != 1 || p[0].Code != "check-children" || p[0].Rule != "0.7" {
		t.Error(p)
	}
}

// TestRule1_5_1SetIdentifier: all but simple record sets have one, unique
// within name and type.
func TestRule1_5_1SetIdentifier(t *testing.T) {
	for policy, member := range map[string]string{"weighted": `"Weight": 1`, "latency": `"Region": "eu-west-1"`, "failover": `"Failover": "PRIMARY", "HealthCheckId": "web-eu"`,
		"geolocation": `"GeoLocation": {"CountryCode": "*"}`, "geoproximity": `"GeoProximityLocation": {"AWSRegion": "eu-west-1"}`,
		"multivalue": `"MultiValueAnswer": true`, "IP-based": `"CidrRoutingConfig": {"CollectionId": "offices", "LocationName": "*"}`} {
		want(t, codes(t, "1.5.1", "example.com", record("CREATE", n, ", "+member)), "no-set-identifier")
		if got := codes(t, "1.5.1", "example.com", record("CREATE", n, `, "SetIdentifier": "a", `+member)); len(got) > 0 {
			t.Errorf("%s: %v", policy, got)
		}
	}
	want(t, codes(t, "1.5.1", "example.com", record("CREATE", n, `, "SetIdentifier": "a"`)), "no-policy")
	want(t, codes(t, "", "example.com", record("CREATE", "www.example.com", `, "SetIdentifier": "a", "Weight": 1`)), "already-there")
	same := alias("CREATE", "www.example.com", "AAAA", "Z0EXAMPLE", "v6.example.com", `, "SetIdentifier": "a", "Weight": 1`) // another type
	v6 := strings.Replace(strings.Replace(record("CREATE", "v6.example.com", ""), `"A"`, `"AAAA"`, 1), "203.0.113.7", "2001:db8::1", 1)
	want(t, codes(t, "", "example.com", same, v6))
}

// TestRule1_5_2OnePolicyAGroup: each policy beside each other one is refused.
func TestRule1_5_2OnePolicyAGroup(t *testing.T) {
	members := []string{"", `, "SetIdentifier": "x", "Weight": 1`, `, "SetIdentifier": "x", "Region": "eu-west-1"`, `, "SetIdentifier": "x", "Failover": "SECONDARY"`,
		`, "SetIdentifier": "x", "GeoLocation": {"CountryCode": "FR"}`, `, "SetIdentifier": "x", "GeoProximityLocation": {"AWSRegion": "eu-west-1"}`,
		`, "SetIdentifier": "x", "MultiValueAnswer": true`, `, "SetIdentifier": "x", "CidrRoutingConfig": {"CollectionId": "offices", "LocationName": "*"}`}
	joins := []string{"simple-joins", "weighted-joins", "latency-joins", "other-joins", "geo-joins", "other-joins", "other-joins", "other-joins"}
	for i, first := range members {
		for j, second := range members {
			if i != j {
				want(t, codes(t, "1.5.2", "example.com", record("CREATE", n, strings.Replace(first, `"x"`, `"w"`, 1)), record("CREATE", n, second)), joins[j])
			}
		}
	}
	want(t, codes(t, "1.5.2", "example.com", record("CREATE", n, `, "SetIdentifier": "a", "Weight": 1, "Region": "eu-west-1"`)), "two-policies")
}

// TestRule1_5_3Groups: what each policy asks of its record sets.
func TestRule1_5_3Groups(t *testing.T) {
	two := func(s string) string {
		return strings.Replace(s, `{"Value": "203.0.113.7"}`, `{"Value": "203.0.113.7"}, {"Value": "203.0.113.8"}`, 1)
	}
	weighted := func(id int, weight any) string {
		return record("CREATE", n, fmt.Sprintf(`, "SetIdentifier": "s%d", "Weight": %v`, id, weight))
	}
	want(t, codes(t, "1.5.3", "example.com", weighted(0, 0), weighted(1, 255)))
	want(t, codes(t, "", "example.com", weighted(0, 256)), "too-much")
	want(t, codes(t, "", "example.com", weighted(0, -1)), "too-little")
	want(t, codes(t, "1.5.3", "example.com", two(weighted(0, 1))), "one-value")
	want(t, codes(t, "1.5.3", "example.com", weighted(0, 1), strings.Replace(weighted(1, 1), `"TTL": 60`, `"TTL": 61`, 1)), "weighted-ttl")
	want(t, codes(t, "1.5.3", "example.com", two(record("CREATE", n, `, "SetIdentifier": "a", "Region": "eu-west-1"`))), "one-value")
	want(t, codes(t, "1.5.3", "example.com", record("CREATE", "api.example.com", `, "SetIdentifier": "x", "Region": "eu-west-1"`)), "same-region")
	want(t, codes(t, "1.5.3", "example.com", record("CREATE", "geo.example.com", `, "SetIdentifier": "x", "GeoLocation": {"ContinentCode": "EU"}`)), "same-place")
	want(t, codes(t, "1.5.3", "example.com", alias("CREATE", n, "A", "Z0EXAMPLE", "plain.example.com", `, "SetIdentifier": "x", "MultiValueAnswer": true`)), "multivalue-alias")
	group := func(count int, member string) (all []string) {
		for i := range count {
			all = append(all, record("CREATE", n, fmt.Sprintf(`, "SetIdentifier": "s%d", %s`, i, member)))
		}
		return all
	}
	want(t, codes(t, "1.5.3", "example.com", group(100, `"Weight": 1`)...))
	want(t, codes(t, "1.5.3", "example.com", group(101, `"Weight": 1`)...), "too-many-weighted")
	want(t, codes(t, "1.5.3", "example.com", group(30, `"GeoProximityLocation": {"AWSRegion": "eu-west-1"}`)...))
	want(t, codes(t, "1.5.3", "example.com", group(31, `"GeoProximityLocation": {"AWSRegion": "eu-west-1"}`)...), "too-many-proximity")
}

// TestRule1_5_5DelegationIsSimple: NS and SOA have no policy and no alias.
func TestRule1_5_5DelegationIsSimple(t *testing.T) {
	for _, typ := range []string{"NS", "SOA"} {
		value := map[string]string{"NS": "ns.example.net", "SOA": "ns.example.net. a.example.net. 1 2 3 4 5"}[typ]
		r := strings.Replace(strings.Replace(record("CREATE", "example.com", `, "SetIdentifier": "a", "Weight": 1`), `"A"`, `"`+typ+`"`, 1), "203.0.113.7", value, 1)
		want(t, codes(t, "1.5.5", "example.com", r), "delegation-simple")
		want(t, codes(t, "1.5.5", "example.com", alias("UPSERT", "example.com", typ, "Z0EXAMPLE", "sub.example.com", "")), "delegation-alias")
	}
}

// TestRule1_5_6Wildcards: a whole leftmost label, and not of NS.
func TestRule1_5_6Wildcards(t *testing.T) {
	for name, ok := range map[string]bool{"*.example.com": true, `\052.example.com`: true, "a.*.example.com": true, "*.a.example.com": true,
		"*a.example.com": false, "a*.example.com": false, "**.example.com": false} {
		codes := codes(t, "1.5.6", "example.com", record("CREATE", name, ""))
		if ok {
			want(t, codes)
		} else {
			want(t, codes, "part-wildcard")
		}
	}
	ns := strings.Replace(strings.Replace(record("CREATE", "*.example.com", ""), `"A"`, `"NS"`, 1), "203.0.113.7", "ns.example.net", 1)
	want(t, codes(t, "1.5.6", "example.com", ns), "wildcard-ns")
}

// TestRule1_5_7AliasAndCNAME: no CNAME at the apex, even through an alias; an
// alias has its target's type and stays in the zone.
func TestRule1_5_7AliasAndCNAME(t *testing.T) {
	cname := strings.Replace(record("CREATE", "example.com", ""), `"A"`, `"CNAME"`, 1)
	want(t, codes(t, "1.5.7", "example.com", strings.Replace(cname, "203.0.113.7", "a.example.net", 1)), "cname-at-apex")
	want(t, codes(t, "1.5.7", "example.com", alias("CREATE", "example.com", "CNAME", "Z0EXAMPLE", "old.example.com", "")), "cname-at-apex")
	want(t, codes(t, "1.5.7", "example.com", alias("UPSERT", "example.com", "A", "Z0EXAMPLE", "plain.example.com", "")))
	want(t, codes(t, "1.5.7", "example.com", alias("UPSERT", "example.com", "A", "Z0EXAMPLE", "old.example.com", "")), "alias-missing")
	want(t, codes(t, "1.5.7", "example.com", alias("CREATE", n, "CNAME", "Z0EXAMPLE", "old.example.com", "")))
	want(t, codes(t, "1.5.7", "example.com", alias("CREATE", n, "A", "Z0CORP", "db.corp.internal", "")), "alias-other-zone")
	want(t, codes(t, "1.5.7", "example.com", alias("CREATE", n, "A", "Z0EXAMPLE", n, "")), "alias-itself")
}

// TestRule1_5_8AliasTargets: each kind of resource by its name and its zone's
// id; CloudFront without health and not in private zones.
func TestRule1_5_8AliasTargets(t *testing.T) {
	zones, account := fixture(t)
	account.Targets = nil
	for _, kind := range route53.TargetKinds {
		account.Targets = append(account.Targets, route53.TargetName{DNSName: kind + ".example.aws", ZoneID: "Z1" + strings.ToUpper(kind), Kind: kind})
	}
	for _, target := range account.Targets {
		eth := fmt.Sprint(target.Kind != "cloudfront")
		src := strings.Replace(alias("CREATE", n, "A", target.ZoneID, target.DNSName, ""), "true", eth, 1)
		if _, problems := zones["example.com"].Apply(route53.ParseBatch("x", []byte(`{"Changes": [`+src+`]}`)), account); len(problems) > 0 {
			t.Errorf("%s: %v", target.Kind, problems)
		}
	}
	want(t, codes(t, "1.5.8", "example.com", alias("CREATE", n, "A", route53.CloudFrontZone, "d111111abcdef8.cloudfront.net", "")), "cloudfront-health")
	off := strings.Replace(alias("CREATE", "a.corp.internal", "A", route53.CloudFrontZone, "d111111abcdef8.cloudfront.net", ""), "true", "false", 1)
	want(t, codes(t, "1.5.8", "corp.internal", off), "cloudfront-private")
	ga := alias("CREATE", n, "A", "Z2BJ6XQ5FK7U4H", "a1234567890abcdef.awsglobalaccelerator.com", "")
	want(t, codes(t, "1.5.8", "example.com", ga))
	want(t, codes(t, "1.5.8", "example.com", strings.Replace(ga, "Z2BJ6XQ5FK7U4H", "Z2BJ6XQ5FK7U4I", 1))[:1], "alias-outside")
}

// TestForm1_5_9AliasHasNoTTL: it is the target's and cannot be set.
func TestForm1_5_9AliasHasNoTTL(t *testing.T) {
	want(t, codes(t, "1.5.9", "example.com", alias("CREATE", n, "A", "Z0EXAMPLE", "plain.example.com", `, "TTL": 60`)), "two-contents")
}

// TestForm1_5_10AliasIsOfItsType: an alias of type A leaves type AAAA free, and
// needs no target of that type.
func TestForm1_5_10AliasIsOfItsType(t *testing.T) {
	a := alias("CREATE", n, "A", "Z0EXAMPLE", "plain.example.com", "")
	want(t, codes(t, "", "example.com", a))
	want(t, codes(t, "1.5.7", "example.com", a, strings.Replace(a, `"A"`, `"AAAA"`, 1)), "alias-missing")
}

// TestForm1_5_11GlobalAcceleratorAlias: by the one hosted zone id that all
// accelerators share.
func TestForm1_5_11GlobalAcceleratorAlias(t *testing.T) {
	want(t, codes(t, "", "example.com", alias("CREATE", n, "A", route53.GlobalAcceleratorZone, "a1234567890abcdef.awsglobalaccelerator.com", "")))
}

// TestForm1_5_20Failover: one primary and one secondary, a checked primary,
// aliases that evaluate.
func TestForm1_5_20Failover(t *testing.T) {
	role := func(id, role, rest string) string {
		return record("CREATE", n, fmt.Sprintf(`, "SetIdentifier": %q, "Failover": %q%s`, id, role, rest))
	}
	checked := `, "HealthCheckId": "web-eu"`
	want(t, codes(t, "1.5.20", "example.com", role("p", "PRIMARY", checked), role("s", "SECONDARY", "")))
	want(t, codes(t, "1.5.20", "example.com", role("p", "PRIMARY", "")), "primary-unchecked")
	want(t, codes(t, "1.5.20", "example.com", role("p", "PRIMARY", checked), role("q", "PRIMARY", checked)), "same-role")
	want(t, codes(t, "1.5.20", "example.com", role("p", "SECONDARY", ""), role("q", "SECONDARY", "")), "same-role")
	a := alias("CREATE", n, "A", "Z0EXAMPLE", "plain.example.com", `, "SetIdentifier": "p", "Failover": "PRIMARY"`)
	want(t, codes(t, "1.5.20", "example.com", a))
	want(t, codes(t, "1.5.20", "example.com", strings.Replace(a, "true", "false", 1)), "failover-evaluate")
}

// TestForm1_5_25Collections: a location of a collection that exists, one
// collection a group, each location once.
func TestForm1_5_25Collections(t *testing.T) {
	at := func(id, collection, location string) string {
		return record("CREATE", n, fmt.Sprintf(`, "SetIdentifier": %q, "CidrRoutingConfig": {"CollectionId": %q, "LocationName": %q}`, id, collection, location))
	}
	want(t, codes(t, "1.5.25", "example.com", at("a", "offices", "berlin"), at("b", "offices", "*")))
	want(t, codes(t, "1.5.25", "example.com", at("a", "offices", "rome")), "no-location")
	want(t, codes(t, "1.5.25", "example.com", at("a", "shops", "*")), "no-collection")
	want(t, codes(t, "1.5.25", "example.com", at("a", "offices", "berlin"), at("b", "branches", "*")), "two-collections")
	want(t, codes(t, "1.5.25", "example.com", at("a", "offices", "berlin"), at("b", "offices", "berlin")), "same-block")
}

// TestForm1_5_27PrivatePolicies: all but IP-based, by the guide's page of 2026.
func TestForm1_5_27PrivatePolicies(t *testing.T) {
	for _, member := range []string{"", `, "SetIdentifier": "x", "Weight": 1`, `, "SetIdentifier": "x", "Region": "eu-west-1"`, `, "SetIdentifier": "x", "Failover": "SECONDARY"`,
		`, "SetIdentifier": "x", "GeoLocation": {"CountryCode": "FR"}`, `, "SetIdentifier": "x", "GeoProximityLocation": {"AWSRegion": "eu-west-1"}`, `, "SetIdentifier": "x", "MultiValueAnswer": true`} {
		want(t, codes(t, "1.5.27", "corp.internal", record("CREATE", "a.corp.internal", member)))
	}
	ip := record("CREATE", "a.corp.internal", `, "SetIdentifier": "x", "CidrRoutingConfig": {"CollectionId": "offices", "LocationName": "*"}`)
	want(t, codes(t, "1.5.27", "corp.internal", ip), "private-policy")
}
