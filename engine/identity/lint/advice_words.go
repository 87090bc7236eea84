package lint

import (
	"strings"

	"gatehouse/engine/identity/policy"
)

var (
	missingVersion = aws("MISSING_VERSION", Warning, "a policy without Version",
		"Without Version the language of 2008 applies, in which ${aws:username} and other variables are plain text. Every policy of today begins with 2012-10-17.", "92", "165")
	sidTwice = aws("UNIQUE_SIDS_RECOMMENDED", Warning, "a Sid that stands there twice",
		"A Sid names one statement, in messages and for tools that change it. Give each its own.", "169")
	deprecatedKey = aws("DEPRECATED_GLOBAL_CONDITION_KEY", Warning, "a variable of former times",
		"aws:ARN is the old name. aws:PrincipalArn has taken its place and is the one that AWS describes.", "105")
	invalidRoleReference = aws("INVALID_ROLE_REFERENCE", Warning, "a role by its id",
		"An id belongs to one role and dies with it; nobody can read which role it was. "+
			"Such ids also appear by themselves when a trusted role is deleted. Write the role's ARN.", "28")
	invalidUserReference = aws("INVALID_USER_REFERENCE", Warning, "a user by its id",
		"An id belongs to one user and dies with it; nobody can read which user it was. "+
			"Such ids also appear by themselves when a trusted user is deleted. Write the user's ARN.", "28")
	wildcardInService = aws("WILDCARD_IN_SERVICE_NAME", Suggestion, "a wildcard for the service of an ARN",
		"In an ARN the service is named in full. A wildcard there says less than it seems: name each service in an entry of its own, or write * alone.", "48")
	irrelevantKey = aws("IRRELEVANT_CONDITION_KEY_IN_POLICY", Suggestion, "a key that this kind of policy need not ask",
		"A policy on a resource knows whose the resource is. Such keys belong in policies of identities, which speak of resources in any account.", "116")
)

// wording looks at names and at what is written around the statements.
func (l *linter) wording() {
	l.version()
	sids := map[string]int32{}
	for _, s := range l.statements {
		sid := s.Sid.Value
		loose := l.kind == policy.Resource || l.kind == policy.Endpoint || l.kind == policy.Key // elsewhere it is an error
		if line, twice := sids[sid]; twice && sid != "" && loose {
			l.at(sidTwice, s, s.Sid.Span, "give it a name of its own", "Sid %q stands on line %d already", sid, line)
		} else {
			sids[sid] = s.Sid.Span.Line
		}
		for _, p := range []policy.Principals{s.Principal, s.NotPrincipal} {
			l.ids(s, p)
		}
		for _, r := range s.resources {
			l.oldVariable(s, r.Text)
			if !r.star() && r.n > 2 && strings.ContainsAny(r.parts[2], "*?") {
				l.at(wildcardInService, s, r.Span, "name the service", "an ARN takes no wildcard for its service, so this entry matches nothing")
			}
		}
		for _, c := range s.Conditions {
			l.oldKeys(s, c)
		}
	}
}

// version asks for the Version. In an RCP it is an error to leave it out, and
// so it is beside variables.
func (l *linter) version() {
	if !l.doc.Version.Span.IsZero() || !l.doc.OK() || l.kind == policy.RCP || len(l.told(variableInVersion)) > 0 {
		return
	}
	source := l.doc.Source()
	at := strings.IndexByte(source, '{')
	if at < 0 {
		return
	}
	before := source[at+1:]
	before = before[:blanks(before)]
	text := before + `"Version"` + l.colon() + `"2012-10-17",`
	if before == "" {
		text += l.colon()[1:]
	}
	f := l.at(missingVersion, nil, policy.Span{Start: int32(at), End: int32(at + 1), Line: int32(1 + strings.Count(source[:at], "\n")), Col: int32(at - strings.LastIndexByte(source[:at], '\n'))},
		`add "Version": "2012-10-17"`, "without Version the language of 2008 applies, which knows no variables")
	f.Fix = &Fix{Says: "add the Version", Edits: []Edit{{int32(at + 1), int32(at + 1), text}}}
}

// ids finds principals that are written as ids of IAM's.
func (l *linter) ids(s *statement, p policy.Principals) {
	for _, g := range p.Groups {
		for _, v := range g.Values {
			switch {
			case g.Type.Value != "AWS" || len(v.Value) < 16 || strings.Trim(v.Value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "":
			case strings.HasPrefix(v.Value, "AROA"):
				l.at(invalidRoleReference, s, v.Span, "write the role's ARN", "%s is the id of a role, and dies with it", v.Value)
			case strings.HasPrefix(v.Value, "AIDA"):
				l.at(invalidUserReference, s, v.Span, "write the user's ARN", "%s is the id of a user, and dies with it", v.Value)
			}
		}
	}
}

// oldKeys finds the old name as a variable (as a condition key it is an error),
// and keys that have no use here.
func (l *linter) oldKeys(s *statement, c policy.Condition) {
	for _, v := range c.Values {
		l.oldVariable(s, v.Text)
	}
	if l.onResource() && keyIs(c, "s3:ResourceAccount", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths") {
		l.at(irrelevantKey, s, c.Key.Span, "ask it in an identity policy", "the resource is this policy's own, so %s tells nothing new", c.Key.Value)
	}
}

func (l *linter) oldVariable(s *statement, t policy.Text) {
	const old = "${aws:arn}"
	i := strings.Index(strings.ToLower(t.Value), old)
	if i < 0 || len(strings.ToLower(t.Value)) != len(t.Value) {
		return
	}
	l.at(deprecatedKey, s, t.Span, "write ${aws:PrincipalArn}", "%s is an old name", t.Value[i:i+len(old)]).
		replace("write ${aws:PrincipalArn}", t.Span, t.Value[:i]+"${aws:PrincipalArn}"+t.Value[i+len(old):])
}
