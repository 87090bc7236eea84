package resolver_test

import (
	"fmt"
	"math"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/resolver"
	"pgregory.net/rapid"
)

const s = clock.Second

func at(seconds int) clock.Time { return clock.Time(clock.Duration(seconds) * s) }

// zone answers from a table and counts how often it is asked; each answer
// names who asked and how many questions came before.
type zone struct {
	replies map[string]resolver.Reply
	asked   int
}

func (z *zone) Ask(name, typ string, who int32, _ clock.Time) resolver.Reply {
	z.asked++
	r, ok := z.replies[name]
	if !ok {
		return resolver.Reply{Code: resolver.Refused, TTL: 900}
	}
	if r.CNAME == "" && r.Code == resolver.NoError {
		r.Values = []string{fmt.Sprintf("%d for %d", z.asked, who)}
	}
	return r
}

func one(ttl int32) *zone { return &zone{replies: map[string]resolver.Reply{"www": {TTL: ttl}}} }

func TestTTL(t *testing.T) {
	for _, c := range []struct {
		name   string
		config resolver.Config
		ttl    int32
		asks   string // the seconds at which a question leads to an answer that is asked for
	}{
		{"honoured", resolver.Config{}, 60, "0 60 120 180 240 300"},
		{"honoured, no caching", resolver.Config{}, 0, "0 20 40 60 80 100 120 140 160 180 200 220 240 260 280 300"},
		{"ignored", resolver.Config{TTL: resolver.Ignored}, 60, "0"},
		{"at least 100 s", resolver.Config{TTL: resolver.AtLeast, Least: 100 * s}, 60, "0 100 200 300"},
		{"at least 100 s, longer", resolver.Config{TTL: resolver.AtLeast, Least: 100 * s}, 140, "0 140 280"},
	} {
		z, r, got := one(c.ttl), resolver.New(c.config), ""
		for sec := 0; sec <= 300; sec += 20 {
			if r.Resolve("www", "A", 0, at(sec), z).Fresh {
				got += fmt.Sprint(" ", sec)
			}
		}
		if got != " "+c.asks {
			t.Errorf("%s: asked at%s, want %s", c.name, got, c.asks)
		}
	}
}

func TestRule1_5_26ClientSubnet(t *testing.T) {
	z, r := one(60), resolver.New(resolver.Config{Who: 9, ClientSubnet: true})
	for _, c := range []struct {
		client int32
		want   string
	}{{1, "1 for 1"}, {2, "2 for 2"}, {1, "1 for 1"}, {2, "2 for 2"}} {
		if got := r.Resolve("www", "A", c.client, 0, z).Values[0]; got != c.want {
			t.Errorf("with subnets client %d gets %q, want %q", c.client, got, c.want)
		}
	}
	z, r = one(60), resolver.New(resolver.Config{Who: 9})
	for client := range int32(2) {
		if got := r.Resolve("www", "A", client, 0, z).Values[0]; got != "1 for 9" {
			t.Errorf("without subnets client %d gets %q, want the resolver's", client, got)
		}
	}
}

func TestRule1_5_38NegativeAnswersAreCached(t *testing.T) {
	for _, code := range []resolver.Code{resolver.NoData, resolver.NXDomain} {
		for _, manner := range []resolver.Behaviour{resolver.Honoured, resolver.Ignored} {
			z := &zone{replies: map[string]resolver.Reply{"www": {Code: code, TTL: 900}}}
			r := resolver.New(resolver.Config{TTL: manner})
			r.Resolve("www", "A", 0, 0, z)
			z.replies["www"] = resolver.Reply{TTL: 60} // the record is made
			if f := r.Resolve("www", "A", 0, at(899), z); f.Code != code || f.Fresh {
				t.Errorf("%v, TTL %v: after 899 s %+v", code, manner, f)
			}
			if f := r.Resolve("www", "A", 0, at(900), z); f.Code != resolver.NoError {
				t.Errorf("%v, TTL %v: after 900 s still %v", code, manner, f.Code)
			}
		}
	}
}

func TestRefusalsAreNotCached(t *testing.T) {
	z, r := one(60), resolver.New(resolver.Config{TTL: resolver.Ignored})
	r.Resolve("other", "A", 0, 0, z)
	z.replies["other"] = resolver.Reply{TTL: 60}
	if f := r.Resolve("other", "A", 0, 1, z); f.Code != resolver.NoError {
		t.Errorf("a refusal was kept: %+v", f)
	}
}

func TestTypesAreApart(t *testing.T) {
	z, r := one(60), resolver.New(resolver.Config{})
	a, aaaa := r.Resolve("www", "A", 0, 0, z), r.Resolve("www", "AAAA", 0, 0, z)
	if a.Values[0] == aaaa.Values[0] {
		t.Error("AAAA got the answer of A")
	}
}

func TestCNAMEsAreFollowedAndCachedEach(t *testing.T) {
	z := &zone{replies: map[string]resolver.Reply{
		"www": {CNAME: "shop", TTL: 300}, "shop": {CNAME: "eu", TTL: 100}, "eu": {TTL: 60},
	}}
	r := resolver.New(resolver.Config{})
	f := r.Resolve("www", "A", 0, 0, z)
	if z.asked != 3 || f.Until != at(60) || len(f.Values) != 1 {
		t.Fatalf("%d questions, %+v", z.asked, f)
	}
	if f = r.Resolve("www", "A", 0, at(70), z); z.asked != 4 || f.Until != at(100) || !f.Fresh || f.Asked != at(70) {
		t.Errorf("after 70 s %d questions, %+v", z.asked, f)
	}
	z.replies["eu"] = resolver.Reply{CNAME: "www", TTL: 60}
	if f = r.Resolve("www", "A", 0, at(400), z); f.Code != resolver.TooLong || z.asked != 4+3 {
		t.Errorf("a loop gave %v after %d questions", f.Code, z.asked)
	}
}

func TestHeldAsksNobody(t *testing.T) {
	z, r := one(60), resolver.New(resolver.Config{})
	if _, ok := r.Held("www", "A", 0, 0); ok {
		t.Error("an empty cache holds an answer")
	}
	want := r.Resolve("www", "A", 0, at(10), z)
	if f, ok := r.Held("www", "A", 0, at(69)); !ok || f.Values[0] != want.Values[0] || f.Until != at(70) {
		t.Errorf("held %+v, %v", f, ok)
	}
	if _, ok := r.Held("www", "A", 0, at(70)); ok || z.asked != 1 {
		t.Error("an answer was held beyond its time")
	}
}

// An answer is never older than its TTL, and nobody is asked before it is.
func TestNeverStale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ttl := rapid.Int32Range(0, 50).Draw(t, "ttl")
		z, r := one(ttl), resolver.New(resolver.Config{})
		now, next := 0, 0
		for range 60 {
			now += rapid.IntRange(0, 30).Draw(t, "gap")
			f := r.Resolve("www", "A", 0, at(now), z)
			if f.Fresh != (now >= next) {
				t.Fatalf("at %d s asked is %v, the answer lasts until %d s", now, f.Fresh, next)
			}
			if f.Fresh {
				next = now + int(ttl)
			}
		}
	})
}

func TestACacheIsBounded(t *testing.T) {
	z := &zone{replies: map[string]resolver.Reply{}}
	r := resolver.New(resolver.Config{})
	for i := range 25_000 {
		name := fmt.Sprint("n", i)
		z.replies[name] = resolver.Reply{TTL: 3600}
		r.Resolve(name, "A", 0, 0, z)
	}
	kept := 0
	for i := range 25_000 {
		if _, ok := r.Held(fmt.Sprint("n", i), "A", 0, 0); ok {
			kept++
		}
	}
	if kept == 0 || kept > 10_000 {
		t.Errorf("the cache holds %d answers", kept)
	}
}

// A cached answer lasts a further U(0, TTL): the fault comes at the same
// instant for all, the caches run out one after another.
func TestRule1_5_41CachesRunOutEvenly(t *testing.T) {
	const n, ttl = 20_000, 60
	sum, most := 0.0, 0.0
	z := one(ttl)
	worn := clock.NewStream(1, "worn")
	for range n {
		r := resolver.New(resolver.Config{Worn: worn})
		left := 0.0
		for sec := 0; sec <= 120; sec++ { // a busy resolver; the fault is at 120 s
			left = float64(r.Resolve("www", "A", 0, at(sec), z).Until-at(120)) / float64(s)
		}
		sum, most = sum+left, max(most, left)
	}
	if mean := sum / n; math.Abs(mean-30) > 0.7 || most > ttl || most < ttl-1 {
		t.Errorf("a cached answer lasts a further %.2f s, at most %.2f s, want 30 and 60", mean, most)
	}
}

func BenchmarkMillionLookups(b *testing.B) {
	const caches, lookups = 120, 1_000_000
	for b.Loop() {
		z := &constant{resolver.Reply{Values: []string{"203.0.113.10"}, TTL: 60}}
		var all [caches]*resolver.Resolver
		for i := range all {
			all[i] = resolver.New(resolver.Config{Who: int32(i)})
		}
		draw := clock.NewStream(1, "who asks")
		for i := range lookups {
			all[draw.N(caches)].Resolve("www.example.com.", "A", 0, clock.Time(i)*clock.Time(clock.Millisecond), z)
		}
	}
}

// BenchmarkSharedResolver has one cache for a thousand subnets and ten names.
func BenchmarkSharedResolver(b *testing.B) {
	z := &constant{resolver.Reply{Values: []string{"203.0.113.10"}, TTL: 60}}
	r, draw := resolver.New(resolver.Config{ClientSubnet: true}), clock.NewStream(1, "who asks")
	now := clock.Time(0)
	for b.Loop() {
		now = now.Add(clock.Millisecond)
		r.Resolve("www.example.com.", "A", int32(draw.N(1000)), now, z)
	}
}

type constant struct{ reply resolver.Reply }

func (c *constant) Ask(string, string, int32, clock.Time) resolver.Reply { return c.reply }
