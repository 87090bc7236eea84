package lint

import (
	"fmt"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/policy"
)

const splitIt = "AWS refuses a policy beyond its quota. Take statements together that differ in one element only, use wildcards with care, or split it into several policies."

var (
	sizeIdentity = aws("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", Warning, "more than a managed policy may have",
		splitIt+" White space is not counted, so shorter indents do not help.", "172")
	sizeTrust = aws("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", Warning, "more than a trust policy may have",
		splitIt+" White space is not counted. An account can have this quota raised.", "172")
	sizeResource = aws("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", Warning, "more than a policy on this resource may have",
		splitIt+" The quota is the service's own, and a resource has one policy, so long lists of principals are better said by a condition.")
	sizeSCP = aws("POLICY_SIZE_EXCEEDS_SCP_QUOTA", Error, "more than a service control policy may have",
		splitIt+" White space counts here, although the console takes it out when it saves.", "136")
	sizeRCP = aws("POLICY_SIZE_EXCEEDS_RCP_QUOTA", Error, "more than a resource control policy may have",
		splitIt+" White space counts here, although the console takes it out when it saves.", "136")
	sizeSession = ours("POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA", Error, "more than a session policy may have",
		"A session policy travels with the call that begins the session, so it must be short; white space counts. Name a managed policy instead where you can.", pageQuotas, "172")
)

var sizeCodes = map[policy.Kind]*Code{policy.Identity: sizeIdentity, policy.Boundary: sizeIdentity, policy.Trust: sizeTrust,
	policy.Session: sizeSession, policy.SCP: sizeSCP, policy.RCP: sizeRCP}

// resourceQuotas are the quotas of policies on resources, white space
// included, as the services' own guides give them: S3 "Bucket policies and
// user policies", KMS PutKeyPolicy, Lambda "PolicyLengthExceededException", SQS
// "Amazon SQS policy quotas", DynamoDB PutResourcePolicy.
var resourceQuotas = map[string]int{"s3": 20 << 10, "kms": 32 << 10, "lambda": 20 << 10, "sqs": 8 << 10, "dynamodb": 20 << 10}

// endpointQuota is that of a VPC endpoint's policy (AWS PrivateLink quotas).
const endpointQuota = 20_480

// size holds the document against the quota of its kind, or of the service of
// the resource it hangs on.
func (l *linter) size() {
	top := policy.Span{Line: 1, Col: 1}
	if p := l.doc.Oversize(l.kind); p != nil {
		l.at(sizeCodes[l.kind], nil, top, p.Hint, "%s", p.Message)
		return
	}
	hint := "take statements together, or name fewer principals"
	switch chars := l.doc.Chars(true); l.kind {
	case policy.Endpoint:
		if chars > endpointQuota {
			l.at(sizeResource, nil, top, hint, "an endpoint policy may have %d characters, this has %d", endpointQuota, chars)
		}
	case policy.Resource, policy.Key:
		service := l.policyService()
		quota, bytes := resourceQuotas[service], len(l.doc.Source())
		if quota > 0 && bytes > quota {
			l.at(sizeResource, nil, top, hint, "%s may have %d bytes, this has %d", policyOn(service), quota, bytes)
		}
	}
}

// maxRead is how long a text is looked at closely, in bytes: more than any
// service takes, and than the longest policy of AWS's own, which may be longer
// than those of customers. Beyond it some questions would take minutes.
const maxRead = 128 << 10

// tooLong says whether the text is beyond that, and tells of it.
func (l *linter) tooLong() bool {
	bytes := len(l.doc.Source())
	if bytes <= maxRead {
		return false
	}
	top := policy.Span{Line: 1, Col: 1}
	if !l.has(top, tooLarge) {
		l.at(tooLarge, nil, top, "no service takes more than 32,768 bytes", "the policy has %d bytes, so only its form was looked at", bytes)
	}
	return true
}

// policyService is the service of the resource that the policy hangs on: of
// the ARN that is known, else of all ARNs that its statements name, if they
// agree; "" where it cannot be told.
func (l *linter) policyService() string {
	if l.kind == policy.Key {
		return "kms"
	}
	if a, err := arn.Parse(l.o.On); err == nil {
		return a.Service
	}
	service := ""
	for _, s := range l.statements {
		for _, r := range s.resources {
			if r.n < 6 || strings.ContainsAny(r.parts[2], "*?$") || service != "" && r.parts[2] != service {
				return ""
			}
			service = r.parts[2]
		}
	}
	return service
}

// policyOn is what people call a policy on a service's resources.
func policyOn(service string) string {
	switch service {
	case "s3":
		return "a bucket policy"
	case "kms":
		return "a key policy"
	case "sqs":
		return "a queue's policy"
	case "sns":
		return "a topic's policy"
	case "lambda":
		return "a function's policy"
	case "dynamodb":
		return "a table's policy"
	}
	return fmt.Sprintf("a policy on a resource of %s", service)
}
