package twin

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	fast "gatehouse/engine/traffic/answer"
	"gatehouse/engine/traffic/route53"
)

// engine is the subject that the twin is written for: package answer. This is
// the one file that knows it.
type engine struct {
	zones  []*route53.Zone
	table  *fast.Table
	stream *clock.Stream
}

var engineCodes = map[fast.Code]code{fast.NoError: noError, fast.NoData: noData, fast.NXDomain: nxDomain, fast.Refused: refused}

// compile makes a scene's world ready, once for all its questions.
func (e *engine) compile(zones []*route53.Zone, checks []route53.HealthCheck, targets []target) {
	if e.stream == nil {
		e.stream = clock.NewStream(1, "twin")
	}
	if len(zones) == len(e.zones) && &zones[0] == &e.zones[0] {
		return
	}
	w := fast.World{Zones: zones, Checks: checks}
	for _, t := range targets {
		w.Targets = append(w.Targets, fast.Target{DNSName: t.name, ZoneID: t.zoneID, Kind: t.kind, Addresses: t.addresses, TTL: t.ttl})
	}
	e.zones, e.table = zones, fast.Compile(w)
}

func (e *engine) seat(o origin) *fast.Seat {
	return e.table.Seat(fast.Origin{Name: o.name, Addr: o.addr, Continent: o.continent, Country: o.country, Subdivision: o.state,
		Point: o.point, Located: o.located, VPC: o.vpc, Region: o.region})
}

func (e *engine) Answers(zones []*route53.Zone, checks []route53.HealthCheck, targets []target, signals []bool, o origin, name, typ string, draws int) map[answer]int {
	e.compile(zones, checks, targets)
	seat := e.seat(o)
	q, got := seat.Find(name, typ), map[answer]int{}
	seat.Choose(q, other(signals), e.stream) // nothing of it may stay with the seat
	for range draws {
		got[e.plain(seat.Choose(q, signals, e.stream))]++
	}
	return got
}

// other is the contrary of all signals.
func other(signals []bool) []bool {
	turned := make([]bool, len(signals))
	for i, up := range signals {
		turned[i] = !up
	}
	return turned
}

// plain is an answer as the twin writes it.
func (e *engine) plain(a fast.Answer) answer {
	var ids []string
	for _, i := range a.Sets[:a.N] {
		ids = append(ids, identity(e.table.Record(i)))
	}
	slices.Sort(ids)
	return answer{code: engineCodes[a.Code], sets: strings.Join(ids, plus), ttl: int(a.TTL)}
}

// looked is of how many scenes one is looked at reason by reason: writing them
// all out takes longer than all else.
const looked = 5

// explain compares reasons with the choice, and says what is wrong with them.
func (e *engine) explain(s scene, q question) (nodes int, why string) {
	seat := e.seat(q.origin)
	one, two := pair(s.seed)
	found := seat.Find(q.ask, q.typ)
	a := seat.Choose(found, s.signals, one)
	values := e.table.Values(nil, a, one)
	x := seat.Explain(found, s.signals, sinces(s), two)
	switch {
	case x.Answer != a || !slices.Equal(x.Values, values):
		return 0, fmt.Sprintf("chosen %+v %v, explained %+v %v", a, values, x.Answer, x.Values)
	case one.Uint64() != two.Uint64():
		return 0, "reasons draw from the stream more or less than the choice"
	}
	if why = sentenceWrong(&x); why == "" && s.seed%looked == 0 {
		why = cmp.Or(s.valuesWrong(e.plain(a), values), treeWrong(&x))
	}
	return len(x.Tree), why
}

// treeWrong is what is wrong with the shape and the texts of a tree.
func treeWrong(x *fast.Explanation) string {
	depth := -1
	for _, n := range x.Tree {
		if n.Why == nil || int(n.Depth) > depth+1 {
			return fmt.Sprintf("%q at depth %d after %d", n.Text(), n.Depth, depth)
		}
		if why := textWrong(n.Text()); why != "" {
			return why
		}
		depth = int(n.Depth)
	}
	last := len(x.Tree) - 1
	onWay := func(i int) bool { return slices.Contains(x.Key, i) }
	switch {
	case len(x.Key) == 0 || x.Key[0] != 0 || x.Key[len(x.Key)-1] != last:
		return fmt.Sprintf("the path %v in a tree of %d", x.Key, last+1)
	case !slices.IsSorted(x.Key) || len(slices.Compact(slices.Clone(x.Key))) != len(x.Key):
		return fmt.Sprintf("the path %v is out of order", x.Key)
	}
	for _, i := range x.Key { // who is on the path hangs on somebody on it
		for j := i; j >= 0 && x.Tree[i].Depth > 0; j-- {
			if x.Tree[j].Depth == x.Tree[i].Depth-1 {
				if !onWay(j) {
					return fmt.Sprintf("%q is on the path, and %q above it is not", x.Tree[i].Text(), x.Tree[j].Text())
				}
				break
			}
		}
	}
	return ""
}

// sentenceWrong is what is wrong with the sentence: it ends in a full stop, and
// names the values or the code.
func sentenceWrong(x *fast.Explanation) string {
	s := x.Sentence()
	if why := textWrong(s); why != "" {
		return why
	}
	for _, v := range x.Values {
		if !strings.Contains(s, strings.TrimSuffix(v, ".")) {
			return fmt.Sprintf("%q lacks %s", s, v)
		}
	}
	if !strings.HasSuffix(s, ".") || strings.HasSuffix(s, "..") || len(x.Rules()) == 0 && x.Answer.Code == fast.NoError {
		return fmt.Sprintf("sentence %q, rules %v", s, x.Rules())
	}
	return ""
}

// sinces are when the signals took their states; in every other scene nobody
// knows.
func sinces(s scene) (all []clock.Time) {
	for i := range s.signals {
		if s.seed%2 == 1 {
			all = append(all, clock.Time(i)*clock.Time(37*clock.Second))
		}
	}
	return all
}
