package prove

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
)

// pick is one of some.
func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// typicalStatement is such as people write: a service's actions, by name or by
// wildcard, on resources of its own, perhaps under a condition.
func typicalStatement(r *rand.Rand) string {
	actions := pick(r, []string{"s3:GetObject", "s3:PutObject"}, []string{"s3:*"}, []string{"s3:Get*", "s3:List*"}, []string{"s3:ListBucket"},
		[]string{"ec2:StartInstances", "ec2:StopInstances"}, []string{"ec2:Describe*"}, []string{"ec2:*"}, []string{"dynamodb:GetItem", "dynamodb:Query"},
		[]string{"sqs:SendMessage"}, []string{"sns:*"}, []string{"lambda:InvokeFunction"}, []string{"kms:Decrypt", "kms:GenerateDataKey"}, []string{"logs:*"},
		[]string{"iam:PassRole"}, []string{"iam:Get*", "iam:List*"}, []string{"sts:AssumeRole"}, []string{"secretsmanager:GetSecretValue"}, []string{"*"})
	service, _, _ := strings.Cut(actions[0], ":")
	resources := map[string][]string{
		"s3":             {"arn:aws:s3:::reports", "arn:aws:s3:::reports/*", "arn:aws:s3:::*/public/*", "arn:aws:s3:::logs-*/2026/*", "arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::team-${aws:PrincipalTag/team}/*", "arn:aws:s3:::reports*", "*"},
		"ec2":            {"*", "arn:aws:ec2:*:111122223333:instance/*", "arn:aws:ec2:eu-west-1:*:instance/i-0abc*", "arn:aws:ec2:*:*:volume/*"},
		"dynamodb":       {"arn:aws:dynamodb:eu-west-1:111122223333:table/Orders", "arn:aws:dynamodb:*:*:table/Orders*", "arn:aws:dynamodb:*:*:table/*/index/*", "*"},
		"sqs":            {"arn:aws:sqs:*:111122223333:jobs", "arn:aws:sqs:eu-*:*:jobs-*", "*"},
		"sns":            {"arn:aws:sns:*:*:alerts", "*"},
		"lambda":         {"arn:aws:lambda:*:*:function:billing-*", "arn:aws:lambda:*:*:function:*:prod", "*"},
		"kms":            {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "*"},
		"logs":           {"arn:aws:logs:*:*:log-group:/aws/lambda/*", "arn:aws:logs:*:*:log-group:*:log-stream:*", "*"},
		"iam":            {"arn:aws:iam::111122223333:role/app-*", "arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:user/${aws:username}", "*"},
		"sts":            {"arn:aws:iam::111122223333:role/Audit", "arn:aws:iam::*:role/Audit*", "*"},
		"secretsmanager": {"arn:aws:secretsmanager:*:*:secret:prod/*", "*"},
		"*":              {"*"},
	}[service]
	on := []string{`"` + pick(r, resources...) + `"`}
	if r.IntN(3) == 0 {
		on = append(on, `"`+pick(r, resources...)+`"`)
	}
	s := fmt.Sprintf(`{"Effect":"%s","%s":["%s"],"%s":[%s]`, pick(r, "Allow", "Allow", "Allow", "Deny"), pick(r, "Action", "Action", "Action", "Action", "Action", "NotAction"),
		strings.Join(actions, `","`), pick(r, "Resource", "Resource", "Resource", "Resource", "NotResource"), strings.Join(on, ","))
	if r.IntN(2) == 0 {
		s += `,"Condition":{` + pick(r, `"Bool":{"aws:MultiFactorAuthPresent":"true"}`, `"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}`,
			`"IpAddress":{"aws:SourceIp":["203.0.113.0/24","198.51.100.0/24"]}`, `"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"Bool":{"aws:ViaAWSService":"false"}`,
			`"StringEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}`, `"StringNotLike":{"aws:RequestedRegion":"eu-*"}`,
			`"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}`, `"StringLike":{"s3:prefix":["home/","home/${aws:username}/*"]}`,
			`"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}`, `"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}`,
			`"ForAllValues:StringEquals":{"aws:TagKeys":["team","stage"]}`, `"Null":{"aws:TokenIssueTime":"true"}`, `"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}`,
			`"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}`, `"StringEquals":{"aws:SourceVpce":"vpce-0a1b2c3d"}`, `"Bool":{"aws:SecureTransport":"false"}`,
			`"StringLike":{"aws:PrincipalTag/team":"red*"}`, `"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/m*"}`) + `}`
	}
	return s + "}"
}

// typicalPair is two policies that share most statements.
func typicalPair(r *rand.Rand) (a, b iam.Policies) {
	var one, two []string
	for range 1 + r.IntN(6) {
		s := typicalStatement(r)
		one = append(one, s)
		switch r.IntN(5) {
		case 0:
			two = append(two, typicalStatement(r))
		case 1:
		default:
			two = append(two, s)
		}
	}
	if len(two) == 0 {
		two = one[:1]
	}
	return identity(`{"Version":"2012-10-17","Statement":[` + strings.Join(one, ",") + `]}`), identity(`{"Version":"2012-10-17","Statement":[` + strings.Join(two, ",") + `]}`)
}

// settled counts the typical pairs of which both directions are settled.
func settled(t testing.TB, n int) (done int, why map[string]int) {
	r := rand.New(rand.NewPCG(5, 5))
	why = map[string]int{}
	for range n {
		a, b := typicalPair(r)
		rel := Compare(mia(a, b), Space{})
		if relation(&rel) != "not settled" {
			done++
			continue
		}
		for _, w := range append(rel.OnlyA.Why, rel.OnlyB.Why...) {
			why[w]++
		}
	}
	return done, why
}

func TestTypicalPairsAreSettled(t *testing.T) {
	done, why := settled(t, 100)
	t.Logf("settled %d of 100; %v", done, why)
	if done < 95 {
		t.Errorf("settled %d of 100 typical pairs: %v", done, why)
	}
}

// BenchmarkSettled prints the share of 1,000 typical pairs that are settled.
func BenchmarkSettled(b *testing.B) {
	for b.Loop() {
		done, _ := settled(b, 1000)
		b.ReportMetric(float64(done)/10, "%settled")
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/1000, "ms/pair")
	}
}
