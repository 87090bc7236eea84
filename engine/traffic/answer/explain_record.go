package answer

import (
	"slices"

	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/route53"
)

// candidate tells of one record: why it answers or does not, whether it is
// healthy, and where it leads. aside says that it does not come into question.
func (t *teller) candidate(i int, c int32, depth int, tell func(int32, bool) (*explain.Reason, string, string), aside bool) {
	s, choice := t.x.seat, &t.x.steps[i].choice
	chosen := slices.Contains(choice.Sets[:choice.N], c)
	why, second, third := tell(c, chosen)
	node := t.of(c, depth, t.mark(c, chosen, aside), why, label(s.t.src[c]), second, third)
	if chosen {
		t.onPath(node)
	}
	if aside {
		return
	}
	t.health(c, depth+1)
	if chosen {
		t.leads(i, c, depth+1)
	}
}

func (t *teller) mark(c int32, chosen, aside bool) explain.Mark {
	switch {
	case chosen:
		return explain.Yes
	case aside:
		return explain.Absent
	case !t.x.up(c):
		return explain.No
	}
	return explain.None
}

// leads tells where an alias that was chosen goes on.
func (t *teller) leads(i int, c int32, depth int) {
	s := t.x.seat
	r, set := s.t.src[c], &s.t.sets[c]
	if set.kind == toValues {
		return
	}
	name := shown(r.Alias.DNSName)
	switch set.kind {
	case toEntry:
		t.onPath(t.of(c, depth, explain.None, whyGoesOn, "alias", name))
		if c == t.x.steps[i].choice.Sets[0] && i+1 < len(t.x.steps) {
			t.entry(i+1, depth+1)
		}
	case toTarget:
		why := whyOutside
		if s.t.world.Targets[set.target].Kind == "global-accelerator" {
			why = whyAccelerator
		}
		t.onPath(t.of(c, depth, explain.None, why, "alias", name))
	default:
		t.onPath(t.of(c, depth, explain.No, brokenWhy[set.kind], "alias", name, r.Type))
	}
}

var brokenWhy = [...]*explain.Reason{toNowhere: whyMissing, toLoop: whyLoop, toTooDeep: whyTooDeep, toNoAddress: whyNoFamily}

// health tells what a record's health rests on.
func (t *teller) health(c int32, depth int) {
	s := t.x.seat
	r, set := s.t.src[c], &s.t.sets[c]
	switch {
	case set.check >= 0:
		t.check(c, depth)
	case r.HealthCheck != "":
		t.of(c, depth, explain.Unsure, whyCheckGone, "health", r.HealthCheck)
	case r.Alias == nil && r.Routing != route53.Simple:
		t.of(c, depth, explain.Absent, whyUnchecked, "health")
	}
	switch {
	case r.Alias == nil:
	case !set.evaluate:
		t.of(c, depth, explain.Absent, whyIgnored, "health")
	case set.kind == toEntry:
		t.group(c, depth)
	default:
		signal := -1
		if set.kind == toTarget || set.kind == toNoAddress {
			signal = len(s.t.world.Checks) + int(set.target)
		}
		mark, why := explain.Yes, whyTargetUp
		if !s.targetHealthy(set, t.x.h) {
			mark, why = explain.No, whyTargetDown
		}
		t.of(c, depth, mark, why, "health", shown(r.Alias.DNSName), t.x.sinceWords(signal))
	}
}

func (t *teller) check(c int32, depth int) {
	at := int(t.x.seat.t.sets[c].check)
	mark, why := explain.Yes, whyUp
	if at < len(t.x.h) && !t.x.h[at] {
		mark, why = explain.No, whyDown
	}
	t.of(c, depth, mark, why, "health", t.x.seat.t.src[c].HealthCheck, t.x.sinceWords(at))
}

// group tells of the records that an alias takes its health from; a branch that
// is backed out of is told record by record, once.
func (t *teller) group(c int32, depth int) {
	s := t.x.seat
	target := s.t.sets[c].target
	name := shown(s.t.src[c].Alias.DNSName)
	if s.groupHealthy(target, t.x.h) {
		t.of(c, depth, explain.Yes, whyGroupUp, "health", name)
		return
	}
	t.of(c, depth, explain.No, whyGroupDown, "health", name)
	if t.told[target] {
		t.add(depth+1, explain.None, whyTold, "records", name)
		return
	}
	t.told[target] = true
	e := &s.t.entries[target]
	for m := e.first; m < e.first+e.n; m++ {
		t.of(m, depth+1, explain.No, whyMember, label(s.t.src[m]), content(s.t.src[m]))
		t.health(m, depth+2)
	}
}
