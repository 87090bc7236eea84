package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

const github = "token.actions.githubusercontent.com"

// githubClaims are those of GitHub's claims that tell whose workflow it is.
var githubClaims = []string{"sub", "repository", "repository_id", "repository_owner_id", "job_workflow_ref", "enterprise_id"}

var (
	restrictServicePrincipal = aws("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", Security, "a service is allowed in for whoever asks it",
		"The service works for every customer of AWS, and without a condition on the source any of them can send it here: the confused deputy. "+
			"Ask with aws:SourceArn or aws:SourceAccount for whom it comes.", "113")
	recommendedKeyForService = aws("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", Suggestion, "a service is asked for a key that proves little",
		"What the service was told by its customer, such as a referer, is weaker than what AWS itself says of the source. "+
			"Ask with aws:SourceArn or aws:SourceAccount for whom the service comes.", "113")
	missingOIDCKey = aws("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", Security, "an identity provider is trusted with all its users",
		"The provider serves many applications; without a condition on its keys each of their users can take the role on. "+
			"Ask at least for the audience, PROVIDER:aud, and better for the subject too.", "32")
	missingGitHubKey = aws("MISSING_GITHUB_REPO_CONDITION_KEY", Security, "GitHub is trusted with all its repositories",
		"Every repository on GitHub gets tokens from the same provider, and the audience is the same for all. "+
			"Only "+github+":sub tells whose workflow it is.", "32")
	specificGitHubRepo = aws("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", Warning, "a wildcard lets in more of GitHub than one branch",
		"A wildcard in the subject lets in each repository, branch or pull request that fits, those of others perhaps. "+
			"Name repository and branch: repo:ORG/REPO:ref:refs/heads/main.", "32")
	confirmAudience = aws("CONFIRM_AUDIENCE_CLAIM_TYPE", Suggestion, "a qualifier on the audience",
		"Most identity providers put one audience into a token; then no qualifier belongs here. "+
			"Only where yours puts a list, ForAnyValue is right.", "91")
	redundantPrincipal = aws("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", Suggestion, "a session beside its own role",
		"Who trusts a role trusts all of its sessions. The entry of the one session changes nothing: delete it, or delete the role's.", "27")
)

// strangers looks at services and identity providers that are let in.
func (l *linter) strangers() {
	left := allowance(200_000)
	for _, s := range l.statements {
		for _, g := range s.Principal.Groups {
			for _, v := range g.Values {
				switch {
				case s.Effect != policy.Allow || !left.spend(1+len(s.Conditions)):
				case g.Type.Value == "Service" && (l.kind == policy.Resource || l.kind == policy.Key):
					l.trustService(s, v)
				case g.Type.Value == "Federated" && l.kind == policy.Trust:
					l.trustProvider(s, v)
				}
			}
			if g.Type.Value == "AWS" && l.kind == policy.Trust {
				l.trustSessions(s, g)
			}
		}
		if l.kind == policy.Trust && s.Effect == policy.Allow {
			l.trustClaims(s)
		}
	}
}

// trustService asks for whom a service comes. Some keys of KMS say it too.
func (l *linter) trustService(s *statement, v policy.Text) {
	if strings.Contains(v.Value, "*") || !strings.Contains(v.Value, ".") {
		return // it is no name of a service, which is said elsewhere
	}
	var weak policy.Text
	for _, c := range s.Conditions {
		key := strings.ToLower(c.Key.Value)
		switch {
		case keyIs(c, "aws:SourceArn", "aws:SourceAccount", "aws:SourceOwner", "aws:SourceOrgID", "aws:SourceOrgPaths", "kms:ViaService", "kms:CallerAccount"),
			strings.HasPrefix(key, "kms:encryptioncontext"):
			return
		case keyIs(c, "aws:referer", "aws:UserAgent"):
			weak = c.Key
		}
	}
	hint := "ask for aws:SourceArn or aws:SourceAccount"
	if weak.Value != "" {
		if !l.has(weak.Span, recommendedKeyForService) {
			l.at(recommendedKeyForService, s, weak.Span, hint, "%s says little about whom the service works for", weak.Value)
		}
		return
	}
	l.at(restrictServicePrincipal, s, v.Span, hint, "%s may come here for any customer of AWS", v.Value)
}

// trustProvider asks whether a statement looks at what an OpenID Connect provider
// says.
func (l *linter) trustProvider(s *statement, v policy.Text) {
	host := oidcHost(v.Value)
	if host == "" {
		return
	}
	var claims []string
	for _, c := range s.Conditions {
		if rest, ok := trustCutFold(c.Key.Value, host+":"); ok {
			claims = append(claims, strings.ToLower(rest))
		}
	}
	if l.foreignKey(s, host) {
		return
	}
	if strings.EqualFold(host, github) {
		if !slices.ContainsFunc(claims, func(claim string) bool { return slices.Contains(githubClaims, claim) }) {
			l.at(missingGitHubKey, s, v.Span, "ask for "+github+":sub", "a workflow of any repository on GitHub can take the role on")
		}
		return
	}
	switch {
	case len(claims) == 0:
		l.at(missingOIDCKey, s, v.Span, "ask for "+host+":aud", "any application's users at %s can take the role on", host)
	case wholeCluster(s, host):
		l.at(missingOIDCKey, s, v.Span, "ask for "+host+":sub, which is system:serviceaccount:NAMESPACE:NAME", "any service account of the cluster can take the role on")
	}
}

// oidcHost is the name that a provider's condition keys begin with, "" for
// what is no OpenID Connect provider.
func oidcHost(principal string) string {
	if _, host, ok := strings.Cut(principal, ":oidc-provider/"); ok {
		return strings.TrimPrefix(host, "https://")
	}
	if strings.Contains(principal, ":") || !strings.Contains(principal, ".") {
		return ""
	}
	return principal
}

func trustCutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return "", false
	}
	return s[len(prefix):], true
}

// trustClaims looks at how the provider's claims are asked for.
func (l *linter) trustClaims(s *statement) {
	for _, c := range s.Conditions {
		op, ok := match.ParseOperator(c.Operator.Value)
		if !ok || op.Negated {
			continue
		}
		if strings.HasSuffix(strings.ToLower(c.Key.Value), ":aud") && op.Qualifier != match.NoQualifier && op.Family != match.Null {
			bare := strings.TrimPrefix(strings.TrimPrefix(op.Name, "ForAllValues:"), "ForAnyValue:")
			l.at(confirmAudience, s, c.Operator.Span, "write "+bare+" unless your provider sends a list", "%s is one value with most providers", c.Key.Value)
		}
		if keyIs(c, github+":sub") && op.Family == match.String {
			l.subjects(s, c, op)
		}
	}
}

const everyRepository = "repositories of other organizations"

// subjectOf says whom a pattern of GitHub's subjects lets in, "" where it names
// a repository and more of it.
func subjectOf(pattern string) string {
	if !strings.ContainsAny(pattern, "*?") {
		return ""
	}
	name, ok := strings.CutPrefix(pattern, "repo:")
	repository, rest, whole := strings.Cut(name, ":")
	org, _, slash := strings.Cut(repository, "/")
	switch {
	case !ok || !slash || strings.ContainsAny(org, "*?"):
		return everyRepository
	case repository == org+"/*":
		return "every repository of " + org
	case strings.ContainsAny(repository, "*?") || !whole:
		return "every repository like " + repository
	}
	before := rest[:max(0, strings.IndexAny(rest, "*?"))]
	switch {
	case !strings.ContainsAny(rest, "*?"):
		return ""
	case before == "" || before == "ref:" || before == "ref:refs/":
		return "every branch, tag and pull request of " + repository
	case before == "ref:refs/heads/":
		return "every branch of " + repository
	}
	return ""
}

// trustSessions finds sessions beside their own role.
func (l *linter) trustSessions(s *statement, g policy.PrincipalGroup) {
	roles := map[string]string{}
	for _, v := range g.Values {
		if account, role, _ := trustRoleOf(v.Value, "role/"); role != "" {
			roles[account+":"+role[strings.LastIndexByte(role, '/')+1:]] = role
		}
	}
	for _, v := range g.Values {
		account, rest, ok := trustRoleOf(v.Value, "assumed-role/")
		name, _, _ := strings.Cut(rest, "/")
		if !ok || roles[account+":"+name] == "" {
			continue
		}
		l.at(redundantPrincipal, s, v.Span, "delete the session", "the role %s is trusted already, and every session of it", name).
			remove("delete the session", l.doc.Source(), v.Span, v.Span)
	}
}

// trustRoleOf takes apart a principal of a kind: its account and what follows.
func trustRoleOf(arn, kind string) (account, rest string, ok bool) {
	p := strings.SplitN(arn, ":", 6)
	if len(p) < 6 {
		return "", "", false
	}
	rest, ok = strings.CutPrefix(p[5], kind)
	if !ok {
		return "", "", false
	}
	return p[4], rest, true
}
