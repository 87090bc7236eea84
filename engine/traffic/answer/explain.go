package answer

import (
	"fmt"
	"strconv"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/route53"
)

// Explanation is an answer with its reasons.
type Explanation struct {
	Answer Answer
	Values []string // what is sent, in that order
	Tree   explain.Tree
	Key    []int // nodes on the path from the question to the answer

	seat     *Seat
	q        Question
	h        Signals
	since    []clock.Time
	steps    []step
	sentence string
}

// Explain answers as Choose and then Values would from the same stream, and
// says why. since is when each signal took its state, by the signals' index; it
// may be nil.
func (s *Seat) Explain(q Question, h Signals, since []clock.Time, r *clock.Stream) Explanation {
	var rec recorder
	a := s.answer(&q, h, r, &rec)
	x := Explanation{Answer: a, seat: s, q: q, h: h, since: since, steps: rec.steps}
	x.Values = s.t.Values(nil, a, r)
	t := &teller{x: &x, told: map[int32]bool{}}
	t.question()
	if len(x.steps) > 0 {
		t.entry(0, 0)
	}
	t.outcome()
	x.Tree, x.Key, x.sentence = t.tree, t.key, x.say()
	return x
}

// Rules are the numbers of the rules that the reasons cite, each once.
func (x *Explanation) Rules() []string {
	var all []string
	met := map[string]bool{}
	for _, n := range x.Tree {
		for _, r := range n.Why.Rules {
			if !met[r] {
				met[r], all = true, append(all, r)
			}
		}
	}
	return all
}

// teller grows the tree from the choices that were made.
type teller struct {
	x    *Explanation
	tree explain.Tree
	key  []int
	told map[int32]bool // entries whose members were listed for their health
}

func (t *teller) add(depth int, m explain.Mark, why *explain.Reason, args ...string) int {
	n := explain.Node{Why: why, Mark: m, Depth: uint8(min(depth, 255))}
	copy(n.Args[:], args)
	t.tree = append(t.tree, n)
	return len(t.tree) - 1
}

// of adds a node that leads to a record in its document.
func (t *teller) of(i int32, depth int, m explain.Mark, why *explain.Reason, args ...string) int {
	at, r := t.add(depth, m, why, args...), t.x.seat.t.src[i]
	if r.Span.Line > 0 {
		t.tree[at].Doc, t.tree[at].Line, t.tree[at].Col = r.Doc, r.Span.Line, r.Span.Col
	}
	return at
}

func (t *teller) onPath(node int) { t.key = append(t.key, node) }

// question tells who asks for what, and which zone and name answer.
func (t *teller) question() {
	x := t.x
	t.onPath(t.add(0, explain.None, whyAsks, "question", x.asker(), shown(x.q.Name)+" "+x.q.Type))
	t.place()
	s := x.seat
	if x.q.zone < 0 {
		t.onPath(t.add(0, explain.No, whyNoZone, "zone", shown(x.q.Name)))
		return
	}
	z, why := s.t.world.Zones[x.q.zone], whyZone
	if z.Private {
		why = whyPrivate
	}
	t.onPath(t.add(0, explain.Yes, why, "zone", shown(z.Name)))
	switch x.q.found {
	case foundDelegated:
		t.onPath(t.add(0, explain.No, whyDelegated, "name", shown(x.q.Name)))
	case foundNoName:
		t.onPath(t.add(0, explain.Absent, whyNoName, "name", shown(x.q.Name)))
	case foundNoType:
		t.onPath(t.add(0, explain.Absent, whyNoType, "name", shown(x.q.Name), x.q.Type))
	case foundNothingPrivate:
		t.onPath(t.add(0, explain.Absent, whyNothing, "name", shown(x.q.Name), x.q.Type))
	case foundWildcard, foundWildcardCNAME:
		t.onPath(t.add(0, explain.None, whyWildcard, "name", shown(x.q.Name), shown(s.t.src[s.t.entries[x.q.entry].first].Name)))
	}
	if x.q.found == foundCNAME || x.q.found == foundWildcardCNAME {
		r := s.t.src[s.t.entries[x.q.entry].first]
		t.onPath(t.add(0, explain.None, whyCNAME, "name", shown(r.Name), strings.Join(r.Values, ", ")))
	}
}

// place tells where the asker counts to stand.
func (t *teller) place() {
	x := t.x
	o := &x.seat.origin
	if x.q.zone >= 0 && x.seat.t.world.Zones[x.q.zone].Private {
		region := o.Region
		for _, v := range x.seat.t.world.Zones[x.q.zone].VPCs {
			if v.ID == o.VPC && v.Region != "" {
				region = v.Region
			}
		}
		t.add(1, explain.None, whyInRegion, "place", o.VPC, region)
		return
	}
	if l := o.outside(); l.country == "" && l.continent == "" {
		t.add(1, explain.Absent, whyNoPlace, "place")
	} else {
		t.add(1, explain.None, whyPlace, "place", l.String())
	}
	if o.Addr.IsValid() {
		t.add(1, explain.None, whyPrefix, "address", o.Addr.String())
	}
}

// outcome tells what is sent.
func (t *teller) outcome() {
	x := t.x
	ttl := strconv.Itoa(int(x.Answer.TTL))
	switch {
	case x.Answer.Code == Refused:
		t.onPath(t.add(0, explain.No, whyRefused, "answer", x.Answer.Code.String()))
	case x.Answer.Code != NoError:
		t.onPath(t.add(0, explain.Absent, whyNegative, "answer", x.Answer.Code.String(), ttl))
	case x.Answer.Via > 0 || x.seat.t.sets[x.Answer.Sets[0]].kind != toValues:
		t.onPath(t.add(0, explain.Yes, whyAliasTTL, "answer", strings.Join(x.Values, ", "), ttl))
	default:
		t.onPath(t.add(0, explain.Yes, whyAnswer, "answer", strings.Join(x.Values, ", "), ttl))
	}
}

// asker is who asks, by the best name there is.
func (x *Explanation) asker() string {
	o := &x.seat.origin
	switch {
	case o.Name != "":
		return o.Name
	case o.VPC != "":
		return o.VPC
	case o.Addr.IsValid():
		return o.Addr.String()
	}
	return "somebody"
}

// sinceWords say when a signal took its state: " since 12:03:10".
func (x *Explanation) sinceWords(signal int) string {
	if signal < 0 || signal >= len(x.since) || x.since[signal] <= 0 {
		return ""
	}
	return " since " + x.since[signal].String()
}

// label names a record: by its identifier, else by what it leads to.
func label(r *route53.RecordSet) string {
	switch {
	case r.SetID != "":
		return r.SetID
	case r.Alias != nil:
		return "alias"
	}
	return "record"
}

// shown is a name as people read it, without the dot at its end.
func shown(name string) string {
	if name = clean(name); name != "." {
		name = strings.TrimSuffix(name, ".")
	}
	return name
}

// content is what a record leads to.
func content(r *route53.RecordSet) string {
	if r.Alias != nil {
		return "alias to " + shown(r.Alias.DNSName)
	}
	return strings.Join(r.Values, ", ")
}

// percent is a share in words: "75 %", "33.3 %".
func percent(part, whole int32) string {
	return strconv.FormatFloat(float64(int(float64(part)/float64(max(whole, 1))*1000+0.5))/10, 'f', -1, 64) + " %"
}

func records(n int) string {
	if n == 1 {
		return "1 record"
	}
	return fmt.Sprintf("%d records", n)
}
