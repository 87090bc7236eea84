package clock

// Queue is a queue of events in the order of their instants; those of one
// instant come in the order in which they were put in. E should hold no
// pointers, so that long queues cost the collector nothing. The zero Queue is
// empty and ready.
type Queue[E any] struct {
	heap  []event[E] // four children a node
	hole  bool       // the root was taken and nothing has filled its place yet
	lanes []lane[E]
	seq   uint64
	now   Time
}

type event[E any] struct {
	at  Time
	seq uint64
	e   E
}

func (a *event[E]) before(b *event[E]) bool { return a.at < b.at || a.at == b.at && a.seq < b.seq }

// Now is the instant of the event that was taken last.
func (q *Queue[E]) Now() Time { return q.now }

// Len is how many events wait.
func (q *Queue[E]) Len() int {
	n := len(q.heap)
	if q.hole {
		n--
	}
	for i := range q.lanes {
		n += q.lanes[i].n
	}
	return n
}

// At puts an event in at an instant; one in the past comes now.
func (q *Queue[E]) At(at Time, e E) {
	q.seq++
	x := event[E]{max(at, q.now), q.seq, e}
	if q.hole { // most events lead to another: the place of the old one serves
		q.hole = false
		q.down(x)
		return
	}
	q.heap = append(q.heap, x)
	q.up(x)
}

// up moves the last place of the heap towards the root until x fits there.
func (q *Queue[E]) up(x event[E]) {
	h, i := q.heap, len(q.heap)-1
	for i > 0 {
		above := (i - 1) / 4
		if !x.before(&h[above]) {
			break
		}
		h[i] = h[above]
		i = above
	}
	h[i] = x
}

// down moves the place of the root towards the leaves until x fits there.
func (q *Queue[E]) down(x event[E]) {
	h, i := q.heap, 0
	for {
		c := 4*i + 1
		if c >= len(h) {
			break
		}
		least, at := c, h[c].at
		for j := c + 1; j < min(c+4, len(h)); j++ {
			if h[j].at < at || h[j].at == at && h[j].seq < h[least].seq {
				least, at = j, h[j].at
			}
		}
		if !h[least].before(&x) {
			break
		}
		h[i] = h[least]
		i = least
	}
	h[i] = x
}

// settle fills the hole that the last Next left.
func (q *Queue[E]) settle() {
	q.hole = false
	last := len(q.heap) - 1
	x := q.heap[last]
	q.heap = q.heap[:last]
	if last > 0 {
		q.down(x)
	}
}

// next finds the first event: -1 in the heap, else its lane; there is none
// when first is nil.
func (q *Queue[E]) next() (first *event[E], where int) {
	if q.hole {
		q.settle()
	}
	if len(q.heap) > 0 {
		first = &q.heap[0]
	}
	where = -1
	for i := range q.lanes {
		l := &q.lanes[i]
		if l.n > 0 && (first == nil || l.events[l.head].before(first)) {
			first, where = &l.events[l.head], i
		}
	}
	return first, where
}

// Peek is the instant of the next event, Never when there is none.
func (q *Queue[E]) Peek() Time {
	if first, _ := q.next(); first != nil {
		return first.at
	}
	return Never
}

// Next takes the first event not later than until, and moves the clock to it.
func (q *Queue[E]) Next(until Time) (e E, ok bool) {
	first, where := q.next()
	if first == nil || first.at > until {
		return e, false
	}
	q.now, e = first.at, first.e
	if where < 0 {
		q.hole = true
		return e, true
	}
	l := &q.lanes[where]
	l.head = (l.head + 1) & (len(l.events) - 1)
	l.n--
	return e, true
}
