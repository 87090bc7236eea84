package catalog

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestCarries: rule 71. Each pair differs in one fact.
func TestCarries(t *testing.T) {
	for _, c := range []struct {
		action, key string
		want        string // yes, no, or cannot say
	}{
		{"s3:ListBucket", "s3:prefix", "yes"},
		{"s3:GetObject", "s3:prefix", "no"},
		{"S3:LISTBUCKET", "S3:Prefix", "yes"},
		{"s3:PutObject", "s3:x-amz-acl", "yes"},
		{"s3:GetObject", "s3:x-amz-acl", "no"},
		{"s3:GetObject", "s3:ExistingObjectTag/class", "yes"},
		{"s3:PutObject", "s3:ExistingObjectTag/class", "no"},
		{"iam:PassRole", "iam:PassedToService", "yes"},
		{"iam:CreateRole", "iam:PassedToService", "no"},
		{"iam:CreateRole", "iam:PermissionsBoundary", "yes"},
		{"iam:CreateGroup", "iam:PermissionsBoundary", "no"},
		{"ec2:TerminateInstances", "aws:ResourceTag/team", "yes"},
		{"ec2:CreateKeyPair", "aws:ResourceTag/team", "no"}, // nothing is there yet that could have a tag
		{"ec2:DescribeInstances", "aws:ResourceTag/team", "no"},
		{"ec2:CreateVolume", "aws:RequestTag/team", "yes"},
		{"ec2:TerminateInstances", "aws:RequestTag/team", "no"},
		{"sqs:SendMessage", "aws:ResourceTag/team", "yes"}, // by the resource type
		{"sqs:ListQueues", "aws:ResourceTag/team", "no"},
		{"dynamodb:Query", "dynamodb:LeadingKeys", "yes"},
		{"dynamodb:ListTables", "dynamodb:LeadingKeys", "no"},
		{"kms:Decrypt", "kms:EncryptionContext:project", "yes"},
		{"kms:ListKeys", "kms:EncryptionContext:project", "no"},
		{"kms:Decrypt", "kms:ResourceAliases", "yes"},
		{"kms:Decrypt", "s3:prefix", "no"},
		{"s3:ListBucket", "s3:prefixes", "no"},
		{"s3:Nothing", "s3:prefix", "cannot say"},
		{"s3:ListBucket", "aws:SourceIp", "cannot say"},
		{"s3:ListBucket", "aws:Nothing", "no"}, // of the global ones none is missing
		{"s3:ListBucket", "aws:SourceOwner", "cannot say"},
		{"sts:TagSession", "sts:ExternalId", "yes"}, // the call that it is asked with brings it
		{"sts:TagSession", "sts:Nothing", "no"},
		{"s3:ListBucket", "nothing:prefix", "cannot say"},
		{"s3:ListBucket", "", "cannot say"},
		{"sts:AssumeRoleWithWebIdentity", "token.actions.githubusercontent.com:sub", "cannot say"},
		{"sts:AssumeRoleWithSAML", "saml:aud", "cannot say"},
		{"s3:GetObject", "ec2:SourceInstanceARN", "cannot say"}, // the session brings it
		{"s3:GetObject", "lambda:SourceFunctionArn", "cannot say"},
		{"dynamodb:Query", "dynamodb:FirstPartitionKeyValues", "cannot say"}, // listed with no action
		{"iam:PassRole", "aws:ResourceTag/team", "cannot say"},
		{"iam:GetRole", "aws:ResourceTag/team", "yes"},
	} {
		yes, known := Carries(c.action, c.key)
		got := map[[2]bool]string{{true, true}: "yes", {false, true}: "no", {false, false}: "cannot say"}[[2]bool{yes, known}]
		if got != c.want {
			t.Errorf("%s with %s: %q, want %q", c.action, c.key, got, c.want)
		}
	}
}

// TestCarriesIsInTheLists: what Carries says of a key of a service is what the
// lists of FindAction hold.
func TestCarriesIsInTheLists(t *testing.T) {
	var names []string
	for name := range ActionNames("") {
		names = append(names, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		a, _ := FindAction(rapid.SampledFrom(names).Draw(t, "action"))
		k := rapid.SampledFrom(Keys()).Draw(t, "key")
		if own := slices.DeleteFunc(slices.Clone(a.Keys), func(n string) bool { return strings.HasPrefix(n, "aws:") }); len(own) > 0 && rapid.Bool().Draw(t, "own") {
			k, _ = FindKey(rapid.SampledFrom(own).Draw(t, "its key"))
		}
		listed := slices.Contains(a.Keys, k.Name) ||
			slices.ContainsFunc(a.Resources, func(r ResourceType) bool { return slices.Contains(r.Keys, k.Name) })
		yes, known := Carries(a.Name, strings.ToUpper(k.Name))
		if yes && !known || known && yes != listed {
			t.Fatalf("%s with %s: %v %v, listed %v", a.Name, k.Name, yes, known, listed)
		}
	})
}
