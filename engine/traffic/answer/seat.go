package answer

// Seat is one who asks, prepared: what depends on the place alone is ranked
// once. It keeps notes while it answers, so two goroutines need two seats.
type Seat struct {
	t      *Table
	origin Origin
	ranks  [][]int32 // by entry.rank; nil until it is needed
	memo   []uint64  // by entry.memo: the turn it was made in, doubled, and 1 when healthy
	turn   uint64
	parts  []int32 // room for a draw
}

// Seat prepares one who asks.
func (t *Table) Seat(o Origin) *Seat {
	return &Seat{t: t, origin: o, ranks: make([][]int32, t.located), memo: make([]uint64, t.memos), parts: make([]int32, t.widest)}
}

// place is where the asker stands for a zone.
func (s *Seat) place(zone int32) location {
	if z := s.t.world.Zones[zone]; z.Private {
		return s.origin.inside(z)
	}
	return s.origin.outside()
}

// healthy says whether a record set counts as healthy: its own check, and its
// target's health when it is to be evaluated (traffic 1.5.12, 1.5.13).
func (s *Seat) healthy(c *set, h Signals) bool {
	return (uint(c.check) >= uint(len(h)) || h[c.check]) && (!c.evaluate || s.targetHealthy(c, h))
}

// targetHealthy is the health that an alias takes over. A target that is not
// there is not healthy.
func (s *Seat) targetHealthy(c *set, h Signals) bool {
	switch c.kind {
	case toValues:
		return true
	case toEntry:
		return s.groupHealthy(c.target, h)
	case toTarget, toNoAddress:
		signal := len(s.t.world.Checks) + int(c.target)
		return signal >= len(h) || h[signal]
	}
	return false
}

// groupHealthy says whether at least one record of an entry is healthy
// (traffic 1.5.14). Each is worked out once a question: branches may share it.
func (s *Seat) groupHealthy(e int32, h Signals) bool {
	ent := &s.t.entries[e]
	note := &s.memo[ent.memo]
	if *note>>1 == s.turn {
		return *note&1 == 1
	}
	*note = s.turn << 1
	for i := range ent.of(s.t) {
		if s.healthy(&ent.of(s.t)[i], h) {
			*note |= 1
			return true
		}
	}
	return false
}
