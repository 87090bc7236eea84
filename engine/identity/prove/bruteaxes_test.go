package prove_test

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// An axis counts out the ways in which keys that hang together can stand in a
// request, written down from the facts about requests one by one.
type axis struct {
	keys       []string
	situations func(q *question, p *party, a prove.Action) [][]iam.Entry
}

var axes = []axis{
	ofAction("lab:colour"), ofAction("lab:size"), ofAction("lab:flag"), ofAction("aws:ResourceTag/team"),
	{[]string{"lab:labels"}, labels},
	{[]string{"aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"}, credentials},
	{[]string{"aws:SourceIp", "aws:VpcSourceIp", "aws:SourceVpc", "aws:SourceVpce"}, wayIn},
	ofCaller("aws:PrincipalTag/team"), ofCaller("aws:PrincipalOrgID"),
	{[]string{"aws:CurrentTime", "aws:EpochTime"}, times},
	{[]string{"aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:ViaAWSService"}, via},
	{[]string{"aws:SecureTransport"}, func(*question, *party, prove.Action) [][]iam.Entry {
		return [][]iam.Entry{{one("aws:SecureTransport", "true")}, {one("aws:SecureTransport", "false")}}
	}},
	{[]string{"aws:TagKeys", "aws:RequestTag/team"}, requestTags},
	{[]string{"aws:SourceArn", "aws:SourceAccount"}, source},
	{[]string{"aws:RequestedRegion"}, calledRegion},
	ofAction(encrypted),
}

// bearing are the axes on whose keys the question turns.
func (q *question) bearing() (open []*axis) {
	spoken := q.spoken()
	for _, k := range q.always {
		spoken[strings.ToLower(k)] = true
	}
	for i := range axes {
		if slices.ContainsFunc(axes[i].keys, func(k string) bool { return spoken[strings.ToLower(k)] }) {
			open = append(open, &axes[i])
		}
	}
	return open
}

// admitted are the situations that the question's space and what is known of
// the party leave.
func (x *axis) admitted(q *question, p *party, a prove.Action) [][]iam.Entry {
	return slices.DeleteFunc(x.situations(q, p, a), func(s []iam.Entry) bool {
		return slices.ContainsFunc(x.keys, func(k string) bool { return !admits(q, p, iam.Context(s), k) })
	})
}

func admits(q *question, p *party, c iam.Context, key string) bool {
	e, there := c.Lookup(key)
	is := func(k string) bool { return strings.EqualFold(k, key) }
	if slices.ContainsFunc(q.always, is) && !there || slices.ContainsFunc(q.never, is) && there {
		return false
	}
	if k, stated := p.known.Lookup(key); stated {
		return slices.Equal(k.Values, e.Values)
	}
	return true
}

func one(key, value string) iam.Entry { return iam.Entry{Key: key, Values: []string{value}} }

func each(key string) [][]iam.Entry {
	all := [][]iam.Entry{nil}
	for _, v := range valuesOf(key) {
		all = append(all, []iam.Entry{one(key, v)})
	}
	return all
}

var none = [][]iam.Entry{nil}

// ofAction: a service's key is there only in requests of actions that carry it.
func ofAction(key string) axis {
	return axis{[]string{key}, func(_ *question, _ *party, a prove.Action) [][]iam.Entry {
		if !carries(a, key) {
			return none
		}
		return each(key)
	}}
}

// ofCaller: keys about the principal range, unless it says them itself or is
// wholly known.
func ofCaller(key string) axis {
	return axis{[]string{key}, func(_ *question, p *party, _ prove.Action) [][]iam.Entry {
		_, stated := p.known.Lookup(key)
		tag := strings.Contains(key, "Tag")
		if p.gives(key) || p.whole && !stated || !signs(p.who.Kind) || tag && p.who.Kind == iam.Root {
			return none
		}
		return each(key)
	}}
}

// gives says whether the principal itself says a key: a tag it has.
func (p *party) gives(key string) bool {
	return slices.ContainsFunc(append(slices.Clone(p.who.Tags), p.who.SessionTags...), func(t iam.Pair) bool {
		return strings.EqualFold("aws:PrincipalTag/"+t.Key, key)
	})
}

func signs(k iam.PrincipalKind) bool {
	return k != iam.Service && k != iam.Anonymous
}

func carries(a prove.Action, key string) bool {
	return slices.ContainsFunc(a.Keys, func(k string) bool {
		return strings.EqualFold(k, key) || strings.HasSuffix(k, "/") && len(key) > len(k) && strings.EqualFold(k, key[:len(k)])
	})
}

// subsets are the sets of a list that are not empty.
func subsets(list []string) (all [][]string) {
	for bits := 1; bits < 1<<len(list); bits++ {
		var set []string
		for i, v := range list {
			if bits&(1<<i) != 0 {
				set = append(set, v)
			}
		}
		all = append(all, set)
	}
	return all
}

// labels are a set where some condition of the question takes them for one, else
// a single value: of a key that the catalogue does not know nothing else tells.
func labels(q *question, _ *party, a prove.Action) [][]iam.Entry {
	all := [][]iam.Entry{nil}
	sets := slices.ContainsFunc(q.asked(), func(s *statement) bool {
		return slices.ContainsFunc(s.conditions, func(c condition) bool { return strings.EqualFold(c.key, "lab:labels") && strings.Contains(c.op, ":") })
	})
	if carries(a, "lab:labels") && !sets {
		for _, v := range valuesOf("lab:labels") {
			all = append(all, []iam.Entry{one("lab:labels", v)})
		}
		return all
	}
	if carries(a, "lab:labels") {
		for _, set := range subsets(valuesOf("lab:labels")) {
			all = append(all, []iam.Entry{{Key: "lab:labels", Multi: true, Values: set}})
		}
	}
	return all
}

func requestTags(_ *question, _ *party, a prove.Action) [][]iam.Entry {
	all := [][]iam.Entry{nil}
	if !carries(a, "aws:TagKeys") {
		return all
	}
	cost := one("aws:RequestTag/cost", "c")
	all = append(all, []iam.Entry{{Key: "aws:TagKeys", Multi: true, Values: []string{"cost"}}, cost})
	for _, v := range valuesOf("aws:RequestTag/team") {
		team := one("aws:RequestTag/team", v)
		all = append(all, []iam.Entry{{Key: "aws:TagKeys", Multi: true, Values: []string{"team"}}, team},
			[]iam.Entry{{Key: "aws:TagKeys", Multi: true, Values: []string{"team", "cost"}}, team, cost})
	}
	return all
}

// credentials: users and root come with long-term keys or with temporary
// credentials, got with MFA or without; sessions with temporary ones.
func credentials(_ *question, p *party, _ prove.Action) [][]iam.Entry {
	var temporary [][]iam.Entry
	for _, t := range []string{"2025-06-01T00:00:00Z", "2026-03-01T00:00:00Z"} {
		issued := one("aws:TokenIssueTime", t)
		temporary = append(temporary, []iam.Entry{one("aws:MultiFactorAuthPresent", "false"), issued})
		for _, age := range []string{"60", "7200"} {
			temporary = append(temporary, []iam.Entry{one("aws:MultiFactorAuthPresent", "true"), one("aws:MultiFactorAuthAge", age), issued})
		}
	}
	switch p.who.Kind {
	case iam.User, iam.Root:
		return append(temporary, nil)
	case iam.RoleSession, iam.FederatedUser:
		return temporary
	}
	return none
}

// wayIn: by a public address or through a VPC endpoint, never both.
func wayIn(*question, *party, prove.Action) (all [][]iam.Entry) {
	for _, ip := range valuesOf("aws:SourceIp") {
		all = append(all, []iam.Entry{one("aws:SourceIp", ip)})
	}
	for _, vpce := range valuesOf("aws:SourceVpce") {
		all = append(all, []iam.Entry{one("aws:VpcSourceIp", "10.0.0.7"), one("aws:SourceVpc", "vpc-a"), one("aws:SourceVpce", vpce)})
	}
	return all
}

func times(*question, *party, prove.Action) (all [][]iam.Entry) {
	for _, t := range [][2]string{{"2025-06-01T00:00:00Z", "1748736000"}, {"2026-01-01T00:00:00Z", "1767225600"},
		{"2026-03-01T00:00:00Z", "1772323200"}, {"2026-07-01T00:00:00Z", "1782864000"}, {"2027-01-01T00:00:00Z", "1798761600"}} {
		all = append(all, []iam.Entry{one("aws:CurrentTime", t[0]), one("aws:EpochTime", t[1])})
	}
	return all
}

// via: services call on behalf of whoever signs.
func via(_ *question, p *party, _ prove.Action) [][]iam.Entry {
	itself := []iam.Entry{one("aws:ViaAWSService", "false")}
	switch p.who.Kind {
	case iam.Anonymous:
		return none
	case iam.Service:
		return [][]iam.Entry{itself}
	}
	first, last := services[0], services[1]
	chain := func(list ...string) []iam.Entry {
		return []iam.Entry{{Key: "aws:CalledVia", Multi: true, Values: list}, one("aws:CalledViaFirst", list[0]),
			one("aws:CalledViaLast", list[len(list)-1]), one("aws:ViaAWSService", "true")}
	}
	return [][]iam.Entry{itself, chain(first), chain(first, last), chain(last, first)}
}

// source: for whose resource a service calls.
func source(_ *question, p *party, _ prove.Action) [][]iam.Entry {
	all := [][]iam.Entry{nil}
	if p.who.Kind == iam.Service {
		for _, account := range []string{home, abroad} {
			arn, owner := one("aws:SourceArn", "arn:aws:sns:eu-west-1:"+account+":t"), one("aws:SourceAccount", account)
			all = append(all, []iam.Entry{arn, owner}, []iam.Entry{arn}, []iam.Entry{owner})
		}
	}
	return all
}

// calledRegion: an ARN with a Region tells it, and IAM has one only.
func calledRegion(q *question, _ *party, a prove.Action) (all [][]iam.Entry) {
	if q.world.regional && len(a.Formats) > 0 || q.world.name == "roles" {
		return none
	}
	for _, r := range q.regions {
		all = append(all, []iam.Entry{one("aws:RequestedRegion", r)})
	}
	return all
}
