package lint

import (
	"regexp"
	"slices"
	"strings"
)

// written looks at how the resources of some services are written beyond what
// their formats say: those that look right and fit nothing.
func (l *linter) written() {
	for _, s := range l.statements {
		for _, r := range s.resources {
			if r.n < 6 || r.parts[0] != "arn" || r.parts[2] == "secretsmanager" && s.creates() {
				continue
			}
			if why, meant := neverWritten(r.parts[2], r.parts[5]); why != "" {
				f := l.at(invalidResource, s, r.Span, "write "+meant, "%s, so %s fits nothing", why, short(r.parts[5]))
				mendPart(f, r, 5, meant)
			}
		}
	}
}

// creates says whether the statement names the making of secrets, which is
// asked for before there is a suffix.
func (s *statement) creates() bool {
	return slices.ContainsFunc(s.actions, func(a action) bool { return strings.EqualFold(a.Value, "secretsmanager:CreateSecret") })
}

// suffix is what Secrets Manager puts behind a secret's name.
var suffix = regexp.MustCompile(`-[A-Za-z0-9]{6}$`)

// neverWritten says why no resource of a service is written so, "" where one
// may be, and how it is written instead.
func neverWritten(service, resource string) (why, meant string) {
	kind, name, _ := strings.Cut(resource, "/")
	switch service {
	case "secretsmanager":
		end := resource[max(0, len(resource)-7):]
		if strings.HasPrefix(resource, "secret:") && len(resource) > len("secret:") && !strings.ContainsAny(end, "*?}") && !suffix.MatchString(resource) {
			return "the ARN of a secret ends in a hyphen and six characters that AWS adds to its name", resource + "-??????"
		}
	case "ssm":
		if kind == "parameter" && strings.HasPrefix(name, "/") && strings.Trim(name, "/") != "" {
			return "the slash that begins a parameter's name stands only once in its ARN", "parameter/" + strings.TrimLeft(name, "/")
		}
	case "sqs", "sns":
		what := map[string]string{"sqs": "queue", "sns": "topic"}[service]
		if (kind == what || kind == what+"s") && name != "" && !strings.Contains(name, "/") {
			return "the ARN of a " + what + " has the name alone behind the account", name
		}
	}
	return "", ""
}
