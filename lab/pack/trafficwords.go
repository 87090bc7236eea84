package pack

import (
	"fmt"
	"math"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/resolver"
)

// TrafficWords is an exercise's scenario in words: what is asked for how often,
// who asks, and what happens when.
type TrafficWords struct {
	Runs    string   // "5 runs of 16 minutes ask for www.example.com"
	Clients []string // "Paris: 15 requests a second"
	Faults  []string // "at 2 minutes web-eu is lost: packets vanish"
}

// TrafficWords is the exercise's scenario in words; nothing without one.
func (ex *Exercise) TrafficWords() (w TrafficWords) {
	t := ex.Traffic
	if t == nil {
		return w
	}
	w.Runs = plural(fmt.Sprint(t.Seeds), "run") + " of " + SpokenTime(t.Length)
	if t.Ask.Name != "" {
		w.Runs += " ask for " + asked(t.Ask)
	}
	for i := range t.Clients {
		w.Clients = append(w.Clients, clientWords(&t.Clients[i]))
	}
	for i := range t.Resolvers {
		w.Clients = append(w.Clients, resolverWords(&t.Resolvers[i]))
	}
	for _, f := range t.Faults {
		what := flow.Event{Kind: flow.Struck, Fault: f}.Text()
		w.Faults = append(w.Faults, "at "+SpokenTime(clock.Duration(f.At))+" "+what)
	}
	return w
}

func asked(q flow.Question) string {
	s := strings.TrimSuffix(q.Name, ".")
	if q.Type != "" && q.Type != "A" {
		s += ", type " + q.Type
	}
	return s
}

// clientWords is who asks, how often, and what is not as with most.
func clientWords(c *flow.Client) string {
	s := c.Name + ": " + rate(c.Rate)
	s += whence(c)
	if c.Ask.Name != "" {
		s += ", for " + asked(c.Ask)
	}
	if c.Resolver != "" {
		s += ", through the resolver " + c.Resolver
	} else if c.Resolvers > 0 {
		s += ", through " + plural(fmt.Sprint(c.Resolvers), "resolver")
	}
	s += caches(c.TTL, c.Least)
	switch c.Tries {
	case 0:
	case 1:
		s += ", trying one address only"
	default:
		s += fmt.Sprintf(", trying up to %d addresses", c.Tries)
	}
	return s
}

// whence is where a client asks from, as far as its name does not say it.
func whence(c *flow.Client) string {
	s := ""
	switch {
	case c.VPC != "":
		s = ", from inside the VPC " + c.VPC + " in " + c.Region
	case c.At.Name == "":
		s = ", from nobody knows where"
	case c.At.Name != c.Name:
		s = ", at " + c.At.Name
	}
	if c.From.IsValid() {
		s += ", from " + c.From.String()
	}
	return s
}

func resolverWords(r *flow.Resolver) string {
	s := r.Name + ": a resolver at " + r.At.Name + caches(r.TTL, r.Least)
	if r.ClientSubnet {
		s += ", which tells Route 53 the client's subnet"
	}
	return s
}

// caches says how resolvers treat a TTL, where they do not honour it.
func caches(b resolver.Behaviour, least clock.Duration) string {
	switch b {
	case resolver.Ignored:
		return ", caches keep their first answer for good"
	case resolver.AtLeast:
		return ", caches keep answers for at least " + SpokenTime(least)
	}
	return ""
}

// rate is requests a second in the unit that gives a small whole number.
func rate(perSecond float64) string {
	for _, u := range []struct {
		word string
		of   float64
	}{{"second", 1}, {"minute", 60}} {
		if n := perSecond * u.of; n > 0.5 && math.Abs(n-math.Round(n)) < 1e-9 {
			return plural(trimmed(n), "request") + " a " + u.word
		}
	}
	return plural(trimmed(perSecond*3600), "request") + " an hour"
}
