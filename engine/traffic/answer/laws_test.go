package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/answer"
)

// policyWords are what a record of each policy may say.
var policyWords = map[string][]string{
	"simple": {""}, "weighted": {"w=0", "w=1", "w=3", "w=255"}, "latency": {"region=eu-west-1", "region=us-east-1", "region=cn-north-1", "region=nowhere-1"},
	"failover": {"primary", "secondary"}, "geolocation": {"geo=US/WA", "geo=US", "geo=EU", "geo=*", "geo=continent/AS"},
	"geoproximity": {"near=eu-west-1 bias=30", "point=10,10 bias=-99", "zonegroup=us-west-2-lax-1", "near=nowhere-1"}, "multivalue": {""}, "ip": {"cidr=o/a", "cidr=o/b", "cidr=o/*"},
}

// drawScene is a random world of a few names whose records lead to one another
// in every way, circles and missing targets included.
func drawScene(t *rapid.T) string {
	kinds := []string{"simple", "weighted", "latency", "failover", "geolocation", "geoproximity", "multivalue", "ip"}
	names := []string{"www", "a", "b", "c", "d"}
	var b strings.Builder
	b.WriteString("zone example.com\ncollection o a 198.51.100.0/24\ncollection o b 198.51.0.0/16\n")
	for _, name := range names {
		kind := rapid.SampledFrom(kinds).Draw(t, "policy")
		for i := range rapid.IntRange(1, 10).Draw(t, "records") {
			word := rapid.SampledFrom(policyWords[kind]).Draw(t, "word")
			to := fmt.Sprintf("203.0.113.%d", i)
			switch rapid.IntRange(0, 3).Draw(t, "leads") {
			case 0:
				to = "alias=" + rapid.SampledFrom(append(names, "nothing", "lb.elb")).Draw(t, "target")
				if rapid.Bool().Draw(t, "eth") {
					to += " eth"
				}
			}
			if rapid.Bool().Draw(t, "checked") {
				to += fmt.Sprintf(" hc=h%d", rapid.IntRange(0, 5).Draw(t, "check"))
			}
			fmt.Fprintf(&b, "%s A %s id=%s%d %s %s\n", name, kind, name, i, word, to)
		}
	}
	b.WriteString("target lb.elb addr=192.0.2.1,192.0.2.2,192.0.2.3\n")
	for i := range 6 {
		if rapid.Bool().Draw(t, "down") {
			fmt.Fprintf(&b, "down h%d 30s\n", i)
		}
	}
	if rapid.Bool().Draw(t, "down") {
		b.WriteString("down lb.elb\n")
	}
	place := rapid.SampledFrom([]string{"Paris", "Seattle", "Shenzhen", "Tokyo", "Nowhere"}).Draw(t, "place")
	fmt.Fprintf(&b, "ask %s www.example.com A addr=%s", place, rapid.SampledFrom([]string{"198.51.100.7/32", "198.51.0.0/20", "192.0.2.0/24"}).Draw(t, "addr"))
	return b.String()
}

// TestExplainAnswersAsChoose: from the same stream the same answer and values,
// whatever the world, with a tree whose nodes go at most one deeper and whose
// path is in order.
func TestExplainAnswersAsChoose(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		src := drawScene(rt)
		s := parse(t, src)
		table := answer.Compile(s.world)
		h, since := s.signals()
		seat := table.Seat(s.origin)
		q := seat.Find(s.name, s.typ)
		one, two := clock.NewStream(7, "x"), clock.NewStream(7, "x")
		for range 3 {
			a := seat.Choose(q, h, one)
			values := table.Values(nil, a, one)
			x := seat.Explain(q, h, since, two)
			if x.Answer != a || !slices.Equal(x.Values, values) {
				rt.Fatalf("%s\nchosen %v %v, explained %v %v", src, a, values, x.Answer, x.Values)
			}
			checkTree(rt, &x)
			for _, i := range a.Sets[a.N:] {
				if i != 0 {
					rt.Fatalf("%s\n%v has records beyond its %d", src, a.Sets, a.N)
				}
			}
		}
	})
}

func checkTree(t *rapid.T, x *answer.Explanation) {
	depth := -1
	for _, n := range x.Tree {
		if n.Why == nil || int(n.Depth) > depth+1 || strings.Contains(n.Text(), "{") {
			t.Fatalf("%q at depth %d after %d", n.Text(), n.Depth, depth)
		}
		depth = int(n.Depth)
	}
	if len(x.Tree) > 400 || !slices.IsSorted(x.Key) || x.Key[0] != 0 || x.Key[len(x.Key)-1] != len(x.Tree)-1 {
		t.Fatalf("%d nodes, path %v", len(x.Tree), x.Key)
	}
	if (x.Answer.Code == answer.NoError) != (len(x.Values) > 0) || (x.Answer.Code == answer.NoError) != (x.Tree[len(x.Tree)-1].Mark == explain.Yes) {
		t.Fatalf("%v with %v", x.Answer.Code, x.Values)
	}
	if s := x.Sentence(); !strings.HasSuffix(s, ".") || strings.Contains(s, "  ") || strings.Contains(s, "; ;") || strings.Contains(s, ": ;") {
		t.Fatalf("sentence %q", s)
	}
}

// TestUnhealthyNeverWhileHealthyIsThere: a record with values that answers is
// healthy whenever its entry has a healthy one for this asker.
func TestUnhealthyNeverWhileHealthyIsThere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(rt, "records")
		kind := rapid.SampledFrom([]string{"weighted w=2", "multivalue", "latency region=eu-west-1", "geoproximity near=eu-west-1"}).Draw(rt, "policy")
		up := rapid.SliceOfN(rapid.Bool(), n, n).Draw(rt, "up")
		var b strings.Builder
		b.WriteString("zone example.com\n")
		for i := range n {
			fmt.Fprintf(&b, "www A %s id=%02d 203.0.113.%d hc=h%d\n", kind, i, i, i)
			if !up[i] {
				fmt.Fprintf(&b, "down h%d\n", i)
			}
		}
		b.WriteString("ask Paris www.example.com A")
		s := parse(t, b.String())
		table := answer.Compile(s.world)
		seat := table.Seat(s.origin)
		h, _ := s.signals()
		a := seat.Choose(seat.Find(s.name, s.typ), h, clock.NewStream(rapid.Uint64().Draw(rt, "seed"), "x"))
		met := map[int32]bool{}
		for _, i := range a.Sets[:a.N] {
			var id int
			fmt.Sscanf(table.Record(i).SetID, "%d", &id)
			if slices.Contains(up, true) && !up[id] || met[i] {
				rt.Fatalf("%s\n%v answers", b.String(), a)
			}
			met[i] = true
		}
	})
}

// FuzzFind: any name and type is answered, in one of four ways.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"www.example.com", "*.example.com.", ".", "", "a..example.com", "\xff.example.com", strings.Repeat("a.", 300) + "example.com", `\052.example.com`} {
		f.Add(s, "A")
	}
	s := parse(f, "zone example.com\nwww A simple 203.0.113.1\n*.w A simple 203.0.113.2\nout NS simple ns.example.net.\nzone .\nzone example.com private vpc=v:eu-west-1")
	table := answer.Compile(s.world)
	f.Fuzz(func(t *testing.T, name, typ string) {
		for _, o := range []answer.Origin{{}, {VPC: "v"}} {
			seat := table.Seat(o)
			q := seat.Find(name, typ)
			x := seat.Explain(q, nil, nil, clock.NewStream(1, "x"))
			if (x.Answer.Code == answer.NoError) != (len(x.Values) > 0) || len(x.Tree) < 2 {
				t.Fatalf("%q %q: %v %v", name, typ, x.Answer, x.Values)
			}
		}
	})
}
