package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

var (
	unsupportedAction = aws("UNSUPPORTED_ACTION_IN_POLICY", Error, "an action that has no place in this policy",
		"A policy on a resource is asked only about actions on that resource, a trust policy only about taking on the role. Other actions belong into an identity policy or into their own resource's policy.", "6", "54")
	unsupportedResource = aws("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", Error, "a resource that is not the policy's own",
		"A policy on a resource is about that resource and what lies in it. What it says of any other is never asked, and S3 refuses it.")
)

// belongs looks for actions and resources that this policy is never asked
// about.
func (l *linter) belongs() {
	told := l.told(invalidAction, invalidServiceInAction, variableInElement, invalidService, serviceCase)
	service := ""
	if l.kind == policy.Resource || l.kind == policy.Key {
		service = l.policyService()
	}
	for _, s := range l.statements {
		switch l.kind {
		case policy.Trust:
			l.trustActions(s, told)
		case policy.RCP:
			l.rcpActions(s, told)
		case policy.Resource, policy.Key:
			if service != "" {
				l.ownActions(s, service, told)
				l.ownResources(s, service, told)
			}
		}
	}
}

// doubtful says whether it is open of which service an action is.
func doubtful(a action, told map[policy.Span]bool) bool {
	return a.service == "" || strings.ContainsAny(a.service, "*?") || told[a.Span]
}

func (l *linter) trustActions(s *statement, told map[policy.Span]bool) {
	for _, a := range s.actions {
		if doubtful(a, told) || strings.EqualFold(a.service, "sts") && (a.wild() || onRole(a.Value)) {
			continue
		}
		l.at(unsupportedAction, s, a.Span, "write it into a policy of the role", "a trust policy is about taking on the role, and %s is not", a.Value)
	}
}

// onRole says whether an action of STS is asked of a role's trust policy.
func onRole(name string) bool {
	a, _ := catalog.FindAction(name)
	return slices.ContainsFunc(a.Resources, func(r catalog.ResourceType) bool { return r.Name == "role" })
}

func (l *linter) rcpActions(s *statement, told map[policy.Span]bool) {
	for _, a := range s.actions {
		if !doubtful(a, told) && !catalog.RCP(strings.ToLower(a.service)) {
			l.at(rcpAction, s, a.Span, "deny it by a service control policy", "resource control policies do not count for %s", a.service)
		}
	}
}

// ownOnly are the services whose policies on a resource are asked about actions
// of a resource type only, as the reference lists them. Of others it is short:
// the policy of a backup vault allows backup:CopyIntoBackupVault, for which it
// names no type.
var ownOnly = []string{"s3", "sqs", "sns", "kms", "secretsmanager", "lambda", "ecr"}

func (l *linter) ownActions(s *statement, service string, told map[policy.Span]bool) {
	for _, a := range s.actions {
		if !doubtful(a, told) && strings.EqualFold(a.service, service) && slices.Contains(ownOnly, service) && catalog.NoResource(a.Value) {
			l.at(unsupportedAction, s, a.Span, "write it into an identity policy", "%s works on no resource, so %s is never asked about it", a.Value, policyOn(service))
			continue
		}
		if doubtful(a, told) || strings.EqualFold(a.service, service) || service == "apigateway" && strings.EqualFold(a.service, "execute-api") {
			continue
		}
		if !a.wild() && !slices.ContainsFunc(formatsOf(a.Value), func(format string) bool { return strings.Contains(format, ":"+service+":") }) {
			l.at(unsupportedAction, s, a.Span, "write it into the policy of its own resource", "%s is never asked about %s", policyOn(service), a.Value)
		}
	}
}

// ownResources holds the resources against the service, and against the bucket
// where the policy is known to hang on one.
func (l *linter) ownResources(s *statement, service string, told map[policy.Span]bool) {
	bucket, ok := strings.CutPrefix(l.o.On, "arn:aws:s3:::")
	for _, r := range s.resources {
		if r.n < 6 || r.parts[0] != "arn" || r.parts[2] == "" || openPart(r.parts[2]) || told[r.Span] {
			continue
		}
		if r.parts[2] != service {
			l.at(unsupportedResource, s, r.Span, "name the resource that the policy hangs on", "%s is never asked about resources of %s", policyOn(service), r.parts[2])
			continue
		}
		name, _, _ := strings.Cut(r.parts[5], "/")
		if ok && r.parts[3] == "" && name != bucket && !strings.ContainsAny(name, "*?$") {
			l.at(unsupportedResource, s, r.Span, "name "+bucket+", or move it to the other bucket's policy", "the policy hangs on %s and is never asked about %s", bucket, short(name))
		}
	}
}
