package lint

import (
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var impossibleValue = ours("IMPOSSIBLE_CONDITION_VALUE", Warning, "a value that its key never has",
	"Some keys hold names of a fixed form: an account is twelve digits, an organization's id begins with o-, and aws:PrincipalArn names the role and not its session. "+
		"A plain condition on any other value never holds, and a negated one always does.",
	pageGlobalKeys, "105", "113", "114", "148")

// impossible looks at the values of keys whose form is known.
func (l *linter) impossible() {
	e := newPatience()
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			if !ok || op.Family != match.String && op.Family != match.ARN {
				continue
			}
			for _, v := range c.Values {
				if why, hint := impossibleFor(e, c.Key.Value, v.Value); why != "" {
					if strings.ContainsAny(v.Value, "<>[]{}") {
						hint = "put the real value in the place of this one"
					}
					l.at(impossibleValue, s, v.Span, hint, "%s %s, so it fits no request", saidValue(v.Value), why)
				}
			}
		}
	}
}

func saidValue(text string) string {
	if text == "" {
		return "an empty text"
	}
	return short(text)
}

// impossibleFor says why a key never has a value, "" where it may.
func impossibleFor(e *patience, key, value string) (why, hint string) {
	fixed, whole := value, true
	if at := strings.IndexAny(value, "*?$"); at >= 0 {
		fixed, whole = value[:at], false
	}
	switch strings.ToLower(key) {
	case "aws:sourceaccount", "aws:principalaccount", "aws:resourceaccount", "aws:sourceowner", "s3:resourceaccount", "kms:calleraccount":
		if whole && !arn.IsAccount(value) {
			return "is no account", "write the account's twelve digits"
		}
	case "aws:principalorgid", "aws:resourceorgid", "aws:sourceorgid", "aws:principalorgpaths", "aws:resourceorgpaths", "aws:sourceorgpaths":
		return noOrganization(fixed, whole)
	case "aws:principalarn":
		return noPrincipalARN(fixed, whole)
	case "aws:sourcearn":
		return noSourceARN(e, value, fixed)
	case "sts:externalid":
		if value == "" {
			return "is no external id", "write the id that was agreed on, of two characters or more"
		}
	}
	return "", ""
}

// apartFrom says that a text, of which only the beginning may be known, does
// not begin with a word.
func apartFrom(text string, whole bool, word string) bool {
	if len(text) < len(word) {
		return whole || !strings.HasPrefix(word, text)
	}
	return !strings.HasPrefix(text, word)
}

func noOrganization(fixed string, whole bool) (why, hint string) {
	switch {
	case !apartFrom(fixed, whole, "o-"):
		return "", ""
	case strings.HasPrefix(fixed, "r-"):
		hint = "that is a root: write the organization's id, which begins with o-"
	case strings.HasPrefix(fixed, "ou-"):
		hint = "that is an organizational unit: compare aws:PrincipalOrgPaths with o-ID/r-ID/" + fixed + "/*"
	case arn.IsAccount(fixed):
		hint = "that is an account: compare aws:PrincipalAccount"
	default:
		hint = "an organization's id begins with o-"
	}
	return "is no organization's id", hint
}

// noPrincipalARN holds a value against the ARNs of users, roles, federated
// users and root (rule 105).
func noPrincipalARN(fixed string, whole bool) (why, hint string) {
	if apartFrom(fixed, whole, "arn:") {
		return "is no ARN", "write it in full, as arn:aws:iam::111122223333:role/Desk"
	}
	p := strings.SplitN(fixed, ":", 6)
	if len(p) < 6 {
		return "", ""
	}
	of := func(kind string) bool { return strings.HasPrefix(p[5], kind+"/") }
	switch {
	case p[2] == "sts" && of("assumed-role"):
		role, _, named := strings.Cut(strings.TrimPrefix(p[5], "assumed-role/"), "/")
		if !named {
			return "is a session, and aws:PrincipalArn names its role", "write the ARN of the role"
		}
		return "is a session, and aws:PrincipalArn names its role", "write arn:" + p[1] + ":iam::" + p[4] + ":role/" + role
	case p[2] == "iam" && of("group"):
		return "is a group, and no group asks", "name users or roles, or compare aws:PrincipalTag"
	case p[2] == "iam" && p[4] == "" && p[5] != "":
		return "names no account", "write the account's twelve digits"
	case p[2] == "iam" && p[3] != "":
		return "names a Region, and ARNs of IAM have none", "leave it empty"
	}
	return "", ""
}

// noSourceARN finds an account or a Region in the ARN of a bucket: that is the
// slip that people make, for the other ARNs of a source have both.
func noSourceARN(e *patience, value, fixed string) (why, hint string) {
	if apartFrom(fixed, fixed == value, "arn:") {
		return "is no ARN", "write it in full, as arn:aws:s3:::reports"
	}
	r := readResource(policy.Text{Value: value})
	if r.n < 6 || r.parts[2] != "s3" || openPart(r.parts[5]) || strings.Trim(r.parts[3], "*")+strings.Trim(r.parts[4], "*") == "" {
		return "", ""
	}
	fitting := formsFor(e, "s3", r.parts[5])
	if len(fitting) == 0 || needs(fitting, 3) != partNever || needs(fitting, 4) != partNever {
		return "", ""
	}
	return "names a place, and a bucket's ARN has neither Region nor account", "write arn:" + r.parts[1] + ":s3:::" + r.parts[5] + ", and compare aws:SourceAccount for the account"
}
