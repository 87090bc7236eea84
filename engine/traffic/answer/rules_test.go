package answer_test

import (
	"math"
	"testing"

	"gatehouse/engine/traffic/answer"
)

const failover = "zone example.com\nwww A failover id=p primary 203.0.113.1 hc=p\nwww A failover id=s secondary 203.0.113.2 hc=s"

func TestRule0_10BothUnhealthyIsThePrimary(t *testing.T) {
	expect(t, failover, "down p; down s; ask Paris www.example.com A -> 203.0.113.1")
}

func TestRule1_5_9AliasTTL(t *testing.T) {
	const w = "zone example.com\n@ A simple alias=www\nwww A simple alias=deep\ndeep A simple ttl=77 203.0.113.1\nlb A simple alias=shop.elb\ncdn A simple alias=d1.cf\n" +
		"target shop.elb ttl=30 addr=192.0.2.1\ntarget d1.cf addr=192.0.2.2"
	for name, want := range map[string]int32{"example.com": 77, "deep.example.com": 77, "lb.example.com": 30, "cdn.example.com": 60} {
		if a, _ := parse(t, w+"\nask Paris "+name+" A").answered(); a.TTL != want {
			t.Errorf("%s: TTL %d, want %d", name, a.TTL, want)
		}
	}
}

func TestRule1_5_10AliasAnswersForItsOwnType(t *testing.T) {
	const w = "zone example.com\n@ A simple alias=shop.elb\ndual AAAA simple alias=dualstack.shop.elb\ntarget shop.elb addr=192.0.2.1,2001:db8::1"
	expect(t, w, "ask Paris example.com A -> 192.0.2.1", "ask Paris example.com AAAA -> NODATA", "ask Paris example.com MX -> NODATA", "ask Paris dual.example.com AAAA -> 2001:db8::1")
}

func TestRule1_5_11AcceleratorAnswersOneAddress(t *testing.T) {
	const w = "zone example.com\n@ A simple alias=ga\nlb A simple alias=lb.elb\ntarget ga kind=global-accelerator addr=192.0.2.1,192.0.2.2\ntarget lb.elb addr=192.0.2.1,192.0.2.2\n"
	met := map[string]bool{}
	for _, seed := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		_, v := parse(t, w+"ask Paris example.com A seed="+seed).answered()
		if len(v) != 1 {
			t.Fatalf("got %v", v)
		}
		met[v[0]] = true
	}
	if len(met) != 2 {
		t.Errorf("only %v", met)
	}
	expect(t, w, "ask Paris lb.example.com A -> 192.0.2.1 192.0.2.2")
}

func TestRule1_5_12WithoutCheckAlwaysHealthy(t *testing.T) {
	const w = "zone example.com\nwww A failover id=p primary 203.0.113.1\nwww A failover id=s secondary 203.0.113.2\n" +
		"off A failover id=p primary alias=lb.elb\noff A failover id=s secondary 203.0.113.2\ntarget lb.elb addr=192.0.2.1\n" +
		"gone A failover id=p primary 203.0.113.1 hc=gone\ngone A failover id=s secondary 203.0.113.2"
	expect(t, w, "ask Paris www.example.com A -> 203.0.113.1", "down lb.elb; ask Paris off.example.com A -> 192.0.2.1", "ask Paris gone.example.com A -> 203.0.113.1")
}

func TestRule1_5_13AliasHealthIsBoth(t *testing.T) {
	const w = "zone example.com\nwww A failover id=p primary alias=lb.elb eth hc=p\nwww A failover id=s secondary 203.0.113.2\ntarget lb.elb addr=192.0.2.1\n" +
		"no A failover id=p primary alias=lb.elb hc=p\nno A failover id=s secondary 203.0.113.2"
	expect(t, w, "ask Paris www.example.com A -> 192.0.2.1", "down p; ask Paris www.example.com A -> 203.0.113.2", "down lb.elb; ask Paris www.example.com A -> 203.0.113.2",
		"down p; down lb.elb; ask Paris www.example.com A -> 203.0.113.2", "down p; ask Paris no.example.com A -> 203.0.113.2", "down lb.elb; ask Paris no.example.com A -> 192.0.2.1")
}

// complexTree is AWS's own picture: latency over weighted, under failover.
const complexTree = `zone example.com
www A failover id=main primary alias=near eth
www A failover id=sorry secondary 203.0.113.99
near A latency id=eu region=eu-west-1 alias=eu ETH
near A latency id=us region=us-east-1 alias=us ETH
eu A weighted id=eu1 w=3 203.0.113.1 hc=eu1
eu A weighted id=eu2 w=1 203.0.113.2 hc=eu2
us A weighted id=us1 w=1 203.0.113.11 hc=us1
us A weighted id=us2 w=0 203.0.113.12 hc=us2`

func TestRule1_5_14BacksOutOfABranch(t *testing.T) {
	on := replace(complexTree, "ETH", "eth")
	expect(t, on, "down eu1; ask Paris www.example.com A -> 203.0.113.2", "down eu1; down eu2; ask Paris www.example.com A -> 203.0.113.11",
		"down eu1; down eu2; down us1; ask Paris www.example.com A -> 203.0.113.12", "down eu1; down eu2; down us1; down us2; ask Paris www.example.com A -> 203.0.113.99",
		"down eu1; down eu2; down us1; down us2; ask Paris near.example.com A seed=1 -> 203.0.113.1")
	off := replace(complexTree, " ETH", "")
	expect(t, off, "down eu2; ask Paris www.example.com A -> 203.0.113.1", "down eu1; ask Paris www.example.com A -> 203.0.113.2",
		"down eu1; down eu2; ask Paris www.example.com A seed=1 -> 203.0.113.1")
	s := parse(t, off+"\ndown eu1\ndown eu2\nask Paris www.example.com A").shares(20000)
	if math.Abs(s["eu1"]-0.75) > 0.01 || math.Abs(s["eu2"]-0.25) > 0.01 {
		t.Errorf("without evaluation the branch picks as if healthy: %v", s)
	}
}

func TestRule1_5_15TargetsTellTheirHealth(t *testing.T) {
	const w = "zone example.com\nwww A weighted id=a w=1 alias=a.elb eth\nwww A weighted id=b w=1 alias=b.elb eth\ntarget a.elb addr=192.0.2.1\ntarget b.elb addr=192.0.2.2"
	expect(t, w, "down a.elb; ask Paris www.example.com A -> 192.0.2.2", "down b.elb; ask Paris www.example.com A -> 192.0.2.1")
}

func TestRule1_5_16HealthIsReadWhenAsked(t *testing.T) {
	s := parse(t, failover+"\nask Paris www.example.com A")
	table := answer.Compile(s.world)
	seat := table.Seat(s.origin)
	q := seat.Find(s.name, s.typ)
	for _, up := range []bool{true, false, true} {
		a := seat.Choose(q, answer.Signals{up, true}, nil)
		if got := table.Record(a.Sets[0]).SetID; (got == "p") != up {
			t.Errorf("primary healthy %v: %s answers", up, got)
		}
	}
}

func TestRule1_5_17SimpleAnswersAllInRandomOrder(t *testing.T) {
	const w = "zone example.com\nwww A simple 203.0.113.1 203.0.113.2 203.0.113.3 hc=x\ndown x\nask Paris www.example.com A seed="
	first := map[string]bool{}
	for _, seed := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"} {
		_, v := parse(t, w+seed).answered()
		if len(v) != 3 {
			t.Fatalf("got %v", v)
		}
		first[v[0]] = true
	}
	if len(first) != 3 {
		t.Errorf("the first is always of %v", first)
	}
}

func near(t *testing.T, got map[string]float64, want map[string]float64, within float64) {
	t.Helper()
	for id, w := range want {
		if math.Abs(got[id]-w) > within {
			t.Errorf("%s: %.4f of lookups, want %.4f", id, got[id], w)
		}
	}
}

func TestRule1_5_18WeightedShares(t *testing.T) {
	const w = "zone example.com\nwww A weighted id=a w=10 203.0.113.1 hc=a\nwww A weighted id=b w=20 203.0.113.2 hc=b\nwww A weighted id=c w=20 203.0.113.3 hc=c\nask Paris www.example.com A\n"
	const n, tolerance = 50000, 0.004 // about twice the deviation that chance gives; what real servers held
	near(t, parse(t, w).shares(n), map[string]float64{"a": 0.2, "b": 0.4, "c": 0.4}, tolerance)
	near(t, parse(t, w+"down c").shares(n), map[string]float64{"a": 1 / 3.0, "b": 2 / 3.0, "c": 0}, tolerance)
	near(t, parse(t, w+"down a\ndown b\ndown c").shares(n), map[string]float64{"a": 0.2, "b": 0.4, "c": 0.4}, tolerance)
	near(t, parse(t, replace(w, "w=10", "w=0")).shares(n), map[string]float64{"a": 0, "b": 0.5, "c": 0.5}, tolerance)
	zero := replace(replace(w, "w=10", "w=0"), "w=20 203.0.113.3", "w=0 203.0.113.3")
	near(t, parse(t, zero+"down b").shares(n), map[string]float64{"a": 0.5, "b": 0, "c": 0.5}, tolerance)
	near(t, parse(t, zero+"down b\ndown c").shares(n), map[string]float64{"a": 1, "b": 0, "c": 0}, tolerance)
	near(t, parse(t, zero+"down a\ndown b\ndown c").shares(n), map[string]float64{"a": 0, "b": 1, "c": 0}, tolerance)
	all := replace(replace(w, "w=20", "w=0"), "w=10", "w=0")
	near(t, parse(t, all).shares(n), map[string]float64{"a": 1 / 3.0, "b": 1 / 3.0, "c": 1 / 3.0}, 2*tolerance)
	near(t, parse(t, all+"down a\ndown b\ndown c").shares(n), map[string]float64{"a": 1 / 3.0, "b": 1 / 3.0, "c": 1 / 3.0}, 2*tolerance)
}

func TestRule1_5_19Latency(t *testing.T) {
	const w = "zone example.com\nwww A latency id=tokyo region=ap-northeast-1 203.0.113.1 hc=t\nwww A latency id=singapore region=ap-southeast-1 203.0.113.2 hc=s\n" +
		"www A latency id=ireland region=eu-west-1 203.0.113.3 hc=i\ncn A latency id=beijing region=cn-north-1 203.0.113.4 hc=b\ncn A latency id=hongkong region=ap-east-1 203.0.113.5"
	expect(t, w, "ask Osaka www.example.com A -> 203.0.113.1", "ask Lisbon www.example.com A -> 203.0.113.3", "down t; ask Tokyo www.example.com A -> 203.0.113.2",
		"down t; down s; ask Tokyo www.example.com A -> 203.0.113.3", "down t; down s; down i; ask Tokyo www.example.com A -> 203.0.113.1",
		"ask Shenzhen cn.example.com A -> 203.0.113.4", "ask Hong_Kong cn.example.com A -> 203.0.113.5", "down b; ask Shenzhen cn.example.com A -> 203.0.113.5")
	const tie = "zone example.com\nwww A latency id=b region=eu-west-1 203.0.113.2\nwww A latency id=a region=eu-west-1 203.0.113.1"
	expect(t, tie, "ask Paris www.example.com A -> 203.0.113.1", "ask Nowhere www.example.com A -> 203.0.113.1")
}

func TestRule1_5_20Failover(t *testing.T) {
	expect(t, failover, "ask Paris www.example.com A -> 203.0.113.1", "down s; ask Paris www.example.com A -> 203.0.113.1", "down p; ask Paris www.example.com A -> 203.0.113.2")
	expect(t, replace(failover, " hc=s", ""), "down p; ask Paris www.example.com A -> 203.0.113.2")
	expect(t, replace(replace(failover, "id=p primary", "id=z primary"), "id=s secondary", "id=a secondary"), "ask Paris www.example.com A -> 203.0.113.1")
}

const places = `zone example.com
www A geolocation id=wa geo=US/WA 203.0.113.1 hc=wa
www A geolocation id=us geo=US 203.0.113.2 hc=us
www A geolocation id=na geo=continent/NA 203.0.113.3 hc=na
www A geolocation id=eu geo=EU 203.0.113.4
www A geolocation id=rest geo=* 203.0.113.5 hc=rest`

func TestRule1_5_21Geolocation(t *testing.T) {
	expect(t, places, "ask Seattle www.example.com A -> 203.0.113.1", "ask Denver www.example.com A -> 203.0.113.2", "ask Toronto www.example.com A -> 203.0.113.3",
		"ask Paris www.example.com A -> 203.0.113.4", "ask Tokyo www.example.com A -> 203.0.113.5", "ask Nowhere www.example.com A -> 203.0.113.5",
		"down wa; ask Seattle www.example.com A -> 203.0.113.2", "down wa; down us; ask Seattle www.example.com A -> 203.0.113.3",
		"down wa; down us; down na; ask Seattle www.example.com A -> 203.0.113.5", "down wa; down us; down na; down rest; ask Seattle www.example.com A -> 203.0.113.1")
	without := replace(places, "www A geolocation id=rest geo=* 203.0.113.5 hc=rest", "")
	expect(t, without, "ask Tokyo www.example.com A -> NODATA", "ask Nowhere www.example.com A -> NODATA", "ask Rome www.example.com A -> 203.0.113.4")
	s := parse(t, places+"\nask Seattle www.example.com A")
	s.origin.Subdivision = ""
	if _, v := s.answered(); v[0] != "203.0.113.2" {
		t.Errorf("the US without a state: %v", v)
	}
}

func TestRule1_5_22CyprusIsEurope(t *testing.T) {
	const w = "zone example.com\nwww A geolocation id=eu geo=EU 203.0.113.1\nwww A geolocation id=as geo=continent/AS 203.0.113.2"
	expect(t, w, "ask Nicosia www.example.com A -> 203.0.113.1", "ask Istanbul www.example.com A -> 203.0.113.1", "ask Vladivostok www.example.com A -> 203.0.113.1",
		"ask Tbilisi www.example.com A -> 203.0.113.2", "ask Yerevan www.example.com A -> 203.0.113.2", "ask Baku www.example.com A -> 203.0.113.2", "ask Cairo www.example.com A -> NODATA")
}

// TestRule1_5_23BiasedDistance: a degree of latitude is 111.2 km, so A lies
// 150 km to the north and B 100 km to the south.
func TestRule1_5_23BiasedDistance(t *testing.T) {
	const w = "zone example.com\nwww A geoproximity id=a point=50.2089,2.35 BIAS 203.0.113.1 hc=a\nwww A geoproximity id=b point=47.9607,2.35 bias=0 203.0.113.2 hc=b"
	for bias, want := range map[string]string{"0": "2", "50": "1", "33": "2", "34": "1", "99": "1", "-99": "2"} {
		expect(t, replace(w, "BIAS", "bias="+bias), "ask Paris www.example.com A -> 203.0.113."+want)
	}
	shrunk := replace(w, "bias=0", "bias=-40") // 100 / 0.6 = 167 km
	expect(t, replace(shrunk, "BIAS", ""), "ask Paris www.example.com A -> 203.0.113.1")
	expect(t, replace(replace(w, "BIAS", ""), "bias=0", "bias=-30"), "ask Paris www.example.com A -> 203.0.113.2") // 143 km
	expect(t, replace(w, "BIAS", "bias=50"), "down a; ask Paris www.example.com A -> 203.0.113.2", "down a; down b; ask Paris www.example.com A -> 203.0.113.1")
	const named = "zone example.com\nwww A geoproximity id=r near=us-east-1 203.0.113.1\nwww A geoproximity id=z zonegroup=us-west-2-lax-1 203.0.113.2"
	expect(t, named, "ask Boston www.example.com A -> 203.0.113.1", "ask San_Diego www.example.com A -> 203.0.113.2")
}

func TestRule0_4GeoproximityIsAnOrdinaryRecord(t *testing.T) {
	const w = "zone example.com\nwww A geoproximity id=a near=eu-west-1 203.0.113.1\nwww A geoproximity id=b point=35.68,139.69 203.0.113.2\nwww A geoproximity id=c zonegroup=us-east-1-bue-1 203.0.113.3"
	expect(t, w, "ask London www.example.com A -> 203.0.113.1", "ask Seoul www.example.com A -> 203.0.113.2", "ask Montevideo www.example.com A -> 203.0.113.3")
}
