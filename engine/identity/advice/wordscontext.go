package advice

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// circumstances tells the keys that decide: those that some statement tests,
// and without whose value the witness would be none.
func (s sayer) circumstances(w prove.Witness) string {
	var out []string
	for _, k := range decidingKeys(s.party(w), w) {
		if ownTag(&w.Request.Principal, k.key) {
			continue // it tells who calls, not how
		}
		e, _ := w.Request.Context.Lookup(k.key)
		if strings.EqualFold(k.key, factorKey) && len(e.Values) == 0 && !k.evenFalse {
			e.Values = []string{"false"} // it is not for the absence of the key
		}
		if text := tell(k.key, e, &w.Request); text != "" && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " " + strings.Join(out, ", ")
}

// ownTag says whether a key is a tag that the principal is known to have.
func ownTag(p *iam.Principal, key string) bool {
	for _, t := range append(slices.Clone(p.Tags), p.SessionTags...) {
		if strings.EqualFold(key, "aws:PrincipalTag/"+t.Key) {
			return true
		}
	}
	return false
}

const factorKey = "aws:MultiFactorAuthPresent"

// decidingKey is a key whose value matters to a witness: with another a set
// would judge otherwise.
type decidingKey struct {
	key       string
	evenFalse bool // with "false" too
}

// decidingKeys are those of both sets. Where no single key decides for a set,
// two together may.
func decidingKeys(p *prove.Party, w prove.Witness) (keys []decidingKey) {
	for _, set := range []iam.Policies{p.A, p.B} {
		c := newChanger(kinded(set, &w.Request), w.Request, prove.Space{})
		found := c.deciding()
		if len(found) == 0 {
			found = c.decidingPair(c.pairs())
		}
		for _, k := range found {
			at := slices.IndexFunc(keys, func(o decidingKey) bool { return strings.EqualFold(o.key, k.key) })
			if at < 0 {
				keys = append(keys, k)
			} else {
				keys[at].evenFalse = keys[at].evenFalse || k.evenFalse
			}
		}
	}
	return keys
}

// deciding are the keys that by themselves turn the verdict.
func (c *changer) deciding() (keys []decidingKey) {
	for _, k := range c.moves {
		decides, found := false, decidingKey{key: k.key}
		for _, m := range k.moves {
			if _, turned := c.turns(&m.request); turned {
				decides = true
				found.evenFalse = found.evenFalse || slices.Equal(m.values, []string{"false"})
			}
		}
		if decides {
			keys = append(keys, found)
		}
	}
	return keys
}

// decidingPair are the keys of the first pair that turns it.
func (c *changer) decidingPair(pairs []Change) (keys []decidingKey) {
	if len(pairs) == 0 {
		return nil
	}
	for _, k := range c.moves {
		was, _ := c.request.Context.Lookup(k.key)
		if is, _ := pairs[0].Request.Context.Lookup(k.key); !slices.Equal(was.Values, is.Values) {
			keys = append(keys, decidingKey{key: k.key})
		}
	}
	return keys
}

// kinded says what kind of policy stands on the resource of a request.
func kinded(p iam.Policies, r *iam.Request) iam.Policies {
	p.ResourceKind = iam.ResourceKind(r.Action, r.Resource)
	return p
}

// tellings word the keys that are met most; {} is the value. The first is for
// a value, the second for absence; "" leaves the key untold.
var tellings = map[string][2]string{
	"aws:multifactorauthage": {"{} seconds after MFA", "without MFA"},
	"aws:tokenissuetime":     {"with credentials of {}", "with long-term keys"},
	"aws:sourceip":           {"from {}", "from no public address"},
	"aws:vpcsourceip":        {"from {}", "from outside a VPC"},
	"aws:sourcevpce":         {"through the endpoint {}", "from outside the endpoint"},
	"aws:sourcevpc":          {"from {}", "from outside the VPC"},
	"aws:currenttime":        {"at {}", ""},
	"aws:epochtime":          {"at {}", ""},
	"aws:principalorgid":     {"in the organization {}", "outside any organization"},
	"aws:requestedregion":    {"in {}", "in no Region"},
	"aws:calledvia":          {"through {}", "without a service between"},
	"aws:calledviafirst":     {"through {} first", "without a service between"},
	"aws:calledvialast":      {"through {} last", "without a service between"},
	"aws:sourcearn":          {"for {}", "for no resource that is named"},
	"aws:sourceaccount":      {"for account {}", "for no account that is named"},
	"sts:externalid":         {"with the external id {}", "without an external id"},
}

// flags word the keys that are true or false: the first is for true.
var flags = map[string][2]string{
	"aws:multifactorauthpresent": {"with MFA", "without MFA"},
	"aws:securetransport":        {"over TLS", "without TLS"},
	"aws:viaawsservice":          {"through a service", "without a service between"},
}

// tell words one key of a request.
func tell(key string, e iam.Entry, r *iam.Request) string {
	small, value := strings.ToLower(key), strings.Join(e.Values, ", ")
	if small == "aws:multifactorauthpresent" && len(e.Values) == 0 {
		return absentFactor(r.Principal.Kind)
	}
	if form, ok := flags[small]; ok && len(e.Values) == 1 {
		return form[index(strings.EqualFold(value, "false"))]
	}
	if form, ok := tellings[small]; ok {
		return strings.Replace(form[index(len(e.Values) == 0)], "{}", value, 1)
	}
	if text, ok := tellTag(key, e); ok {
		return text
	}
	switch {
	case len(e.Values) == 0:
		return "without " + key
	case e.Multi:
		return "with " + key + " = [" + value + "]"
	case value == "":
		return "with an empty " + key
	}
	return "with " + key + " = " + value
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// absentFactor: only users and root have keys that say nothing of MFA.
func absentFactor(k iam.PrincipalKind) string {
	if k == iam.User || k == iam.Root {
		return "with long-term keys"
	}
	return ""
}

// tellTag words tags: of the principal, of the resource, and in the request.
func tellTag(key string, e iam.Entry) (string, bool) {
	for _, form := range [][3]string{{"aws:principaltag/", "tagged", "without the tag"}, {"aws:resourcetag/", "on a resource tagged", "on a resource without the tag"},
		{"aws:requesttag/", "giving the tag", "giving no tag"}} {
		if len(key) <= len(form[0]) || !strings.EqualFold(key[:len(form[0])], form[0]) {
			continue
		}
		name := key[len(form[0]):]
		if len(e.Values) == 0 {
			return form[2] + " " + name, true
		}
		return form[1] + " " + name + "=" + strings.Join(e.Values, ", "), true
	}
	return "", false
}
