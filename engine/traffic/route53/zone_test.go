package route53_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gatehouse/engine/traffic/route53"
)

// TestNewZone: the records that AWS makes.
func TestNewZone(t *testing.T) {
	z := route53.NewZone("Z1", "Example.COM")
	if len(z.Records) != 2 || z.Name != "example.com." {
		t.Fatalf("%+v", z)
	}
	ns, soa := z.Records[0], z.Records[1]
	if ns.Type != "NS" || ns.TTL != 172800 || len(ns.Values) != 4 || ns.Name != z.Name {
		t.Errorf("%+v", ns)
	}
	if soa.Type != "SOA" || soa.TTL != 900 || !strings.HasSuffix(soa.Values[0], " 86400") {
		t.Errorf("%+v", soa)
	}
}

// TestZoneIsNotChanged: Apply gives a new zone and leaves the old one.
func TestZoneIsNotChanged(t *testing.T) {
	zones, account := fixture(t)
	z := zones["example.com"]
	before := fmt.Sprintf("%+v", z.Records)
	src := `{"Changes": [` + record("UPSERT", "plain.example.com", "") + `,` + record("CREATE", n, "") + `]}`
	next, problems := z.Apply(route53.ParseBatch("x", []byte(src)), account)
	fail(t, problems)
	if fmt.Sprintf("%+v", z.Records) != before || next == z || len(next.Records) != len(z.Records)+1 {
		t.Error("the old zone was changed, or the new one was not")
	}
}

// TestRule1_5_4Quotas: 400 values, 1,000 values and 32,000 characters a batch
// with UPSERT counting twice, 10,000 record sets, 200 health checks.
func TestRule1_5_4Quotas(t *testing.T) {
	values := func(action string, count int, value func(int) string) string {
		var all []string
		for i := range count {
			all = append(all, fmt.Sprintf(`{"Value": %q}`, value(i)))
		}
		return fmt.Sprintf(`{"Action": %q, "ResourceRecordSet": {"Name": "t%d.example.com", "Type": "TXT", "TTL": 60, "ResourceRecords": [%s]}}`, action, count, strings.Join(all, ","))
	}
	word := func(i int) string { return fmt.Sprintf(`"%d"`, i) }
	want(t, codes(t, "1.5.4", "example.com", values("CREATE", 400, word)))
	want(t, codes(t, "1.5.4", "example.com", values("CREATE", 401, word)), "too-many-values")
	want(t, codes(t, "1.5.4", "example.com", values("CREATE", 400, word), values("CREATE", 399, word), values("CREATE", 201, word)))
	want(t, codes(t, "1.5.4", "example.com", values("CREATE", 400, word), values("CREATE", 399, word), values("CREATE", 202, word)), "batch-records")
	want(t, codes(t, "1.5.4", "example.com", values("UPSERT", 400, word), values("UPSERT", 100, word)))
	want(t, codes(t, "1.5.4", "example.com", values("UPSERT", 400, word), values("UPSERT", 101, word)), "batch-records")
	hundred := func(i int) string { return fmt.Sprintf(`"%098d"`, i) }
	want(t, codes(t, "1.5.4", "example.com", values("CREATE", 320, hundred)))
	want(t, codes(t, "1.5.4", "example.com", values("CREATE", 321, hundred)), "batch-characters")
	want(t, codes(t, "1.5.4", "example.com", values("UPSERT", 161, hundred)), "batch-characters")
	z, problems := route53.NewZone("Z1", "example.com").With(many(10000-2), route53.Account{})
	fail(t, problems)
	b := route53.ParseBatch("x", []byte(`{"Changes": [`+record("CREATE", n, "")+`]}`))
	if _, p := z.Apply(b, route53.Account{}); len(p) != 1 || p[0].Code != "zone-full" || p[0].Rule != "1.5.4" {
		t.Errorf("10,001 record sets: %v", p)
	}
	checks := make([]route53.HealthCheck, 201)
	for i := range checks {
		checks[i] = route53.HealthCheck{ID: fmt.Sprint(i), Type: route53.HTTP}
	}
	if p := route53.CheckHealthChecks(checks); len(p) != 1 || p[0].Code != "check-too-many" {
		t.Error(p)
	}
	if p := route53.CheckHealthChecks(checks[:200]); len(p) != 0 {
		t.Error(p)
	}
}

// many is record sets of as many names.
func many(count int) []route53.RecordSet {
	all := make([]route53.RecordSet, count)
	for i := range all {
		all[i] = route53.RecordSet{Name: fmt.Sprintf("h%d.example.com.", i), Type: "A", TTL: 60, Values: []string{"203.0.113.10"}}
	}
	return all
}

// TestRule1_5_22Countries: the documented codes are known, 246 in seven
// continents; four are not.
func TestRule1_5_22Countries(t *testing.T) {
	var counts map[string]int
	if err := json.Unmarshal([]byte(`{"AF": 57, "AN": 3, "AS": 50, "EU": 54, "NA": 41, "OC": 27, "SA": 14}`), &counts); err != nil {
		t.Fatal(err)
	}
	total := 0
	for code, n := range counts {
		if got := route53.CountriesOf(code); got != n {
			t.Errorf("%s has %d countries, not %d", code, got, n)
		}
		total += n
		want(t, codes(t, "1.5.22", "example.com", record("CREATE", n1, `, "SetIdentifier": "a", "GeoLocation": {"ContinentCode": "`+code+`"}`)))
	}
	if total != 246 {
		t.Errorf("%d countries", total)
	}
	for _, code := range []string{"BV", "CX", "EH", "HM", "UK", "XX", "fr", "FRA"} {
		want(t, codes(t, "1.5.22", "example.com", record("CREATE", n1, `, "SetIdentifier": "a", "GeoLocation": {"CountryCode": "`+code+`"}`)), "geo-unknown")
	}
	for _, code := range []string{"TR", "CY", "RU", "GE", "XK", "UA", "*"} {
		want(t, codes(t, "1.5.22", "example.com", record("CREATE", n1, `, "SetIdentifier": "a", "GeoLocation": {"CountryCode": "`+code+`"}`)))
	}
}

const n1 = "new.example.com"

// TestSpansPointAtParts: what a span covers is the part's text.
func TestSpansPointAtParts(t *testing.T) {
	src := `{"Changes": [{"Action": "CREATE", "ResourceRecordSet": {"Name": "grü.example.com", "Type": "Q", "TTL": 60}},
  {"Action": "UPSERT", "ResourceRecordSet": {"Name": "a.example.com", "Type": "A", "SetIdentifier": "x", "Weight": 7, "TTL": 60,
    "HealthCheckId": "web-eu", "ResourceRecords": [{"Value": "203.0.113.7"}]}},
  {"Action": "UPSERT", "ResourceRecordSet": {"Name": "b.example.com", "Type": "A", "AliasTarget":
    {"HostedZoneId": "Z0EXAMPLE", "DNSName": "a.example.com", "EvaluateTargetHealth": true}}}]}`
	b := route53.ParseBatch("x", []byte(src))
	at := func(s route53.Span) string { return src[s.Start:s.End] }
	c, r, a := b.Changes[1], b.Changes[1].Record, b.Changes[2].Record
	for _, x := range []struct {
		span route53.Span
		want string
		line int32
	}{{c.ActionSpan, `"UPSERT"`, 2}, {r.Spans.Name, `"a.example.com"`, 2}, {r.Spans.Type, `"A"`, 2}, {r.Spans.SetID, `"x"`, 2}, {r.Spans.Policy, "7", 2}, {r.Spans.TTL, "60", 2},
		{r.Spans.HealthCheck, `"web-eu"`, 3}, {r.Spans.Values[0], `"203.0.113.7"`, 3}, {a.Spans.AliasZone, `"Z0EXAMPLE"`, 5}, {a.Spans.AliasName, `"a.example.com"`, 5}, {a.Spans.AliasEvaluate, "true", 5}} {
		if at(x.span) != x.want || x.span.Line != x.line {
			t.Errorf("%q at line %d, want %q at %d", at(x.span), x.span.Line, x.want, x.line)
		}
	}
	if len(b.Problems) != 2 || int(b.Problems[1].Span.Col) != utf8.RuneCountInString(src[:b.Problems[1].Span.Start])+1 {
		t.Errorf("columns count characters: %+v", b.Problems)
	}
}

// TestRefusal is what the command line prints.
func TestRefusal(t *testing.T) {
	zones, account := fixture(t)
	src := `{"Changes": [` + record("CREATE", "plain.example.com", "") + "," + record("CREATE", "old.example.com", "") + `]}`
	_, problems := zones["example.com"].Apply(route53.ParseBatch("x", []byte(src)), account)
	const said = "An error occurred (InvalidChangeBatch) when calling the ChangeResourceRecordSets operation: " +
		"[Tried to create resource record set [name='plain.example.com.', type='A'] but it already exists, " +
		"RRSet of type A with DNS name old.example.com. is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone example.com.]"
	if got := route53.Refusal("ChangeResourceRecordSets", problems); got != said {
		t.Error(got)
	}
	if got := route53.Refusal("ChangeResourceRecordSets", route53.ParseBatch("x", []byte(`{}`)).Problems); got != "Parameter validation failed:\nMissing required parameter in ChangeBatch: \"Changes\"" {
		t.Error(got)
	}
	_, problems = check(t, `"FailureThreshold": 11`)
	if got := route53.Refusal("CreateHealthCheck", problems); got != "An error occurred (InvalidInput) when calling the CreateHealthCheck operation: 1 validation error detected: "+
		"Value '11' at 'healthCheckConfig.failureThreshold' failed to satisfy constraint: Member must have value less than or equal to 10" {
		t.Error(got)
	}
	if got := route53.Refusal("x", route53.ParseBatch("x", nil).Problems); got != "the document is empty" || route53.Refusal("x", nil) != "" {
		t.Error(got)
	}
}

// TestApplyIsAllOrNothing: with one bad change among good ones, in any place,
// nothing happens; and what Apply accepts, deleting it again undoes.
func TestApplyIsAllOrNothing(t *testing.T) {
	zones, account := fixture(t)
	z := zones["example.com"]
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 6).Draw(t, "count")
		bad := rapid.IntRange(-1, count-1).Draw(t, "bad")
		var creates, deletes []string
		for i := range count {
			name := fmt.Sprintf("p%d.example.com", i)
			if i == bad {
				name = rapid.SampledFrom([]string{"plain.example.com", "old.example.com", "www.example.com", "www.example.net", "*a.example.com"}).Draw(t, "name")
			}
			creates, deletes = append(creates, record("CREATE", name, "")), append(deletes, record("DELETE", name, ""))
		}
		next, problems := z.Apply(route53.ParseBatch("x", []byte(`{"Changes": [`+strings.Join(creates, ",")+`]}`)), account)
		if bad >= 0 {
			if len(problems) == 0 || next != z {
				t.Fatalf("the bad change %d is made", bad)
			}
			return
		}
		slices.Reverse(deletes)
		back, problems := next.Apply(route53.ParseBatch("x", []byte(`{"Changes": [`+strings.Join(deletes, ",")+`]}`)), account)
		if len(problems) > 0 || !slices.EqualFunc(back.Records, z.Records, func(a, b route53.RecordSet) bool { return line(&a) == line(&b) }) {
			t.Fatalf("deleting does not undo: %v", problems)
		}
	})
}

// TestCleanName: each name and what becomes of it.
func TestCleanName(t *testing.T) {
	for in, out := range map[string]string{"www.example.com": "www.example.com.", "WWW.Example.com.": "www.example.com.", "*.example.com": `\052.example.com.`,
		`\052.example.com.`: `\052.example.com.`, "_dkim.example.com": "_dkim.example.com.", "a/b.example.com": `a\057b.example.com.`, `\101.example.com`: "a.example.com.", `a\056b.c`: `a\056b.c.`} {
		if got, err := route53.CleanName(in); err != nil || got != out {
			t.Errorf("%s: %s, %v", in, got, err)
		}
	}
	for _, in := range []string{"", ".", "a..b", ".a", "a b", "ü", `a\8`, `\400`, `\05`, strings.Repeat("x", 64), strings.Repeat("x.", 128)} {
		if got, err := route53.CleanName(in); err == nil {
			t.Errorf("%q is %q", in, got)
		}
	}
	if _, err := route53.CleanName(strings.Repeat("x.", 127)); err != nil {
		t.Error(err)
	}
}

// TestNoMessageIsMisprinted: a format with too few or too many arguments shows
// in its text.
func TestNoMessageIsMisprinted(t *testing.T) {
	for _, dir := range []string{"refused", "checks"} {
		files, _ := os.ReadDir("testdata/" + dir)
		for _, f := range files {
			if strings.Contains(string(read(t, "testdata/"+dir+"/"+f.Name())), "%!") {
				t.Error(f.Name())
			}
		}
	}
}
