package clock_test

import (
	"testing"

	"gatehouse/engine/clock"
)

// BenchmarkMM8 is the bare queue of eight servers that the design's budget
// names: an operation is one event, an arrival or a departure.
func BenchmarkMM8(b *testing.B) {
	const servers, arrival, departure = 8, 0, 1
	var q clock.Queue[int32]
	s := clock.NewStream(1, "mm8")
	busy, waiting, served := 0, 0, 0
	q.At(0, arrival)
	for b.Loop() {
		e, _ := q.Next(clock.Never)
		if e == arrival {
			q.At(q.Now().Add(s.Exp(clock.Second)), arrival)
			if busy == servers {
				waiting++
				continue
			}
			busy++
		} else {
			served++
			if waiting == 0 {
				busy--
				continue
			}
			waiting--
		}
		q.At(q.Now().Add(s.Exp(64*clock.Second/10)), departure)
	}
	if b.N > 1e6 && served == 0 {
		b.Fatal("nobody was served")
	}
}

// BenchmarkHold takes one event of a thousand and puts another in.
func BenchmarkHold(b *testing.B) {
	var q clock.Queue[int32]
	s := clock.NewStream(1, "hold")
	for i := range int32(1000) {
		q.At(clock.Time(s.Exp(clock.Second)), i)
	}
	for b.Loop() {
		e, _ := q.Next(clock.Never)
		q.At(q.Now().Add(s.Exp(clock.Second)), e)
	}
}

// BenchmarkLane is the same with a delay that is always one second.
func BenchmarkLane(b *testing.B) {
	var q clock.Queue[int32]
	l := q.Lane(clock.Second)
	for i := range int32(1000) {
		q.After(l, i)
	}
	for b.Loop() {
		e, _ := q.Next(clock.Never)
		q.After(l, e)
	}
}

func BenchmarkExp(b *testing.B) {
	s := clock.NewStream(1, "exp")
	for b.Loop() {
		s.Exp(clock.Second)
	}
}
