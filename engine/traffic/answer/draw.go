package answer

import "gatehouse/engine/clock"

// lot is who takes part in a weighted draw. The set is closed.
type lot uint8

const (
	byWeight    lot = iota // the healthy ones that have a weight, by weight
	amongZeros             // the healthy ones of weight 0, equally
	allByWeight            // none is healthy: all, by weight
	allEqually             // none is healthy and none has a weight: all, equally
)

// lots works out how an entry's weights are drawn at this moment (traffic
// 1.5.18): each record's part, which stays good until the seat's next draw, and
// the sum of them.
func (s *Seat) lots(e *entry, h Signals) (l lot, parts []int32, sum int32) {
	sets := e.of(s.t)
	parts = s.parts[:len(sets)]
	for k := range sets {
		c, part := &sets[k], int32(0)
		if s.healthy(c, h) {
			part = int32(c.weight)
		}
		parts[k] = part
		sum += part
	}
	if sum == 0 {
		l, sum = s.without(sets, parts, h)
	}
	return l, parts, sum
}

// without settles a draw in which no healthy record has a weight.
func (s *Seat) without(sets []set, parts []int32, h Signals) (l lot, sum int32) {
	l = allEqually
	for k := range sets {
		switch {
		case s.healthy(&sets[k], h):
			l = amongZeros
		case sets[k].weight > 0 && l == allEqually:
			l = allByWeight
		}
	}
	for k := range sets {
		switch {
		case l == amongZeros && !s.healthy(&sets[k], h):
			parts[k] = 0
		case l == allByWeight:
			parts[k] = int32(sets[k].weight)
		default:
			parts[k] = 1
		}
		sum += parts[k]
	}
	return l, sum
}

// weighted draws a record. The loop has no branch on chance, which a processor
// would guess wrong: it counts the records before the one that is drawn.
func (s *Seat) weighted(e *entry, h Signals, r *clock.Stream) int32 {
	_, parts, sum := s.lots(e, h)
	at, drawn := int32(r.N(int(sum))), e.first
	for _, part := range parts {
		at -= part
		drawn += 1 + at>>31 // 0 once at is below zero, and there it stays
	}
	return drawn
}

// sample takes up to eight healthy records at random, of unhealthy ones when
// none is healthy (traffic 1.5.24): each one more replaces one of the eight
// with the chance that makes all equally likely (modelled: AWS names no way).
func (s *Seat) sample(e *entry, h Signals, r *clock.Stream, a *Answer) {
	met := 0
	for pass := 0; met == 0 && pass < 2; pass++ {
		for i := e.first; i < e.first+e.n; i++ {
			if pass == 0 && !s.healthy(&s.t.sets[i], h) {
				continue
			}
			met++
			if met <= maxSets {
				a.Sets[met-1], a.N = i, uint8(met)
			} else if at := r.N(met); at < maxSets {
				a.Sets[at] = i
			}
		}
	}
}
