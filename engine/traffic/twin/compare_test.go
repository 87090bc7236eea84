package twin

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gatehouse/engine/traffic/route53"
)

// subject is what is compared with the twin. Answers asks one question draws
// times and counts the answers: each with size zero and the record sets that
// answered by identity, in byte order. A subject may keep what it made of zones for the next
// call: their slice is the same one for all questions of a scene.
//
// What answers is the record set with values at the end of the aliases, or the
// last alias when its target lies outside the zones; for a CNAME the CNAME.
type subject interface {
	Answers(zones []*route53.Zone, checks []route53.HealthCheck, targets []target, signals []bool, o origin, name, typ string, draws int) map[answer]int
}

// newSubject is what is held to the twin: package answer.
func newSubject() subject { return &engine{} }

// zonesToCompare is how many zones are compared.
func zonesToCompare(t *testing.T) int {
	s := os.Getenv("TWIN_DRAWS")
	if s == "" {
		if testing.Short() {
			return 2000
		}
		return 50_000
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// tally is what a comparison met.
type tally struct {
	zones, questions, random int
	codes                    map[code]int
	differences              []string
	explained                map[string]int
}

// few is how many answers are drawn to a question with more than one.
const few = 3

// compare asks a subject all questions of a scene. To a question with one
// answer it must give that one, to others only such as may come.
func (c *tally) compare(sub subject, s scene) {
	w := twin{world: s.world}
	c.zones += len(s.zones)
	for _, q := range s.questions {
		want := w.answers(q.origin, q.ask, q.typ)
		c.questions++
		draws := 1
		if isRandom(want) {
			c.random++
			draws = few
		}
		for a := range want {
			c.codes[a.code]++
		}
		got := sub.Answers(s.zones, s.checks, s.targets, s.signals, q.origin, q.ask, q.typ, draws)
		if !s.allows(want, got, draws) {
			c.differ(s, q, want, got)
		}
	}
}

func isRandom(o odds) bool {
	for a := range o {
		return len(o) > 1 || a.size > 0
	}
	return false
}

// allows is whether all counted answers may come, and all draws were counted.
func (w world) allows(want odds, got map[answer]int, draws int) bool {
	for a, n := range got {
		if _, ok := w.class(want, a); !ok {
			return false
		}
		draws -= n
	}
	return draws == 0
}

// class is the entry of the odds that a counted answer belongs to: itself, or
// the draw that can have given it.
func (w world) class(want odds, got answer) (answer, bool) {
	if got.size == 0 && want[got] != nil {
		return got, true
	}
	ids := strings.Split(got.sets, plus)
	for a := range want {
		may := strings.Split(a.sets, plus)
		if got.size != 0 || a.size != len(ids) || a.code != got.code || !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != a.size {
			continue
		}
		inside := !slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(may, id) })
		if inside && got.ttl == w.leastTTL(ids) {
			return a, true
		}
	}
	return answer{}, false
}

// leastTTL is the least TTL of record sets.
func (w world) leastTTL(ids []string) int {
	least := math.MaxInt
	for _, z := range w.zones {
		for i := range z.Records {
			if slices.Contains(ids, identity(&z.Records[i])) {
				least = min(least, z.Records[i].TTL)
			}
		}
	}
	return least
}

// differ notes a difference, and the other readings under which it would be none.
func (c *tally) differ(s scene, q question, want odds, got map[answer]int) {
	why := ""
	for _, r := range otherReadings {
		other := twin{s.world, r.readings}.answers(q.origin, q.ask, q.typ)
		if s.allows(other, got, total(got)) {
			why += " " + r.letter()
		}
	}
	switch {
	case why != "":
		why = "reading" + why
	case sameButTTL(want, got):
		why = "the TTL alone"
	default:
		why = "no other reading"
	}
	c.explained[why]++
	if len(c.differences) < 10 {
		c.differences = append(c.differences, fmt.Sprintf("scene %d: %v\n  twin    %v\n  subject %v\n  explained by: %s", s.seed, q, want, counted(got), why))
	}
}

// sameButTTL is whether counted answers may come but for their TTLs.
func sameButTTL(want odds, got map[answer]int) bool {
	for a := range got {
		near := func(b answer) bool { return b.code == a.code && (b.sets == a.sets || b.size > 0) }
		if !slices.ContainsFunc(want.sorted(), near) {
			return false
		}
	}
	return true
}

func total(got map[answer]int) (n int) {
	for _, k := range got {
		n += k
	}
	return n
}

func counted(got map[answer]int) string {
	var all []string
	for a, n := range got {
		all = append(all, fmt.Sprintf("%d x %v", n, a))
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// otherReading is one of doc.go's, by its letter.
type otherReading struct {
	name string
	readings
}

func (r otherReading) letter() string { return r.name[:1] }

var otherReadings = []otherReading{
	{"A, health of the records that apply", readings{applicableHealth: true}},
	{"B, blind behind an alias that evaluates nothing", readings{blindBranch: true}},
	{"C, wildcards over empty non-terminals", readings{looseWildcards: true}},
	{"D, NODATA in private zones", readings{privateNoData: true}},
	{"E, NXDOMAIN in private zones when nothing applies", readings{privateNXDomain: true}},
	{"F, the longest block of the collection", readings{locationFirst: true}},
	{"G, the longest block of the group", readings{longestOnly: true}},
	{"H, Regions without state", readings{regionNoState: true}},
	{"I, no preference for cn-north-1 in private zones", readings{chinaPublicOnly: true}},
	{"J, cn-north-1 when it is unhealthy", readings{chinaUnhealthy: true}},
	{"K, aliases without addresses answer", readings{emptyFamily: true}},
	{"L, a more specific public zone", readings{publicDeeper: true}},
}

func newTally() *tally { return &tally{codes: map[code]int{}, explained: map[string]int{}} }

func TestSubjectAgrees(t *testing.T) {
	t.Parallel()
	sub, c := newSubject(), newTally()
	for seed := uint64(0); c.zones < zonesToCompare(t); seed++ {
		c.compare(sub, newScene(seed))
	}
	t.Logf("%d zones, %d questions, %d of them random; answers %v", c.zones, c.questions, c.random, c.codes)
	for _, d := range c.differences {
		t.Error(d)
	}
	if len(c.explained) > 0 {
		t.Errorf("differences by the reading that explains them: %v", c.explained)
	}
}

const (
	sampled = 400  // random questions whose frequencies are counted
	draws   = 2000 // of each
	errors5 = 5    // standard errors that are allowed
	seldom  = 25   // answers expected less often than this are counted together
)

func TestSubjectFrequencies(t *testing.T) {
	sub, worst, compared := newSubject(), 0.0, 0
	for seed, n := uint64(1<<32), 0; n < sampled; seed++ {
		s := newScene(seed)
		for _, q := range s.questions {
			want := twin{world: s.world}.answers(q.origin, q.ask, q.typ)
			if !isRandom(want) {
				continue
			}
			n++
			got := sub.Answers(s.zones, s.checks, s.targets, s.signals, q.origin, q.ask, q.typ, draws)
			if !s.allows(want, got, draws) {
				t.Errorf("scene %d: %v: %v, but the twin has %v", seed, q, counted(got), want)
				continue
			}
			for _, f := range s.frequencies(want, got) {
				compared++
				worst = max(worst, math.Abs(f.errors()))
				if math.Abs(f.errors()) > errors5 {
					t.Errorf("scene %d: %v: %s came %d times of %d, expected %.1f", seed, q, f.what, f.got, draws, f.p*draws)
				}
			}
		}
	}
	t.Logf("%d frequencies compared, the worst %.2f standard errors away", compared, worst)
}

// frequency is how often something came that has a probability.
type frequency struct {
	what string
	p    float64
	got  int
}

func (f frequency) errors() float64 {
	if f.p <= 0 || f.p >= 1 {
		return 0 // certain: the seldom ones are none
	}
	return (float64(f.got) - f.p*draws) / math.Sqrt(f.p*(1-f.p)*draws)
}

// frequencies are those of each answer, of all seldom ones together, and of
// each record set in a draw of several.
func (w world) frequencies(want odds, got map[answer]int) []frequency {
	by := map[answer]int{}
	members := map[answer]map[string]int{}
	for a, n := range got {
		c, _ := w.class(want, a)
		by[c] += n
		if members[c] == nil {
			members[c] = map[string]int{}
		}
		for _, id := range strings.Split(a.sets, plus) {
			members[c][id] += n
		}
	}
	var all []frequency
	rare := frequency{what: "the seldom"}
	for _, a := range want.sorted() {
		p, _ := want[a].Float64()
		if p*draws < seldom {
			rare.p, rare.got = rare.p+p, rare.got+by[a]
			continue
		}
		all = append(all, frequency{a.String(), p, by[a]})
		if a.size > 0 {
			ids := strings.Split(a.sets, plus)
			for _, id := range ids {
				all = append(all, frequency{id, p * float64(a.size) / float64(len(ids)), members[a][id]})
			}
		}
	}
	if rare.p*draws >= seldom {
		all = append(all, rare)
	}
	return all
}
