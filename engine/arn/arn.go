package arn

import (
	"fmt"
	"strings"
)

// ARN is a parsed Amazon Resource Name. The zero ARN is not valid.
type ARN struct {
	Partition string // "aws", "aws-cn", "aws-us-gov"
	Service   string // "s3", "iam"
	Region    string // empty for global services and S3 buckets
	Account   string // twelve digits, "aws" for AWS's own, or empty
	Resource  string // everything after the fifth colon, colons included
}

// Parse splits s into its six parts. It asks for the shape only: a partition,
// a service and a resource that are not empty (IAM User Guide, "Identify AWS
// resources with Amazon Resource Names (ARNs)").
func Parse(s string) (ARN, error) {
	parts := strings.SplitN(s, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" {
		return ARN{}, fmt.Errorf("%q is no ARN: want arn:partition:service:region:account:resource", s)
	}
	a := ARN{Partition: parts[1], Service: parts[2], Region: parts[3], Account: parts[4], Resource: parts[5]}
	if a.Partition == "" || a.Service == "" || a.Resource == "" {
		return ARN{}, fmt.Errorf("%q is no ARN: partition, service and resource must not be empty", s)
	}
	return a, nil
}

// IsZero says whether a is the zero ARN.
func (a ARN) IsZero() bool { return a == ARN{} }

// String writes the ARN back; the zero ARN is the empty string.
func (a ARN) String() string {
	if a.IsZero() {
		return ""
	}
	return "arn:" + a.Partition + ":" + a.Service + ":" + a.Region + ":" + a.Account + ":" + a.Resource
}

// Type is the part of the resource before its first slash or colon: "user" of
// user/eng/ana. A resource without either, such as a bucket, has no type.
func (a ARN) Type() string {
	if i := strings.IndexAny(a.Resource, "/:"); i >= 0 {
		return a.Resource[:i]
	}
	return ""
}

// Name is the part of the resource after its last slash: "ana" of user/eng/ana.
func (a ARN) Name() string {
	return a.Resource[strings.LastIndexByte(a.Resource, '/')+1:]
}

// IsAccount says whether a text is an account's id: twelve digits.
func IsAccount(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}
