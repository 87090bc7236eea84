package answer

import (
	"fmt"
	"strings"

	"gatehouse/engine/traffic/route53"
)

// Sentence says in one sentence who gets what, and why.
func (x *Explanation) Sentence() string { return x.sentence }

// say words the answer while the health that it rests on is at hand.
func (x *Explanation) say() string {
	if len(x.steps) == 0 {
		return x.asker() + ": " + x.unanswered() + "."
	}
	var all []string
	for i := range x.steps {
		if c := x.clause(i); c != "" {
			all = append(all, c)
		}
	}
	if x.q.found == foundWildcard || x.q.found == foundWildcardCNAME {
		all = append([]string{shown(x.q.Name) + " does not exist, and a wildcard stands for it"}, all...)
	}
	if x.Answer.Code != NoError {
		return x.asker() + ": " + strings.Join(append(all, "the answer is empty ("+x.Answer.Code.String()+")"), "; ") + "."
	}
	said, values := strings.Join(all, "; "), strings.TrimSuffix(strings.Join(x.Values, ", "), ".")
	if last := len(all) - 1; last >= 0 && strings.HasSuffix(all[last], ": default") {
		return x.asker() + ": " + said + ", " + values + "."
	}
	return x.asker() + ": " + said + ": " + values + "."
}

// unanswered says why no record stands for a name.
func (x *Explanation) unanswered() string {
	switch x.q.found {
	case foundNoZone:
		return "no zone here holds " + shown(x.q.Name) + ", so these name servers refuse to answer"
	case foundDelegated:
		return shown(x.q.Name) + " is delegated to name servers elsewhere, so these refuse to answer"
	case foundNoName:
		return fmt.Sprintf("there is no name %s, and resolvers keep that for %d s", shown(x.q.Name), x.Answer.TTL)
	case foundNothingPrivate:
		return fmt.Sprintf("the private zone has no %s of type %s, and nothing falls through to a public zone", shown(x.q.Name), x.q.Type)
	}
	return fmt.Sprintf("%s has no record of type %s, and resolvers keep that for %d s", shown(x.q.Name), x.q.Type, x.Answer.TTL)
}

// clause words the choice at one step.
func (x *Explanation) clause(i int) string {
	st := &x.steps[i]
	s := x.seat
	e := &s.t.entries[st.entry]
	if st.choice.N == 0 {
		return x.nothingHere(e)
	}
	c := st.choice.Sets[0]
	said := x.policyClause(e, c, x.order(e), int(st.choice.N))
	if b := x.aliasClause(c); b != "" && said != "" {
		said += "; " + b
	} else if b != "" {
		said = b
	}
	return said
}

func (x *Explanation) policyClause(e *entry, c int32, order []int32, n int) string {
	switch e.routing {
	case route53.Weighted:
		return x.weightClause(e, c)
	case route53.Multivalue:
		return x.multiClause(order, n)
	case route53.Failover:
		return x.failoverClause(c, order)
	case route53.Latency:
		return x.nearClause(order, c, func(i int32, first bool) string { return x.regionClause(e, i, first) })
	case route53.Geoproximity:
		return x.nearClause(order, c, func(i int32, first bool) string { return x.proximityClause(e, i, first) })
	case route53.Geolocation:
		return x.geoClause(e, c, order)
	case route53.IPBased:
		return x.ipClause(e, c, order)
	}
	r := x.seat.t.src[e.first]
	switch {
	case r.Type == "CNAME":
		return shown(r.Name) + " is another name for"
	case r.Alias != nil:
		return ""
	case len(r.Values) > 1:
		return fmt.Sprintf("a simple record answers all its %d values in random order", len(r.Values))
	}
	return "a simple record"
}

// aliasClause words an alias that is not simply followed.
func (x *Explanation) aliasClause(c int32) string {
	r, set := x.seat.t.src[c], &x.seat.t.sets[c]
	switch set.kind {
	case toTarget:
		if r.SetID == "" {
			return shown(r.Name) + " is an alias with the addresses of " + shown(r.Alias.DNSName)
		}
		return label(r) + " takes the addresses of " + shown(r.Alias.DNSName)
	case toEntry:
		if r.Routing == route53.Simple {
			return shown(r.Name) + " is an alias for " + shown(r.Alias.DNSName)
		}
		return ""
	case toNowhere:
		return "the alias target " + shown(r.Alias.DNSName) + " is not there"
	case toLoop:
		return "the alias to " + shown(r.Alias.DNSName) + " leads back to itself"
	case toTooDeep:
		return fmt.Sprintf("more than %d aliases follow one another", maxDepth)
	case toNoAddress:
		return "the alias target " + shown(r.Alias.DNSName) + " has no address of type " + r.Type
	}
	return ""
}

func (x *Explanation) nothingHere(e *entry) string {
	if e.routing == route53.IPBased {
		return "no block holds the asker's addresses, and there is no default"
	}
	return "no record is for " + x.seat.place(e.zone).String() + ", and there is no default"
}

// down words why a record does not count as healthy: "is unhealthy since ...".
func (x *Explanation) down(c int32) string {
	set := &x.seat.t.sets[c]
	switch {
	case set.check >= 0 && int(set.check) < len(x.h) && !x.h[set.check]:
		return "is unhealthy" + x.sinceWords(int(set.check))
	case set.kind == toTarget || set.kind == toNoAddress:
		return "has an unhealthy target" + x.sinceWords(len(x.seat.t.world.Checks)+int(set.target))
	}
	return "has nothing healthy behind it"
}

// list joins words as a person would.
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}
