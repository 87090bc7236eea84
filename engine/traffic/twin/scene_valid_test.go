package twin

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/traffic/route53"
)

// TestScenesAreValid holds the scenes to what AWS accepts, and sees that they
// hold all that they should.
func TestScenesAreValid(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(2000) {
		s := newScene(seed)
		for _, z := range s.zones {
			for i := range z.Records {
				if why := invalid(s.world, z, &z.Records[i]); why != "" {
					t.Fatalf("scene %d: %s: %s", seed, identity(&z.Records[i]), why)
				}
				for _, f := range features(z, &z.Records[i]) {
					seen[f]++
				}
			}
		}
	}
	for _, f := range []string{"simple", "weighted", "latency", "failover", "geolocation", "geoproximity", "multivalue answer", "IP-based",
		"private", "public", "wildcard", "CNAME", "zero weight", "state", "default", "out", "depth 1", "depth 2", "depth 3", "alias with check", "without evaluation"} {
		if seen[f] < 100 {
			t.Errorf("2000 scenes hold %q %d times", f, seen[f])
		}
	}
	t.Log(seen)
}

// invalid says why AWS would not accept a record, by the rules it names.
func invalid(w world, z *route53.Zone, r *route53.RecordSet) string {
	group := records(z, r.Name, r.Type)
	for _, other := range group {
		switch {
		case other != r && other.SetID == r.SetID:
			return "1.5.1: two of one identifier"
		case other.Routing != r.Routing:
			return "1.5.2: two policies"
		case other != r && r.Routing != route53.Simple && policy(other) == policy(r) && policy(r) != "":
			return "1.5.3: two of one kind"
		case other.TTL != r.TTL && r.Routing == route53.Weighted && r.Alias == nil && other.Alias == nil:
			return "1.5.3: two TTLs"
		}
	}
	switch {
	case r.Doc != z.ID:
		return "not known by its zone"
	case (r.SetID == "") != (r.Routing == route53.Simple):
		return "1.5.1: identifier"
	case strings.Contains(r.Name[1:], "*"):
		return "1.5.6: wildcard"
	case r.Type == "CNAME" && (r.Name == z.Name || len(r.Values) > 1):
		return "1.5.7: CNAME"
	case r.Type != "CNAME" && len(records(z, r.Name, "CNAME")) > 0:
		return "1.5.7: beside a CNAME"
	case r.Routing == route53.IPBased && z.Private:
		return "1.5.27: IP-based in a private zone"
	case r.Alias != nil:
		return invalidAlias(w, z, r)
	case len(r.Values) == 0:
		return "no values"
	}
	return ""
}

// policy is what no two records of a group may share.
func policy(r *route53.RecordSet) string {
	switch r.Routing {
	case route53.Latency:
		return r.Region
	case route53.Failover:
		return fmt.Sprint(r.Secondary)
	case route53.Geolocation:
		return fmt.Sprint(r.Geo)
	case route53.IPBased:
		return r.CIDR.Location
	}
	return ""
}

func invalidAlias(w world, z *route53.Zone, r *route53.RecordSet) string {
	out, _, found := w.target(r.Alias)
	switch {
	case r.Routing == route53.Multivalue:
		return "1.5.3: multivalue alias"
	case r.TTL != 0:
		return "1.5.9: TTL of an alias"
	case r.Routing == route53.Failover && !r.Alias.Evaluate:
		return "1.5.20: failover alias without evaluation"
	case r.Alias.ZoneID == z.ID && len(records(z, r.Alias.DNSName, r.Type)) == 0:
		return "1.5.7: alias to nothing"
	case r.Alias.ZoneID != z.ID && !found:
		return "1.5.8: target"
	case out.kind == "cloudfront" && (r.Alias.Evaluate || z.Private):
		return "1.5.8: cloudfront"
	}
	return ""
}

// features are what a record shows of the things a scene should hold.
func features(z *route53.Zone, r *route53.RecordSet) []string {
	all := []string{r.Routing.String(), r.Type, "public"}
	has := func(ok bool, f string) {
		if ok {
			all = append(all, f)
		}
	}
	if z.Private {
		all[2] = "private"
	}
	has(strings.HasPrefix(r.Name, "*."), "wildcard")
	has(r.Routing == route53.Weighted && r.Weight == 0, "zero weight")
	has(r.Geo.Subdivision != "", "state")
	has(r.Geo.Country == "*" || r.CIDR.Location == "*", "default")
	if r.Alias != nil {
		has(r.Alias.ZoneID != z.ID, "out")
		has(r.Alias.ZoneID == z.ID, fmt.Sprintf("depth %d", aliasDepth(z, r)))
		has(r.HealthCheck != "", "alias with check")
		has(!r.Alias.Evaluate, "without evaluation")
	}
	return all
}

func aliasDepth(z *route53.Zone, r *route53.RecordSet) int {
	if r.Alias == nil || r.Alias.ZoneID != z.ID {
		return 0
	}
	below := 0
	for _, next := range records(z, r.Alias.DNSName, r.Type) {
		below = max(below, aliasDepth(z, next))
	}
	return 1 + below
}
