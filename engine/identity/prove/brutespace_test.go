package prove_test

import (
	"cmp"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// counted is one resource that one party asks one action on, with all
// situations in which it may.
type counted struct {
	party    int
	resource string
	requests []iam.Request // for the first resource of the ARN format; only Resource differs
}

// count lists the requests of a small space, shortest resources first: every
// party, action, resource over a small alphabet and situation. Names are as
// long as they can be within a budget of requests, but no shorter than said.
func (q *question) count(budget, shortest int) (all []counted) {
	stretches, length := q.stretches(), 4
	for ; length > shortest; length-- {
		size := 0
		for _, s := range stretches {
			size += len(s.situations) * howMany(strings.Count(s.format, "${"), length)
		}
		if size <= budget {
			break
		}
	}
	for _, s := range stretches {
		p := q.parties[s.party]
		resources := names(s.format, length)
		requests := derived(p, s.action, resources[0], s.situations)
		for _, r := range resources {
			if p.means(s.action, r) {
				all = append(all, counted{s.party, r, requests})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(len(a.resource), len(b.resource)) })
	return all
}

// A stretch is one ARN format of an action that a party asks.
type stretch struct {
	party          int
	action, format string
	situations     []iam.Context
}

func (q *question) stretches() (all []stretch) {
	open := q.bearing()
	for i, p := range q.parties {
		owner := p.owner
		if owner == "" {
			owner = p.who.Account
		}
		fixed := strings.NewReplacer("${Partition}", "aws", "${Account}", owner)
		for _, a := range q.actions {
			situations := q.situations(open, p, a)
			if len(a.Formats) == 0 {
				all = append(all, stretch{i, a.Name, "*", situations})
			}
			for _, f := range a.Formats {
				for _, region := range q.regions {
					all = append(all, stretch{i, a.Name, strings.ReplaceAll(fixed.Replace(f), "${Region}", region), situations})
					if !strings.Contains(f, "${Region}") {
						break
					}
				}
			}
		}
	}
	return all
}

// derived makes the requests of a party for one action. What Derive adds for
// one resource of a format it adds for all: they share all but the name.
func derived(p *party, action, resource string, situations []iam.Context) []iam.Request {
	out := make([]iam.Request, len(situations))
	for i, c := range situations {
		out[i] = iam.Derive(iam.Request{Action: action, Resource: resource, ResourceAccount: p.owner, Principal: p.who, Context: c})
	}
	return out
}

// situations are all contexts in which a party may ask for an action.
func (q *question) situations(open []*axis, p *party, a prove.Action) []iam.Context {
	all := []iam.Context{nil}
	for _, x := range open {
		var more []iam.Context
		for _, c := range all {
			for _, s := range x.admitted(q, p, a) {
				more = append(more, append(slices.Clone(c), s...))
			}
		}
		all = more
	}
	for i, c := range all {
		for _, e := range p.known {
			if _, stated := c.Lookup(e.Key); !stated {
				c = append(c, e)
			}
		}
		all[i] = c
	}
	return all
}

// names fills an ARN format with names: one, or two that are together one
// character longer.
func names(format string, length int) []string {
	switch strings.Count(format, "${") {
	case 0:
		return []string{format}
	case 1:
		return fill(format, words(1, length))
	}
	var out []string
	for n := 1; n <= length; n++ {
		for _, half := range fill(format, words(n, n)) {
			out = append(out, fill(half, words(1, length+1-n))...)
		}
	}
	return out
}

// howMany is how many names makes, without making them.
func howMany(places, length int) int {
	if places == 0 {
		return 1
	}
	n, power := 0, 1
	for i := 1; i <= length; i++ {
		power *= 3
		if places == 1 {
			n += power
		} else {
			n += power * howMany(1, length+1-i)
		}
	}
	return n
}

// fill puts each word in the place of the first placeholder.
func fill(format string, with []string) []string {
	head, rest, _ := strings.Cut(format, "${")
	_, tail, _ := strings.Cut(rest, "}")
	out := make([]string, len(with))
	for i, w := range with {
		out[i] = head + w + tail
	}
	return out
}

// alphabet are all words over a, b and c up to four characters, by their
// lengths; patterns speak of a and b only. Those of length n begin at from[n].
var alphabet, from = func() (all []string, from [6]int) {
	all = []string{""}
	for n := 1; n <= 4; n++ {
		from[n] = len(all)
		for _, w := range all[from[n-1]:] {
			all = append(all, w+"a", w+"b", w+"c")
		}
	}
	from[5] = len(all)
	return all, from
}()

func words(shortest, longest int) []string { return alphabet[from[shortest]:from[longest+1]] }

// means says whether a resource is among those that a party is about. The list
// of all buckets is asked on all of them (rule 49).
func (p *party) means(action, resource string) bool {
	if action == "s3:ListAllMyBuckets" {
		resource = "arn:aws:s3:::*"
	}
	in := func(patterns []string) bool {
		return slices.ContainsFunc(patterns, func(pattern string) bool { return fits(pattern, resource) })
	}
	return (p.on == nil || in(p.on)) && !in(p.except)
}

// fits is the plainest matcher of * and ?.
func fits(pattern, s string) bool {
	switch {
	case pattern == "":
		return s == ""
	case pattern[0] == '*':
		return fits(pattern[1:], s) || s != "" && fits(pattern, s[1:])
	}
	return s != "" && (pattern[0] == '?' || pattern[0] == s[0]) && fits(pattern[1:], s[1:])
}

// fitsAction compares without case.
func fitsAction(pattern, action string) bool {
	return fits(strings.ToLower(pattern), strings.ToLower(action))
}
