package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var githubSubject = ours("GITHUB_SUBJECT_NEVER_FITS", Warning, "a subject that GitHub never writes",
	"GitHub writes the subject of its tokens in parts with colons between, the repository first: repo:ORG/REPO:ref:refs/heads/main, or :environment:NAME, or :pull_request. "+
		"An address of a page, or a repository with nothing behind it, is equal to none of them, so nobody can take the role on.",
	"GitHub: OpenID Connect reference", "32", "72")

// wellKnown are the providers that AWS takes by their host's name; all others
// are named by the ARN of what stands for them in the account.
var wellKnown = []string{"accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"}

// providerHint is the next step for an identity provider that is not written as
// AWS reads it, and the name that is meant where that is plain; "" where
// nothing is wrong.
func providerHint(value string) (hint, meant string) {
	before, host, isARN := strings.Cut(value, ":oidc-provider/")
	bare := value
	if isARN {
		bare = host
	}
	if _, rest, ok := strings.Cut(bare, "://"); ok {
		if isARN {
			return "leave https:// out", before + ":oidc-provider/" + rest
		}
		if bare = strings.TrimSuffix(rest, "/"); slices.Contains(wellKnown, bare) {
			return "leave https:// out", bare
		}
	} else if isARN || provider(value) == "saml" || slices.Contains(wellKnown, strings.ToLower(value)) {
		return "", ""
	}
	if strings.HasPrefix(value, "arn:") || provider(bare) == "" {
		return "write its ARN, or its host without https", ""
	}
	return "write its ARN: arn:aws:iam::ACCOUNT:oidc-provider/" + bare, ""
}

// federated holds a principal under Federated against that.
func (l *linter) federated(s *statement, v policy.Text) {
	hint, meant := providerHint(v.Value)
	if hint == "" {
		return
	}
	f := l.at(invalidFederated, s, v.Span, hint, "%s is no provider that AWS reads", short(v.Value))
	if meant != "" {
		f.replace(hint, v.Span, meant)
	}
}

// isSubject says whether a key is a provider's claim of whose the token is: a
// token has one.
func isSubject(key string) bool {
	host, claim, ok := strings.Cut(key, ":")
	return ok && strings.Contains(host, ".") && strings.EqualFold(claim, "sub")
}

// foreignKey finds a condition that asks for another provider's claim, and so is
// never met by this one's users.
func (l *linter) foreignKey(s *statement, host string) bool {
	for _, c := range s.Conditions {
		other, claim, colon := strings.Cut(c.Key.Value, ":")
		holds, known := withoutKey(c)
		if !colon || !strings.Contains(other, ".") || strings.EqualFold(other, host) || holds || !known || s.Effect != policy.Allow {
			continue
		}
		if !l.has(c.Key.Span, keyNeverCarried) {
			l.at(keyNeverCarried, s, c.Key.Span, "ask for "+host+":"+claim, "%s is another provider's key than %s, so %s", c.Key.Value, short(host), keyAlways(s.Effect, false))
		}
		return true
	}
	return false
}

// wholeCluster says whether a provider is a cluster of EKS of which every
// service account is let in: the audience is the same for all of them.
func wholeCluster(s *statement, host string) bool {
	if !strings.HasPrefix(strings.ToLower(host), "oidc.eks.") {
		return false
	}
	return !slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool {
		op, ok := match.ParseOperator(c.Operator.Value)
		return ok && !op.Negated && strings.EqualFold(c.Key.Value, host+":sub") && !slices.ContainsFunc(c.Values, func(v policy.Value) bool {
			return op.Like && slices.Contains([]string{"*", "system:*", "system:serviceaccount:*", "system:serviceaccount:*:*"}, v.Value)
		})
	})
}

// subjects looks at GitHub's subjects in a condition.
func (l *linter) subjects(s *statement, c policy.Condition, op match.Operator) {
	others := slices.ContainsFunc(s.Conditions, func(o policy.Condition) bool {
		claim, ok := trustCutFold(o.Key.Value, github+":")
		return ok && claim != "sub" && slices.Contains(githubClaims, strings.ToLower(claim))
	})
	for _, v := range c.Values {
		if hint := unlikeSubject(v.Value); hint != "" {
			l.at(githubSubject, s, v.Span, hint, "GitHub never writes the subject %s, so it fits nobody", short(v.Value))
			continue
		}
		who := subjectOf(v.Value)
		switch {
		case who == "" || !op.Like:
		case who == everyRepository && !others:
			l.at(missingGitHubKey, s, v.Span, "name the repository: repo:ORG/REPO:ref:refs/heads/main", "%s fits repositories of other organizations, and their workflows can take the role on", short(v.Value))
		default:
			l.at(specificGitHubRepo, s, v.Span, "name a branch: repo:ORG/REPO:ref:refs/heads/main", "%s can take the role on", who)
		}
	}
}

// unlikeSubject says what to write instead of what is no subject: a page's
// address, or a repository alone.
func unlikeSubject(value string) string {
	if strings.ContainsAny(value, "*?$") {
		return ""
	}
	name := value
	if _, rest, ok := strings.Cut(name, "://"); ok {
		name = rest
	}
	name = strings.TrimPrefix(strings.TrimPrefix(name, "github.com/"), "repo:")
	if strings.Contains(name, ":") || strings.Count(name, "/") != 1 {
		return ""
	}
	return "write repo:" + short(strings.TrimSuffix(name, ".git")) + ":ref:refs/heads/main"
}
