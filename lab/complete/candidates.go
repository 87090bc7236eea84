package complete

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
)

// candidates are all that may stand in a place.
func candidates(p place, typed string, names Names) []Candidate {
	if p.isKey {
		return keyCandidates(p, typed)
	}
	switch {
	case same(p.object(1), "Condition"):
		return conditionValues(p.object(0), p.key, names)
	case same(p.object(0), "Principal", "NotPrincipal"):
		return principals(p.key, names)
	case same(p.key, "Principal", "NotPrincipal"):
		return []Candidate{{"*", "everyone, signed in or not"}}
	case same(p.key, "Effect"):
		return effects
	case same(p.key, "Action", "NotAction"):
		return actions(typed)
	case same(p.key, "Resource", "NotResource"):
		return resources(names)
	case same(p.key, "Version"):
		return versions
	}
	return nil
}

// keyCandidates are the names that an object may hold, those it holds already
// left out.
func keyCandidates(p place, typed string) []Candidate {
	var all []Candidate
	switch {
	case same(p.object(1), "Condition"):
		all = conditionKeys(p.object(0))
	case same(p.object(0), "Condition"):
		all = conditionOperators(typed)
	case same(p.object(0), "Statement"):
		all = statementElements
	case same(p.object(0), "Principal", "NotPrincipal"):
		all = principalKinds
	case len(p.objects) == 1:
		all = documentElements
	}
	return slices.DeleteFunc(slices.Clone(all), func(c Candidate) bool { return same(c.Text, p.seen...) })
}

// actions are services until a colon is typed, and every action of any service
// for those who begin with the verb.
func actions(typed string) []Candidate {
	service, _, whole := strings.Cut(typed, ":")
	var all []Candidate
	if whole {
		all = append(all, Candidate{service + ":*", "every action of " + service})
		for _, a := range catalog.Actions() {
			if same(a.Service(), service) {
				all = append(all, Candidate{a.Name, actionHelp(a)})
			}
		}
		if len(all) == 1 {
			return nil
		}
		return append(all[1:], all[0])
	}
	for _, s := range catalog.Services() {
		all = append(all, Candidate{s.Prefix + ":", s.Help})
	}
	all = append(all, Candidate{"*", "every action there is"})
	if beginsService(typed) {
		return all
	}
	all = nil
	for _, a := range catalog.Actions() {
		all = append(all, Candidate{a.Name, actionHelp(a)})
	}
	return all
}

func beginsService(typed string) bool {
	return typed == "*" || slices.ContainsFunc(catalog.Services(), func(s catalog.Service) bool {
		return strings.HasPrefix(s.Prefix, strings.ToLower(typed))
	})
}

func actionHelp(a catalog.Action) string {
	var needs []string
	for _, r := range a.Resources {
		needs = append(needs, r.Name)
	}
	switch {
	case len(needs) == 0:
		return a.Help + " (on *)"
	case len(needs) > 2:
		return a.Help
	}
	return a.Help + " (on " + strings.Join(needs, ", ") + ")"
}

// resources are what the world holds; a bucket and its objects are two things.
func resources(names Names) []Candidate {
	var all []Candidate
	for _, n := range names.ARNs {
		all = append(all, Candidate{n.ARN, n.Help})
		if bucket, ok := strings.CutPrefix(n.ARN, "arn:aws:s3:::"); ok && !strings.Contains(bucket, "/") {
			all = append(all, Candidate{n.ARN + "/*", "every object in " + bucket})
		}
	}
	return append(all, Candidate{"*", "every resource there is"})
}

// principals are who may be named under a kind of principal.
func principals(kind string, names Names) []Candidate {
	if same(kind, "Service") {
		return servicePrincipals
	}
	if !same(kind, "AWS") {
		return nil
	}
	return append(people(names), Candidate{"*", "everyone, signed in or not"})
}

func people(names Names) []Candidate {
	var all []Candidate
	for _, n := range names.ARNs {
		if strings.HasPrefix(n.ARN, "arn:aws:iam::") && !strings.Contains(n.ARN, ":group/") && !strings.Contains(n.ARN, ":policy/") {
			all = append(all, Candidate{n.ARN, n.Help})
		}
	}
	return all
}

// conditionKeys are all keys, those first whose values the operator compares.
func conditionKeys(operator string) []Candidate {
	fits := typesOf(operator)
	var first, rest []Candidate
	for _, k := range catalog.Keys() {
		c := Candidate{k.Name, k.Help + " (" + string(k.Type) + ")"}
		if k.Multi {
			c.Help = k.Help + " (several, " + string(k.Type) + ")"
		}
		if slices.Contains(fits, k.Type) {
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(first, rest...)
}

// conditionValues are known for switches and for those who may be named.
func conditionValues(operator, key string, names Names) []Candidate {
	k, known := catalog.FindKey(key)
	switch {
	case same(operator, "Null"):
		return []Candidate{{"true", "the key is absent"}, {"false", "the key is there"}}
	case known && k.Type == catalog.Bool:
		return []Candidate{{"true", ""}, {"false", ""}}
	case same(key, "aws:PrincipalArn"):
		return people(names)
	case known && k.Type == catalog.ARN:
		return resources(names)
	}
	return nil
}
