package flow

import (
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/resolver"
)

// record is one request; there may be millions, so it takes 16 bytes. Who goes
// on to a second value was led nowhere by the first.
type record struct {
	at     clock.Time
	answer int32
	served int16 // the endpoint that did, -1
	flags  flags
}

type flags uint8

const (
	stale flags = 1 << iota // the first value led nowhere
	fresh                   // Route 53 was asked for it
)

// request is one request of a group: a lookup, then values until one serves.
func (r *run) request(g *group, now clock.Time) {
	k := 0
	if len(g.resolvers) > 1 {
		k = g.arrivals.N(len(g.resolvers))
	}
	r.asking = g.resolvers[k]
	found := r.resolvers[r.asking].Resolve(g.ask.Name, g.ask.Type, g.seat, now, r)
	rec := record{at: now, answer: found.Ref, served: -1}
	if found.Fresh {
		rec.flags = fresh
	}
	if k == 0 {
		g.hold(now, found)
	}
	for i, v := range r.answers.of(found.Ref) {
		if i == g.tries {
			break
		}
		served, connected := r.connect(g, r.answers.values[v].end)
		if served < 0 {
			rec.flags |= stale
		}
		if rec.served = int16(served); connected {
			break
		}
	}
	g.records = append(g.records, rec)
}

// connect tries an endpoint: who serves, or -1, and whether there was a
// connection at all.
func (r *run) connect(g *group, i int32) (served int32, connected bool) {
	if i < 0 {
		return -1, false
	}
	e := &r.places.all[i]
	switch {
	case e.Kind == GlobalAccelerator && e.cond == well:
		if i = r.accelerated(i, g.nearest[i]); i < 0 {
			return -1, false
		}
		return r.connect(g, i)
	case e.up:
		return i, true
	}
	return -1, e.cond == well || e.cond == answering // a balancer without targets answers 503
}

// Ask asks the zones for a resolver: it is the resolvers' Authority.
func (r *run) Ask(name, typ string, who int32, now clock.Time) resolver.Reply {
	if i, ok := r.places.byName[serviceName(name)]; ok { // a CNAME led to a service's name: AWS's own zones answer
		return r.ofService(i, typ)
	}
	draw, q := r.draws[r.asking], Question{name, typ}
	if r.kept[r.asking] {
		r.asks[r.asking] = thinned(append(r.asks[r.asking], asked{now, q, who, *draw}))
	}
	reply := r.names.Ask(who, q, r.healthy, draw)
	reply.Ref = r.answers.put(reply)
	return reply
}

// ofService is what AWS's zones answer for the name of a balancer and the like.
func (r *run) ofService(i int32, typ string) resolver.Reply {
	reply := resolver.Reply{TTL: 60}
	for _, a := range r.places.all[i].Addresses {
		if (typ == "AAAA") == strings.Contains(a, ":") && (typ == "A" || typ == "AAAA") {
			reply.Values = append(reply.Values, a)
		}
	}
	if len(reply.Values) == 0 {
		reply.Code = resolver.NoData
	}
	reply.Ref = r.answers.put(reply)
	return reply
}

// asked is a question to Route 53 with the random numbers it was answered by.
type asked struct {
	at   clock.Time
	q    Question
	who  int32
	draw clock.Stream
}

// held is what a resolver gave to a group from some instant on.
type held struct {
	from, asked, until clock.Time
	answer             int32
}

// mostKept bounds what is kept for stepping; beyond it each second item goes.
const mostKept = 20_000

func thinned[E any](all []E) []E {
	if len(all) < mostKept {
		return all
	}
	kept := all[:0]
	for i := 1; i < len(all); i += 2 {
		kept = append(kept, all[i])
	}
	return kept
}

// hold notes an answer of the group's first resolver, once for all the lookups
// that it served.
func (g *group) hold(now clock.Time, f resolver.Found) {
	if n := len(g.held); n > 0 && g.held[n-1].asked == f.Asked && g.held[n-1].answer == f.Ref {
		return
	}
	g.held = thinned(append(g.held, held{now, f.Asked, f.Until, f.Ref}))
}
