package answer

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// Choose answers a question: a walk from entry to entry along aliases, one
// choice at each. It allocates nothing once a seat has met the entries.
func (s *Seat) Choose(q Question, h Signals, r *clock.Stream) Answer {
	return s.answer(&q, h, r, nil)
}

// step is a choice that was made at an entry; recorded when reasons are wanted.
type step struct {
	entry  int32
	choice Answer // Sets and N
}

// recorder keeps the choices of one answer. Nil on the fast path.
type recorder struct{ steps []step }

func (s *Seat) answer(q *Question, h Signals, r *clock.Stream, rec *recorder) (a Answer) {
	if q.entry < 0 {
		return q.nothing(s.t)
	}
	s.turn++
	for e := q.entry; ; a.Via++ { // ends: circles and long chains were cut
		a.N = 0
		s.pick(&s.t.entries[e], h, r, &a)
		if rec != nil {
			rec.steps = append(rec.steps, step{e, a})
		}
		if a.N == 0 {
			break
		}
		switch c := &s.t.sets[a.Sets[0]]; c.kind {
		case toEntry:
			e, a.Sets = c.target, [maxSets]int32{}
			continue
		case toValues, toTarget:
			a.TTL = s.ttl(&a)
			return a
		}
		break
	}
	return Answer{Code: NoData, TTL: s.t.negTTL[q.zone], Via: a.Via}
}

// ttl is the least of the chosen records' (traffic 1.5.9 for an alias: that of
// what it leads to).
func (s *Seat) ttl(a *Answer) int32 {
	least := s.t.sets[a.Sets[0]].ttl
	for _, i := range a.Sets[1:a.N] {
		least = min(least, s.t.sets[i].ttl)
	}
	return least
}

// pick chooses among an entry's records by its routing policy: among the
// healthy ones, and if there is none, among all as if they were.
func (s *Seat) pick(e *entry, h Signals, r *clock.Stream, a *Answer) {
	switch e.routing {
	case route53.Weighted:
		a.Sets[0], a.N = s.weighted(e, h, r), 1
	case route53.Multivalue:
		s.sample(e, h, r, a)
	case route53.Failover: // the primary stands first
		a.Sets[0], a.N = e.first, 1
		for i := e.first; i < e.first+e.n; i++ {
			if s.healthy(&s.t.sets[i], h) {
				a.Sets[0] = i
				return
			}
		}
	case route53.Latency, route53.Geoproximity, route53.Geolocation, route53.IPBased:
		s.walk(s.rank(e), h, a)
	default:
		a.Sets[0], a.N = e.first, 1
	}
}

// walk takes the first healthy record of a ranking, else the first.
func (s *Seat) walk(rank []int32, h Signals, a *Answer) {
	if len(rank) == 0 {
		return
	}
	a.Sets[0], a.N = rank[0], 1
	for _, i := range rank {
		if s.healthy(&s.t.sets[i], h) {
			a.Sets[0] = i
			return
		}
	}
}
