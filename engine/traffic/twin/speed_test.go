package twin

import "testing"

// BenchmarkScene is a random scene with all its questions answered.
func BenchmarkScene(b *testing.B) {
	seed := uint64(0)
	for b.Loop() {
		s := newScene(seed)
		for _, q := range s.questions {
			twin{world: s.world}.answers(q.origin, q.ask, q.typ)
		}
		seed++
	}
}

// BenchmarkMakeScene is a random scene alone.
func BenchmarkMakeScene(b *testing.B) {
	seed := uint64(0)
	for b.Loop() {
		newScene(seed)
		seed++
	}
}
