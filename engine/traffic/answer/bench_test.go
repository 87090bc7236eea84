package answer_test

import (
	"fmt"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/answer"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// ten is ten records of one routing policy with health checks, some of them
// failing.
func ten(routing, words string) string {
	w := "zone example.com\n"
	for i := range 10 {
		w += fmt.Sprintf("www A %s id=%d "+words+" 203.0.113.%d hc=c%d\n", routing, i, geo.Regions()[i*3].Code, i, i)
	}
	return w + "down c0\ndown c4\ndown c7\nask Paris www.example.com A"
}

func choose(b *testing.B, src string) {
	s := parse(b, src)
	seat := answer.Compile(s.world).Seat(s.origin)
	h, _ := s.signals()
	q, r := seat.Find(s.name, s.typ), clock.NewStream(1, "bench")
	seat.Choose(q, h, r)
	b.ReportAllocs()
	for b.Loop() {
		seat.Choose(q, h, r)
	}
}

func BenchmarkChooseTenWithHealth(b *testing.B) {
	for _, c := range [][2]string{{"weighted", "w=10 region=%s"}, {"latency", "region=%s"}, {"geoproximity", "near=%s"}, {"multivalue", "region=%s"}} {
		b.Run(c[0], func(b *testing.B) { choose(b, ten(c[0], c[1])) })
	}
}

// BenchmarkChooseNested is weighted under latency under failover, with two
// branches backed out of.
func BenchmarkChooseNested(b *testing.B) {
	choose(b, replace(complexTree, "ETH", "eth")+"\ndown eu1\ndown eu2\nask Paris www.example.com A")
}

func BenchmarkSeat(b *testing.B) {
	s := parse(b, ten("latency", "region=%s"))
	t := answer.Compile(s.world)
	b.ReportAllocs()
	for b.Loop() {
		t.Seat(s.origin).Find(s.name, s.typ)
	}
}

func BenchmarkCompile10000(b *testing.B) {
	z := &route53.Zone{ID: "Z1", Name: "example.com."}
	for i := range 10000 {
		r := route53.RecordSet{Name: fmt.Sprintf("n%d.example.com.", i/10), Type: "A", Routing: route53.Weighted, SetID: fmt.Sprint(i % 10), Weight: 1, TTL: 60, Values: []string{"203.0.113.1"}}
		if i%10 == 9 && i > 10 {
			r.Alias, r.Values = &route53.Alias{ZoneID: "Z1", DNSName: fmt.Sprintf("n%d.example.com.", i/20), Evaluate: true}, nil
		}
		z.Records = append(z.Records, r)
	}
	for b.Loop() {
		answer.Compile(answer.World{Zones: []*route53.Zone{z}})
	}
}

func TestChooseAllocatesNothing(t *testing.T) {
	for _, src := range []string{ten("weighted", "w=10 region=%s"), ten("latency", "region=%s"), ten("multivalue", "region=%s"), replace(complexTree, "ETH", "eth") + "\ndown eu1\ndown eu2\nask Paris www.example.com A"} {
		s := parse(t, src)
		seat := answer.Compile(s.world).Seat(s.origin)
		h, _ := s.signals()
		q, r := seat.Find(s.name, s.typ), clock.NewStream(1, "x")
		if n := testing.AllocsPerRun(100, func() { seat.Choose(q, h, r) }); n != 0 {
			t.Errorf("%v allocations for %.40q", n, src)
		}
	}
}

func BenchmarkExplain(b *testing.B) {
	s := parse(b, replace(complexTree, "ETH", "eth")+"\ndown eu1\ndown eu2\nask Paris www.example.com A")
	seat := answer.Compile(s.world).Seat(s.origin)
	h, since := s.signals()
	q, r := seat.Find(s.name, s.typ), clock.NewStream(1, "bench")
	b.ReportAllocs()
	for b.Loop() {
		seat.Explain(q, h, since, r)
	}
}
