package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// large is a policy as near to a managed policy's quota as whole statements
// come, each with actions, a resource and a condition of its own.
func large() string {
	var b strings.Builder
	b.WriteString(`{"Version":"2012-10-17","Statement":[`)
	for i := 0; ; i++ {
		one := fmt.Sprintf(`{"Sid":"S%d","Effect":"Allow","Action":["s3:GetObject","dynamodb:GetItem","sqs:Send*"],"Resource":["arn:aws:s3:::data-%d/*","arn:aws:dynamodb:eu-west-1:111122223333:table/t%d","arn:aws:sqs:*:*:q%d-*"],"Condition":{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:PrincipalTag/team":"t%d"}}}`, i, i, i, i, i)
		if b.Len()+len(one)+3 > 6144 {
			break
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(one)
	}
	b.WriteString(`]}`)
	return b.String()
}

// unknown is a policy of the quota's size without a known name in it, the
// dearest there is: each is compared with all of its service.
func unknown() string {
	var b strings.Builder
	b.WriteString(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":["*"`)
	for i := range 40 {
		fmt.Fprintf(&b, `,"arn:aws:ec2:eu-west-1:111122223333:instances/i-%d*"`, i)
	}
	b.WriteString(`],"Action":["s3:*"`)
	for i := range 140 {
		fmt.Fprintf(&b, `,"ec2:DescribeInstance%dx"`, i)
	}
	b.WriteString(`]}]}`)
	return b.String()
}

// BenchmarkLint reads a policy of an exercise, and one of the size of the
// quota, with and without proofs.
func BenchmarkLint(b *testing.B) {
	exercise := `{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"]},
		{"Sid":"Guard","Effect":"Deny","Action":"s3:Delete*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}`
	power, _ := catalog.ManagedPolicy("PowerUserAccess")
	for _, c := range []struct{ name, text string }{{"exercise", exercise}, {"quota", large()}, {"unknown", unknown()}, {"PowerUserAccess", power}} {
		for _, steps := range []int{-1, 0} {
			b.Run(fmt.Sprintf("%s/proofs=%v", c.name, steps == 0), func(b *testing.B) {
				doc := policy.Parse("p", []byte(c.text))
				b.ReportAllocs()
				for b.Loop() {
					lint.Lint(doc, policy.Identity, lint.Options{Steps: steps})
				}
			})
		}
	}
}
