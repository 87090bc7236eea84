package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// onResource is for a policy on a resource: whoever it names, and strangers
// whose own side allows everything; locals once without a policy of their own,
// so that each grant counts, and once with all, so that each Deny does.
func (s *stage) onResource(by []iam.Principal) {
	for _, owner := range s.owners() {
		comers := by
		if len(by) == 0 {
			comers = s.comers(owner)
		}
		for _, who := range comers {
			s.comes(who, owner)
		}
	}
}

func (s *stage) comes(who iam.Principal, owner string) {
	p := Party{Who: who, Owner: owner, On: s.standsOn(owner)}
	if who.Account == owner && who.Kind != iam.Root || !who.Kind.Signs() {
		s.add(p, iam.Policies{})
	}
	if who.Kind.Signs() && (who.Account != owner || s.b != nil || s.kind != policy.Resource) {
		s.add(p, iam.Policies{Identity: managed("AdministratorAccess")})
	}
}

// maxOwners bounds the accounts to which a resource may belong.
const maxOwners = 4

// owners are the accounts to which the resources of a policy may belong, where
// their ARNs do not tell: those that it mentions, and one that it does not.
func (s *stage) owners() []string {
	if slices.ContainsFunc(s.accounts(), arn.IsAccount) {
		return []string{s.home()}
	}
	mentioned := s.mentioned()
	out := append([]string{Home}, mentioned...)
	if slices.Contains(mentioned, Home) {
		out = append(out, s.stranger(Home))
	}
	out = distinct(out)
	return out[:min(len(out), maxOwners)]
}

// mentioned are the accounts of whom the documents name.
func (s *stage) mentioned() (out []string) {
	for _, text := range append(s.principals(), s.testedNames()...) {
		if arn.IsAccount(text) {
			out = append(out, text)
		} else if who, ok := callerNamed(text); ok && who.Account != "" {
			out = append(out, who.Account)
		}
	}
	return distinct(out)
}

// stranger is an account that the documents do not mention.
func (s *stage) stranger(owner string) string {
	mentioned := s.mentioned()
	for _, account := range []string{otherAccount, "777788889999", "888899990000", "666677778888"} {
		if account != owner && !slices.Contains(mentioned, account) {
			return account
		}
	}
	return otherAccount
}

// overResources is for RCPs: resources that let everybody in, and everybody.
func (s *stage) overResources(by []iam.Principal) {
	if len(by) == 0 {
		by = append(s.comers(s.home()), s.callers()...)
	}
	for _, who := range uniquePrincipals(by) {
		p := Party{Who: who, Owner: s.home()}
		beside := iam.Policies{}
		if who.Kind.Signs() {
			beside.Identity = managed("AdministratorAccess")
		}
		s.letIn(p, beside, `"*"`)
	}
}

// standsOn are the resources that a policy on a resource is meant for: those
// that it names; nil where it names all there are.
func (s *stage) standsOn(owner string) (out []string) {
	switch s.kind {
	case policy.Trust:
		return []string{"arn:aws:iam::" + owner + ":role/*"}
	case policy.Key:
		return []string{"arn:aws:kms:*:*:key/*"}
	}
	for _, d := range s.docs {
		for _, st := range d.Statements {
			for _, v := range append(slices.Clone(st.Resource.Values), st.NotResource.Values...) {
				out = append(out, wholeResource(v.Value)...)
			}
		}
	}
	if slices.Contains(out, "*") {
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// wholeResource is the bucket with its objects, for a pattern that names
// either.
func wholeResource(pattern string) []string {
	rest, ok := strings.CutPrefix(pattern, "arn:aws:s3:::")
	if bucket, _, _ := strings.Cut(rest, "/"); ok && bucket != "*" {
		return []string{"arn:aws:s3:::" + bucket, "arn:aws:s3:::" + bucket + "/*"}
	}
	return []string{pattern}
}
