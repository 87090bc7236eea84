package twin

import "strings"

type kindOfCaller int

const (
	userCaller kindOfCaller = iota
	roleCaller
	sessionCaller
	federatedCaller
	rootCaller
	serviceCaller
	anonymousCaller
	canonicalCaller
	samlCaller
	oidcCaller
)

// A caller is who asks, as "request.principal" says it.
type caller struct {
	kind      kindOfCaller
	text      string
	partition string
	account   string // "" for those without one
	name      string // user, role of a session, federated user
	roleArn   string // rule 105: of roles and their sessions, with the path
}

var oidcNames = []string{"accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com"}

// readCaller tells the kinds of principal apart; false: no kind we know.
func readCaller(text, statedRole string) (caller, bool) {
	who := caller{text: text}
	switch {
	case text == "anonymous":
		who.kind = anonymousCaller
	case isHex64(text) || isOriginAccessIdentity(text):
		who.kind = canonicalCaller
	case contains(oidcNames, text):
		who.kind = oidcCaller
	case isService(text):
		who.kind = serviceCaller
	default:
		return readCallerARN(who, statedRole)
	}
	return who, true
}

func isHex64(text string) bool {
	return len(text) == 64 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

// isOriginAccessIdentity: of CloudFront, a canonical user with an ARN besides.
func isOriginAccessIdentity(text string) bool {
	name, found := strings.CutPrefix(text, "arn:aws:iam::cloudfront:user/")
	return found && name != ""
}

func isService(text string) bool {
	return !strings.HasPrefix(text, "arn:") && (strings.HasSuffix(text, ".amazonaws.com") || strings.HasSuffix(text, ".amazonaws.com.cn"))
}

func readCallerARN(who caller, statedRole string) (caller, bool) {
	p := strings.SplitN(who.text, ":", 6)
	if len(p) < 6 || p[0] != "arn" || p[3] != "" || !isAccount(p[4]) {
		return who, false
	}
	who.partition, who.account = p[1], p[4]
	kind, rest, _ := strings.Cut(p[5], "/")
	switch {
	case p[2] == "iam" && p[5] == "root":
		who.kind = rootCaller
		return who, true
	case rest == "":
		return who, false
	}
	return readNamedCaller(who, p[2]+":"+kind, rest, statedRole)
}

func readNamedCaller(who caller, kind, rest, statedRole string) (caller, bool) {
	who.name = lastSegment(rest)
	switch kind {
	case "iam:user":
		who.kind = userCaller
	case "iam:role":
		who.kind, who.roleArn = roleCaller, who.text
	case "iam:saml-provider":
		who.kind = samlCaller
	case "iam:oidc-provider":
		who.kind = oidcCaller
	case "sts:federated-user":
		who.kind, who.name = federatedCaller, rest
	case "sts:assumed-role":
		return readSession(who, rest, statedRole)
	default:
		return who, false
	}
	return who, true
}

// readSession: the ARN of a session has no path (25); the case may state it.
func readSession(who caller, rest, statedRole string) (caller, bool) {
	role, session, found := strings.Cut(rest, "/")
	if !found || role == "" || session == "" {
		return who, false
	}
	who.kind, who.name = sessionCaller, role
	who.roleArn = "arn:" + who.partition + ":iam::" + who.account + ":role/" + role
	if statedRole != "" {
		who.roleArn = statedRole
	}
	return who, true
}

func isAccount(text string) bool {
	return len(text) == 12 && strings.Trim(text, "0123456789") == ""
}

func lastSegment(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

func contains(list []string, text string) bool {
	for _, one := range list {
		if one == text {
			return true
		}
	}
	return false
}

// hasOwnPolicies: rule 30; services, anonymous callers, canonical users and
// providers have no identity, boundary, session or SCP layer.
func (who caller) hasOwnPolicies() bool {
	return who.kind <= rootCaller
}

// isServiceLinked: rules 121, 133.
func (who caller) isServiceLinked() bool {
	return strings.Contains(who.roleArn, ":role/aws-service-role/")
}

// isTemporary: who came to its credentials by sts already.
func (who caller) isTemporary() bool {
	return who.kind == roleCaller || who.kind == sessionCaller || who.kind == federatedCaller
}

// isProvider: rule 32.
func (who caller) isProvider() bool { return who.kind == samlCaller || who.kind == oidcCaller }

// hasAccount: providers have the account of their ARN, if they have an ARN.
func (who caller) hasAccount() bool { return who.account != "" }
