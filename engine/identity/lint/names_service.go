package lint

import (
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

// besidePrefixes are names of service principals that are no service's prefix.
// AWS publishes no list of them all, so a name is doubted only when it is a
// slip away from one that is known.
const besidePrefixes = "batchoperations.s3 channels.lex cks.kms cloudwatch-crossaccount config-conforms config-multiaccountsetup contributorinsights.dynamodb " +
	"costalerts credentials.iot delivery.logs directoryservice ec2fleet ec2scheduled ecs-tasks edgelambda eks-fargate eks-fargate-pods eks-nodegroup " +
	"email.cognito-idp export.rds hooks.cloudformation kinesisreplication.dynamodb lexv2 logging.s3 macie malware-protection " +
	"malware-protection-plan.guardduty member.org.stacksets.cloudformation monitoring monitoring.rds ops.apigateway osis-pipelines pods.eks " +
	"reachabilityanalyzer.networkinsights replication.dynamodb replicator.lambda resources.cloudformation spot spotfleet stacksets.cloudformation " +
	"storage-lens.s3 tagpolicies.tag transitgateway vmie vpc-flow-logs"

// serviceNames are the names of service principals that are known, before
// ".amazonaws.com".
var serviceNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for service := range catalog.Services() {
		names[service.Prefix] = true
	}
	for name := range strings.FieldsSeq(besidePrefixes) {
		names[name] = true
	}
	return names
})

// misspeltService doubts a service principal that is written as one, and is a
// slip away from others. A number behind a name may be another version's.
func (l *linter) misspeltService(s *statement, v policy.Text) {
	const shortest = 5 // of shorter names too many are alike
	const end = ".amazonaws.com"
	name, ok := strings.CutSuffix(v.Value, end)
	region := ""
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && isRegion(name[dot+1:]) {
		name, region = name[:dot], name[dot:]
	}
	if !ok || len(name) < shortest || serviceNames()[name] {
		return
	}
	var near []string
	for known := range serviceNames() {
		if d := len(name) - len(known); -1 <= d && d <= 1 && vocabSlip(name, known) && strings.TrimRight(name, "0123456789") != strings.TrimRight(known, "0123456789") {
			near = append(near, known+region+end)
		}
	}
	if slices.Sort(near); len(near) > 0 {
		l.at(invalidServicePrincipal, s, v.Span, didYouMean(near), "%s is no service principal that is known", short(v.Value))
	}
}

// otherDomain is the service principal that is meant by a service's name in
// another domain, "" where that is not plain.
func otherDomain(text string) string {
	for _, end := range []string{".amazon.com", ".amazonaws.co", ".amazonaws", ".amazonaws.com.", ".aws.com", ".aws.amazon.com", ".amazonwas.com", ".amazonaw.com"} {
		if name, ok := strings.CutSuffix(text, end); ok && serviceNames()[name] {
			return name + ".amazonaws.com"
		}
	}
	return ""
}
