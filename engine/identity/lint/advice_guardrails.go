package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	hitsGlobalServices = ours("REGION_GUARD_HITS_GLOBAL_SERVICES", Warning, "a Deny by Region that hits services without one",
		"IAM, Organizations, CloudFront, Route 53 and others have no Region: their requests carry us-east-1. A Deny of everything outside of other Regions shuts them too. "+
			"Leave them out with NotAction, or name us-east-1 among the Regions.",
		"Example service control policies", "115")
	hitsServices = ours("ORGANIZATION_GUARD_HITS_AWS_SERVICES", Warning, "a Deny by organization that hits AWS services",
		"An AWS service that asks as itself, as CloudTrail does when it writes logs, is in no organization: the key is missing, and a Not... operator holds, with IfExists or without. "+
			"Add BoolIfExists aws:PrincipalIsAWSService false, so that services pass.",
		"Resource control policy examples", "61", "112", "114", "131")
)

// guardrails looks at Denies of whole accounts that hit more than is meant.
func (l *linter) guardrails() {
	for _, s := range l.statements {
		if s.Effect != policy.Deny {
			continue
		}
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			if !ok || !op.Negated || op.Family != match.String || len(c.Values) == 0 {
				continue
			}
			switch {
			case keyIs(c, "aws:RequestedRegion"):
				l.regionGuard(s, c, op)
			case keyIs(c, "aws:PrincipalOrgID", "aws:PrincipalOrgPaths") && l.kind == policy.RCP && !s.sparesServices():
				l.at(hitsServices, s, c.Operator.Span, `add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}`, "AWS services carry no %s, so this denies them too", c.Key.Value)
			}
		}
	}
}

// globals are actions of services without a Region that accounts cannot do
// without.
var globals = []string{"iam:GetUser", "organizations:DescribeOrganization", "route53:ListHostedZones", "cloudfront:ListDistributions"}

func (l *linter) regionGuard(s *statement, c policy.Condition, op match.Operator) {
	if l.kind.NamesPrincipals() || slices.ContainsFunc(c.Values, func(v policy.Value) bool {
		return strings.Contains(v.Value, "${") || strings.EqualFold(v.Value, "us-east-1") || op.Like && match.Fits(v.Value, "us-east-1")
	}) {
		return
	}
	if s.NotAction.Present && s.reachesAll() && !s.asksMore() {
		l.forgottenGlobals(s, c)
		return
	}
	for _, name := range globals {
		covered := slices.ContainsFunc(s.actions, func(a action) bool { return a.fits(name) })
		if covered == s.NotAction.Present {
			return // some are left out, so their writer thought of them
		}
	}
	if len(s.actions) > 0 && s.reachesAll() && !s.asksMore() {
		l.at(hitsGlobalServices, s, c.Key.Span, `leave them out: "NotAction": ["iam:*", "organizations:*", ...]`, "IAM, Route 53, CloudFront and others always carry us-east-1, so this denies them")
	}
}

// globalNames are what people call the services of globals.
var globalNames = []string{"IAM", "Organizations", "Route 53", "CloudFront"}

// forgottenGlobals names those that a guard does not leave out: whoever thinks
// of IAM may well forget the others.
func (l *linter) forgottenGlobals(s *statement, c policy.Condition) {
	var names, add []string
	for i, name := range globals {
		if !slices.ContainsFunc(s.actions, func(a action) bool { return a.fits(name) }) {
			service, _, _ := strings.Cut(name, ":")
			names, add = append(names, globalNames[i]), append(add, service+":*")
		}
	}
	switch len(names) {
	case 0:
	case len(globals):
		l.at(hitsGlobalServices, s, c.Key.Span, `leave them out: "NotAction": ["iam:*", "organizations:*", ...]`, "IAM, Route 53, CloudFront and others always carry us-east-1, so this denies them")
	default:
		last := len(names) - 1
		said := strings.TrimPrefix(strings.Join(names[:last], ", ")+" and "+names[last], " and ")
		l.at(hitsGlobalServices, s, c.Key.Span, "leave out with NotAction what your accounts use: "+strings.Join(add, ", "),
			"requests to %s always carry us-east-1, so this denies them", said)
	}
}

// reachesAll says whether the statement is about every resource.
func (s *statement) reachesAll() bool {
	return s.NotResource.Present || slices.ContainsFunc(s.resources, resource.star)
}

// asksMore says whether a condition asks for more than the Region and who
// calls: then only some requests are meant.
func (s *statement) asksMore() bool {
	return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool {
		key := strings.ToLower(c.Key.Value)
		return key != "aws:requestedregion" && !strings.HasPrefix(key, "aws:principal") && !strings.HasPrefix(key, "aws:calledvia") && key != "aws:viaawsservice"
	})
}

// sparesServices says whether some condition tells calls of services from
// others, or may not hold for them: one that a missing key fails.
func (s *statement) sparesServices() bool {
	return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool {
		key := strings.ToLower(c.Key.Value)
		if strings.HasPrefix(key, "aws:source") || strings.HasPrefix(key, "aws:principalisaws") || strings.HasPrefix(key, "aws:principalservice") || key == "aws:principaltype" {
			return true
		}
		holds, known := withoutKey(c)
		return !known || !holds
	})
}
