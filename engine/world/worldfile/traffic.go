package worldfile

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

// Bounds of a scenario.
const (
	MaxLength  = 24 * clock.Hour
	MaxSeeds   = 20
	maxClients = 40
)

// Traffic is a scenario: who asks for what, from where, and what breaks. Its
// zones and health checks are still the world's own.
type Traffic struct {
	Seeds int
	flow.Scenario
}

// ClientNames are the clients' names in their order.
func (t *Traffic) ClientNames() []string {
	var out []string
	for _, c := range t.Clients {
		out = append(out, c.Name)
	}
	return out
}

// HasClient says whether there are clients of that name.
func (t *Traffic) HasClient(name string) bool { return slices.Contains(t.ClientNames(), name) }

// reading is one scenario while it is read.
type reading struct {
	*plainyaml.Reader
	w      *World
	t      *Traffic
	places []string // that faults may name
	asked  bool     // it was said, or told of, what clients ask for
}

// ReadTraffic reads a scenario that plays in the world; what is wrong with it
// is told to the reader.
func (w *World) ReadTraffic(r *plainyaml.Reader, n plainyaml.Node) *Traffic {
	l := &reading{Reader: r, w: w, places: placesOf(w), t: &Traffic{Seeds: 5, Scenario: flow.Scenario{
		Zones: w.Zones, Checks: w.Checks, Endpoints: w.Endpoints, Alarms: w.Alarms}}}
	f := r.Fields(n, "the traffic", "seeds", "length", "ask", "clients", "resolvers", "faults")
	if seeds := r.Int(f["seeds"], "seeds", 1, MaxSeeds); seeds > 0 {
		l.t.Seeds = seeds
	}
	if !f["length"].IsNull() {
		l.t.Length = l.span(f["length"], "length")
	}
	l.t.Ask, l.asked = l.question(f["ask"]), !f["ask"].IsNull()
	l.resolvers(f["resolvers"])
	pairs := r.Map(f["clients"], "clients")
	if len(pairs) == 0 {
		r.At(n, "no-clients", "nobody asks", "add clients: {Frankfurt: 40/s}")
	}
	for i, p := range pairs {
		if i == maxClients {
			r.At(p.Key, "too-many", fmt.Sprintf("there are more than %d clients", maxClients), "keep fewer")
			break
		}
		l.client(p)
	}
	l.faults(f["faults"])
	return l.t
}

func (l *reading) span(n plainyaml.Node, what string) clock.Duration {
	d, err := clock.ParseDuration(l.Word(n, what))
	switch {
	case err != nil:
		wrong(l.Reader, n, "bad-time", err)
	case d > MaxLength:
		l.At(n, "bad-time", fmt.Sprintf("%s is longer than a run may be", d), fmt.Sprintf("keep it within %s", MaxLength))
		d = MaxLength
	}
	return d
}

// question reads "www.example.com", or {name: ..., type: AAAA}.
func (l *reading) question(n plainyaml.Node) (q flow.Question) {
	if n.IsNull() {
		return q
	}
	name := n
	if n.IsMap() {
		f := l.Fields(n, "ask", "name", "type")
		name = f["name"]
		q.Type = l.askedType(f["type"])
		if name.IsNull() {
			l.At(n, "missing-key", "it is not said which name is asked for", "add name: www.example.com")
			return q
		}
	}
	clean, err := route53.CleanName(l.Word(name, "ask"))
	if err != nil {
		wrong(l.Reader, name, "bad-name", err)
	}
	q.Name = clean
	return q
}

// askable are the types that clients ask for.
var askable = []string{"A", "AAAA", "CNAME", "TXT", "MX", "NS", "SOA", "PTR", "SRV", "CAA", "HTTPS", "SVCB", "NAPTR", "SPF", "DS", "TLSA", "SSHFP"}

func (l *reading) askedType(n plainyaml.Node) string {
	word := strings.ToUpper(l.Word(n, "type"))
	if word != "" && !slices.Contains(askable, word) {
		l.At(n, "unknown-type", fmt.Sprintf("there is no type of record %q", word), nearest.Hint(word, askable))
	}
	return word
}

func (l *reading) place(n plainyaml.Node, name string) geo.Place {
	p, err := geo.FindPlace(name)
	if err != nil {
		wrong(l.Reader, n, "unknown-place", err)
	}
	return p
}

func (l *reading) resolvers(n plainyaml.Node) {
	for _, p := range l.Map(n, "resolvers") {
		f := l.Fields(p.Value, "resolver "+p.Name, "at", "from", "ttl", "client-subnet")
		r := flow.Resolver{Name: p.Name, From: l.address(f["from"]), ClientSubnet: yes(l.Reader, f["client-subnet"], "client-subnet")}
		r.TTL, r.Least = l.ttl(f["ttl"])
		if at := l.Word(f["at"], "at"); at == "" {
			l.At(p.Key, "missing-key", fmt.Sprintf("the resolver %s stands nowhere", p.Name), "add at: London")
		} else {
			r.At = l.place(f["at"], at)
		}
		l.t.Resolvers = append(l.t.Resolvers, r)
	}
}

// wrong tells of a word that a traffic package does not take. What follows the
// last colon of its errors is the next step.
func wrong(r *plainyaml.Reader, n plainyaml.Node, code string, err error) {
	message, hint := err.Error(), "correct it"
	if i := strings.LastIndex(message, ": "); i >= 0 {
		message, hint = message[:i], message[i+2:]
	}
	r.At(n, code, message, hint)
}

func (l *reading) ttl(n plainyaml.Node) (resolver.Behaviour, clock.Duration) {
	word := l.Word(n, "ttl")
	if word == "" {
		return resolver.Honoured, 0
	}
	b, least, err := flow.ParseTTL(word)
	if err != nil {
		wrong(l.Reader, n, "unknown-ttl", err)
	}
	return b, least
}

func (l *reading) address(n plainyaml.Node) netip.Addr {
	word := l.Word(n, "from")
	if word == "" {
		return netip.Addr{}
	}
	a, err := netip.ParseAddr(word)
	if err != nil {
		l.At(n, "bad-address", fmt.Sprintf("%q is no IP address", word), "write it like 198.51.100.7")
	}
	return a
}

func (l *reading) client(p plainyaml.Pair) {
	f := map[string]plainyaml.Node{"rate": p.Value}
	if p.Value.IsMap() {
		f = l.Fields(p.Value, "client "+p.Name, "at", "rate", "from", "vpc", "resolvers", "resolver", "ttl", "ask", "tries", "located")
	}
	c := flow.Client{Name: p.Name, From: l.address(f["from"]), Ask: l.question(f["ask"]),
		Resolvers: l.Int(f["resolvers"], "resolvers", 1, 1000), Tries: l.Int(f["tries"], "tries", 1, 8)}
	c.TTL, c.Least = l.ttl(f["ttl"])
	c.Rate = l.rate(p, f["rate"])
	if f["ask"].IsNull() && !l.asked {
		l.asked = true // once is enough
		l.At(p.Key, "missing-key", fmt.Sprintf("it is not said what %s asks for", p.Name), "add ask: www.example.com")
	}
	if p.Name == "everyone" {
		l.At(p.Key, "bad-name", `clients cannot be called "everyone", which means all of them`, "write a place, or a name of their own")
	}
	l.whence(&c, p, f)
	if c.Resolver = l.Word(f["resolver"], "resolver"); c.Resolver != "" {
		l.shared(&c, f["resolver"])
	}
	l.t.Clients = append(l.t.Clients, c)
}

func (l *reading) rate(p plainyaml.Pair, n plainyaml.Node) float64 {
	if n.IsNull() {
		l.At(p.Key, "missing-key", fmt.Sprintf("it is not said how often %s asks", p.Name), "add rate: 40/s")
		return 0
	}
	rate, err := flow.ParseRate(l.Word(n, "rate"))
	if err != nil {
		wrong(l.Reader, n, "bad-rate", err)
	}
	return rate
}

// whence finds where a client asks from.
func (l *reading) whence(c *flow.Client, p plainyaml.Pair, f map[string]plainyaml.Node) {
	if c.VPC = l.Word(f["vpc"], "vpc"); c.VPC != "" {
		l.vpc(c, f["vpc"])
		return
	}
	if !f["located"].IsNull() && !yes(l.Reader, f["located"], "located") {
		return
	}
	name, at := p.Name, p.Key
	if word := l.Word(f["at"], "at"); word != "" {
		name, at = word, f["at"]
	}
	c.At = l.place(at, name)
}

func (l *reading) vpc(c *flow.Client, n plainyaml.Node) {
	var known []string
	for _, z := range l.w.Zones {
		for _, v := range z.VPCs {
			if v.ID == c.VPC {
				c.Region = v.Region
				return
			}
			known = append(known, v.ID)
		}
	}
	l.At(n, "unknown-vpc", fmt.Sprintf("there is no VPC %q in the world", c.VPC), nearest.Hint(c.VPC, known))
}

func (l *reading) shared(c *flow.Client, n plainyaml.Node) {
	var known []string
	for _, r := range l.t.Resolvers {
		if r.Name == c.Resolver {
			return
		}
		known = append(known, r.Name)
	}
	l.At(n, "unknown-resolver", fmt.Sprintf("there is no resolver %q", c.Resolver), nearest.Hint(c.Resolver, known))
}
