package grade

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/pack"
)

// mostStrangers is how many callers beyond the row's own are asked about;
// documents that name more leave a row unsettled.
const mostStrangers = 24

// strangers are the parties of a row about anyone at all that only the
// documents tell of: accounts, users, roles and services outside the world that
// a bucket's policy or a condition names. Whole is false when there are more
// than are asked about.
func (g *policies) strangers(q *question, docs []*policy.Document) (out []party, whole bool) {
	if !slices.ContainsFunc(q.check.Callers, func(c pack.Caller) bool { return c.Foreign }) {
		return nil, true
	}
	var all []pack.Caller
	for _, d := range g.resourceDocuments(docs) {
		for i := range d.Statements {
			for _, text := range named(&d.Statements[i]) {
				all = g.stranger(all, text)
			}
		}
	}
	all = slices.DeleteFunc(all, func(c pack.Caller) bool {
		return slices.ContainsFunc(q.check.Callers, func(k pack.Caller) bool { return k.Principal.ARN == c.Principal.ARN })
	})
	whole = len(all) <= mostStrangers
	for i := range all[:min(len(all), mostStrangers)] {
		out = append(out, g.callerParties(q.check, &all[i])...)
	}
	return out, whole
}

// resourceDocuments are the world's bucket policies, and those of an answer and
// of the solution.
func (g *policies) resourceDocuments(docs []*policy.Document) (out []*policy.Document) {
	for _, b := range g.ex.World.Buckets {
		if b.Policy != nil {
			out = append(out, b.Policy)
		}
	}
	for i, d := range g.ex.Answer {
		if d.Kind == policy.Resource {
			out = append(out, docs[i], g.solved[i])
		}
	}
	return out
}

// named are the texts by which a statement names callers.
func named(s *policy.Statement) (out []string) {
	for _, p := range []policy.Principals{s.Principal, s.NotPrincipal} {
		for _, group := range p.Groups {
			for _, v := range group.Values {
				out = append(out, v.Value)
			}
		}
	}
	for _, c := range s.Conditions {
		for _, v := range c.Values {
			switch strings.ToLower(c.Key.Value) {
			case "aws:principalarn":
				out = append(out, strings.NewReplacer(":*:", ":"+elsewhere+":", "*", "x", "?", "x").Replace(v.Value))
			case "aws:principalaccount", "aws:principalservicename":
				out = append(out, v.Value)
			case "aws:username":
				out = append(out, "arn:aws:iam::"+elsewhere+":user/"+strings.NewReplacer("*", "x", "?", "x").Replace(v.Value))
			}
		}
	}
	return out
}

// elsewhere is the account of a stranger whose name alone is given.
const elsewhere = "999999999999"

// stranger adds whom a text names, unless the world has it: an account stands
// for a user and a session of it.
func (g *policies) stranger(all []pack.Caller, text string) []pack.Caller {
	account, isRoot := strings.CutSuffix(text, ":root")
	account = account[strings.LastIndexByte(account, ':')+1:]
	texts := []string{text}
	if arn.IsAccount(account) && (isRoot || account == text) {
		texts = []string{"arn:aws:iam::" + account + ":user/stranger", "arn:aws:sts::" + account + ":assumed-role/Stranger/session"}
	}
	for _, text := range texts {
		who, err := iam.ParsePrincipal(text)
		if err != nil || g.local(who.Account) {
			continue
		}
		switch who.Kind {
		case iam.Role:
			who, err = iam.ParsePrincipal("arn:aws:sts::" + who.Account + ":assumed-role/" + text[strings.LastIndexByte(text, '/')+1:] + "/session")
			who.RoleARN = text
		case iam.User, iam.RoleSession, iam.FederatedUser, iam.Service:
		default:
			continue
		}
		if err == nil && !slices.ContainsFunc(all, func(c pack.Caller) bool { return c.Principal.ARN == who.ARN }) {
			all = append(all, pack.Caller{Name: text, Principal: who, Foreign: true})
		}
	}
	return all
}
