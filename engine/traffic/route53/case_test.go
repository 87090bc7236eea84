package route53_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gatehouse/engine/traffic/route53"
)

var update = flag.Bool("update", false, "rewrite the expected part of testdata")

// fixture is the account that all cases are checked against.
func fixture(t testing.TB) (map[string]*route53.Zone, route53.Account) {
	t.Helper()
	checks, problems := route53.ParseHealthChecks("checks.json", read(t, "testdata/checks.json"))
	fail(t, problems)
	records, problems := route53.ParseRecords("zone.json", read(t, "testdata/zone.json"))
	fail(t, problems)
	a := route53.Account{Checks: checks, Targets: []route53.TargetName{
		{DNSName: "shop-eu-123.eu-west-1.elb.amazonaws.com", ZoneID: "Z32O12XQLNTSW2", Kind: "elb"},
		{DNSName: "d111111abcdef8.cloudfront.net", Kind: "cloudfront"},
		{DNSName: "d222222abcdef8.cloudfront.net", Kind: "cloudfront"},
		{DNSName: "s3-website-eu-west-1.amazonaws.com", ZoneID: "Z1BKCTXD74EZPE", Kind: "s3-website"},
		{DNSName: "a1234567890abcdef.awsglobalaccelerator.com", Kind: "global-accelerator"},
	}}
	offices := []route53.Collection{{ID: "offices", Name: "offices", Locations: []route53.Location{
		{Name: "berlin", Blocks: []string{"198.51.100.0/24"}}, {Name: "madrid", Blocks: []string{"192.0.2.0/24"}}}}, {ID: "branches", Name: "branches"}}
	public := route53.NewZone("Z0EXAMPLE", "example.com")
	public.Collections = offices
	public, problems = public.With(records, a)
	fail(t, problems)
	private := route53.NewZone("Z0CORP", "corp.internal")
	private.Private, private.VPCs, private.Collections = true, []route53.VPC{{ID: "vpc-eu", Region: "eu-west-1"}}, offices
	a.Zones = []*route53.Zone{public, private}
	return map[string]*route53.Zone{"example.com": public, "corp.internal": private}, a
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func fail(t testing.TB, problems []route53.Problem) {
	t.Helper()
	for _, p := range problems {
		t.Errorf("%d:%d: %s", p.Span.Line, p.Span.Col, p.Error())
	}
	if len(problems) > 0 {
		t.FailNow()
	}
}

// cases runs each file of a folder: its first line is for the describer, its
// first file the document; what the describer says stands in the second.
func cases(t *testing.T, pattern string, describe func(comment string, src []byte) string) {
	files, _ := filepath.Glob(pattern)
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(strings.TrimSpace(string(ar.Comment)), ar.Files[0].Data)
			if *update {
				ar.Files = []txtar.File{ar.Files[0], {Name: "says", Data: []byte(got)}}
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if len(ar.Files) < 2 || string(ar.Files[1].Data) != got {
				t.Errorf("got:\n%s", got)
			}
		})
	}
}

// told is problems as the cases write them: the place, what stands there, the
// code, the rule, AWS's message and the next step.
func told(src []byte, problems []route53.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		at := strings.Join(strings.Fields(string(src[p.Span.Start:p.Span.End])), " ")
		if len(at) > 60 {
			at = at[:60] + "..."
		}
		fmt.Fprintf(&b, "%d:%d: %s: %s [%s]\n  %s\n  %s\n", p.Span.Line, p.Span.Col, at, p.Code, p.Rule, p.Message, p.Hint)
	}
	return b.String()
}

// TestBatches runs testdata/refused and testdata/accepted: the first word of a
// case's first line is the zone.
func TestBatches(t *testing.T) {
	zones, account := fixture(t)
	for _, dir := range []string{"refused", "accepted"} {
		cases(t, "testdata/"+dir+"/*.txtar", func(comment string, src []byte) string {
			z := zones[strings.Fields(comment)[0]]
			next, problems := z.Apply(route53.ParseBatch("records.json", src), account)
			if refused := len(problems) > 0; refused != (dir == "refused") || refused != (next == z) {
				t.Errorf("%s: refused %v, and the zone is the old one %v", comment, refused, next == z)
			}
			if len(problems) > 0 {
				return told(src, problems)
			}
			return changed(z, next)
		})
	}
}

// changed is what a batch did to a zone.
func changed(before, after *route53.Zone) string {
	var b strings.Builder
	lines := func(z *route53.Zone) (all []string, has map[string]bool) {
		has = map[string]bool{}
		for _, r := range z.Records {
			all = append(all, line(&r))
			has[line(&r)] = true
		}
		return all, has
	}
	was, had := lines(before)
	is, has := lines(after)
	for _, l := range was {
		if !has[l] {
			fmt.Fprintf(&b, "- %s\n", l)
		}
	}
	for _, l := range is {
		if !had[l] {
			fmt.Fprintf(&b, "+ %s\n", l)
		}
	}
	return b.String()
}

func line(r *route53.RecordSet) string {
	s := fmt.Sprintf("%s %s %s", r.Name, r.Type, r.Routing)
	switch r.Routing {
	case route53.Weighted:
		s += fmt.Sprintf(" %d", r.Weight)
	case route53.Latency:
		s += " " + r.Region
	case route53.Failover:
		s += fmt.Sprintf(" secondary=%v", r.Secondary)
	case route53.Geolocation:
		s += fmt.Sprintf(" %s/%s/%s", r.Geo.Continent, r.Geo.Country, r.Geo.Subdivision)
	case route53.Geoproximity:
		s += fmt.Sprintf(" %+v", r.Proximity)
	case route53.IPBased:
		s += fmt.Sprintf(" %s/%s", r.CIDR.Collection, r.CIDR.Location)
	}
	if r.SetID != "" {
		s += " id=" + r.SetID
	}
	if r.Alias != nil {
		s += fmt.Sprintf(" alias %+v", *r.Alias)
	} else {
		s += fmt.Sprintf(" %d %s", r.TTL, strings.Join(r.Values, " | "))
	}
	if r.HealthCheck != "" {
		s += " check=" + r.HealthCheck
	}
	return s
}

// TestChecks runs testdata/checks: a document and what is said of it.
func TestChecks(t *testing.T) {
	cases(t, "testdata/checks/*.txtar", func(_ string, src []byte) string {
		checks, problems := account("checks.json", src)
		if len(problems) > 0 {
			return told(src, problems)
		}
		var b strings.Builder
		for i := range checks {
			c := &checks[i]
			fmt.Fprintf(&b, "%s: %s; interval %s, threshold %d, Regions %v, insufficient %q, inverted %v, disabled %v\n",
				c.ID, c, c.Interval, c.FailureThreshold, c.Regions, c.Insufficient, c.Inverted, c.Disabled)
		}
		return b.String()
	})
}
