package twin

import (
	"net/netip"
	"slices"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// twin answers in a world under a reading of the rules.
type twin struct {
	world
	readings
}

// readings are the other ways to read what the rules leave open; the zero value
// is the way that doc.go chooses. Each letter is doc.go's.
type readings struct {
	applicableHealth bool // A: an alias is as healthy as those of its records that apply to who asks
	blindBranch      bool // B: behind an alias without EvaluateTargetHealth no health is looked at
	looseWildcards   bool // C: an empty non-terminal does not keep a wildcard off
	privateNoData    bool // D: a private zone answers NODATA to a name that has other types
	privateNXDomain  bool // E: a private zone answers NXDOMAIN when no record applies to who asks
	locationFirst    bool // F: the longest block of the whole collection decides, then the default
	longestOnly      bool // G: the longest block of the group decides, then the default
	regionNoState    bool // H: a Region in the United States stands in no state
	chinaPublicOnly  bool // I: cn-north-1 has no preference in private zones
	chinaUnhealthy   bool // J: a cn-north-1 record answers China even when it is unhealthy
	emptyFamily      bool // K: an alias to a target without addresses of its type answers all the same
	publicDeeper     bool // L: in a VPC a public zone more specific than the private one answers
}

// answers are the odds of all answers to one question.
func (t twin) answers(o origin, name, typ string) odds {
	name = clean(name)
	z := t.zoneFor(o, name)
	if z == nil {
		return certain(answer{code: refused})
	}
	group, c := t.find(z, name, typ)
	if c != noError {
		return negative(z, c)
	}
	return t.follow(z, t.seen(z, o), group, nil, false)
}

// seen is who asks as a zone sees it: in a private zone all that counts is the
// Region of the VPC (1.5.27); in a public one that stands in for no place.
func (t twin) seen(z *route53.Zone, o origin) origin {
	if !z.Private && (o.located || o.continent+o.country+o.state+o.region == "") {
		return o
	}
	in := origin{name: o.name, vpc: o.vpc, region: o.region}
	if !z.Private {
		in.addr = o.addr
	}
	if r, ok := findRegion(o.region); ok {
		in.point, in.located = r.Point, true
		in.country, in.continent, in.state = r.country, r.continent, r.state
	}
	if t.regionNoState {
		in.state = ""
	}
	return in
}

// follow chooses in a group and goes down the branch of each choice. path holds
// the groups it came through: one met again is a loop.
func (t twin) follow(z *route53.Zone, o origin, group []*route53.RecordSet, path []string, blind bool) odds {
	key := group[0].Name + " " + group[0].Type
	if slices.Contains(path, key) {
		return negative(z, noData)
	}
	all := odds{}
	for _, c := range t.choose(z, o, group, blind) {
		all.add(t.land(z, o, c, append(slices.Clone(path), key)), c.p)
	}
	switch {
	case len(all) > 0:
		return all
	case z.Private && t.privateNXDomain:
		return negative(z, nxDomain)
	}
	return negative(z, noData)
}

// land is what one choice answers.
func (t twin) land(z *route53.Zone, o origin, c choice, path []string) odds {
	r := c.sets[0]
	if r.Alias == nil {
		return certain(plain(c))
	}
	if r.Alias.ZoneID == z.ID {
		group := records(z, r.Alias.DNSName, r.Type)
		if len(group) == 0 {
			return negative(z, noData)
		}
		return t.follow(z, o, group, path, t.blindBranch && !r.Alias.Evaluate)
	}
	out, _, ok := t.target(r.Alias)
	if !ok || !t.emptyFamily && !serves(out, r.Type) {
		return negative(z, noData)
	}
	return certain(answer{code: noError, sets: identity(r), ttl: out.ttl})
}

// plain is the answer of record sets with values.
func plain(c choice) answer {
	a := answer{code: noError, size: c.size, ttl: c.sets[0].TTL}
	least, greatest := a.ttl, a.ttl
	ids := make([]string, len(c.sets))
	for i, r := range c.sets {
		ids[i] = identity(r)
		least, greatest = min(least, r.TTL), max(greatest, r.TTL)
	}
	slices.Sort(ids)
	a.sets, a.ttl = strings.Join(ids, plus), least
	if c.size > 0 && least != greatest {
		a.ttl = unsettled
	}
	return a
}

// serves is whether a target has an address for a type.
func serves(t target, typ string) bool { return len(family(t, typ)) > 0 }

// family are the addresses of a target that a record of a type may carry.
func family(t target, typ string) (all []string) {
	for _, s := range t.addresses {
		if a := netip.MustParseAddr(s); typ == "A" && a.Is4() || typ == "AAAA" && a.Is6() {
			all = append(all, s)
		}
	}
	return all
}
