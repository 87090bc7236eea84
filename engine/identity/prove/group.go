package prove

import (
	"encoding/binary"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
)

// group is the targets that go the same way for every request: the same
// statements speak of them, they carry the same of the keys that count, and
// nothing of the engine's own tells them apart.
type group struct {
	account string
	sides   sides
	formats []form
	at      map[string]int
}

// form is the targets of a group with one ARN format.
type form struct {
	target  target // the most telling
	actions []string
}

// groups are the targets of the space, taken together, whose resources belong to
// an account: a foreign one is neither the party's nor its caller's.
func (s *seeker) groups(account string, foreign bool) []*group {
	g := grouping{seeker: s, account: account, byKey: map[string]*group{}, circumstances: map[[2]iam.Circumstance]uint64{}, vain: map[bool]bool{}, foreign: foreign}
	for _, sv := range s.space.services() {
		if len(s.variant) > 0 && sv.prefix != "kms" {
			continue
		}
		sorts := newSorter(s, sv.prefix)
		for i, targets := 0, g.worthwhile(&sv, sorts); i < len(targets); i++ {
			if !s.budget.Take(1) {
				s.gap(outOfSteps)
				return g.all
			}
			if t := &targets[i]; !g.foreign || strings.Contains(t.format, "${Account}") { // else nothing tells that it is another account's
				s.join(g.of(t, sorts), t)
			}
		}
	}
	return g.all
}

// grouping is the making of groups, for one account.
type grouping struct {
	*seeker
	account       string
	foreign       bool // the account is neither the party's nor its caller's
	all           []*group
	byKey         map[string]*group
	circumstances map[[2]iam.Circumstance]uint64
	vain          map[bool]bool // services that no policy names, by whether RCPs reach them
	key           []byte
}

// worthwhile are the targets of a service that must be looked at.
func (g *grouping) worthwhile(sv *service, sorts *sorter) []shape {
	if !g.unnamed(sv.prefix) {
		return sv.targets
	}
	alike := catalog.RCP(sv.prefix)
	if _, known := g.vain[alike]; !known {
		g.vain[alike] = sorts.vain(&sv.targets[0], g.account)
	}
	if g.vain[alike] {
		return nil
	}
	return sv.shapes
}

// of is the group of a target: what it is told by are the statements that speak
// of it, the keys that come along, and its circumstance.
func (g *grouping) of(t *shape, sorts *sorter) *group {
	kind := iam.ResourceKind(t.action, t.format)
	sides := g.compiled(kind)
	key := append(sorts.activity(g.key[:0], kind, sides, t.name), g.carry(&t.keys)...)
	at := g.circumstance(sorts, sides, &t.target, kind, g.account)
	number, known := g.circumstances[at]
	if !known {
		number = uint64(len(g.circumstances))
		g.circumstances[at] = number
	}
	key = binary.AppendUvarint(append(key, 0xff, byte(kind)), number)
	if g.single(sorts.service) {
		key = append(key, t.action...)
	}
	g.key = key
	one, known := g.byKey[string(key)]
	if !known {
		one = &group{account: g.account, sides: sides, at: map[string]int{}}
		g.byKey[string(key)] = one
		g.all = append(g.all, one)
	}
	return one
}

// single says whether what stands on a service's resources beside policies
// speaks of single actions: grants on keys, lists of S3.
func (s *seeker) single(service string) bool {
	for _, set := range []*iam.Policies{&s.party.A, &s.party.B} {
		if service == "kms" && len(set.Grants) > 0 || service == "s3" && len(set.ACL) > 0 {
			return true
		}
	}
	return false
}

func (s *seeker) join(g *group, t *shape) {
	i, known := g.at[t.format]
	if !known {
		i = len(g.formats)
		g.at[t.format] = i
		g.formats = append(g.formats, form{target: t.target})
	}
	f := &g.formats[i]
	f.actions = append(f.actions, t.actions...)
	if s.better(&t.target, &f.target) {
		f.target = t.target
	}
}

// carry writes which of the keys that count come with a target.
func (s *seeker) carry(c *carrier) string {
	bits, known := s.carried[*c]
	if !known {
		b := make([]byte, len(s.keys))
		for i, key := range s.keys {
			if c.carries(key) {
				b[i] = 1
			}
		}
		bits = string(b)
		s.carried[*c] = bits
	}
	return bits
}
