package iam

import (
	"cmp"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

func (e *explainer) principal(s *statement, doc string) (match.Truth, grant) {
	t, how := s.principalTruth(e.Binding)
	if !s.named {
		return t, how
	}
	label, ps, why := "Principal", s.src.Principal, (*explain.Reason)(nil)
	switch {
	case s.notPrincipal:
		label, ps, why = "NotPrincipal", s.src.NotPrincipal, e.whyNotNamed(s, t)
	case t == match.False:
		why = e.whyUnnamed(s)
	default:
		why = e.whyNamed(s, how)
	}
	e.add(2, markOf(t), why, ps.Span, doc, label, principalText(ps), cmp.Or(e.req.Principal.ARN, "the caller"))
	return t, how
}

// whyNotNamed tells whether NotPrincipal spares the caller, and why it cannot.
func (e *explainer) whyNotNamed(s *statement, t match.Truth) *explain.Reason {
	switch {
	case t == match.False:
		return whySpared
	case e.neverSpared():
		return whyNeverSpared
	}
	for i := range s.principals {
		if s.principals[i].match(e.Binding) > byAccount {
			return whyPartlySpared
		}
	}
	return whyNotPrincipal
}

// whyNamed tells how a principal that fits reaches the caller. What a grant to
// an account or a role leaves to others is said of an Allow only: a Deny meets
// all that belong there.
func (e *explainer) whyNamed(s *statement, how grant) *explain.Reason {
	who, deny := &e.req.Principal, s.src.Effect == policy.Deny
	switch {
	case how == byAccount && deny:
		return whyAccountDenied
	case how == byAccount:
		return whyAccount
	case how == byRole && deny && who.Kind == FederatedUser:
		return whyFedererDenied
	case how == byRole && deny:
		return whyRoleDenied
	case how == byRole && who.Kind == FederatedUser:
		return whyFederer
	case how == byRole:
		return whyRole
	case s.namesEveryone():
		return whyEveryone
	}
	return [...]*explain.Reason{User: whyPrincipal, RoleSession: whySessionNamed, FederatedUser: whyFederatedNamed, Service: whyServiceNamed,
		SAMLProvider: whyProviderNamed, OIDCProvider: whyProviderNamed, CanonicalUser: whyCanonicalNamed, Role: whyPrincipal, Root: whyAccountItself,
		Anonymous: whyEveryone}[who.Kind]
}

func (s *statement) namesEveryone() bool {
	for i := range s.principals {
		if s.principals[i].form == everyone {
			return true
		}
	}
	return false
}

// whyUnnamed tells the slips by which a Principal misses the caller: the first
// entry that makes one speaks.
func (e *explainer) whyUnnamed(s *statement) *explain.Reason {
	if len(s.principals) == 0 {
		return whyNobody
	}
	for i := range s.principals {
		if why := e.slip(&s.principals[i]); why != nil {
			return why
		}
	}
	return whyPrincipalNot
}

func (e *explainer) slip(p *principalPattern) *explain.Reason {
	who := &e.req.Principal
	switch {
	case p.form != anIdentity && p.form != everyone && p.form != theAccount && p.text == who.ARN && who.Kind.Signs():
		return whyUserElsewhere
	case p.form != anIdentity:
		return nil
	case p.text == who.ARN && (who.Kind == SAMLProvider || who.Kind == OIDCProvider):
		return whyProviderAsAWS
	case strings.HasPrefix(p.text, "AIDA"), strings.HasPrefix(p.text, "AROA"):
		return whyOtherID
	case strings.ContainsAny(p.text, "*?"):
		return whyWildWho
	case isService(p.text):
		return whyServiceAsAWS
	case strings.Contains(p.text, ":group/"):
		return whyGroupNamed
	case strings.EqualFold(p.text, who.ARN), who.RoleARN != "" && strings.EqualFold(p.text, who.RoleARN):
		return whyWhoCase
	case pathless(p.text, who.RoleARN), who.Kind == User && pathless(p.text, who.ARN):
		return whyPathMissing
	}
	return nil
}

// pathless says whether an ARN is another's without its path.
func pathless(text, arn string) bool {
	part := resourcePart(arn)
	kind, _, ok := strings.Cut(part, "/")
	last := strings.LastIndexByte(part, '/')
	return ok && last > len(kind) && text == arn[:len(arn)-len(part)]+kind+part[last:]
}

// principalText shows who is named; a type of principal other than AWS is told.
func principalText(ps policy.Principals) string {
	if ps.Star {
		return "*"
	}
	if len(ps.Groups) == 1 && len(ps.Groups[0].Values) == 1 && ps.Groups[0].Type.Value == "AWS" {
		return ps.Groups[0].Values[0].Value
	}
	var all []string
	for _, g := range ps.Groups {
		for _, v := range g.Values {
			if g.Type.Value != "AWS" {
				v.Value = g.Type.Value + " " + v.Value
			}
			all = append(all, v.Value)
		}
	}
	if len(all) == 0 {
		return "[]"
	}
	return strings.Join(all, ", ")
}
