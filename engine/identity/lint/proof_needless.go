package lint

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	denyNeverFires = ours("DENY_NEVER_APPLIES", Security, "a Deny that no request meets",
		"A Deny that can never apply guards nothing, and whoever reads it feels safe. Look for conditions that exclude each other, or for a key that requests of these actions never carry.",
		"IAM JSON policy elements: Condition", "55", "71")
	allowNeverApplies = ours("ALLOW_NEVER_APPLIES", Warning, "an Allow that no request meets",
		"No request can fit this statement, so it allows nothing. All conditions of a statement must hold at once: two that exclude each other shut it.",
		"IAM JSON policy elements: Condition", "55", "71")
	alwaysDenied = ours("ALLOW_ALWAYS_DENIED", Warning, "an Allow that this policy's own Denies undo",
		"A Deny beats every Allow, in the same document too. Whatever this statement allows, a Deny beside it takes away again.",
		"Policy evaluation logic", "2")
	shadowedStatement = ours("SHADOWED_STATEMENT", Suggestion, "a statement that others make needless",
		"Every request that this statement decides is decided so by others already. A policy with fewer statements is easier to get right; if you meant this one to differ, look at what it shares with the others.",
		"Policy evaluation logic", "55")
)

func number(n int) string { return strconv.Itoa(n) }

// neverApplies asks for a request that a statement with conditions meets: with
// all allowed, one that it takes away as a Deny.
func neverApplies(l *linter) {
	if !l.proves() {
		return
	}
	for _, s := range l.statements {
		if s.idle = l.fitsNoResource(s); s.idle || !l.doubtful(s) || s.told(l) {
			continue
		}
		if !l.meetsNothing(s) {
			continue
		}
		if s.Effect == policy.Allow && l.causeTold(s) {
			s.idle = true
			continue
		}
		if s.Effect == policy.Deny {
			l.at(denyNeverFires, s, s.Condition, "look for conditions that exclude each other", "no request meets %s, so it denies nothing", s.label())
			continue
		}
		l.at(allowNeverApplies, s, s.Condition, "look for conditions that exclude each other", "no request meets %s, so it allows nothing", s.label())
	}
}

// doubtful asks cheaply whether a statement's conditions may exclude each
// other, or its resources: two of one key, two of keys that know of each other,
// one on what the Principal or the ARN settles already. A condition on a key of
// its own can be met.
func (l *linter) doubtful(s *statement) bool {
	seen := map[string]bool{}
	for _, c := range s.Conditions {
		key := strings.ToLower(c.Key.Value)
		about := key
		for _, b := range bundles {
			if strings.HasPrefix(key, b.prefix) {
				about = cmp.Or(b.about, key)
				break
			}
		}
		placed := about == "place" && slices.ContainsFunc(s.resources, func(r resource) bool { return r.n > 4 && strings.Trim(r.parts[3]+r.parts[4], "*") != "" })
		if seen[about] || about == "principal" && l.kind.NamesPrincipals() || placed {
			return true
		}
		seen[about] = true
	}
	return false
}

// bundles are keys that know of each other, by how they begin.
var bundles = []struct{ prefix, about string }{
	{"aws:multifactor", "credentials"}, {"aws:tokenissue", "credentials"}, {"aws:sourceip", "network"}, {"aws:vpcsource", "network"}, {"aws:sourcevpc", "network"},
	{"aws:currenttime", "time"}, {"aws:epochtime", "time"}, {"aws:calledvia", "service"}, {"aws:viaawsservice", "service"}, {"aws:principalisaws", "service"},
	{"aws:principalservice", "service"}, {"aws:sourcea", "service"}, {"aws:sourceo", "service"}, {"aws:requesttag/", "tags"}, {"aws:tagkeys", "tags"},
	{"aws:principaltag/", ""}, {"aws:principal", "principal"}, {"aws:user", "principal"}, {"aws:resourceaccount", "place"}, {"aws:requestedregion", "place"},
}

// told says whether some finding of a statement says already that it has no
// effect, or is needless.
func (s *statement) told(l *linter) bool {
	return s.idle || slices.ContainsFunc(l.findings, func(f Finding) bool {
		return f.Statement == s.index && slices.Contains([]string{"REDUNDANT_STATEMENT", "ACTION_WITHOUT_ITS_RESOURCE", "KEY_NEVER_CARRIED",
			"DENY_NEVER_APPLIES", "ALLOW_NEVER_APPLIES", "EMPTY_ARRAY_ACTION", "EMPTY_ARRAY_RESOURCE", "EMPTY_ARRAY_CONDITION"}, f.Code.ID)
	})
}

// causeTold says whether some finding names already why an Allow is never met.
// Of a Deny it is told all the same, since it is graver then.
func (l *linter) causeTold(s *statement) bool {
	return slices.ContainsFunc(l.findings, func(f Finding) bool {
		return f.Statement == s.index && (f.Code == sourceIPThroughEndpoint || f.Code == wildcardWithoutLike)
	})
}

// shadowed asks of each statement whether the others leave it anything to
// decide. An Allow is compared with the other Allows, then with the Denies
// beside it; a Deny with the other Denies, since it guards against other
// policies too.
func shadowed(l *linter) {
	if !l.proves() || len(l.statements) < 2 {
		return
	}
	for _, s := range l.statements {
		if s.told(l) || l.flawed(s) {
			continue
		}
		if by := l.coveredBy(s); by != "" && !l.meetsNothing(s) {
			l.at(shadowedStatement, s, s.Span, "keep the one that you mean", "%s adds nothing: %s", s.label(), by)
			return // the next may be needless only as long as this one stands
		}
	}
	for _, s := range l.statements {
		if s.Effect == policy.Allow && !s.told(l) && !l.flawed(s) && l.mayCover(s, policy.Deny) &&
			l.within(s, append(l.others(policy.Deny), as(s.Statement, policy.Allow)), l.others(policy.Deny)) && !l.meetsNothing(s) {
			l.at(alwaysDenied, s, s.Span, "delete one of the two", "%s allows nothing: this policy's own Denies take all of it away", s.label())
		}
	}
}

// flawed says whether something is told of a statement by which it may meet no
// request at all: then it is this that is to be mended, whatever other
// statements do, and what they do may change with it.
func (l *linter) flawed(s *statement) bool {
	return slices.ContainsFunc(l.findings, func(f Finding) bool {
		return f.Statement == s.index && (f.Code.Severity == Error || isMismatch(f.Code))
	})
}

// meetsNothing says whether it is proved that no request meets a statement, by
// itself and without the others.
func (l *linter) meetsNothing(s *statement) bool {
	full := l.everything()
	return l.within(s, []policy.Statement{full}, []policy.Statement{full, as(s.Statement, policy.Deny)})
}

// coveredBy says which statements decide all that s decides, "" for none.
func (l *linter) coveredBy(s *statement) string {
	if !l.mayCover(s, s.Effect) {
		return ""
	}
	full := l.everything()
	covers := func(all, rest []policy.Statement) bool {
		if s.Effect == policy.Deny {
			return l.within(s, append([]policy.Statement{full}, rest...), append([]policy.Statement{full}, all...))
		}
		return l.within(s, all, rest)
	}
	own := as(s.Statement, s.Effect)
	if !covers(append(l.others(s.Effect, s.index), own), l.others(s.Effect, s.index)) {
		return ""
	}
	for _, o := range l.statements {
		if o.index != s.index && o.Effect == s.Effect && !l.has(o.Span, redundantStatement) && covers([]policy.Statement{as(o.Statement, s.Effect), own}, []policy.Statement{as(o.Statement, s.Effect)}) {
			return o.label() + " covers every request that it does"
		}
	}
	return "the others together cover every request that it does"
}

// mayCover asks cheaply what most pairs of statements answer with no: whether
// other statements of an effect name all of its actions, and all resources where
// it does.
func (l *linter) mayCover(s *statement, e policy.Effect) bool {
	var others []*statement
	for _, o := range l.statements {
		if o.index != s.index && o.Effect == e {
			others = append(others, o)
		}
	}
	others = slices.DeleteFunc(others, func(o *statement) bool { return !o.mayReach(s) })
	if s.NotAction.Present {
		return slices.ContainsFunc(others, func(o *statement) bool {
			return o.NotAction.Present || slices.ContainsFunc(o.actions, action.star)
		})
	}
	for _, a := range s.actions {
		if !slices.ContainsFunc(others, func(o *statement) bool { return o.mayName(a) }) && !together(a, others) {
			return false
		}
	}
	return len(others) > 0
}

// mayReach says whether a statement's resources may cover some of another's:
// one of its patterns fits one of the other's as it is written.
func (s *statement) mayReach(o *statement) bool {
	if s.NotResource.Present || len(s.resources) == 0 || len(o.resources) == 0 {
		return true
	}
	if o.NotResource.Present {
		return slices.ContainsFunc(s.resources, resource.star)
	}
	return slices.ContainsFunc(o.resources, func(r resource) bool {
		return slices.ContainsFunc(s.resources, func(own resource) bool { return match.Fits(own.Value, r.Value) })
	})
}

// mayName says whether a statement's actions cover an entry of another's.
func (s *statement) mayName(a action) bool {
	if s.NotAction.Present || slices.ContainsFunc(s.actions, action.star) {
		return true
	}
	if a.star() {
		return false
	}
	known := a.known()
	return len(known) > 0 && !slices.ContainsFunc(known, func(name string) bool { return !s.names(name) })
}

// names says whether a statement's Action covers a known action.
func (s *statement) names(name string) bool {
	return slices.ContainsFunc(s.actions, func(a action) bool { return a.star() || slices.Contains(a.known(), name) })
}

// together says whether several statements between them name all that an entry
// covers.
func together(a action, others []*statement) bool {
	if a.star() {
		return false
	}
	known := a.known()
	return len(known) > 0 && !slices.ContainsFunc(known, func(name string) bool {
		return !slices.ContainsFunc(others, func(o *statement) bool { return !o.NotAction.Present && o.names(name) })
	})
}
