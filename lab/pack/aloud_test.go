package pack

import (
	"net/netip"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/world/worldfile"
)

func TestAloud(t *testing.T) {
	for holds, want := range map[string]string{
		`answered("web-eu") >= 0.99`:                    "web-eu is answered first to at least 99% of lookups",
		`answered("a") >= 0.6 and answered("a") <= 0.9`: "a is answered first to 60% to 90% of lookups",
		`failover <= 180`:                               "it takes at most 180 seconds until nobody is sent to what is down",
		`latency < 80 and empty == 0`:                   "a round trip takes less than 80 milliseconds on average, and exactly 0% of lookups stay without data",
		`values >= 2`:                                   "an answer holds at least 2 values on average",
		`served("x") >= 0.5 and served("y") <= 0.4`:     "x serves at least 50% of requests, and y serves at most 40% of requests",
		`detected("web") <= 90.5`:                       "it takes at most 90.5 seconds until web is found unhealthy",
		`served("# of {}") >= 0.5`:                      "# of {} serves at least 50% of requests",
	} {
		terms, err := ParseHolds(holds)
		if err != nil {
			t.Fatal(err)
		}
		if got := (RoutingCheck{Terms: terms}).Aloud(); got != want {
			t.Errorf("%s: got %q, want %q", holds, got, want)
		}
	}
}

// TestEachMeasureHasWords: a measure that flow learns is told, and counted in
// a unit.
func TestEachMeasureHasWords(t *testing.T) {
	for _, m := range flow.Measures() {
		for name, words := range map[string]map[string]string{"phrase": phrases, "sentence": sentences} {
			s, ok := words[m.Name]
			if !ok || strings.Contains(s, "{}") != m.TakesArg {
				t.Errorf("%s has no fitting %s: %q", m.Name, name, s)
			}
		}
		if strings.Count(sentences[m.Name], "#") != 1 {
			t.Errorf("the sentence of %s does not say its bound: %q", m.Name, sentences[m.Name])
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		from, to clock.Duration
		want     string
	}{
		{0, 2 * clock.Minute, "0 to 2 minutes"},
		{clock.Minute, 10 * clock.Minute, "1 to 10 minutes"},
		{30 * clock.Second, 2 * clock.Minute, "30 seconds to 2 minutes"},
		{150 * clock.Second, 7 * clock.Minute, "2 minutes 30 seconds to 7 minutes"},
		{clock.Hour, 90 * clock.Minute, "1 hour to 1 hour 30 minutes"},
	} {
		if got := (RoutingCheck{From: clock.Time(c.from), To: clock.Time(c.to)}).Span(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTrafficWords(t *testing.T) {
	paris, _ := geo.FindPlace("Paris")
	lose, _ := flow.ParseFault("lose web-eu")
	lose.At = clock.Time(2 * clock.Minute)
	ex := Exercise{Traffic: &worldfile.Traffic{Seeds: 5, Scenario: flow.Scenario{
		Ask: flow.Question{Name: "www.example.com.", Type: "AAAA"}, Length: 16 * clock.Minute, Faults: []flow.Fault{lose},
		Clients: []flow.Client{
			{Name: "Paris", At: paris, Rate: 15},
			{Name: "office", At: paris, From: netip.MustParseAddr("198.51.100.7"), Rate: 1.5, Tries: 3, TTL: resolver.Ignored},
			{Name: "app", VPC: "vpc-eu", Region: "eu-west-1", Rate: 1.0 / 3600, Ask: flow.Question{Name: "db.example.com."}, Resolvers: 1, Tries: 1},
			{Name: "stray", Rate: 10.0 / 60, Resolver: "public", TTL: resolver.AtLeast, Least: 5 * clock.Minute},
		},
		Resolvers: []flow.Resolver{{Name: "public", At: paris, ClientSubnet: true}},
	}}}
	w := ex.TrafficWords()
	want := []string{
		"Paris: 15 requests a second",
		"office: 90 requests a minute, at Paris, from 198.51.100.7, caches keep their first answer for good, trying up to 3 addresses",
		"app: 1 request an hour, from inside the VPC vpc-eu in eu-west-1, for db.example.com, through 1 resolver, trying one address only",
		"stray: 10 requests a minute, from nobody knows where, through the resolver public, caches keep answers for at least 5 minutes",
		"public: a resolver at Paris, which tells Route 53 the client's subnet",
	}
	if !slices.Equal(w.Clients, want) {
		t.Errorf("got\n%s", strings.Join(w.Clients, "\n"))
	}
	if w.Runs != "5 runs of 16 minutes ask for www.example.com, type AAAA" || !slices.Equal(w.Faults, []string{"at 2 minutes web-eu is lost: packets vanish"}) {
		t.Errorf("got %q, %q", w.Runs, w.Faults)
	}
	if w := (&Exercise{}).TrafficWords(); w.Runs != "" {
		t.Error("an exercise without traffic has words for it")
	}
}
