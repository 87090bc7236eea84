package prove

import (
	"cmp"
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// seeker is an inquiry about one party.
type seeker struct {
	*inquiry
	index     int
	party     *Party
	caller    caller
	scoped    *side // nil: everything
	kinds     map[policy.Kind][2]*side
	variant   iam.Context // what a grant on the key wants to see, tried besides
	attached  bool        // something on the resource bears on requests, so that its account and kind count
	carried   map[carrier]string
	asked     map[string][]asked // of keys that the catalogue does not know, one condition of each family, without values
	spelled   map[string]string  // keys as the policies spell them
	services  map[string]bool    // those whose actions a policy names
	keys      []string           // all that the party's policies and the scope speak of
	except    []*language.Expr   // resources that are not meant
	stretches [][]*language.Expr // the choices of those that are
}

func newSeeker(q *inquiry, index int, p *Party) *seeker {
	s := &seeker{inquiry: q, index: index, party: p, scoped: scopeSide(&q.scope), kinds: map[policy.Kind][2]*side{}, carried: map[carrier]string{}, services: map[string]bool{}, spelled: map[string]string{}, asked: map[string][]asked{}}
	s.except, s.stretches = wildcards(p.Except), stretchesOf(p, &q.scope)
	who := iam.Derive(iam.Request{Principal: p.Who}).Principal // a session's role among others
	s.caller = caller{who: who, whole: p.Whole, space: &q.space}
	for _, set := range []*iam.Policies{&p.A, &p.B} {
		s.attached = s.attached || set.Resource != nil || len(set.Grants)+len(set.ACL) > 0
	}
	return s
}

// compiled are A, B and the scope, ready for a kind of resource policy. B is
// nil where no second set is asked about.
func (s *seeker) compiled(k policy.Kind) sides {
	if !s.attached {
		k = policy.Resource
	}
	two, made := s.kinds[k]
	if !made {
		a, b := s.party.A, s.party.B
		a.ResourceKind, b.ResourceKind = k, k
		two[0] = newSide(a)
		if s.goals[0].compares() {
			two[1] = newSide(b)
		}
		s.kinds[k] = two
		s.learn(sides{two[0], two[1], s.scoped})
	}
	return sides{two[0], two[1], s.scoped}
}

// learn notes the keys that sets speak of and the actions that they name.
func (s *seeker) learn(sides sides) {
	for _, side := range sides.present() {
		for _, key := range side.set.Keys() {
			if !slices.Contains(s.keys, key) {
				s.keys = append(s.keys, key)
				clear(s.carried)
			}
		}
		for _, e := range side.elems {
			for _, c := range e.Statement.Conditions {
				s.note(&c)
			}
			for _, a := range slices.Concat(e.Statement.Action.Values, e.Statement.NotAction.Values) {
				name := strings.ToLower(a.Value)
				service, _, _ := strings.Cut(name, ":")
				s.services[service] = true
				if !strings.ContainsAny(name, "*?") {
					s.named[name] = true
				}
			}
		}
	}
}

// note remembers a condition's key, and for one that the catalogue does not know
// what it is compared as.
func (s *seeker) note(c *policy.Condition) {
	key := strings.ToLower(c.Key.Value)
	s.spelled[key] = c.Key.Value
	op, ok := match.ParseOperator(c.Operator.Value)
	if _, known := catalog.FindKey(key); known || !ok || op.Family == match.Null || op.Family == match.String || op.Family == match.ARN {
		return
	}
	if !slices.ContainsFunc(s.asked[key], func(a asked) bool { return a.op.Family == op.Family }) {
		s.asked[key] = append(s.asked[key], asked{op: match.Operator{Base: op.Base, Family: op.Family}})
	}
}

// spell writes a key as the catalogue does, or a policy.
func (s *seeker) spell(key string) string {
	if k, ok := catalog.FindKey(key); ok && !k.Open() {
		return k.Name
	}
	return cmp.Or(s.spelled[strings.ToLower(key)], key)
}

// run asks about every target of the space.
func (s *seeker) run() {
	if s.party.Who.Kind == iam.NoPrincipal || slices.Contains(s.party.Except, "*") {
		return
	}
	s.over()
	for _, s.variant = range s.constraints() {
		s.gap("a grant on the key asks for an encryption context")
		s.over()
	}
}

// constraints are the encryption contexts that grants on the key ask for.
func (s *seeker) constraints() (out []iam.Context) {
	for _, set := range []*iam.Policies{&s.party.A, &s.party.B} {
		for _, g := range set.Grants {
			var c iam.Context
			for _, p := range slices.Concat(g.Subset, g.Equals) {
				c = c.With("kms:EncryptionContext:"+p.Key, p.Value)
			}
			if len(c) > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// over asks about every target, with one variant of what is known.
func (s *seeker) over() {
	for i, account := range s.accounts() {
		for _, g := range s.groups(account, s.party.Owner == "" && i > 0) {
			if s.common.Left < 0 {
				s.gap(outOfSteps)
				return
			}
			for _, p := range s.problems(g) {
				s.solve(p)
			}
		}
	}
}

// stranger is an account that no policy names.
const stranger = "999999999999"

// accounts are those that resources can belong to.
func (s *seeker) accounts() []string {
	if s.party.Owner != "" {
		return []string{s.party.Owner}
	}
	own := s.caller.who.Account
	if own == "" {
		own = "111122223333"
	}
	out := []string{own}
	if s.attached { // else nothing of another account's is ever allowed (rule 7)
		out = append(append(out, s.mentioned()...), stranger)
	}
	return distinct(out)
}

// mentioned are the accounts in ARNs and conditions of the party's policies.
func (s *seeker) mentioned() (out []string) {
	for _, set := range []*iam.Policies{&s.party.A, &s.party.B} {
		for _, doc := range documents(set) {
			for i := range doc.Statements {
				st := &doc.Statements[i]
				for _, v := range append(slices.Clone(st.Resource.Values), st.NotResource.Values...) {
					if parts := strings.SplitN(v.Value, ":", 6); len(parts) > 4 && arn.IsAccount(parts[4]) {
						out = append(out, parts[4])
					}
				}
				for _, c := range st.Conditions {
					if strings.EqualFold(c.Key.Value, "aws:ResourceAccount") {
						for _, v := range c.Values {
							if arn.IsAccount(v.Value) {
								out = append(out, v.Value)
							}
						}
					}
				}
			}
		}
	}
	return out
}

// documents are all of a set.
func documents(p *iam.Policies) (out []*policy.Document) {
	lists := [][]iam.Attached{p.Identity, p.Boundary, p.Session, p.Endpoint}
	lists = append(append(lists, p.SCPs...), p.RCPs...)
	for _, list := range lists {
		for _, a := range list {
			out = append(out, a.Doc)
		}
	}
	if p.Resource != nil {
		out = append(out, p.Resource.Doc)
	}
	return out
}

// request is a bare one, with what the party knows.
func (s *seeker) request(t *target, resource, account string) iam.Request {
	if t.format == judgedOn(t.action, "*") {
		resource = "*"
	}
	r := iam.Request{Action: t.action, Resource: resource, Principal: s.caller.who, Context: append(s.party.Known[:len(s.party.Known):len(s.party.Known)], s.variant...)}
	if parts := strings.SplitN(resource, ":", 6); len(parts) < 6 || !arn.IsAccount(parts[4]) {
		r.ResourceAccount = account
	}
	return r
}
