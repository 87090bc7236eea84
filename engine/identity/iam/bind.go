package iam

import (
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/match"
)

// Binding is a request in a Set's slots. It belongs to one goroutine and may
// be bound again, which reuses its memory.
type Binding struct {
	set      *Set
	req      *Request
	call     call   // the action, taken apart at its colon
	resource string // what Resource elements are compared with
	slots    []match.Key
	owner    string // account that owns the resource
	sit      situation
}

// Bind puts a request's context into the set's slots. b may be nil; it is
// returned filled. The request is only read and must outlive the binding.
func (s *Set) Bind(r *Request, b *Binding) *Binding {
	if b == nil {
		b = &Binding{}
	}
	b.set, b.req = s, r
	b.call = callOf(r.Action)
	b.resource = b.asked()
	b.owner, _ = r.owner()
	b.sit = b.situation()
	if cap(b.slots) < len(s.keys) {
		b.slots = make([]match.Key, len(s.keys))
	}
	b.slots = b.slots[:len(s.keys)]
	for i, key := range s.keys {
		b.slots[i] = match.Key{}
		for j := range r.Context {
			if e := &r.Context[j]; len(e.Key) == len(key) && strings.EqualFold(e.Key, key) {
				b.slots[i] = match.Key{Present: len(e.Values) > 0, Multi: e.Multi, Values: e.Values}
				break
			}
		}
	}
	return b
}

// asked is the resource that Resource elements are compared with. That
// s3:ListAllMyBuckets is asked on all buckets is unconfirmed (rule 49).
func (b *Binding) asked() string {
	if b.req.Resource == "*" && b.call.is("s3", "ListAllMyBuckets") {
		return "arn:aws:s3:::*"
	}
	return b.req.Resource
}

// Variable gives a policy variable its value: set, unset, or a set of values,
// which no variable can stand for (rule 95).
func (b *Binding) Variable(slot int) (string, match.Truth) {
	switch k, shape := &b.slots[slot], b.set.shapes[slot]; {
	case shape == match.ManyValues, shape == match.AnyShape && k.Multi && k.Present, len(k.Values) > 1:
		return "", match.Unknown
	case !k.Present:
		return "", match.False
	default:
		return k.Values[0], match.True
	}
}

// owner is the account the resource belongs to: named, else of its ARN, else
// the caller's own; known is false where it is only taken to be the caller's.
func (r *Request) owner() (account string, known bool) {
	if r.ResourceAccount != "" {
		return r.ResourceAccount, true
	}
	rest := r.Resource
	for range 4 {
		_, tail, ok := strings.Cut(rest, ":")
		if !ok {
			return r.Principal.Account, false
		}
		rest = tail
	}
	if account, _, ok := strings.Cut(rest, ":"); ok && arn.IsAccount(account) {
		return account, true
	}
	return r.Principal.Account, false
}

// truth judges one condition.
func (c *conditionTest) truth(b *Binding) match.Truth {
	return c.test.Holds(b.slots[c.slot], b)
}

// truth judges a whole statement: its elements and conditions are all asked
// for (rule 55). A False ends it, since nothing can mend it.
func (s *statement) truth(b *Binding) (match.Truth, grant) {
	if s.actionTruth(b) == match.False {
		return match.False, noGrant
	}
	t := s.resourceTruth(b)
	if t == match.False {
		return t, noGrant
	}
	who, g := s.principalTruth(b)
	t = t.And(who)
	for i := range s.tests {
		if t == match.False {
			break
		}
		t = t.And(s.tests[i].truth(b))
	}
	return t, g
}
