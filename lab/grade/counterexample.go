package grade

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/world/worldfile"
	"gatehouse/lab/pack"
)

// names are the world's own words for callers and resources.
type names struct{ w *worldfile.World }

// Principal begins a sentence on a caller: "Bo", "A session of Audit".
func (n names) Principal(p iam.Principal) string {
	for _, u := range n.w.Users {
		if u.ARN == p.ARN {
			return capital(u.Name)
		}
	}
	for _, r := range n.w.Roles {
		if r.ARN == p.RoleARN {
			return "A session of " + r.Name
		}
	}
	if p.Kind == iam.Root {
		return "The root user"
	}
	if p.Kind == iam.Service {
		return "The service " + p.ARN
	}
	return "A stranger from account " + p.Account
}

// Resource is a resource by its short name; a bucket that the world does not
// have is called as those that it has.
func (n names) Resource(arn string) string {
	return strings.TrimPrefix(n.w.ShortName(arn), "arn:aws:s3:::")
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// says is a witness as one sentence, consequence first.
func (g *policies) says(q *question, parties []prove.Party, w *prove.Witness) string {
	told, p := *w, parties[w.Party]
	told.Party = 0
	switch q.check.Claim {
	case pack.AtLeast:
		told.A, told.B = w.B, iam.Verdict{}
		p.A, p.B = p.B, p.A
	case pack.Never, pack.Only:
		p.B = barred(p.A, q.check.Scope)
	}
	return advice.Say(told, []prove.Party{p}, names{g.ex.World})
}

// barred is a set of policies with what a row forbids denied: set against the
// answer, it tells which keys of a counterexample matter to the row.
func barred(p iam.Policies, scope prove.Scope) iam.Policies {
	doc := &policy.Document{Name: "the check", Version: policy.Text{Value: policy.Version2012}}
	if situations := (prove.Scope{Given: scope.Given}); len(scope.Given) > 0 {
		doc.Statements = situations.Statements(policy.Deny)
	}
	p.Identity = append(slices.Clone(p.Identity), iam.Attached{Name: doc.Name, Doc: doc})
	return p
}

// Asked is the request that a counterexample is.
type Asked struct {
	Who, Does, On string
	Keys          []string // of its context, those that the row or some statement asks for: "no aws:MultiFactorAuthPresent"
	Also          int      // actions for which it goes the same way
}

// request tells a witness as a request.
func (g *policies) request(q *question, p *prove.Party, w *prove.Witness) *Asked {
	n := names{g.ex.World}
	a := &Asked{Who: p.Name, Does: w.Request.Action, On: n.Resource(w.Request.Resource), Also: max(len(w.Actions)-1, 0)}
	for _, key := range mattering(q.check.Scope, &p.A, &p.B) {
		e, ok := w.Request.Context.Lookup(key)
		switch {
		case !ok || len(e.Values) == 0:
			a.Keys = append(a.Keys, "no "+key)
		default:
			a.Keys = append(a.Keys, key+" = "+strings.Join(e.Values, ", "))
		}
	}
	return a
}

// mattering are the keys that a row's situations and the conditions of policies
// ask for, in their order.
func mattering(scope prove.Scope, sets ...*iam.Policies) (keys []string) {
	for _, all := range scope.Given {
		keys = conditioned(all, keys)
	}
	for _, set := range sets {
		list := slices.Clone(set.Identity)
		if set.Resource != nil {
			list = append(list, *set.Resource)
		}
		for _, at := range list {
			for i := range at.Doc.Statements {
				keys = conditioned(at.Doc.Statements[i].Conditions, keys)
			}
		}
	}
	return keys
}

func conditioned(all []policy.Condition, keys []string) []string {
	for _, c := range all {
		if !slices.ContainsFunc(keys, func(k string) bool { return strings.EqualFold(k, c.Key.Value) }) {
			keys = append(keys, c.Key.Value)
		}
	}
	return keys
}

// whyProved explains a row about all requests: its counterexample under the
// answer, else what was found.
func (g *policies) whyProved(i int, a Answer, docs []*policy.Document) Why {
	row, q := g.proved(i, a, docs), g.rows[i].proof
	if row.State != Fix {
		w := Why{Got: row.Word(), Sentence: row.Said, Spoken: true}
		if row.State == OK {
			w.Sentence = "Proved: there is no request that breaks it."
		}
		return w
	}
	found := &row.Finding.Witnesses[0]
	p := &row.Parties[found.Party]
	side := p.A
	if q.check.Claim == pack.AtLeast {
		side = p.B
	}
	side.ResourceKind = iam.ResourceKind(found.Request.Action, found.Request.Resource)
	x := iam.Compile(side).Bind(&found.Request, nil).Explain()
	w := judged(&x)
	w.Sentence = row.Said + " " + w.Sentence
	w.Asked = g.request(q, p, found)
	w.changed(side, found.Request, g.ex.Space)
	w.clean()
	return w
}
