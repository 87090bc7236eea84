package answer

import (
	"net/netip"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// maxDepth bounds how many aliases are followed one after another.
const maxDepth = 32

// link finds what each alias leads to, and marks those that lead in a circle or
// too far.
func (t *Table) link() {
	targets := map[string][]int32{}
	for i := range t.world.Targets {
		name := bare(t.world.Targets[i].DNSName)
		targets[name] = append(targets[name], int32(i))
	}
	for e := range t.entries {
		for i := t.entries[e].first; i < t.entries[e].first+t.entries[e].n; i++ {
			if t.src[i].Alias != nil {
				t.lead(&t.sets[i], t.src[i], t.entries[e].zone, targets)
			}
		}
	}
	t.cutDeep(t.cutLoops())
	for i := range t.sets {
		if s := &t.sets[i]; s.kind == toEntry && s.evaluate && t.entries[s.target].memo < 0 {
			t.entries[s.target].memo = t.memos
			t.memos++
		}
	}
}

// bare is a name without the prefix that asks a load balancer for both
// families.
func bare(name string) string { return strings.TrimPrefix(clean(name), "dualstack.") }

// lead finds an alias's target: a record of the same zone, or an AWS resource.
func (t *Table) lead(s *set, r *route53.RecordSet, zone int32, targets map[string][]int32) {
	s.kind, s.evaluate = toNowhere, r.Alias.Evaluate
	if r.Alias.ZoneID == t.world.Zones[zone].ID {
		if e, ok := t.byKey[entryKey{zone, clean(r.Alias.DNSName), r.Type}]; ok {
			s.kind, s.target = toEntry, e
		}
		return
	}
	for _, i := range targets[bare(r.Alias.DNSName)] {
		g := &t.world.Targets[i]
		if g.ZoneID != "" && g.ZoneID != r.Alias.ZoneID {
			continue
		}
		s.kind, s.target, s.ttl = toTarget, i, int32(max(0, min(g.TTL, maxTTL)))
		if g.TTL == 0 {
			s.ttl = defaultTTL
		}
		if len(g.family(nil, r.Type)) == 0 {
			s.kind = toNoAddress
		}
		return
	}
}

// family appends the addresses that a record of a type may carry.
func (g *Target) family(dst []string, typ string) []string {
	for _, a := range g.Addresses {
		if addr, err := netip.ParseAddr(a); err == nil && (typ == "A" && addr.Is4() || typ == "AAAA" && !addr.Is4()) {
			dst = append(dst, a)
		}
	}
	return dst
}

// cutLoops marks every alias that lies on a circle: one whose target can come
// back to its own entry. Circles are found as strongly connected parts
// (Tarjan's walk, with a stack of its own). It gives the entries, those that
// aliases lead to before those with the aliases.
func (t *Table) cutLoops() (done []int32) {
	w := walk{t: t, seen: make([]int32, len(t.entries)), low: make([]int32, len(t.entries)), part: make([]int32, len(t.entries))}
	for e := range t.entries {
		if w.seen[e] == 0 {
			w.from(int32(e))
		}
	}
	for e := range t.entries {
		for i := t.entries[e].first; i < t.entries[e].first+t.entries[e].n; i++ {
			if s := &t.sets[i]; s.kind == toEntry && w.part[s.target] == w.part[e] {
				s.kind = toLoop
			}
		}
	}
	return w.done
}

// cutDeep marks aliases at the head of a chain that is too long.
func (t *Table) cutDeep(done []int32) {
	depth := make([]uint8, len(t.entries))
	for _, e := range done {
		for i := t.entries[e].first; i < t.entries[e].first+t.entries[e].n; i++ {
			s := &t.sets[i]
			switch {
			case s.kind == toEntry && depth[s.target] >= maxDepth:
				s.kind = toTooDeep
			case s.kind == toEntry:
				depth[e] = max(depth[e], depth[s.target]+1)
			}
		}
	}
}
