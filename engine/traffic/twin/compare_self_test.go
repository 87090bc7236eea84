package twin

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// fake draws from a twin under a reading: the comparison compared with itself.
// With skew it takes a small liberty with the odds.
type fake struct {
	readings
	skew   float64
	stream *clock.Stream
}

func (f *fake) Answers(zones []*route53.Zone, checks []route53.HealthCheck, targets []target, signals []bool, o origin, name, typ string, draws int) map[answer]int {
	if f.stream == nil {
		f.stream = clock.NewStream(1, "fake")
	}
	w := twin{world{zones, checks, targets, signals}, f.readings}
	all := w.answers(o, name, typ)
	sorted := all.sorted()
	got := map[answer]int{}
	for range draws {
		got[f.draw(w.world, all, sorted)]++
	}
	return got
}

func (f *fake) draw(w world, all odds, sorted []answer) answer {
	at := f.stream.Float() * (1 - f.skew)
	for _, a := range sorted {
		p, _ := all[a].Float64()
		if at -= p; at < 0 {
			return f.drawSome(w, a)
		}
	}
	return f.drawSome(w, sorted[len(sorted)-1])
}

// drawSome settles an answer of several by drawing which.
func (f *fake) drawSome(w world, a answer) answer {
	if a.size == 0 {
		return a
	}
	ids := strings.Split(a.sets, plus)
	f.stream.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	ids = ids[:a.size]
	slices.Sort(ids)
	return answer{code: a.code, sets: strings.Join(ids, plus), ttl: w.leastTTL(ids)}
}

// TestOtherReadingsAreNoticed: a subject that reads the rules in another way is
// caught, and the way is named.
func TestOtherReadingsAreNoticed(t *testing.T) {
	t.Parallel()
	for _, r := range otherReadings {
		c := newTally()
		for seed := range uint64(800) {
			c.compare(&fake{readings: r.readings}, newScene(seed))
		}
		noticed, named := 0, 0
		for why, n := range c.explained {
			noticed += n
			if strings.Contains(why, " "+r.letter()) {
				named += n
			}
		}
		if named < 3 || named < noticed {
			t.Errorf("%s: noticed %d times, named %d times: %v", r.name, noticed, named, c.explained)
		}
		t.Logf("%s: %d of %d questions answered otherwise", r.name, noticed, c.questions)
	}
}

// TestSkewIsNoticed: odds that are off by four parts in a hundred are caught by
// their frequencies alone.
func TestSkewIsNoticed(t *testing.T) {
	w := read(t, "www A weighted:96 a\nwww A weighted:4 b")
	want := twin{world: w}.answers(origin{}, "www.example.com", "A")
	for _, c := range []struct {
		skew   float64
		caught bool
	}{{0, false}, {0.03, true}} {
		f := &fake{skew: c.skew}
		got := f.Answers(w.zones, w.checks, w.targets, w.signals, origin{}, "www.example.com", "A", draws)
		caught := slices.ContainsFunc(w.frequencies(want, got), func(f frequency) bool { return f.errors() > errors5 || f.errors() < -errors5 })
		if caught != c.caught {
			t.Errorf("skew %v: caught %v, %v", c.skew, caught, counted(got))
		}
	}
}

// TestOddsAddUp: the odds of every question are one in all.
func TestOddsAddUp(t *testing.T) {
	for seed := range uint64(1000) {
		s := newScene(seed)
		for _, q := range s.questions {
			all := twin{world: s.world}.answers(q.origin, q.ask, q.typ)
			sum := odds{}
			for _, p := range all {
				sum.add(certain(answer{}), p)
				if p.Sign() <= 0 {
					t.Fatalf("scene %d: %v: %v", seed, q, all)
				}
			}
			if !sum.equal(certain(answer{})) {
				t.Fatalf("scene %d: %v: %v", seed, q, all)
			}
		}
	}
}
