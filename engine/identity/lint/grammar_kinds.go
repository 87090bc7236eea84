package lint

import (
	"slices"

	"gatehouse/engine/identity/policy"
)

var keyLocked = ours("KEY_POLICY_LOCKS_EVERYBODY_OUT", Warning, "a key policy that nobody could change again",
	"Without its key policy nobody may do anything with a KMS key, not even the account's root user. If the policy lets nobody change it, the key is out of reach until AWS Support helps, "+
		"so KMS refuses such a policy unless it is told to bypass this check. Allow the account kms:*, or somebody kms:PutKeyPolicy. Of a part of a policy, as guides show them, it means nothing.",
	"KMS: Default key policy", "150")

// keyPolicy looks at what KMS wants of its policies and others do not. KMS
// takes a statement without Resource, and then never asks it (rule 152).
func (l *linter) keyPolicy() {
	if l.kind != policy.Key || !l.doc.OK() {
		return
	}
	for _, s := range l.statements {
		if !s.Resource.Present && !s.NotResource.Present {
			l.at(missingResource, s, s.Span, `add "Resource": "*", which means this key`, "without Resource a key policy's statement has no effect")
		}
	}
	const nobody = "nobody may kms:PutKeyPolicy, and KMS refuses such a policy unless told to bypass the lockout check"
	if i := slices.IndexFunc(l.statements, (*statement).locksKey); i >= 0 {
		s := l.statements[i]
		l.at(keyLocked, s, s.Span, "spare whoever keeps the key, by aws:PrincipalArn in a condition", nobody)
	} else if !slices.ContainsFunc(l.statements, (*statement).keepsKey) && !slices.ContainsFunc(l.statements, (*statement).throughService) {
		l.at(keyLocked, nil, policy.Span{Line: 1, Col: 1}, `allow the account, arn:aws:iam::ACCOUNT:root, "kms:*"`, nobody)
	}
}

// keepsKey says whether a statement lets somebody change the key's policy; one
// whose Resource is missing was meant to. No service does such a thing.
func (s *statement) keepsKey() bool {
	some := s.Principal.Star || slices.ContainsFunc(s.Principal.Groups, func(g policy.PrincipalGroup) bool { return g.Type.Value != "Service" && len(g.Values) > 0 })
	return s.Effect == policy.Allow && some && s.changesKey()
}

// locksKey says whether a statement denies everybody a change of the key's
// policy, whatever the request.
func (s *statement) locksKey() bool {
	return s.Effect == policy.Deny && everybody(s.Principal) && len(s.Conditions) == 0 && s.changesKey() && slices.ContainsFunc(s.resources, resource.star) && s.Resource.Present
}

// throughService says whether a statement lets the account use the key through a
// service: so AWS writes the policies of the keys that it manages, and changes
// them itself.
func (s *statement) throughService() bool {
	asks := func(key string) bool {
		return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool { return keyIs(c, key) })
	}
	return s.Effect == policy.Allow && everybody(s.Principal) && asks("kms:CallerAccount") && asks("kms:ViaService")
}

func (s *statement) changesKey() bool {
	named := slices.ContainsFunc(s.actions, func(a action) bool { return a.fits("kms:PutKeyPolicy") })
	return named != s.NotAction.Present
}

// endpointPolicy asks for the Principal of a VPC endpoint's policy, which AWS
// PrivateLink's guide demands. The judge takes one without it, as for everybody.
func (l *linter) endpointPolicy() {
	if l.kind != policy.Endpoint || !l.doc.OK() {
		return
	}
	for _, s := range l.statements {
		if !s.Principal.Present && !s.NotPrincipal.Present {
			l.at(missingPrincipal, s, s.Span, `add "Principal": "*", or name who may come through the endpoint`, "a statement of an endpoint policy needs a Principal")
		}
	}
}
