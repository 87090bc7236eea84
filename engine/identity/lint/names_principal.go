package lint

import (
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

var (
	invalidPrincipal = aws("INVALID_PRINCIPAL_FORMAT", Error, "a principal that AWS cannot read",
		"Principals are named under their kind: an account, user or role by its ARN under AWS, a service under Service. A group is no principal. AWS refuses a policy that names what cannot be one.", "29", "12", "24")
	wildPrincipal = aws("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Error, "a wildcard within a principal",
		"A principal is named whole, or everybody is meant with a lone *. For some of many, write * and compare aws:PrincipalArn with ArnLike in a condition.", "24")
	trustWildcard = aws("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Error, "a trust policy for everybody",
		"A trust policy that allows * lets every account in the world try to take the role on. Name the accounts, users, roles or services that are meant. "+
			`IAM takes everybody in the form {"AWS": "*"} only, which belongs into a Deny, or beside a condition that leaves few.`, "23", "24")
	invalidServicePrincipal = aws("INVALID_SERVICE_PRINCIPAL_FORMAT", Error, "a service that is not written as a principal",
		"A service is named by its principal, small, and mostly of the form lambda.amazonaws.com. Some keys want the Region too: kms:ViaService is compared with s3.eu-west-1.amazonaws.com.", "30")
	federatedElsewhere = aws("FEDERATED_PRINCIPAL_NOT_SUPPORTED", Error, "an identity provider outside a trust policy",
		"An identity provider's users take on a role first, in the role's trust policy. Other policies see the role, so name the role there.", "32")
	invalidFederated = aws("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", Error, "an identity provider that AWS cannot read",
		"An identity provider is named by its ARN, ...:saml-provider/NAME or ...:oidc-provider/HOST, or, for those that AWS knows, by its host name without https.", "32")
)

// principals looks at whom a policy names.
func (l *linter) principals() {
	if !l.kind.NamesPrincipals() {
		return
	}
	told := l.told(variableInElement)
	for _, s := range l.statements {
		for _, p := range []policy.Principals{s.Principal, s.NotPrincipal} {
			if p.Star && l.kind == policy.Trust {
				l.everybodyInTrust(s, p)
			}
			for _, g := range p.Groups {
				for _, v := range g.Values {
					if !told[v.Span] {
						l.principal(s, g.Type.Value, v)
					}
				}
			}
		}
	}
}

// everybodyInTrust tells of a lone * in a trust policy. Judged it is the same as
// {"AWS": "*"} (rule 23), but only that one does IAM take: of the other it says
// that the principal is invalid.
func (l *linter) everybodyInTrust(s *statement, p policy.Principals) {
	hint := "name the accounts, users, roles or services"
	if s.Effect == policy.Deny {
		hint = `write {"AWS": "*"}`
	}
	f := l.at(trustWildcard, s, p.Span, hint, `IAM refuses a lone "*" as the Principal of a trust policy`)
	if s.Effect == policy.Deny {
		f.rewrite(hint, p.Span, `{"AWS"`+l.colon()+`"*"}`)
	}
}

func (l *linter) principal(s *statement, group string, v policy.Text) {
	lone := v.Value == "*" && group == "AWS"
	switch {
	case group == "Federated" && l.kind != policy.Trust:
		l.at(federatedElsewhere, s, v.Span, "name the role that its users take on", "%s is an identity provider, which only trust policies name", named(v.Value))
	case lone:
	case strings.ContainsAny(v.Value, "*?"):
		hint := "name the one that is meant"
		if group == "AWS" {
			hint = `write "*", and ArnLike with aws:PrincipalArn in a condition`
		}
		l.at(wildPrincipal, s, v.Span, hint, "a principal under %s takes no wildcard, so AWS refuses %s", group, named(v.Value))
	case group == "AWS":
		if fault, hint := awsPrincipal(v.Value); fault != "" {
			l.at(invalidPrincipal, s, v.Span, hint, "%s %s", named(v.Value), fault)
		}
	case group == "Service":
		l.servicePrincipal(s, v, "")
	case group == "Federated":
		l.federated(s, v)
	}
}

// awsPrincipal says what is wrong with a principal under AWS, if anything is.
func awsPrincipal(value string) (fault, hint string) {
	if arn.IsAccount(value) || isUniqueID(value) {
		return "", ""
	}
	a, err := arn.Parse(value)
	switch {
	case err != nil && strings.HasSuffix(value, ".amazonaws.com"):
		return "is a service", "name it under Service"
	case err != nil:
		return "is no account, user or role", "write an ARN such as arn:aws:iam::111122223333:user/mia"
	case a.Service == "iam" && a.Account != "cloudfront" && !arn.IsAccount(a.Account):
		return "names no account", "write the account's twelve digits"
	case a.Service == "iam" && a.Type() == "group":
		return "is a group, and a group is no principal", "name its users, or allow it in a policy of the group"
	case a.Service == "iam" && (a.Type() == "saml-provider" || a.Type() == "oidc-provider"):
		return "is an identity provider", "name it under Federated"
	case a.Service == "iam" && (a.Resource == "root" || a.Type() == "user" || a.Type() == "role"):
		return "", ""
	case a.Service == "sts" && a.Type() == "assumed-role" && strings.Count(a.Resource, "/") < 2:
		return "is a session without its name", "write assumed-role/ROLE/SESSION, or the role's ARN"
	case a.Service == "sts" && (a.Type() == "assumed-role" || a.Type() == "federated-user"):
		return "", ""
	}
	return "is nobody who could ask", "name an account, a user or a role"
}

// isUniqueID says whether a text has the form of a unique id such as AIDA...,
// which AWS puts in the place of a user or role that is gone (rule 28).
func isUniqueID(s string) bool {
	return len(s) >= 16 && s[0] == 'A' && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// provider says what kind of identity provider a value names: saml, web, or
// none.
func provider(value string) string {
	if a, err := arn.Parse(value); err == nil {
		switch a.Type() {
		case "saml-provider":
			return "saml"
		case "oidc-provider":
			return "web"
		}
		return ""
	}
	host, _, _ := strings.Cut(value, "/")
	if strings.Contains(host, ".") && strings.Trim(strings.ToLower(host), "abcdefghijklmnopqrstuvwxyz0123456789.-") == "" {
		return "web"
	}
	return ""
}

// servicePrincipal looks at a service's name as a principal or as the value of
// a key; a key may want the Region in it.
func (l *linter) servicePrincipal(s *statement, v policy.Text, key string) {
	regional := key == "kms:ViaService"
	if isServicePrincipal(v.Value, regional) {
		l.misspeltService(s, v)
		return
	}
	small := strings.ToLower(strings.TrimSpace(v.Value))
	f := l.at(invalidServicePrincipal, s, v.Span, "write it like lambda.amazonaws.com", "%s is no service principal", short(v.Value))
	if regional {
		f.Hint = "write it like s3.eu-west-1.amazonaws.com"
	}
	switch _, known := catalog.FindService(small); {
	case isServicePrincipal(small, regional):
		f.Hint = "write " + small
		f.replace(f.Hint, v.Span, small)
	case known && !regional:
		f.Hint = "did you mean " + small + ".amazonaws.com?"
	case otherDomain(small) != "" && !regional:
		f.Hint = "did you mean " + otherDomain(small) + "?"
	case regional && isServicePrincipal(small, false):
		f.Message = short(v.Value) + " has no Region, so kms:ViaService never equals it"
	}
}

// isServicePrincipal says whether a text has the form of a service principal.
func isServicePrincipal(text string, regional bool) bool {
	for _, end := range []string{".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".aws.internal", ".c2s.ic.gov", ".sc2s.sgov.gov"} {
		name, ok := strings.CutSuffix(text, end)
		if !ok || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789.-_") != "" {
			continue
		}
		dot := strings.LastIndexByte(name, '.')
		return !regional || dot > 0 && isRegion(name[dot+1:])
	}
	return false
}
