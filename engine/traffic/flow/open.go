package flow

import (
	"cmp"
	"fmt"
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/resolver"
)

// group is a client group in a run.
type group struct {
	*Client
	ask       Question
	seat      int32          // its own
	who       int32          // the one whose location counts: its own, or a named resolver's
	gap       clock.Duration // mean, between requests
	tries     int
	resolvers []int32
	arrivals  *clock.Stream
	latency   []float64 // of each endpoint
	nearest   [][]int32 // of each accelerator, its endpoints by distance
	records   []record
	held      []held // what the first of its resolvers gave
}

// open makes all that a run needs.
func (r *run) open() {
	s := r.scenario
	r.places = newPlaces(s)
	r.watches = r.places.watches()
	r.answers = newAnswers(r.places.byAddress)
	for i := range r.places.all {
		e := &r.places.all[i]
		r.endpoints = append(r.endpoints, e.Endpoint)
		if e.isTarget() {
			r.targets = append(r.targets, int32(i))
		}
	}
	r.openNames()
	r.openGroups()
	r.openWatches()
	r.monitor = health.New(s.Checks, r.places, r.seed)
	for i := range s.Checks {
		r.healthy = append(r.healthy, r.monitor.Healthy(i))
	}
	for range r.targets {
		r.healthy = append(r.healthy, true)
	}
	r.began = slices.Clone(r.healthy)
	for i, f := range s.Faults {
		r.queue.At(f.At, event{kind: struck, i: int32(i)})
	}
	for i, g := range r.groups {
		r.queue.At(clock.Time(g.arrivals.Exp(g.gap)), event{kind: arrival, i: int32(i)})
	}
}

// openNames seats the checkers and the named resolvers.
func (r *run) openNames() {
	checkers := r.names.Seat(Origin{Name: "health checkers"})
	draw := clock.NewStream(r.seed, "lookups of health checkers")
	r.places.lookUp = func(name string) resolver.Reply {
		return r.names.Ask(checkers, Question{name, "A"}, r.healthy, draw)
	}
	for _, v := range r.scenario.Resolvers {
		seat := r.names.Seat(Origin{Name: v.Name, Addr: subnet(v.From, 32, 128), At: v.At})
		r.named = append(r.named, seat)
		r.addResolver("resolver "+v.Name, resolver.Config{Who: seat, TTL: v.TTL, Least: v.Least, ClientSubnet: v.ClientSubnet})
	}
}

func (r *run) addResolver(name string, c resolver.Config) int32 {
	c.Worn = clock.NewStream(r.seed, "age of "+name)
	r.resolvers = append(r.resolvers, resolver.New(c))
	r.draws = append(r.draws, clock.NewStream(r.seed, "answers to "+name))
	r.asks = append(r.asks, nil)
	r.kept = append(r.kept, false)
	return int32(len(r.resolvers) - 1)
}

func (r *run) openGroups() {
	for i := range r.scenario.Clients {
		c := &r.scenario.Clients[i]
		g := &group{Client: c, ask: c.question(r.scenario.Ask), tries: c.Tries,
			gap:      max(1, clock.Duration(float64(clock.Second)/c.Rate)),
			arrivals: clock.NewStream(r.seed, "requests of "+c.Name)}
		if g.tries == 0 {
			g.tries = 2
		}
		r.openResolvers(g)
		r.kept[g.resolvers[0]] = true
		r.openLatency(g)
		expected := c.Rate * r.end.Sub(0).Seconds()
		g.records = make([]record, 0, int(expected+expected/50)+64)
		r.groups = append(r.groups, g)
	}
}

// openResolvers gives a group the resolver it names, or resolvers of its own.
func (r *run) openResolvers(g *group) {
	for k, v := range r.scenario.Resolvers {
		if v.Name == g.Resolver {
			g.seat = r.names.Seat(g.origin(24, 56)) // as a subnet that is sent (traffic 1.5.26)
			if g.resolvers, g.who = []int32{int32(k)}, g.seat; !v.ClientSubnet {
				g.who = r.named[k]
			}
			return
		}
	}
	g.seat = r.names.Seat(g.origin(32, 128))
	g.who = g.seat
	n := g.Resolvers
	if n == 0 {
		n = ownResolvers
	}
	for k := range n {
		c := resolver.Config{Who: g.seat, TTL: g.TTL, Least: g.Least}
		g.resolvers = append(g.resolvers, r.addResolver(fmt.Sprintf("%s, resolver %d", g.Name, k), c))
	}
}

func (r *run) openLatency(g *group) {
	from := standing(g.At.Point, g.Region)
	for i := range r.places.all {
		e := &r.places.all[i]
		to := standing(e.Point, e.Region)
		if e.Kind == CloudFront {
			to = from // an edge is near everywhere
		}
		g.latency = append(g.latency, r.names.Latency(from, to))
	}
	for i := range r.places.all {
		near := slices.Clone(r.places.all[i].endpoints)
		slices.SortStableFunc(near, func(a, b int32) int { return cmp.Compare(g.latency[a], g.latency[b]) })
		g.nearest = append(g.nearest, near)
	}
}

func (r *run) openWatches() {
	phases := clock.NewStream(r.seed, "checks of balancers and accelerators")
	for i, w := range r.watches {
		if _, ok := r.lanes[w.every]; !ok {
			r.lanes[w.every] = r.queue.Lane(w.every)
		}
		r.queue.At(clock.Time(phases.Within(w.every)), event{kind: watched, i: int32(i)})
	}
}
