package complete

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

// candidates are all that may stand in a place.
func candidates(p place, typed string, names Names) []Candidate {
	if p.isKey {
		return keyCandidates(p, typed, names.Kind)
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
func keyCandidates(p place, typed string, kind policy.Kind) []Candidate {
	var all []Candidate
	switch {
	case same(p.object(1), "Condition"):
		all = conditionKeys(p.object(0))
	case same(p.object(0), "Condition"):
		all = conditionOperators(typed)
	case same(p.object(0), "Statement"):
		all = slices.DeleteFunc(slices.Clone(statementElements), func(c Candidate) bool { return !holds(kind, c.Text) })
	case same(p.object(0), "Principal", "NotPrincipal"):
		all = principalKinds
	case len(p.objects) == 1:
		all = documentElements
	}
	return slices.DeleteFunc(slices.Clone(all), func(c Candidate) bool { return same(c.Text, p.seen...) })
}

// holds says whether a statement of a kind of policy may have an element (rules
// 29, 37 and 135).
func holds(kind policy.Kind, element string) bool {
	switch element {
	case "Principal":
		return kind.NamesPrincipals()
	case "NotPrincipal":
		return kind.NamesPrincipals() && kind != policy.Trust && kind != policy.RCP
	case "Resource", "NotResource":
		return kind != policy.Trust
	case "NotAction":
		return kind != policy.RCP
	}
	return true
}

// variable is where the name of a variable begins that is being typed, -1 when
// none is.
func variable(typed string) int {
	if i := strings.LastIndex(typed, "${"); i >= 0 && !strings.Contains(typed[i:], "}") {
		return i + len("${")
	}
	return -1
}

// variables are what may stand for a part of a resource or of a condition's
// value: keys of one value, those that people use first, those of services only
// for who begins to write one.
func variables(p place, typed string) []Candidate {
	if !same(p.key, "Resource", "NotResource") && !same(p.object(1), "Condition") {
		return nil
	}
	usual := make([]Candidate, len(usualVariables))
	var known, rest []Candidate
	for _, k := range catalog.Keys() {
		c := Candidate{k.Name + "}", keyHelp(k)}
		if k.Open() {
			c.Text = k.Name // a tag's key follows
		}
		first := slices.Index(usualVariables, k.Name)
		switch {
		case k.Multi || strings.Contains(k.Name, "${"):
		case first >= 0:
			usual[first] = c
		case k.Help != "":
			known = append(known, c)
		case strings.Contains(typed, ":"):
			rest = append(rest, c)
		}
	}
	return slices.Concat(usual, known, rest)
}

// usualVariables are what variables mostly stand for.
var usualVariables = []string{"aws:username", "aws:PrincipalTag/", "aws:userid", "aws:PrincipalAccount", "aws:ResourceTag/"}

// actions are services until a colon is typed, and actions of any service for
// those who begin with the verb. What an action does is said of those that are
// shown (explained).
func actions(typed string) []Candidate {
	if service, _, whole := strings.Cut(typed, ":"); whole {
		all := named(catalog.ActionNames(service))
		if len(all) == 0 {
			return nil
		}
		return append(all, Candidate{service + ":*", "every action of " + service})
	}
	if beginsService(typed) {
		return append(services(), Candidate{"*", "every action there is"})
	}
	return everyAction()
}

// everyAction is some twenty thousand names: they are gathered once.
var everyAction = sync.OnceValue(func() []Candidate { return named(catalog.ActionNames("")) })

func named(names iter.Seq[string]) []Candidate {
	var all []Candidate
	for name := range names {
		all = append(all, Candidate{Text: name})
	}
	return all
}

// services are all services, first those that the catalogue has words on.
func services() []Candidate {
	var common, rest []Candidate
	for s := range catalog.Services() {
		if s.Help != "" {
			common = append(common, Candidate{s.Prefix + ":", s.Name + ": " + s.Help})
		} else {
			rest = append(rest, Candidate{s.Prefix + ":", s.Name})
		}
	}
	return append(common, rest...)
}

func beginsService(typed string) bool {
	if typed == "*" {
		return true
	}
	for s := range catalog.Services() {
		if strings.HasPrefix(s.Prefix, strings.ToLower(typed)) {
			return true
		}
	}
	return false
}

// explained says of the actions among candidates what they do.
func explained(all []Candidate) []Candidate {
	for i, c := range all {
		if a, ok := catalog.FindAction(c.Text); ok && c.Help == "" {
			all[i].Help = actionHelp(a)
		}
	}
	return all
}

func actionHelp(a catalog.Action) string {
	says := a.Help
	if says == "" {
		says = strings.ToLower(string(a.Level))
	}
	var on []string
	for _, r := range a.Resources {
		on = append(on, r.Name)
	}
	switch {
	case len(on) == 0:
		return says + " (on *)"
	case len(on) > 2:
		return says
	}
	return says + " (on " + strings.Join(on, ", ") + ")"
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

// conditionKeys are all keys: first those that the catalogue has words on, and
// among them those whose values the operator compares.
func conditionKeys(operator string) []Candidate {
	fits := typesOf(operator)
	var ranks [4][]Candidate
	for _, k := range catalog.Keys() {
		if strings.Contains(k.Name, "${") { // cannot be typed on behind
			continue
		}
		rank := 0
		if k.Help == "" {
			rank += 2
		}
		if !slices.Contains(fits, k.Type) {
			rank++
		}
		ranks[rank] = append(ranks[rank], Candidate{k.Name, keyHelp(k)})
	}
	return slices.Concat(ranks[:]...)
}

func keyHelp(k catalog.Key) string {
	says := k.Help
	if says == "" {
		prefix, _, _ := strings.Cut(k.Name, ":")
		says = "a key of " + prefix
	}
	if k.Multi {
		return says + " (several, " + string(k.Type) + ")"
	}
	return says + " (" + string(k.Type) + ")"
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
