package clock_test

import (
	"slices"
	"testing"

	"gatehouse/engine/clock"
	"pgregory.net/rapid"
)

// sorted is the dumb twin of Queue: a slice that is sorted anew each time.
type sorted struct {
	events []waiting
	now    clock.Time
}

type waiting struct {
	at clock.Time
	e  int
}

func (s *sorted) put(at clock.Time, e int) {
	s.events = append(s.events, waiting{max(at, s.now), e})
	slices.SortStableFunc(s.events, func(a, b waiting) int { return int(a.at - b.at) })
}

func (s *sorted) next(until clock.Time) (int, bool) {
	if len(s.events) == 0 || s.events[0].at > until {
		return 0, false
	}
	first := s.events[0]
	s.events, s.now = s.events[1:], first.at
	return first.e, true
}

func TestQueueAgainstSortedTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var q clock.Queue[int]
		twin := &sorted{}
		delays := rapid.SliceOfN(rapid.Int64Range(0, 20), 0, 3).Draw(t, "lanes")
		for _, d := range delays {
			q.Lane(clock.Duration(d))
		}
		for i := range rapid.IntRange(1, 120).Draw(t, "steps") {
			switch n := rapid.IntRange(0, 3).Draw(t, "step"); {
			case n == 0 && len(delays) > 0:
				l := rapid.IntRange(0, len(delays)-1).Draw(t, "lane")
				q.After(l, i)
				twin.put(twin.now.Add(clock.Duration(delays[l])), i)
			case n <= 1:
				at := clock.Time(rapid.Int64Range(0, 60).Draw(t, "at"))
				q.At(at, i)
				twin.put(at, i)
			default:
				until := clock.Time(rapid.Int64Range(0, 60).Draw(t, "until"))
				same(t, &q, twin, until)
			}
			if q.Len() != len(twin.events) {
				t.Fatalf("Len is %d, %d events wait", q.Len(), len(twin.events))
			}
		}
		for len(twin.events) > 0 {
			same(t, &q, twin, clock.Never)
		}
		if _, ok := q.Next(clock.Never); ok || q.Peek() != clock.Never {
			t.Fatal("an empty queue gave an event")
		}
	})
}

func same(t *rapid.T, q *clock.Queue[int], twin *sorted, until clock.Time) {
	peek := clock.Never
	if len(twin.events) > 0 {
		peek = twin.events[0].at
	}
	if q.Peek() != peek {
		t.Fatalf("Peek is %d, the twin's %d", q.Peek(), peek)
	}
	want, wantOK := twin.next(until)
	got, ok := q.Next(until)
	if got != want || ok != wantOK || q.Now() != twin.now {
		t.Fatalf("Next(%d) is %d, %v at %d, the twin's %d, %v at %d", until, got, ok, q.Now(), want, wantOK, twin.now)
	}
}

func TestQueueFirstInFirstOutAtOneInstant(t *testing.T) {
	var q clock.Queue[int]
	l := q.Lane(5)
	for i := range 100 {
		if i%3 == 0 {
			q.After(l, i)
		} else {
			q.At(5, i)
		}
	}
	for i := range 100 {
		if got, ok := q.Next(5); got != i || !ok {
			t.Fatalf("event %d came in place %d", got, i)
		}
	}
}

func TestQueueThePastComesNow(t *testing.T) {
	var q clock.Queue[string]
	q.At(10, "first")
	q.Next(clock.Never)
	q.At(3, "late")
	if e, ok := q.Next(10); e != "late" || !ok || q.Now() != 10 {
		t.Fatalf("got %q, %v at %d", e, ok, q.Now())
	}
}

func TestQueueWaitsForItsInstant(t *testing.T) {
	var q clock.Queue[string]
	q.At(10, "x")
	if _, ok := q.Next(9); ok || q.Len() != 1 || q.Now() != 0 {
		t.Fatal("an event came before its instant")
	}
}

func TestQueueLeavesNoGarbage(t *testing.T) {
	var q clock.Queue[int32]
	l := q.Lane(clock.Second)
	for i := range int32(64) {
		q.At(clock.Time(i), i)
		q.After(l, i)
	}
	if n := testing.AllocsPerRun(1000, func() {
		e, _ := q.Next(clock.Never)
		q.After(l, e)
		e, _ = q.Next(clock.Never)
		q.At(q.Now().Add(7), e)
	}); n != 0 {
		t.Errorf("an event allocates %v times", n)
	}
}
