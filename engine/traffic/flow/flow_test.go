package flow_test

import (
	"flag"
	"math"
	"net/netip"
	"os"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s (%v): got\n%s", file, err, got)
	}
}

func told1(r *flow.Result) string {
	var b strings.Builder
	for _, e := range r.Log() {
		b.WriteString(e.String() + "\n")
	}
	return b.String()
}

// Fifteen minutes with a lost server, a stubborn client and an alarm.
func TestLogGolden(t *testing.T) {
	sc := failoverScenario(60)
	sc.Clients = append(sc.Clients, flow.Client{Name: "old-app", At: tokyo, Rate: 5, Resolvers: 1, TTL: resolver.Ignored})
	sc.Alarms = []flow.Alarm{{Name: "queue-depth", State: health.AlarmOK}}
	sc.Checks = append(sc.Checks, route53.HealthCheck{ID: "queue", Type: route53.CloudWatch, Alarm: "queue-depth"},
		route53.HealthCheck{ID: "both", Type: route53.Calculated, Children: []string{"web-eu", "queue"}, HealthThreshold: 2})
	sc.Faults = append(sc.Faults, flow.Fault{At: at(10 * clock.Minute), Do: flow.RaiseAlarm, On: "queue-depth"})
	r := withNames(sc).Run(1)
	if n := len(r.Log()); n > 18 {
		t.Errorf("the log has %d lines", n)
	}
	golden(t, "testdata/log.txt", told1(r))
}

func TestFailover(t *testing.T) {
	sc := failoverScenario(60)
	r := sc.Run(3)
	detected := measured(t, r, "detected", "web-eu", nil, 0, sc.Length)
	if detected < 81 || detected > 94 { // 77 to 90, and 4 s for dropped packets
		t.Errorf("detected after %.1f s", detected)
	}
	if got := measured(t, r, "failover", "", nil, 0, sc.Length); got < detected || got > detected+60 {
		t.Errorf("the last request to a dead endpoint came after %.1f s, detected after %.1f s", got, detected)
	}
	recovered := measured(t, r, "recovered", "web-eu", nil, 0, sc.Length)
	if back := measured(t, r, "failback", "web-eu", nil, 0, sc.Length); recovered < 60 || recovered > 75 || back < recovered || back > recovered+10 {
		t.Errorf("recovered after %.1f s, answered again after %.1f s", recovered, back)
	}
	for _, c := range []struct {
		name, arg string
		from, to  clock.Duration
		want      float64
	}{
		{"answered", "web-eu", 0, 2 * clock.Minute, 1}, {"availability", "", 0, 2 * clock.Minute, 1},
		{"availability", "", 2 * clock.Minute, 3 * clock.Minute, 0}, {"stale", "", 2 * clock.Minute, 3 * clock.Minute, 1},
		{"served", "us-east-1", 5 * clock.Minute, 8 * clock.Minute, 1}, {"answered", "203.0.113.20", 5 * clock.Minute, 8 * clock.Minute, 1},
		{"answered", "eu-west-1a", 11 * clock.Minute, 15 * clock.Minute, 1}, {"values", "", 0, sc.Length, 1}, {"empty", "", 0, sc.Length, 0},
		{"failover", "", 0, 2 * clock.Minute, -1}, {"failback", "web-us", 0, sc.Length, -1}, {"detected", "web-eu", 5 * clock.Minute, sc.Length, -1},
	} {
		got, ok, err := r.Measure(c.name, c.arg, nil, at(c.from), at(c.to))
		if err != nil || ok != (c.want >= 0) || ok && got != c.want {
			t.Errorf("%s(%q) from %v to %v is %v, %v, %v, want %v", c.name, c.arg, c.from, c.to, got, ok, err, c.want)
		}
	}
	one := measured(t, r, "latency", "", []string{"Frankfurt"}, 0, 2*clock.Minute)
	if other := measured(t, r, "latency", "", []string{"Tokyo"}, 0, 2*clock.Minute); one >= other {
		t.Errorf("Ireland is %.0f from Frankfurt and %.0f from Tokyo", one, other)
	}
}

// Who holds on to an address was not answered it again; the last restore counts;
// an address is not its endpoint.
func TestFailbackAndAddresses(t *testing.T) {
	sc := failoverScenario(60)
	for i := range sc.Clients {
		sc.Clients[i].TTL = resolver.Ignored
	}
	if _, ok, err := sc.Run(1).Measure("failback", "web-eu", nil, 0, at(sc.Length)); ok || err != nil {
		t.Errorf("clients that never asked again were answered again: %v, %v", ok, err)
	}
	sc = failoverScenario(60)
	sc.Faults = append(sc.Faults, flow.Fault{At: at(330 * s), Do: flow.Restore, On: "web-eu"}, flow.Fault{At: at(6 * clock.Minute), Do: flow.Lose, On: "web-eu"})
	if got := measured(t, sc.Run(1), "failback", "web-eu", nil, 0, sc.Length); got > 70 {
		t.Errorf("answered again %.0f s after the last restore", got)
	}
	sc = failoverScenario(60)
	sc.Endpoints[0].Addresses = append(sc.Endpoints[0].Addresses, "203.0.113.11")
	r := sc.Run(1)
	if got := measured(t, r, "answered", "203.0.113.11", nil, 0, sc.Length); got != 0 {
		t.Errorf("another address of web-eu was answered: %v", got)
	}
	if got := measured(t, r, "served", "203.0.113.11", nil, 0, clock.Minute); got != 1 {
		t.Errorf("who has that address served %v", got)
	}
}

// An endpoint that is rare by its weight is news once.
func TestRareEndpointsAreToldOnce(t *testing.T) {
	blue, green := record("blue", "203.0.113.10", "", 1), record("green", "203.0.113.20", "", 1)
	blue.Routing, blue.Weight, green.Routing, green.Weight = route53.Weighted, 255, route53.Weighted, 1
	sc := failoverScenario(60)
	sc.Zones, sc.Faults, sc.Length = zone(blue, green), nil, 2*clock.Hour
	sc.Clients = sc.Clients[:1]
	sc.Clients[0].Rate = 1
	if log := withNames(sc).Run(1).Log(); len(log) != 1 || len(log[0].Others) != 1 {
		t.Errorf("the log is %v", log)
	}
}

// A series adds up to the measure of the whole.
func TestSeries(t *testing.T) {
	sc := failoverScenario(60)
	r := sc.Run(1)
	points, err := r.Series("stale", "", []string{"Tokyo"}, clock.Minute)
	if err != nil || len(points) != 15 || points[1] != 0 || points[2] != 1 || points[7] != 0 {
		t.Errorf("minute by minute %v, %v", points, err)
	}
	if points, err = r.Series("detected", "web-eu", nil, clock.Minute); err != nil || !math.IsNaN(points[0]) {
		t.Errorf("without a fault something was detected: %v, %v", points, err)
	}
	if _, err = r.Series("stale", "", nil, 1); err == nil {
		t.Error("a series of nanoseconds was given")
	}
}

func TestMeasureErrors(t *testing.T) {
	r := failoverScenario(60).Run(1)
	for _, c := range []struct {
		name, arg, of, want string
	}{
		{"answerd", "web-eu", "", `did you mean "answered"?`},
		{"answered", "", "", `answered("web-eu")`},
		{"answered", "web-e", "", `did you mean "web-eu"?`},
		{"stale", "web-eu", "", `leave out "web-eu"`},
		{"detected", "web-us", "", `did you mean "web-eu"?`},
		{"stale", "", "Frankfrut", `did you mean "Frankfurt"?`},
		{"stale", "", "everybody", `did you mean "everyone"?`},
	} {
		var of []string
		if c.of != "" {
			of = []string{c.of}
		}
		if _, _, err := r.Measure(c.name, c.arg, of, 0, 1); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s(%q) of %q says %v, want %q in it", c.name, c.arg, c.of, err, c.want)
		}
	}
	if n := len(flow.Measures()); n != 12 {
		t.Errorf("there are %d measures", n)
	}
}

func TestOneSeedOneRun(t *testing.T) {
	if a, b := told1(failoverScenario(60).Run(5)), told1(failoverScenario(60).Run(5)); a != b {
		t.Error("one seed gave two runs")
	}
	if told1(failoverScenario(60).Run(5)) == told1(failoverScenario(60).Run(6)) {
		t.Error("two seeds gave one run")
	}
	// one client more does not disturb the others
	sc := failoverScenario(60)
	sc.Clients = append([]flow.Client{{Name: "Paris", Rate: 3}}, sc.Clients...)
	tokyo := []string{"Tokyo"}
	with, without := sc.Run(5), failoverScenario(60).Run(5)
	for _, name := range []string{"stale", "latency", "failover"} {
		if a, b := measured(t, with, name, "", tokyo, 0, sc.Length), measured(t, without, name, "", tokyo, 0, sc.Length); a != b {
			t.Errorf("%s of Tokyo is %v with Paris and %v without", name, a, b)
		}
	}
}

func TestTwoValuesAndTries(t *testing.T) {
	sc := failoverScenario(60)
	sc.Zones = zone(record("", "203.0.113.10", "", 60))
	sc.Zones[0].Records[0].Values = []string{"203.0.113.10", "203.0.113.20"}
	for tries, want := range map[int]float64{1: 0, 2: 1, 0: 1} {
		sc.Clients[0].Tries, sc.Clients[1].Tries = tries, tries
		r := withNames(sc).Run(1)
		if got := measured(t, r, "availability", "", nil, 3*clock.Minute, 8*clock.Minute); got != want {
			t.Errorf("with %d tries availability is %v, want %v", tries, got, want)
		}
		if stale, offered := measured(t, r, "stale", "", nil, 3*clock.Minute, 8*clock.Minute), measured(t, r, "offered", "web-us", nil, 0, sc.Length); stale != 1 || offered != 1 {
			t.Errorf("stale %v, offered %v, want 1 and 1", stale, offered)
		}
	}
	sc.Faults[0].Do, sc.Faults[0].Code = flow.AnswerWith, 302
	if got := measured(t, sc.Run(1), "served", "web-eu", nil, 3*clock.Minute, 8*clock.Minute); got != 1 {
		t.Errorf("a 302 does not count as served: %v", got)
	}
	sc.Faults[0].Do, sc.Faults[0].Code = flow.AnswerWith, 503 // who has an answer does not try again
	if got := measured(t, sc.Run(1), "availability", "", nil, 3*clock.Minute, 8*clock.Minute); got != 0 {
		t.Errorf("a 503 was tried again: availability %v", got)
	}
}

func TestWeights(t *testing.T) {
	blue, green := record("blue", "203.0.113.10", "", 10), record("green", "203.0.113.20", "", 10)
	blue.Routing, blue.Weight, green.Routing, green.Weight = route53.Weighted, 3, route53.Weighted, 1
	sc := failoverScenario(10)
	sc.Zones, sc.Faults, sc.Length = zone(blue, green), nil, clock.Hour
	r := withNames(sc).Run(1)
	if got := measured(t, r, "answered", "web-eu", nil, 0, sc.Length); math.Abs(got-0.75) > 0.02 {
		t.Errorf("weights 3 and 1 gave blue %.3f", got)
	}
}

func TestEmptyAndNobody(t *testing.T) {
	sc := failoverScenario(60)
	sc.Clients[0].Ask.Name = "missing.example.com"
	sc.Zones = zone(record("", "192.0.2.1", "", 60)) // nobody has this address
	r := withNames(sc).Run(1)
	for _, c := range []struct {
		name, of string
		want     float64
	}{{"empty", "Frankfurt", 1}, {"stale", "Frankfurt", 0}, {"availability", "Frankfurt", 0},
		{"empty", "Tokyo", 0}, {"stale", "Tokyo", 1}, {"availability", "Tokyo", 0}} {
		if got := measured(t, r, c.name, "", []string{c.of}, 0, sc.Length); got != c.want {
			t.Errorf("%s of %s is %v, want %v", c.name, c.of, got, c.want)
		}
	}
}

func TestRule1_5_26WhoseAddressIsSent(t *testing.T) {
	sc := failoverScenario(60)
	six := sc.Clients[1]
	six.Name, six.From = "six", netip.MustParseAddr("2001:db8:1:2::3")
	sc.Clients = append(sc.Clients, six)
	for _, want := range [][2]string{{"198.51.100.7/32", "2001:db8:1:2::3/128"}, {"198.51.100.0/24", "2001:db8:1::/56"}} {
		named := strings.HasSuffix(want[0], "/24")
		if named {
			sc.Resolvers = []flow.Resolver{{Name: "public", From: netip.MustParseAddr("192.0.2.53"), ClientSubnet: true}}
			sc.Clients[0].Resolver, sc.Clients[2].Resolver = "public", "public"
		}
		withNames(sc).Run(1)
		all := seats(sc)
		if got := [2]string{all["Frankfurt"].Addr.String(), all["six"].Addr.String()}; got != want || all["Tokyo"].Addr.IsValid() {
			t.Errorf("named resolver %v: %v is sent, want %v", named, got, want)
		}
		if named && all["public"].Addr.String() != "192.0.2.53/32" {
			t.Errorf("the resolver's own address is %v", all["public"].Addr)
		}
	}
}

func TestSharedResolverAndSubnets(t *testing.T) {
	for _, subnet := range []bool{false, true} {
		near, far := record("eu", "203.0.113.10", "", 60), record("us", "203.0.113.20", "", 60)
		near.Routing, near.Region, far.Routing, far.Region = route53.Latency, "eu-west-1", route53.Latency, "us-east-1"
		sc := failoverScenario(60)
		sc.Zones, sc.Faults = zone(near, far), nil
		america := frankfurt
		america.Point = virginia
		sc.Resolvers = []flow.Resolver{{Name: "public", At: america, ClientSubnet: subnet}}
		sc.Clients[0].Resolver = "public"
		r := withNames(sc).Run(1)
		want := "web-us"
		if subnet {
			want = "web-eu"
		}
		if got := measured(t, r, "answered", want, []string{"Frankfurt"}, 0, sc.Length); got != 1 {
			t.Errorf("subnet %v: %v of Frankfurt's lookups gave %s", subnet, got, want)
		}
		if why, err := r.Why("Frankfurt", at(clock.Minute)); err != nil || !why.Held {
			t.Errorf("subnet %v: %+v, %v", subnet, why, err)
		}
	}
}
