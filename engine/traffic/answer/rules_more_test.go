package answer_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/answer"
)

func replace(s, old, with string) string { return strings.ReplaceAll(s, old, with) }

func multivalue(n int) string {
	w := "zone example.com\n"
	for i := range n {
		w += fmt.Sprintf("www A multivalue id=%02d 203.0.113.%d hc=c%d\n", i, i, i)
	}
	return w + "ask Paris www.example.com A\n"
}

func TestRule1_5_24MultivalueSamplesEight(t *testing.T) {
	if s := parse(t, multivalue(8)+"down c3").shares(100); len(s) != 7 || s["03"] != 0 {
		t.Errorf("seven healthy of eight: %v", s)
	}
	const n = 20000
	s := parse(t, multivalue(12)+"down c0\ndown c1").shares(n)
	if len(s) != 10 {
		t.Errorf("ten healthy of twelve: %v", s)
	}
	for id, share := range s {
		if math.Abs(share-0.8) > 0.015 {
			t.Errorf("%s is in %.3f of answers", id, share)
		}
	}
	down := ""
	for i := range 12 {
		down += fmt.Sprintf("down c%d\n", i)
	}
	for id, share := range parse(t, multivalue(12)+down).shares(n) {
		if math.Abs(share-8/12.0) > 0.015 {
			t.Errorf("none healthy: %s is in %.3f of answers", id, share)
		}
	}
	if a, v := parse(t, multivalue(30)).answered(); a.N != 8 || len(v) != 8 {
		t.Errorf("%d records, %v", a.N, v)
	}
}

func TestRule1_5_25IPBased(t *testing.T) {
	const w = `zone example.com
collection offices berlin 198.51.100.0/24 2001:db8:1::/48
collection offices all 198.51.0.0/16
www A ip id=berlin cidr=offices/berlin 203.0.113.1 hc=b
www A ip id=all cidr=offices/all 203.0.113.2 hc=a
www A ip id=rest cidr=offices/* 203.0.113.3`
	expect(t, w, "ask Paris www.example.com A addr=198.51.100.7/32 -> 203.0.113.1", "ask Paris www.example.com A addr=198.51.100.0/24 -> 203.0.113.1",
		"ask Paris www.example.com A addr=198.51.100.0/23 -> 203.0.113.2", "ask Paris www.example.com A addr=198.51.7.0/24 -> 203.0.113.2",
		"ask Paris www.example.com A addr=198.0.0.0/8 -> 203.0.113.3", "ask Paris www.example.com A addr=203.0.113.9/32 -> 203.0.113.3", "ask Paris www.example.com A -> 203.0.113.3",
		"ask Paris www.example.com A addr=2001:db8:1:2::/64 -> 203.0.113.1", "ask Paris www.example.com A addr=2001:db8::/32 -> 203.0.113.3",
		"down b; ask Paris www.example.com A addr=198.51.100.7/32 -> 203.0.113.2", "down b; down a; ask Paris www.example.com A addr=198.51.100.7/32 -> 203.0.113.3")
	expect(t, replace(w, "www A ip id=rest cidr=offices/* 203.0.113.3", ""), "ask Paris www.example.com A addr=203.0.113.9/32 -> NODATA")
}

// TestRule1_5_26ClientSubnetStandsForTheClient: whatever origin is handed in
// decides, for IP-based records the prefix as it was sent.
func TestRule1_5_26ClientSubnetStandsForTheClient(t *testing.T) {
	const w = "zone example.com\ncollection o x 198.51.100.0/25\nwww A ip id=x cidr=o/x 203.0.113.1\nwww A ip id=rest cidr=o/* 203.0.113.2\ngeo A geolocation id=fr geo=FR 203.0.113.3\ngeo A geolocation id=rest geo=* 203.0.113.4"
	expect(t, w, "ask Paris www.example.com A addr=198.51.100.7/32 -> 203.0.113.1", "ask Paris www.example.com A addr=198.51.100.0/24 -> 203.0.113.2",
		"ask Paris geo.example.com A -> 203.0.113.3", "ask Ashburn geo.example.com A -> 203.0.113.4")
}

func TestRule1_5_27PrivateZones(t *testing.T) {
	const w = `zone example.com
www A simple 203.0.113.1
only A simple 203.0.113.2
a.dev A simple 203.0.113.9
zone example.com private vpc=vpc-eu:eu-west-1 vpc=vpc-us:us-east-1
www A simple 10.0.0.1
near A latency id=eu region=eu-west-1 10.0.0.2
near A latency id=us region=us-east-1 10.0.0.3
geo A geolocation id=eu geo=EU 10.0.0.4
geo A geolocation id=rest geo=* 10.0.0.5
state A geolocation id=va geo=US/VA 10.0.0.6
state A geolocation id=rest geo=* 10.0.0.7
prox A geoproximity id=eu near=eu-west-1 10.0.0.8
prox A geoproximity id=us near=us-east-1 bias=-50 10.0.0.9
zone dev.example.com private vpc=vpc-eu:eu-west-1
www A simple 10.0.1.1`
	expect(t, w, "ask Paris www.example.com A -> 203.0.113.1", "ask Paris www.example.com A vpc=vpc-other:eu-west-1 -> 203.0.113.1", "ask Paris www.example.com A vpc=vpc-eu -> 10.0.0.1",
		"ask Paris only.example.com A vpc=vpc-eu -> NXDOMAIN", "ask Paris www.example.com AAAA vpc=vpc-eu -> NXDOMAIN", "ask Paris www.dev.example.com A vpc=vpc-eu -> 10.0.1.1",
		"ask Paris a.dev.example.com A vpc=vpc-eu -> NXDOMAIN", "ask Paris www.dev.example.com A vpc=vpc-us -> NXDOMAIN", "ask Paris a.dev.example.com A -> 203.0.113.9",
		"ask Tokyo near.example.com A vpc=vpc-us -> 10.0.0.3", "ask Tokyo near.example.com A vpc=vpc-eu -> 10.0.0.2", "ask Tokyo geo.example.com A vpc=vpc-eu -> 10.0.0.4", "ask Paris geo.example.com A vpc=vpc-us -> 10.0.0.5",
		"ask Seattle state.example.com A vpc=vpc-us -> 10.0.0.6", "ask Ashburn state.example.com A vpc=vpc-eu -> 10.0.0.7",
		"ask Ashburn prox.example.com A vpc=vpc-eu -> 10.0.0.8", "ask Dublin prox.example.com A vpc=vpc-us -> 10.0.0.9")
}

func TestRule1_5_38NegativeTTL(t *testing.T) {
	w := parse(t, "zone example.com\nwww A simple 203.0.113.1\nask Paris nope.example.com A")
	if a, _ := w.answered(); a.TTL != 900 || a.Code != answer.NXDomain {
		t.Errorf("%v, TTL %d", a.Code, a.TTL)
	}
	soa := &w.world.Zones[0].Records[0]
	for _, c := range []struct {
		ttl     int
		minimum string
		want    int32
	}{{900, "300", 300}, {60, "86400", 60}, {900, "x", 900}, {900, "-5", 900}, {0, "86400", 0}} {
		soa.TTL, soa.Values = c.ttl, []string{"a. b. 1 7200 900 1209600 " + c.minimum}
		if a, _ := w.answered(); a.TTL != c.want {
			t.Errorf("SOA TTL %d, minimum %s: %d, want %d", c.ttl, c.minimum, a.TTL, c.want)
		}
	}
}

func TestRule1_5_6Wildcards(t *testing.T) {
	const w = "zone example.com\n*.shop A simple 203.0.113.1\nx.y.shop A simple 203.0.113.2\nb.shop TXT simple hello\n*.text CNAME simple www.example.com.\n\\052.esc A simple 203.0.113.3"
	expect(t, w, "ask Paris a.shop.example.com A -> 203.0.113.1", "ask Paris a.b.c.shop.example.com A -> 203.0.113.1", "ask Paris A.SHOP.Example.com. A -> 203.0.113.1",
		"ask Paris y.shop.example.com A -> NODATA", "ask Paris z.y.shop.example.com A -> NXDOMAIN", "ask Paris b.shop.example.com A -> NODATA", "ask Paris shop.example.com A -> NODATA",
		"ask Paris a.shop.example.com MX -> NODATA", "ask Paris q.text.example.com A -> www.example.com.", "ask Paris *.shop.example.com A -> 203.0.113.1", "ask Paris q.esc.example.com A -> 203.0.113.3")
}

func TestZoneAndName(t *testing.T) {
	const w = "zone example.com\nwww A simple 203.0.113.1\nold CNAME simple www.example.com.\nout NS simple ns.elsewhere.net.\nzone sub.example.com\nwww A simple 203.0.113.2"
	expect(t, w, "ask Paris www.sub.example.com A -> 203.0.113.2", "ask Paris example.org A -> REFUSED", "ask Paris badexample.com A -> REFUSED", "ask Paris old.example.com MX -> www.example.com.",
		"ask Paris a.out.example.com A -> REFUSED", "ask Paris out.example.com NS -> ns.elsewhere.net.", "ask Paris nope.example.com A -> NXDOMAIN", "ask Paris example.com A -> NODATA", "ask Paris . A -> REFUSED")
}

// TestAliasLoops: whoever lies on a circle has no answer; who leads to one from
// outside has none either, and a way beside it stays open.
func TestAliasLoops(t *testing.T) {
	const w = "zone example.com\na A simple alias=b eth\nb A simple alias=c eth\nc A simple alias=a eth\nself A simple alias=self\nin A simple alias=a\n" +
		"side A failover id=p primary alias=a eth\nside A failover id=s secondary 203.0.113.1\ngone A simple alias=nothing\nout A simple alias=outside eth\n" +
		"six AAAA simple alias=lb.elb\ntarget lb.elb addr=192.0.2.1"
	expect(t, w, "ask Paris a.example.com A -> NODATA", "ask Paris c.example.com A -> NODATA", "ask Paris self.example.com A -> NODATA", "ask Paris in.example.com A -> NODATA",
		"ask Paris side.example.com A -> 203.0.113.1", "ask Paris gone.example.com A -> NODATA", "ask Paris out.example.com A -> NODATA", "ask Paris six.example.com AAAA -> NODATA")
}

func TestAliasDepth(t *testing.T) {
	chain := func(n int) string {
		w := "zone example.com\n"
		for i := range n {
			w += fmt.Sprintf("n%d A simple alias=n%d eth\n", i, i+1)
		}
		return w + fmt.Sprintf("n%d A simple 203.0.113.1\nask Paris n0.example.com A", n)
	}
	if a, _ := parse(t, chain(32)).answered(); a.Code != answer.NoError || a.Via != 32 {
		t.Errorf("32 aliases: %v, via %d", a.Code, a.Via)
	}
	if a, _ := parse(t, chain(33)).answered(); a.Code != answer.NoData {
		t.Errorf("33 aliases: %v", a.Code)
	}
}

// TestBroadBranchesStayCheap: thirty storeys of thirty aliases, each to the
// whole storey below, are 30 to the 30th ways down; all are unhealthy.
func TestBroadBranchesStayCheap(t *testing.T) {
	w := "zone example.com\n"
	for storey := range 30 {
		for i := range 30 {
			w += fmt.Sprintf("n%d A weighted id=%d w=1 alias=n%d eth\n", storey, i, storey+1)
		}
	}
	w += "n30 A weighted id=z w=1 203.0.113.1 hc=x\ndown x\nask Paris n0.example.com A"
	s := parse(t, w)
	if _, v := s.answered(); len(v) != 1 {
		t.Errorf("got %v", v)
	}
}

// TestRecordOutside: an index that no answer gave names no record.
func TestRecordOutside(t *testing.T) {
	table := answer.Compile(answer.World{})
	if table.Record(0) != nil || table.Record(-1) != nil {
		t.Error("a record in an empty table")
	}
	if v := table.Values(nil, answer.Answer{N: 200, Sets: [8]int32{5, -3}}, clock.NewStream(1, "x")); len(v) != 0 {
		t.Errorf("values %v", v)
	}
	seat := table.Seat(answer.Origin{})
	if a := seat.Choose(seat.Find("", ""), nil, nil); a.Code != answer.Refused {
		t.Errorf("%v", a.Code)
	}
}

func TestRule1_5_7AliasKeepsToZoneAndType(t *testing.T) {
	const w = "zone example.com\nwww A simple 203.0.113.1\nwww AAAA simple 2001:db8::1\n@ A simple alias=www\n@ AAAA simple alias=www\nmx MX simple alias=www\nalso CNAME simple alias=old\nold CNAME simple www.example.net.\n" +
		"zone example.net\nfar A simple alias=www"
	expect(t, w, "ask Paris example.com A -> 203.0.113.1", "ask Paris example.com AAAA -> 2001:db8::1", "ask Paris mx.example.com MX -> NODATA",
		"ask Paris far.example.net A -> NODATA", "ask Paris also.example.com A -> www.example.net.")
	s := parse(t, w+"\nask Paris far.example.net A")
	far := s.world.Zones[1].Records[2].Alias
	far.ZoneID, far.DNSName = s.world.Zones[0].ID, "www.example.com."
	if a, _ := s.answered(); a.Code != answer.NoData {
		t.Errorf("an alias reaches into another zone: %v", a.Code)
	}
}

// TestStrangeRecords: what validation refuses is answered as doc.go says.
func TestStrangeRecords(t *testing.T) {
	const w = "zone example.com\nfar A latency id=a region=nowhere-1 203.0.113.1\nfar A latency id=b region=ap-southeast-2 203.0.113.2\n" +
		"geo A geoproximity id=a near=nowhere-1 203.0.113.1\ngeo A geoproximity id=b near=ap-southeast-2 203.0.113.2\n" +
		"two A simple 203.0.113.1\ntwo A simple 203.0.113.2"
	expect(t, w, "ask Paris far.example.com A -> 203.0.113.2", "ask Paris geo.example.com A -> 203.0.113.2", "ask Paris two.example.com A -> 203.0.113.1")
}

func TestStatesBelongToTheirCountry(t *testing.T) {
	s := parse(t, places+"\nask Perth www.example.com A")
	s.origin.Subdivision = "WA"
	if _, v := s.answered(); v[0] != "203.0.113.5" {
		t.Errorf("Western Australia gets %v", v)
	}
}

// TestLongestBlockOfALocation: a location is as near as its longest block.
func TestLongestBlockOfALocation(t *testing.T) {
	for _, blocks := range []string{"198.51.100.0/24 198.51.0.0/16", "198.51.0.0/16 198.51.100.0/24"} {
		w := "zone example.com\ncollection o both " + blocks + "\ncollection o mid 198.51.96.0/20\nwww A ip id=z cidr=o/both 203.0.113.1\nwww A ip id=a cidr=o/mid 203.0.113.2"
		expect(t, w, "ask Paris www.example.com A addr=198.51.100.7/32 -> 203.0.113.1", "ask Paris www.example.com A addr=198.51.99.7/32 -> 203.0.113.2")
	}
}

// TestTargetsKeepToTheirZone: an alias with another zone id does not find the
// resource.
func TestTargetsKeepToTheirZone(t *testing.T) {
	s := parse(t, "zone example.com\nwww A simple alias=lb.elb\ntarget lb.elb zone=ZELB addr=192.0.2.1\nask Paris www.example.com A")
	if a, _ := s.answered(); a.Code != answer.NoError {
		t.Errorf("%v", a.Code)
	}
	s.world.Zones[0].Records[2].Alias.ZoneID = "ZOTHER"
	if a, _ := s.answered(); a.Code != answer.NoData {
		t.Errorf("with the wrong zone id: %v", a.Code)
	}
}

// TestVPCAsksAPublicZone: without a place of its own it counts to its Region,
// with one to that.
func TestVPCAsksAPublicZone(t *testing.T) {
	const w = "zone example.com\nwww A geolocation id=eu geo=EU 203.0.113.1\nwww A geolocation id=as geo=continent/AS 203.0.113.2\nwww A geolocation id=rest geo=* 203.0.113.3"
	expect(t, w, "ask Nowhere www.example.com A vpc=vpc-eu:eu-west-1 -> 203.0.113.1", "ask Tokyo www.example.com A vpc=vpc-eu:eu-west-1 -> 203.0.113.2", "ask Nowhere www.example.com A vpc=vpc-eu -> 203.0.113.3")
}

func TestLeastTTLOfSeveral(t *testing.T) {
	a, _ := parse(t, "zone example.com\nwww A multivalue id=a ttl=60 203.0.113.1\nwww A multivalue id=b ttl=20 203.0.113.2\nwww A multivalue id=c ttl=30 203.0.113.3\nask Paris www.example.com A").answered()
	if a.TTL != 20 {
		t.Errorf("TTL %d", a.TTL)
	}
}

// TestCirclesAreCutEverywhere: no alias on a circle is followed, wherever one
// enters it.
func TestCirclesAreCutEverywhere(t *testing.T) {
	for _, name := range []string{"a", "b", "c"} {
		a, _ := parse(t, "zone example.com\na A simple alias=b\nb A simple alias=c\nc A simple alias=a\nask Paris "+name+".example.com A").answered()
		if a.Code != answer.NoData || a.Via != 0 {
			t.Errorf("%s: %v after %d aliases", name, a.Code, a.Via)
		}
	}
}

// TestNothingLeftOfABranch: records of an entry that was only passed through do
// not stay in the answer.
func TestNothingLeftOfABranch(t *testing.T) {
	a, _ := parse(t, "zone example.com\nwww A multivalue id=a alias=b\nwww A multivalue id=z 203.0.113.9\nb A simple 203.0.113.1\nask Paris www.example.com A").answered()
	if a.N != 1 || a.Sets[1] != 0 {
		t.Errorf("%+v", a)
	}
}
