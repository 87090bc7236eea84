package clock

import (
	"math/bits"
	"math/rand/v2"
)

// Stream is a source of random numbers, drawn from a seed and a name. The zero
// Stream is not usable.
type Stream struct{ pcg rand.PCG }

// NewStream is the stream of a seed under a name: "weights/Paris".
func NewStream(seed uint64, name string) *Stream {
	h := uint64(14695981039346656037) // FNV-1a of the name keeps the streams apart
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	s := &Stream{}
	s.pcg.Seed(seed, h)
	return s
}

// Uint64 is 64 random bits.
func (s *Stream) Uint64() uint64 { return s.pcg.Uint64() }

// Float is a number in [0, 1).
func (s *Stream) Float() float64 { return float64(s.pcg.Uint64()>>11) * (1.0 / (1 << 53)) }

// N is a number in [0, n); n is at least 1.
func (s *Stream) N(n int) int {
	hi, _ := bits.Mul64(s.pcg.Uint64(), uint64(n)) // bias below n/2^64: not to be seen
	return int(hi)
}

// Within is a span in [0, d).
func (s *Stream) Within(d Duration) Duration { return Duration(s.Float() * float64(d)) }

// Shuffle puts n things in random order.
func (s *Stream) Shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, s.N(i+1))
	}
}
