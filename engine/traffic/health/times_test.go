package health_test

import (
	"math"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/route53"
)

// closedForm is traffic 1.5.40: m of n checkers must turn.
func closedForm(every float64, k, m int) float64 {
	return float64(k-1)*every + every*float64(m)/float64(health.Checkers+1)
}

var times = []struct {
	every    clock.Duration
	k        int
	down, up float64 // traffic 1.5.39
}{
	{30 * s, 3, 84.7, 65.3},
	{10 * s, 3, 28.2, 21.8},
	{10 * s, 1, 8.2, 1.8},
}

const trials = 3000

// mean runs checkers until they turn, many times, and gives seconds: the mean,
// and the hundredths below and above.
func mean(every clock.Duration, k int, from, to health.Probe) (mean, p1, p99 float64) {
	buckets, sum := map[int]int{}, 0.0
	for seed := range uint64(trials) {
		w := &fake{before: from, after: to, turn: clock.Time(600 * s)}
		d, _ := turned(web("web", every, k), w, seed)
		sum += d.Seconds()
		buckets[int(d.Seconds()*10)]++
	}
	p1, p99 = quantile(buckets, 0.01), quantile(buckets, 0.99)
	return sum / trials, p1, p99
}

func quantile(tenths map[int]int, q float64) float64 {
	seen := 0
	for i := range 10_000 {
		if seen += tenths[i]; float64(seen) >= q*trials {
			return float64(i) / 10
		}
	}
	return math.Inf(1)
}

func TestRule1_5_39TimeToTurn(t *testing.T) {
	for _, c := range times {
		down, p1, p99 := mean(c.every, c.k, up, refused)
		back, _, _ := mean(c.every, c.k, refused, up)
		t.Logf("interval %v, threshold %d: unhealthy after %.2f s (p1 %.1f, p99 %.1f), healthy after %.2f s", c.every, c.k, down, p1, p99, back)
		if math.Abs(down-c.down) > 0.5 || math.Abs(back-c.up) > 0.5 {
			t.Errorf("interval %v, threshold %d: %.2f s and %.2f s, want %v and %v", c.every, c.k, down, back, c.down, c.up)
		}
		if c.every == 30*s && (math.Abs(p1-77) > 1 || math.Abs(p99-89) > 1) {
			t.Errorf("p1 is %.1f and p99 %.1f, want 77 and 89", p1, p99)
		}
	}
	dropped, _, _ := mean(30*s, 3, up, lost)
	if math.Abs(dropped-88.7) > 0.5 {
		t.Errorf("dropped packets: %.2f s, want 4 s more than 84.7", dropped)
	}
}

func TestRule1_5_40ClosedForm(t *testing.T) {
	n := health.Checkers
	least := n * 18 / 100 // this many passing are too few
	for _, c := range times {
		down, up1 := closedForm(c.every.Seconds(), c.k, n-least), closedForm(c.every.Seconds(), c.k, least+1)
		if math.Abs(down-c.down) > 0.05 || math.Abs(up1-c.up) > 0.05 {
			t.Errorf("interval %v, threshold %d: the closed form gives %.2f and %.2f, the reference %v and %v", c.every, c.k, down, up1, c.down, c.up)
		}
	}
	for k := 1; k <= 10; k += 3 {
		got, _, _ := mean(10*s, k, up, refused)
		if want := closedForm(10, k, n-least); math.Abs(got-want) > 0.2 {
			t.Errorf("threshold %d: simulated %.2f, closed form %.2f", k, got, want)
		}
	}
}

func BenchmarkAdvanceHour(b *testing.B) {
	w := &fake{before: up, turn: clock.Never}
	for b.Loop() {
		w.asked = w.asked[:0]
		m := health.New([]route53.HealthCheck{web("a", 30*s, 3), web("b", 10*s, 3)}, w, 1)
		m.Advance(clock.Time(clock.Hour))
	}
}
