package answer

import "gatehouse/engine/clock"

// Values appends what an answer sends, in the order in which it is sent: the
// values of its records, the addresses of an alias's target, of a CNAME the
// name. Several come in random order (traffic 1.5.17); an accelerator gives one
// of its addresses (1.5.11).
func (t *Table) Values(dst []string, a Answer, r *clock.Stream) []string {
	from := len(dst)
	for _, i := range a.Sets[:min(a.N, maxSets)] {
		if i < 0 || int(i) >= len(t.sets) {
			continue
		}
		if c := &t.sets[i]; c.kind == toTarget {
			dst = t.addresses(dst, &t.world.Targets[c.target], t.src[i].Type, r)
		} else {
			dst = append(dst, t.src[i].Values...)
		}
	}
	sent := dst[from:]
	if len(sent) > 1 {
		r.Shuffle(len(sent), func(i, j int) { sent[i], sent[j] = sent[j], sent[i] })
	}
	return dst
}

// addresses are up to eight of a target's, as load balancers answer.
func (t *Table) addresses(dst []string, g *Target, typ string, r *clock.Stream) []string {
	from, most := len(dst), maxSets
	if g.Kind == "global-accelerator" {
		most = 1
	}
	dst = g.family(dst, typ)
	all := dst[from:]
	for i := 0; i < most && len(all) > most; i++ {
		j := i + r.N(len(all)-i)
		all[i], all[j] = all[j], all[i]
	}
	return dst[:from+min(most, len(all))]
}
