package pack

import (
	"strings"

	"gatehouse/engine/clock"
)

// sentences are measures with their bound, as one says them aloud: {} stands
// for the name, # for the bound: "at least 95%".
var sentences = map[string]string{
	"answered": "{} is answered first to # of lookups", "offered": "{} is among the answers to # of lookups", "served": "{} serves # of requests",
	"availability": "# of requests are served", "stale": "# of requests go to what is down", "empty": "# of lookups stay without data",
	"values": "an answer holds # values on average", "latency": "a round trip takes # on average",
	"failover": "it takes # until nobody is sent to what is down", "failback": "it takes # until {} is answered again",
	"detected": "it takes # until {} is found unhealthy", "recovered": "it takes # until {} is found healthy",
}

// Aloud is what holds as a sentence to be heard, without its full stop:
// "web-eu is answered first to at least 95% of lookups".
func (c RoutingCheck) Aloud() string {
	var out []string
	c.each(func(t Term, bound string) {
		s := strings.ReplaceAll(sentences[t.Measure], "#", Spoken(bound))
		out = append(out, strings.ReplaceAll(s, "{}", t.Arg))
	})
	return strings.Join(out, ", and ")
}

// Spoken is a measured figure with its unit as a word: "84.7 to 86.2 seconds".
func Spoken(figure string) string {
	for unit, word := range map[string]string{" s": " seconds", " ms": " milliseconds"} {
		if n, ok := strings.CutSuffix(figure, unit); ok {
			return n + word
		}
	}
	return figure
}

// Span is the time that the row speaks of, to be heard: "2 to 10 minutes", "30
// seconds to 2 minutes".
func (c RoutingCheck) Span() string {
	from, to := SpokenTime(clock.Duration(c.From)), SpokenTime(clock.Duration(c.To))
	if c.From == 0 {
		return "0 to " + to
	}
	number, unit, _ := strings.Cut(from, " ")
	if _, same, _ := strings.Cut(to, " "); strings.TrimSuffix(same, "s") == strings.TrimSuffix(unit, "s") && !strings.Contains(unit, " ") {
		from = number
	}
	return from + " to " + to
}

// SpokenTime is a span of time in words: "1 minute 30 seconds".
func SpokenTime(d clock.Duration) string {
	var out []string
	for _, u := range []struct {
		size clock.Duration
		word string
	}{{clock.Hour, "hour"}, {clock.Minute, "minute"}} {
		if n := d / u.size; n > 0 {
			out = append(out, plural(trimmed(float64(n)), u.word))
			d -= n * u.size
		}
	}
	if d > 0 || len(out) == 0 {
		out = append(out, plural(trimmed(d.Seconds()), "second"))
	}
	return strings.Join(out, " ")
}

func plural(number, word string) string {
	if number == "1" {
		return number + " " + word
	}
	return number + " " + word + "s"
}
