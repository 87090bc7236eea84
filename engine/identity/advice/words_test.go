package advice_test

import (
	"testing"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// witness is a case's request as a finding would hold it: a's policies against
// b's.
func witness(c cases.Case, b iam.Policies) (prove.Witness, []prove.Party) {
	w := prove.Witness{Request: c.Request, A: judged(c.Policies, c.Request), B: judged(b, c.Request), Actions: []string{c.Request.Action}}
	return w, []prove.Party{{Who: c.Request.Principal, A: c.Policies, B: b}}
}

func judged(p iam.Policies, r iam.Request) iam.Verdict {
	return iam.Compile(p).Bind(&r, nil).Verdict()
}

const (
	x       = "arn:aws:s3:::ledger/x"
	longKey = ""
	factor  = `"aws:MultiFactorAuthPresent":true`
	noMFA   = `"aws:MultiFactorAuthPresent":false`
)

func TestWitnessesInWords(t *testing.T) {
	oldLock := `{"Sid":"Lock","Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}`
	both := `{"Sid":"Work","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"},"Bool":{"aws:MultiFactorAuthPresent":"true"}}}`
	for _, c := range []struct{ action, resource, context, a, b, want string }{
		{"s3:DeleteObject", x, longKey, allowAll, allowAll + "," + lock, "user/bo could delete ledger/x without MFA."},
		{"s3:DeleteObject", x, noMFA, allowAll, allowAll + "," + lock, "user/bo could delete ledger/x without MFA."},
		{"s3:DeleteObject", x, longKey, allowAll + "," + oldLock, allowAll + "," + lock, "user/bo could delete ledger/x with long-term keys."},
		{"s3:GetObject", x, factor, read, `{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}`, "user/bo could read ledger/x."},
		{"s3:GetObject", x, `"aws:SourceIp":"203.0.113.9"`, read, both, "user/bo could read ledger/x from 203.0.113.9, without MFA."},
		{"s3:GetObject", x, `"aws:PrincipalTag/team":"red","aws:SourceIp":"198.51.100.7"`, office, "", "user/bo could read ledger/x from 198.51.100.7, tagged team=red."},
		{"s3:GetObject", x, `"aws:PrincipalTag/team":"red","aws:SourceIp":"203.0.113.9"`, office, "", "user/bo could not read ledger/x from 203.0.113.9."},
		{"s3:ListBucket", "arn:aws:s3:::ledger", `"s3:prefix":"home/"`, `{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"home/*"}}}`, "",
			"user/bo could list the bucket ledger (s3:ListBucket) with s3:prefix = home/."},
	} {
		p, b := asked(t, c.action, c.resource, c.context, c.a), iam.Policies{}
		if c.b != "" {
			b = asked(t, c.action, c.resource, c.context, c.b).Policies
		}
		w, ps := witness(p, b)
		if got := advice.Say(w, ps, advice.Short{}); got != c.want {
			t.Errorf("%s %s against %s:\n got %s\nwant %s", c.action, c.a, c.b, got, c.want)
		}
	}
}

func TestDeedsAreReadFromTheNamesOfActions(t *testing.T) {
	for _, c := range []struct{ action, resource, want string }{
		{"s3:DeleteBucketPolicy", "arn:aws:s3:::ledger", "user/bo could delete the policy of the bucket ledger (s3:DeleteBucketPolicy)."},
		{"dynamodb:DeleteTable", "arn:aws:dynamodb:eu-west-1:111122223333:table/t", "user/bo could delete table/t (dynamodb:DeleteTable)."},
		{"rds:CreateDBSnapshot", "arn:aws:rds:eu-west-1:111122223333:db:main", "user/bo could create a snapshot for db:main (rds:CreateDBSnapshot)."},
		{"sqs:DeleteQueue", "arn:aws:sqs:eu-west-1:111122223333:jobs", "user/bo could delete jobs (sqs:DeleteQueue)."},
		{"ec2:DescribeInstances", "*", "user/bo could read instances (ec2:DescribeInstances)."},
		{"s3:ListAllMyBuckets", "*", "user/bo could list all buckets (s3:ListAllMyBuckets)."},
		{"sts:AssumeRole", "arn:aws:iam::111122223333:role/Ops", "user/bo could become role/Ops."},
		{"iam:CreateAccessKey", "arn:aws:iam::111122223333:user/mia", "user/bo could create an access key for user/mia (iam:CreateAccessKey)."},
		{"iam:ListAttachedUserPolicies", "arn:aws:iam::111122223333:user/mia", "user/bo could list the attached user policies of user/mia (iam:ListAttachedUserPolicies)."},
		{"kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", "user/bo could decrypt with key/k (kms:Decrypt)."},
	} {
		w, ps := witness(asked(t, c.action, c.resource, "", allowAll), iam.Policies{})
		w.A.Outcome = iam.Allowed
		if got := advice.Say(w, ps, advice.Short{}); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.action, got, c.want)
		}
	}
}

func TestEveryActionHasADeed(t *testing.T) {
	for a := range catalog.Actions("") {
		w, ps := prove.Witness{Request: iam.Request{Action: a.Name, Resource: "*", Principal: iam.Principal{Kind: iam.Anonymous}}}, []prove.Party{{}}
		if got := advice.Say(w, ps, nil); len(got) < len("Anyone on the internet could not do.") {
			t.Errorf("%s: %s", a.Name, got)
		}
	}
}

func TestStrangersAreTheInternet(t *testing.T) {
	c := parsed(t, `{"request":{"action":"s3:GetObject","resource":"arn:aws:s3:::reports/x","principal":"anonymous"},
		"resourcePolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}}`)
	w, ps := witness(c, iam.Policies{})
	if got := advice.Say(w, ps, nil); got != "Anyone on the internet could read arn:aws:s3:::reports/x." {
		t.Error(got)
	}
}

func TestTagsOfTheCallerAreNotTold(t *testing.T) {
	c := asked(t, "s3:GetObject", x, `"aws:SourceIp":"198.51.100.7"`, office)
	c.Request.Principal.Tags = []iam.Pair{{Key: "team", Value: "red"}}
	c.Request = iam.Derive(c.Request)
	w, ps := witness(c, iam.Policies{})
	if got := advice.Say(w, ps, advice.Short{}); got != "user/bo could read ledger/x from 198.51.100.7." {
		t.Error(got)
	}
}

func TestExcessIsGroupedWorstFirst(t *testing.T) {
	all := asked(t, "s3:GetObject", x, "", allowAll)
	w, ps := witness(all, iam.Policies{})
	w.Actions = []string{"s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:DeleteObject", "s3:PutObjectAcl"}
	groups, more := advice.Excess(ps, advice.Short{}, prove.Finding{Witnesses: []prove.Witness{w}, Complete: true})
	want := []string{
		"user/bo could change the access control list of ledger/x (s3:PutObjectAcl).",
		"user/bo could delete ledger/x.",
		"user/bo could write ledger/x.",
		"user/bo could read ledger/x, and the same with s3:GetObjectAcl.",
	}
	if len(groups) != len(want) || more != 0 {
		t.Fatalf("%d groups and %d more", len(groups), more)
	}
	for i, g := range groups {
		if g.Text != want[i] {
			t.Errorf("got %s, want %s", g.Text, want[i])
		}
	}
}
