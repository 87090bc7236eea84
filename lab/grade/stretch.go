package grade

import (
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/world/worldfile"
	"gatehouse/lab/pack"
)

// stretch is resources over which the same resource policy stands, or none.
type stretch struct {
	on, except []string // as Resource elements write them
	owner      string
	policy     *iam.Attached // the world's
	docs       []int         // those of the answer
}

// stretches cuts all resources into those of each bucket with a policy, and
// the rest. Of the rest, one from another account meets only what belongs to
// the world's: what it does at home is nobody's business here.
func (g *policies) stretches(who *pack.Caller) []stretch {
	var out []stretch
	var own []string // buckets with a policy
	bare := map[string][]string{}
	for _, b := range g.ex.World.Buckets {
		t, _ := g.ex.World.Resource("bucket/" + b.Name)
		s := stretch{on: []string{b.ARN, b.ARN + "/*"}, owner: b.Account, policy: t.Policy, docs: g.onBucket(b.ARN)}
		if s.policy != nil || len(s.docs) > 0 {
			out, own = append(out, s), append(own, s.on...)
		} else {
			bare[b.Account] = append(bare[b.Account], s.on...)
		}
	}
	for _, a := range g.ex.World.Accounts {
		switch home := who.Principal.Account; {
		case a.ID == home:
		case g.local(home):
			if len(bare[a.ID]) > 0 {
				out, own = append(out, stretch{on: bare[a.ID], owner: a.ID}), append(own, bare[a.ID]...)
			}
		default:
			out = append(out, stretch{on: append(slices.Clone(bare[a.ID]), "arn:aws:*:*:"+a.ID+":*"), owner: a.ID})
		}
	}
	if g.local(who.Principal.Account) {
		out = append(out, stretch{except: own})
	}
	return out
}

// local says whether an account is the world's.
func (g *policies) local(id string) bool {
	return slices.ContainsFunc(g.ex.World.Accounts, func(a worldfile.Account) bool { return a.ID == id })
}
