package clock

// lane is a FIFO of events that are all put in with one delay, and so are in
// order already.
type lane[E any] struct {
	delay  Duration
	events []event[E] // a ring whose length is a power of two
	head   int
	n      int
}

// Lane makes a lane for events that always come after the same delay.
func (q *Queue[E]) Lane(delay Duration) int {
	q.lanes = append(q.lanes, lane[E]{delay: max(delay, 0)})
	return len(q.lanes) - 1
}

// After puts an event into a lane: it comes after the lane's delay.
func (q *Queue[E]) After(i int, e E) {
	q.seq++
	l := &q.lanes[i]
	if l.n == len(l.events) {
		l.grow()
	}
	l.events[(l.head+l.n)&(len(l.events)-1)] = event[E]{q.now.Add(l.delay), q.seq, e}
	l.n++
}

func (l *lane[E]) grow() {
	bigger := make([]event[E], max(8, 2*len(l.events)))
	for i := range l.n {
		bigger[i] = l.events[(l.head+i)&(len(l.events)-1)]
	}
	l.events, l.head = bigger, 0
}
