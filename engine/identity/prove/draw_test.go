package prove_test

import (
	"math/rand/v2"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// A gen draws one question.
type gen struct {
	r         *rand.Rand
	w         *world
	keys      []string // those that conditions may be about
	patterns  []string // of actions
	variables int      // how many of a hundred texts hold one
	owners    bool
	people    []*party // who stands in this question
}

func (g *gen) n(below int) int { return g.r.IntN(below) }

func (g *gen) chance(percent int) bool { return g.r.IntN(100) < percent }

func pick[T any](g *gen, list []T) T { return list[g.r.IntN(len(list))] }

// some picks one to most of a list, most often one.
func (g *gen) some(list []string, most int) []string {
	out := []string{pick(g, list)}
	for len(out) < most && g.chance(30) {
		if v := pick(g, list); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// draw gives the question of a seed.
func draw(seed uint64) *question {
	g := &gen{r: rand.New(rand.NewPCG(seed, 0x70726f7665))}
	g.w = worlds[[]int{0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 5, 6}[g.n(16)]]
	if g.chance(40) {
		g.variables = 20
	}
	if g.patterns = g.w.patterns; g.chance(6) { // no policy names the service
		g.patterns = []string{"*", "*", "other:*"}
	}
	g.family()
	g.owners = slices.Contains(g.keys, "aws:ResourceAccount") // whose resource it is must be known
	q := &question{verb: pick(g, []verb{compare, compare, compare, can, must, within}), world: g.w}
	q.regions = [][]string{{"eu-west-1"}, {"us-east-1", "eu-west-1"}, {"eu-west-1", "us-east-1", "eu-west-2"}}[g.n(3)]
	g.actions(q)
	g.parties(q)
	if q.verb != compare {
		g.scope(q)
	}
	for _, p := range q.parties {
		if p.b == nil {
			p.b = p.a
		}
	}
	g.facts(q)
	if q.verb.two() {
		g.others(q)
	}
	return q
}

// others draws the second sets. Of most questions several are tried until some
// request tells the two apart: a change somewhere seldom matters.
func (g *gen) others(q *question) {
	tries := 1
	if g.chance(65) {
		tries = 4
	}
	for range tries {
		for i, p := range q.parties {
			if j := slices.IndexFunc(q.parties, func(o *party) bool { return o.a == p.a }); j < i {
				p.b = q.parties[j].b
				continue
			}
			p.b = g.other(p.a)
		}
		if tries == 1 || q.differs() {
			return
		}
	}
}

// differs says whether counting out shortly finds what the question asks for.
func (q *question) differs() bool {
	b := newBench(q)
	ds := b.ask(prover{func([]prove.Party, prove.Space) prove.Relation { return prove.Relation{} }, blank, blank, blank})
	hits := b.hunt(q.count(200, 1), ds)
	return slices.ContainsFunc(hits, func(h *hit) bool { return h != nil })
}

// family chooses the keys, as many as can be counted out.
func (g *gen) family() {
	for size := 1; len(g.keys) == 0 || g.chance(60); {
		f := pick(g, families)
		if f.keys[0] == "aws:TagKeys" && g.w.name != "lab" { // real actions say themselves whether they carry tags
			continue
		}
		if size *= f.size; size > 30 {
			return
		}
		for _, k := range f.keys {
			if k != "aws:ResourceTag/team" || g.w.name == "lab" {
				g.keys = append(g.keys, k)
			}
		}
	}
}

// carried are the keys of the made-up service.
var carried = []string{"lab:colour", "lab:size", "lab:flag", "lab:labels"}

func (g *gen) actions(q *question) {
	q.actions = slices.Clone(g.w.actions)
	g.r.Shuffle(len(q.actions), func(i, j int) { q.actions[i], q.actions[j] = q.actions[j], q.actions[i] })
	q.actions = q.actions[:2+g.n(len(q.actions)-1)]
	for i := range q.actions {
		keys := slices.Clone(carried)
		if g.w.name == "kms" {
			keys = append(keys, encrypted)
		}
		if g.w.name == "lab" {
			keys = append(keys, "aws:TagKeys", "aws:RequestTag/", "aws:ResourceTag/")
		}
		if g.chance(10) {
			keys = keys[1+g.n(3):]
		}
		q.actions[i].Keys = keys
	}
}

func (g *gen) parties(q *question) {
	everyone := cast()
	for range []int{1, 1, 1, 2, 2, 3}[g.n(6)] {
		p := pick(g, []*party{everyone[0], everyone[0], everyone[1], everyone[2], everyone[2], everyone[g.n(len(everyone))]})
		q.parties = append(q.parties, p.fresh())
	}
	g.people = q.parties
	for i, p := range q.parties {
		g.circumstances(p)
		if i > 0 && g.chance(50) {
			p.a = q.parties[0].a
			continue
		}
		p.a = g.layers(p)
	}
	if len(q.parties) > 1 && g.chance(20) { // one caller over two stretches of resources
		first, second := q.parties[0], q.parties[1]
		first.on = []string{g.stretch()}
		second.who, second.known, second.whole, second.owner = first.who, first.known, first.whole, first.owner
		second.on, second.except = nil, first.on
	}
}

// fresh copies a party that has no policies yet.
func (p *party) fresh() *party {
	c := *p
	return &c
}

func (g *gen) circumstances(p *party) {
	p.whole = g.chance(35)
	tags := []iam.Pair{{Key: "team", Value: pick(g, []string{"a", "b", "a/b"})}}
	switch kind := p.who.Kind; {
	case kind == iam.User && g.chance(30):
		p.who.Tags = tags
	case kind == iam.RoleSession && g.chance(40):
		p.who.Tags = tags
		if g.chance(40) {
			p.who.SessionTags = []iam.Pair{{Key: "Team", Value: "c"}}
		}
	}
	p.who.Boundary = signs(p.who.Kind) && g.chance(5)
	switch {
	case g.w.owned && p.who.Account == "":
		p.owner = home
	case g.w.owned:
		p.owner = pick(g, []string{"", "", home})
		if p.who.Account == abroad || g.owners {
			p.owner = home
		}
	case g.owners:
		p.owner = pick(g, []string{home, home, abroad})
	default:
		p.owner = pick(g, []string{"", "", "", home, home, abroad})
	}
	if g.chance(10) {
		p.on = []string{g.stretch()}
	}
	if g.chance(8) {
		p.except = []string{g.stretch()}
	}
}

func (g *gen) scope(q *question) {
	if g.chance(55) {
		q.scope.actions = []string{pick(g, []string{q.actions[0].Name, q.actions[0].Name, pick(g, g.patterns)})}
	}
	if g.chance(45) {
		q.scope.resources = []string{g.stretch()}
		if g.chance(30) {
			q.scope.resources = append(q.scope.resources, g.stretch())
		}
	}
	for g.chance(40) && len(q.scope.given) < 2 {
		given := []condition{g.condition()}
		if g.chance(30) {
			given = append(given, g.condition())
		}
		q.scope.given = append(q.scope.given, given)
	}
}

// facts narrows the space: closed sets of values, keys that are always or
// never there, keys of a party that are known.
func (g *gen) facts(q *question) {
	for _, k := range g.keys {
		if valuesOf(k) != nil && !slices.Contains(q.closed, k) && g.chance(50) {
			q.closed = append(q.closed, k)
		}
	}
	key := pick(g, g.keys)
	everywhere := !slices.ContainsFunc(q.actions, func(a prove.Action) bool { return !slices.Contains(a.Keys, key) })
	switch {
	case strings.HasPrefix(key, "lab:") && everywhere && g.chance(12), key == "aws:SourceIp" && g.chance(12):
		q.always = []string{key}
	case (strings.HasPrefix(key, "lab:") || key == "aws:PrincipalTag/team" && !slices.ContainsFunc(q.parties, func(p *party) bool { return p.gives(key) })) && g.chance(12):
		q.never = []string{key}
	}
	for g.chance(15) {
		q.names = append(q.names, g.w.stem+pick(g, []string{"a", "ab", "b/a", "a/b", "abab"}))
	}
	if g.chance(6) {
		q.steps = 1 << g.n(14)
	}
	q.most = []int{0, 0, 1, 3}[g.n(4)]
	for _, p := range q.parties {
		if g.chance(20) {
			g.know(q, p)
		}
	}
}

// know makes one group of keys known of a party: one of its situations.
func (g *gen) know(q *question, p *party) {
	open := q.bearing()
	if len(open) == 0 {
		return
	}
	x := pick(g, open)
	if slices.ContainsFunc(q.actions, func(a prove.Action) bool { return slices.Contains(carried, x.keys[0]) && !carries(a, x.keys[0]) }) {
		return
	}
	situations := x.admitted(q, p, q.actions[0])
	if len(situations) == 0 {
		return
	}
	known := pick(g, situations)
	if len(known) == 0 && len(x.keys) == 1 && !p.gives(x.keys[0]) {
		known = []iam.Entry{{Key: x.keys[0]}} // known to be absent
	}
	p.known = slices.Clone(known)
}
