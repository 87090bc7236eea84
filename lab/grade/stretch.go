package grade

import (
	"slices"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
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
func (g *policies) stretches(who *pack.Caller, claim pack.Claim) []stretch {
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
		if who.Principal.Kind.Signs() && claim != pack.Always {
			out = append(out, g.doors(who.Principal.Account)...)
		}
	}
	return out
}

// doors are roles and keys, on which a policy must allow by itself. The world's
// roles have theirs; all others, and keys, are taken to leave it to the
// caller's account, for somebody who is given too much is so at the first of
// them. That all of them open is never claimed, so an always does not ask.
func (g *policies) doors(account string) (out []stretch) {
	var known []string
	for _, r := range g.ex.World.Roles {
		known = append(known, r.ARN)
		if r.Trust != nil {
			out = append(out, stretch{on: []string{r.ARN}, owner: r.Account, policy: &iam.Attached{Name: "trust of role " + r.Name, Doc: r.Trust}})
		}
	}
	return append(out, stretch{on: prove.Roles(), except: known, owner: account, policy: prove.RoleSide(account)},
		stretch{on: prove.Keys(), owner: account, policy: prove.KeySide(account)})
}

// local says whether an account is the world's.
func (g *policies) local(id string) bool {
	return slices.ContainsFunc(g.ex.World.Accounts, func(a worldfile.Account) bool { return a.ID == id })
}
