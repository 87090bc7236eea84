package flow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/resolver"
)

func TestParseFault(t *testing.T) {
	for text, want := range map[string]flow.Fault{
		"lose web-eu":                {Do: flow.Lose, On: "web-eu"},
		"refuse  eu-west-1":          {Do: flow.Refuse, On: "eu-west-1"},
		"answer web-eu with 503":     {Do: flow.AnswerWith, On: "web-eu", Code: 503},
		"restore web-eu":             {Do: flow.Restore, On: "web-eu"},
		`say web-eu "all is \"well"`: {Do: flow.Say, On: "web-eu", Text: `all is "well`},
		"alarm queue":                {Do: flow.RaiseAlarm, On: "queue"},
		"ok queue":                   {Do: flow.ClearAlarm, On: "queue"},
		"insufficient queue":         {Do: flow.StarveAlarm, On: "queue"},
	} {
		if got, err := flow.ParseFault(text); err != nil || got != want {
			t.Errorf("ParseFault(%q) = %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"":                      `nothing is called ""`,
		"loose web-eu":          `did you mean "lose"?`,
		"lose":                  `needs a name`,
		"lose web-eu now":       `leave out "now"`,
		"answer web-eu":         `answer web-eu with 503`,
		"answer web-eu with 99": `from 100 to 599`,
		"say web-eu well":       `in quotes`,
	} {
		if _, err := flow.ParseFault(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseFault(%q) says %v, want %q in it", text, err, want)
		}
	}
}

func FuzzParseFault(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		fault, err := flow.ParseFault(text)
		if err != nil {
			return
		}
		if again, err := flow.ParseFault(fault.String()); err != nil || again != fault {
			t.Fatalf("%q is %+v, printed %q and read again %+v, %v", text, fault, fault, again, err)
		}
	})
}

func TestParseTTL(t *testing.T) {
	for text, want := range map[string]resolver.Behaviour{"honoured": resolver.Honoured, "ignored": resolver.Ignored, "at least 300s": resolver.AtLeast} {
		got, least, err := flow.ParseTTL(text)
		if err != nil || got != want || (least == 300*s) != (want == resolver.AtLeast) {
			t.Errorf("ParseTTL(%q) = %v, %v, %v", text, got, least, err)
		}
	}
	for text, want := range map[string]string{"honored": `did you mean "honoured"?`, "at least 300": "write it like 90s", "": "honoured, ignored"} {
		if _, _, err := flow.ParseTTL(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseTTL(%q) says %v, want %q in it", text, err, want)
		}
	}
}

func TestParseRate(t *testing.T) {
	for text, want := range map[string]float64{"40/s": 40, "90/m": 1.5, "9/h": 0.0025, "0.5/s": 0.5} {
		if got, err := flow.ParseRate(text); err != nil || got != want {
			t.Errorf("ParseRate(%q) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "40", "40/d", "x/s", "0/s", "-1/s", "NaN/s", "Inf/s", "100001/s"} {
		if got, err := flow.ParseRate(text); err == nil {
			t.Errorf("ParseRate(%q) = %v, want an error", text, got)
		}
	}
}

func FuzzParseRate(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := flow.ParseRate(text); err == nil && !(r > 0 && r <= 100_000) {
			t.Fatalf("%q is %v", text, r)
		}
		if _, least, err := flow.ParseTTL(text); err == nil && least < 0 {
			t.Fatalf("%q is %v", text, least)
		}
	})
}

// spoilt are scenarios that cannot be run, and the next step that is told.
var spoilt = []struct {
	name  string
	spoil func(sc *flow.Scenario)
	want  string
}{
	{"no length", func(sc *flow.Scenario) { sc.Length = 0 }, "give it a length"},
	{"two days", func(sc *flow.Scenario) { sc.Length = 48 * clock.Hour }, "shorten it"},
	{"nobody", func(sc *flow.Scenario) { sc.Clients = nil }, "add a client"},
	{"no rate", func(sc *flow.Scenario) { sc.Clients[0].Rate = 0 }, "Frankfurt: a rate must be more"},
	{"too many requests", func(sc *flow.Scenario) { sc.Clients[0].Rate = 10_000 }, "lower the rates"},
	{"two of one name", func(sc *flow.Scenario) { sc.Clients[1].Name = "Frankfurt" }, "a name of its own"},
	{"everyone", func(sc *flow.Scenario) { sc.Clients[1].Name = "everyone" }, "a name of its own"},
	{"no question", func(sc *flow.Scenario) { sc.Ask.Name = "" }, "say what is asked"},
	{"tries", func(sc *flow.Scenario) { sc.Clients[0].Tries = 9 }, "let it try 1 to 8"},
	{"resolvers", func(sc *flow.Scenario) { sc.Clients[0].Resolvers = 30_000 }, "20000 at most"},
	{"unknown resolver", func(sc *flow.Scenario) {
		sc.Resolvers = []flow.Resolver{{Name: "public"}}
		sc.Clients[0].Resolver = "pubic"
	}, `did you mean "public"?`},
	{"unknown endpoint", func(sc *flow.Scenario) { sc.Faults[0].On = "web-e" }, `did you mean "web-eu"?`},
	{"unknown alarm", func(sc *flow.Scenario) { sc.Faults[0].Do = flow.RaiseAlarm }, "there is no alarm"},
	{"late fault", func(sc *flow.Scenario) { sc.Faults[0].At = at(clock.Hour) }, "within 15m"},
	{"endpoint twice", func(sc *flow.Scenario) { sc.Endpoints[1].Name = "web-eu" }, "a name of its own"},
	{"accelerator of nobody", func(sc *flow.Scenario) {
		sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: "a", Kind: flow.GlobalAccelerator, Endpoints: []string{"web-es"}})
	}, `did you mean "web-eu"?`},
	{"a balancer of itself", func(sc *flow.Scenario) {
		sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: "a", Kind: flow.LoadBalancer, Targets: []string{"a"}})
	}, "name a server"},
	{"too many checks", func(sc *flow.Scenario) {
		sc.Length, sc.Clients[0].Rate, sc.Clients[1].Rate = 24*clock.Hour, 1, 1
		for len(sc.Checks) < 1000 {
			sc.Checks = append(sc.Checks, sc.Checks[0])
		}
	}, "too much to check"},
	{"too many targets", func(sc *flow.Scenario) {
		sc.Length, sc.Clients[0].Rate, sc.Clients[1].Rate = 24*clock.Hour, 1, 1
		for i := range 100 {
			sc.Endpoints = append(sc.Endpoints, flow.Endpoint{Name: fmt.Sprint("alb", i), Kind: flow.LoadBalancer, Targets: slices.Repeat([]string{"web-eu"}, 100)})
		}
	}, "too much to check"},
}

// Each is refused by Check, and by Run, with a next step.
func TestCheck(t *testing.T) {
	for _, c := range spoilt {
		sc := failoverScenario(60)
		c.spoil(sc)
		if err := sc.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", c.name, err, c.want)
		}
		if n := sc.Run(1).Requests(); n != 0 {
			t.Errorf("%s: it ran all the same, with %d requests", c.name, n)
		}
	}
	if err := failoverScenario(60).Check(); err != nil {
		t.Error(err)
	}
}
