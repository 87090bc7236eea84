package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Whoever may pass any role to a service can have all that any role can do.
const whyPassRole = "Who passes a role to a service can do through the service what the role can do. " +
	"Name in Resource the roles that are meant, and with iam:PassedToService the service."

// Service-linked roles do little harm, but they belong to services that somebody should have wanted.
const whyCreateSLR = "A service-linked role lets its service act in the account. " +
	"Name in Resource the role of the service that is meant, or the service with iam:AWSServiceName."

// roleCodes are the six checks of one action: by how the action is written,
// and by how the resource is.
type roleCodes struct {
	action, key string
	on          [3][2]*Code // named, by a wildcard, by NotAction; then * and NotResource
}

var passRole = roleCodes{"iam:PassRole", "iam:PassedToService", [3][2]*Code{
	{aws("PASS_ROLE_WITH_STAR_IN_RESOURCE", Security, "any role may be passed", whyPassRole, "146"),
		aws("PASS_ROLE_WITH_NOTRESOURCE", Security, "any role but the named ones may be passed", whyPassRole, "39", "146")},
	{aws("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", Security, "a wildcard lets any role be passed",
		whyPassRole+" An administrator may need it all; nobody else does.", "146"),
		aws("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOTRESOURCE", Security, "a wildcard lets any role but the named ones be passed", whyPassRole, "39", "146")},
	{aws("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOTACTION", Security, "NotAction lets any role be passed",
		whyPassRole+" Or put iam:PassRole into NotAction.", "38", "146"),
		aws("PASS_ROLE_WITH_NOTACTION_AND_NOTRESOURCE", Security, "NotAction lets any role but the named ones be passed",
			whyPassRole+" Or put iam:PassRole into NotAction.", "38", "39", "146")},
}}

var createSLR = roleCodes{"iam:CreateServiceLinkedRole", "iam:AWSServiceName", [3][2]*Code{
	{aws("CREATE_SLR_WITH_STAR_IN_RESOURCE", Warning, "any service-linked role may be made", whyCreateSLR),
		aws("CREATE_SLR_WITH_NOTRESOURCE", Warning, "any service-linked role but the named ones may be made", whyCreateSLR, "39")},
	{aws("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", Warning, "a wildcard lets any service-linked role be made", whyCreateSLR),
		aws("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOTRESOURCE", Warning, "a wildcard lets any service-linked role but the named ones be made", whyCreateSLR, "39")},
	{aws("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOTACTION", Warning, "NotAction lets any service-linked role be made",
		whyCreateSLR+" Or put iam:CreateServiceLinkedRole into NotAction.", "38"),
		aws("CREATE_SLR_WITH_NOTACTION_AND_NOTRESOURCE", Warning, "NotAction lets any service-linked role but the named ones be made",
			whyCreateSLR+" Or put iam:CreateServiceLinkedRole into NotAction.", "38", "39")},
}}

// allRoles asks of identity policies whether they open all roles by one of the two
// actions. Policies that only frame what others grant are left alone.
func (l *linter) allRoles() {
	if l.kind != policy.Identity {
		return
	}
	for _, s := range l.statements {
		if s.Effect != policy.Allow || s.Action.Present && s.NotAction.Present {
			continue
		}
		for _, r := range []*roleCodes{&passRole, &createSLR} {
			l.openRoles(s, r)
		}
	}
}

func (l *linter) openRoles(s *statement, r *roleCodes) {
	how, at, entry := s.covers(r.action)
	what, resource := s.allRoles()
	if how < 0 || what < 0 || s.narrowed(r.key) {
		return
	}
	which, does := "any role", "may be passed to any service"
	if r == &createSLR {
		which, does = "any service-linked role", "may be made"
	}
	if what == 1 {
		which += " but these"
		if how == 0 {
			at = resource
		}
	}
	why := ""
	switch how {
	case 1:
		why = entry + " covers " + r.action + ", so "
	case 2:
		why = "NotAction does not name " + r.action + ", so "
	}
	l.at(r.on[how][what], s, at, "name the roles in Resource, or add "+r.key, "%s%s %s", why, which, does)
}

// covers says how a statement's actions cover one: by its name 0, by a wildcard
// 1, by NotAction 2, not at all -1; where, and by which entry.
func (s *statement) covers(name string) (how int, at policy.Span, entry string) {
	i := slices.IndexFunc(s.actions, func(a action) bool { return a.fits(name) })
	switch {
	case s.NotAction.Present && i < 0 && len(s.actions) > 0:
		return 2, s.NotAction.Key, ""
	case s.NotAction.Present || i < 0:
		return -1, at, ""
	case s.actions[i].wild():
		return 1, s.actions[i].Span, s.actions[i].Value
	}
	return 0, s.actions[i].Span, s.actions[i].Value
}

// allRoles says whether a statement's resources are all roles: by a wildcard 0,
// by NotResource 1, not -1; and where.
func (s *statement) allRoles() (what int, at policy.Span) {
	if s.NotResource.Present {
		return 1, s.NotResource.Key
	}
	for _, r := range s.resources {
		if r.star() || r.n == 6 && (r.parts[2] == "iam" || r.parts[2] == "*") && slices.Contains([]string{"*", "role*", "role/*"}, r.parts[5]) {
			return 0, r.Span
		}
	}
	return -1, at
}

// narrowed says whether a condition asks for one of some values of a key.
func (s *statement) narrowed(key string) bool {
	return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool {
		op, ok := match.ParseOperator(c.Operator.Value)
		return ok && strings.EqualFold(c.Key.Value, key) && !op.Negated && op.Family != match.Null
	})
}
