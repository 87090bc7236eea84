package lint

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

const (
	pageGlobalKeys = "AWS global condition context keys"
	mfaPresent     = "aws:MultiFactorAuthPresent"
	mfaAge         = "aws:MultiFactorAuthAge"
	mfaRole        = "the session of a role does not carry MFA on"
)

var (
	mfaDenyMissesCallers = ours("MFA_DENY_MISSES_CALLERS", Security, "a Deny for want of MFA that misses some who have none",
		"Requests with long-term access keys carry no MFA key at all; temporary credentials got without MFA carry one that says false; the age is missing from both. "+
			"BoolIfExists false on aws:MultiFactorAuthPresent catches all of them.",
		pageGlobalKeys, "60", "106")
	mfaAllowWithoutMFA = ours("MFA_ALLOW_WITHOUT_MFA", Security, "an Allow for MFA that lets callers without it in",
		"With ...IfExists a missing key passes, and long-term access keys carry no MFA key; asked for with Null, the key may be there and say false. "+
			"In an Allow, Bool true is the test that only MFA passes.",
		pageGlobalKeys, "62", "106")
	mfaTurnedAround = ours("MFA_TURNED_AROUND", Security, "an MFA condition the wrong way round",
		"Allow speaks of those who may, Deny of those who may not; the condition picks out the others. "+
			"An Allow for those with MFA asks for Bool true, or NumericLessThan for the age; a Deny for those without asks for BoolIfExists false, or NumericGreaterThanIfExists. "+
			"An Allow for those without MFA has its use where they are to get a device, with actions of IAM.",
		pageGlobalKeys, "106")
	mfaNeverCarried = ours("MFA_NEVER_CARRIED", Warning, "MFA asked of somebody who cannot bring it",
		"AWS services and federated callers have no MFA device that AWS knows of, and the session of a role does not carry on the MFA with which it was taken on. "+
			"Ask for MFA where the role is taken on: in its trust policy, of users.",
		"Secure API access with MFA", "106")
)

// mfa looks at conditions on MFA that cannot do what their writers hope.
func (l *linter) mfa() {
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			if !ok || op.Qualifier != match.NoQualifier || !keyIs(c, mfaPresent, mfaAge) || l.mfaNever(s, c, op) {
				continue
			}
			switch s.Effect {
			case policy.Deny:
				l.mfaDeny(s, c, op)
			case policy.Allow:
				l.mfaAllow(s, c, op)
			}
		}
	}
}

// keyIs says whether a condition is on one of the keys.
func keyIs(c policy.Condition, keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return strings.EqualFold(c.Key.Value, key) })
}

func (l *linter) mfaDeny(s *statement, c policy.Condition, op match.Operator) {
	present := keyIs(c, mfaPresent)
	yes, no := keyWants(c, "true"), keyWants(c, "false")
	switch {
	case present && op.Family == match.Bool && yes && !no:
		l.at(mfaTurnedAround, s, c.Operator.Span, "to deny those without MFA, write BoolIfExists and \"false\"", "this denies the callers who did use MFA")
	case !present && op.Family == match.Numeric && strings.Contains(op.Base, "Less"):
		l.at(mfaTurnedAround, s, c.Operator.Span, "to deny an old sign-in, write NumericGreaterThanIfExists", "this denies the callers whose MFA is fresh")
	case present && op.Family == match.Bool && no && !yes && !op.IfExists && !l.mfaElsewhere(s):
		l.at(mfaDenyMissesCallers, s, c.Operator.Span, "write BoolIfExists", "requests with long-term keys carry no %s, so this Deny misses them", mfaPresent).become(s, c, "BoolIfExists")
	case present && op.Family == match.Null && yes && !no && !l.mfaElsewhere(s):
		f := l.at(mfaDenyMissesCallers, s, c.Operator.Span, "write BoolIfExists and \"false\"", "temporary credentials without MFA carry the key as false, so this Deny misses them")
		f.become(s, c, "BoolIfExists")
		f.value(c, `"false"`)
	case !present && strings.Contains(op.Base, "Greater") && !op.IfExists && !l.mfaElsewhere(s):
		l.at(mfaDenyMissesCallers, s, c.Operator.Span, "write "+op.Base+"IfExists", "without MFA there is no %s, so this Deny misses who has none", mfaAge).become(s, c, op.Base+"IfExists")
	}
}

// mfaElsewhere says whether another Deny, or another condition of this one,
// asks for MFA as well: together they may catch everyone.
func (l *linter) mfaElsewhere(s *statement) bool {
	for _, o := range l.statements {
		n := 0
		for _, c := range o.Conditions {
			if keyIs(c, mfaPresent, mfaAge) {
				n++
			}
		}
		if o.Effect == policy.Deny && (o != s && n > 0 || n > 1) {
			return true
		}
	}
	return false
}

func (l *linter) mfaAllow(s *statement, c policy.Condition, op match.Operator) {
	if slices.ContainsFunc(s.Conditions, func(o policy.Condition) bool {
		return o.Operator.Value == "Bool" && keyIs(o, mfaPresent) && keyWants(o, "true")
	}) {
		return // whatever else is asked, MFA is
	}
	present := keyIs(c, mfaPresent)
	yes, no := keyWants(c, "true"), keyWants(c, "false")
	switch {
	case present && op.Family == match.Bool && op.IfExists && yes && !no:
		l.at(mfaAllowWithoutMFA, s, c.Operator.Span, "write Bool", "requests with long-term keys carry no %s, and %s lets them in", mfaPresent, op.Name).become(s, c, "Bool")
	case present && op.Family == match.Null && no && !yes:
		f := l.at(mfaAllowWithoutMFA, s, c.Operator.Span, "write Bool and \"true\"", "the key may be there and say false: temporary credentials without MFA come in")
		f.become(s, c, "Bool")
		f.value(c, `"true"`)
	case present && op.Family == match.Bool && no && !yes && !s.enrols():
		l.at(mfaTurnedAround, s, c.Operator.Span, "to allow those with MFA only, write Bool and \"true\"", "this allows only the callers who did not use MFA")
	case !present && strings.Contains(op.Base, "Less") && op.IfExists:
		l.at(mfaAllowWithoutMFA, s, c.Operator.Span, "write "+op.Base, "without MFA there is no %s, and %s lets that in", mfaAge, op.Name).become(s, c, op.Base)
	case !present && strings.Contains(op.Base, "Greater"):
		l.at(mfaTurnedAround, s, c.Operator.Span, "to allow a fresh sign-in only, write NumericLessThan", "this allows the callers whose MFA is old")
	}
}

// enrols says whether a statement is about IAM and STS alone: whoever has no
// MFA device yet needs some of their actions to get one.
func (s *statement) enrols() bool {
	return len(s.actions) > 0 && !s.NotAction.Present && !slices.ContainsFunc(s.actions, func(a action) bool {
		return !strings.EqualFold(a.service, "iam") && !strings.EqualFold(a.service, "sts")
	})
}

// mfaNever says that nobody whom the statement speaks of can have MFA, where
// its condition asks for it.
func (l *linter) mfaNever(s *statement, c policy.Condition, op match.Operator) bool {
	who, hint, keyless := l.mfaStrangers(s)
	if who == "" {
		return false
	}
	holds := false
	switch {
	case keyIs(c, mfaAge) && op.Family == match.Numeric:
		holds = op.IfExists || op.Negated
	case keyIs(c, mfaPresent) && op.Family == match.Bool && (keyWants(c, "true") != keyWants(c, "false")):
		holds = keyWants(c, "false") && (!keyless || op.IfExists) || keyWants(c, "true") && keyless && op.IfExists
	case keyIs(c, mfaPresent) && op.Family == match.Null && keyless && keyWants(c, "true") != keyWants(c, "false"):
		holds = keyWants(c, "true")
	default:
		return false
	}
	if s.Effect == policy.NoEffect || holds == (s.Effect == policy.Allow) {
		return false
	}
	l.at(mfaNeverCarried, s, c.Key.Span, hint, "%s, so %s", who, keyAlways(s.Effect, holds))
	return true
}

// mfaStrangers says why the statement's principals never have MFA, "" where
// some can; keyless when even the key is missing from their requests.
func (l *linter) mfaStrangers(s *statement) (why, hint string, keyless bool) {
	if !l.kind.NamesPrincipals() && strings.Contains(l.o.On, ":role/") {
		return mfaRole, "ask users for MFA in the role's trust policy", false
	}
	if s.Principal.Star || len(s.Principal.Groups) != 1 {
		return "", "", false
	}
	g := s.Principal.Groups[0]
	switch {
	case len(g.Values) == 0:
	case g.Type.Value == "Service":
		return fmt.Sprintf("%s never comes with MFA", g.Values[0].Value), "delete the condition", true
	case g.Type.Value == "Federated":
		return "who comes from an identity provider brings no MFA that AWS knows of", "ask for MFA at the provider", true
	case g.Type.Value == "AWS" && !slices.ContainsFunc(g.Values, func(v policy.Text) bool { return !mfaIsRole(v.Value) }):
		return mfaRole, "ask users for MFA in the role's trust policy", false
	}
	return "", "", false
}

// mfaIsRole says whether a principal is a role or a session of one.
func mfaIsRole(arn string) bool {
	p := strings.SplitN(arn, ":", 6)
	return len(p) == 6 && (strings.HasPrefix(p[5], "role/") || strings.HasPrefix(p[5], "assumed-role/"))
}
