package clock_test

import (
	"math"
	"testing"

	"gatehouse/engine/clock"
)

// Known values: a run that was recorded once must come out the same for ever.
func TestStreamKnownValues(t *testing.T) {
	s := clock.NewStream(7, "weights/Paris")
	got := [...]uint64{s.Uint64(), s.Uint64(), uint64(s.N(1000)), uint64(s.Within(clock.Hour)), uint64(s.Exp(clock.Hour))}
	want := [...]uint64{8735349529691445610, 13160013337380476424, 407, 314347633435, 1974951864798}
	if got != want {
		t.Errorf("the stream gives %v, want %v", got, want)
	}
}

func TestStreamsAreIndependentByName(t *testing.T) {
	const n = 50_000
	for _, other := range []string{"b", "", "aa", "A"} {
		a, b := clock.NewStream(1, "a"), clock.NewStream(1, other)
		sum := 0.0
		for range n {
			sum += (a.Float() - 0.5) * (b.Float() - 0.5)
		}
		if r := sum / n * 12; math.Abs(r) > 4/math.Sqrt(n) {
			t.Errorf(`streams "a" and %q correlate by %.4f`, other, r)
		}
	}
	if clock.NewStream(1, "a").Uint64() == clock.NewStream(2, "a").Uint64() {
		t.Error("the seed does not matter")
	}
}

func TestExp(t *testing.T) {
	const n = 1_000_000
	s := clock.NewStream(3, "exp")
	var sum, squares float64
	var beyond [10]int
	for range n {
		x := s.Exp(clock.Second).Seconds()
		sum, squares = sum+x, squares+x*x
		for i := range beyond {
			if x > float64(i) {
				beyond[i]++
			}
		}
	}
	if mean := sum / n; math.Abs(mean-1) > 0.004 {
		t.Errorf("the mean is %.4f, want 1", mean)
	}
	if m2 := squares / n; math.Abs(m2-2) > 0.02 {
		t.Errorf("the second moment is %.4f, want 2", m2)
	}
	for i, got := range beyond { // 8 and 9 lie in the tail
		want := n * math.Exp(-float64(i))
		if math.Abs(float64(got)-want) > 4*math.Sqrt(want)+1 {
			t.Errorf("%d of %d are beyond %d, want about %.0f", got, n, i, want)
		}
	}
}

func TestNAndShuffleAreEven(t *testing.T) {
	const n = 60_000
	s := clock.NewStream(5, "shuffle")
	var first [6]int
	for range n {
		p := [6]int{0, 1, 2, 3, 4, 5}
		s.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
		first[p[0]]++
	}
	for i, got := range first {
		if math.Abs(float64(got)-n/6) > 400 {
			t.Errorf("%d came first %d times of %d", i, got, n)
		}
	}
	if s.N(1) != 0 {
		t.Error("N(1) is not 0")
	}
}
