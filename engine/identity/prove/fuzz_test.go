package prove

import (
	"fmt"
	"testing"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// FuzzCompare: whatever two documents say, a comparison ends with its budget,
// finds the same twice, and shows only what the judge confirms.
func FuzzCompare(f *testing.F) {
	for _, s := range []string{
		statement("Allow", `"Action":"s3:Get*","Resource":"arn:aws:s3:::a/*"`),
		statement("Deny", `"NotAction":"s3:*","NotResource":["arn:aws:s3:::${aws:username}/*","*"]`),
		statement("Allow", `"Action":"*","Resource":"*","Condition":{"ForAllValues:StringLike":{"aws:TagKeys":["a*","${*}b"]},"NumericLessThan":{"aws:MultiFactorAuthAge":"1.5e3"}}`),
		statement("Allow", `"Action":"sqs:*","Resource":"arn:aws:sqs:eu-*:*:${aws:PrincipalTag/team, 'x'}?","Condition":{"DateLessThan":{"aws:EpochTime":"1782777600"},"IpAddress":{"aws:SourceIp":["10.0.0.0/8","::/0"]}}`),
		statement("Allow", `"Action":"kms:*","Resource":"*","Condition":{"Null":{"aws:CalledVia":"true"},"StringEquals":{"aws:PrincipalTag/a":"${aws:PrincipalTag/b}"}}`),
	} {
		f.Add(s, s)
		f.Add(s, statement("Allow", `"Action":"s3:GetObject","Resource":"arn:aws:s3:::a/?"`))
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		a, b := policy.Parse("a", []byte(one)), policy.Parse("b", []byte(two))
		set := func(d *policy.Document) iam.Policies {
			return iam.Policies{Identity: []iam.Attached{{Name: d.Name, Doc: d}}}
		}
		sp := Space{Services: []string{"s3", "sqs", "kms"}, Steps: 100_000, Witnesses: 3}
		ps := mia(set(a), set(b))
		r := Compare(ps, sp)
		for side, f := range []Finding{r.OnlyA, r.OnlyB} {
			for _, w := range f.Witnesses {
				va, vb := iam.Compile(ps[0].A).Bind(&w.Request, nil).Verdict(), iam.Compile(ps[0].B).Bind(&w.Request, nil).Verdict()
				if side == 1 {
					va, vb = vb, va
				}
				if va.Outcome != iam.Allowed || vb.Outcome == iam.Allowed {
					t.Fatalf("%s and %s are not set apart by %+v", one, two, w.Request)
				}
			}
		}
		if again := Compare(ps, sp); fmt.Sprint(again) != fmt.Sprint(r) {
			t.Fatalf("another answer the second time:\n%v\n%v", r, again)
		}
	})
}
