package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"gatehouse/engine/identity/cases"
)

type evalCommand struct {
	Explain bool   `help:"Add the sentence and the tree of reasons to each answer."`
	Text    bool   `help:"Tell each verdict in lines for people, with its reasons, not as JSON."`
	Width   int    `default:"0" placeholder:"N" help:"How wide those lines are, 40 to 200; unless told, as the terminal, or 80."`
	Changes bool   `help:"Add what would turn each verdict: the smallest changes of the request or of one statement."`
	File    string `arg:"" optional:"" default:"-" help:"Cases, one a line; - reads standard input."`
}

// Help shows an example.
func (evalCommand) Help() string {
	return `A case is a line of JSON: a request and the policies that bear on it; or lines, the
first { and the last } by themselves. A line that is no case is answered with its
number, the rest goes on, and the exit code is 2.

Members of a case; all but request may be left out:
  id                        named in the answer; else the line's number
  request                   action, resource (or a list: the call needs each of them),
                            principal (an ARN, a service such as ec2.amazonaws.com, a
                            canonical user id, or anonymous), resourceAccountId,
                            context: {"aws:SourceIp": "203.0.113.9", ...}; null: absent
  identityPolicies          a list of policies, of the principal and its groups
  resourcePolicy            one policy: a role's trust policy for sts:AssumeRole, a key
                            policy for KMS keys, else a bucket's, a queue's, ...
  permissionBoundaries      a list, as are sessionPolicies, vpcEndpointPolicies
  scps, rcps                a list for each level, the root of the organization first
  principalRoleArn          the role behind an assumed-role principal
  federatedBy               the user who made a federated user's session
  principalId, principalTags, sessionTags, canonicalUserId    of the principal
  principalIsManagementAccount, resourceIsManagementAccount   true or false
  settings                  {"s3": {"blockPublicAccess": true, "acl":
                            [{"account": "444455556666", "permission": "READ"}]}}
  kmsGrants                 [{"grantee": ARN, "operations": ["Decrypt"]}]
Answers say with --explain the sentence, the statement that came closest, the tree of
reasons down to each condition, and the AWS pages; "schema" names their form. With
--text the same is told in lines to be read.

A policy is its JSON, or {"name": "policy.json", "policy": ...} to be named in answers.

Example:
  echo '{"request":{"action":"s3:GetObject","resource":"arn:aws:s3:::reports/q3.csv","principal":"arn:aws:iam::111122223333:user/mia"},"identityPolicies":[]}' | gatehouse eval --explain`
}

// Run answers cases in order.
func (c *evalCommand) Run(a *app) error {
	in, closeIn, err := a.open(c.File)
	if err != nil {
		return err
	}
	defer closeIn()
	o := cases.Options{Explained: c.Explain, Changes: c.Changes}
	if c.Text {
		o.Width = a.columns(c.Width, 80)
	}
	debug.SetGCPercent(400) // a short life among much garbage: half the time for some 15 MB more
	failures, err := cases.Run(in, a.out, o)
	if err != nil {
		return err
	}
	if failures > 0 {
		says := fmt.Sprintf("%d of the cases could not be read: see their messages", failures)
		if failures == 1 {
			says = "one of the cases could not be read: see its message"
		}
		fmt.Fprintf(a.errs, "gatehouse: %s\n", says)
		return status(exitUsage)
	}
	return nil
}

// open opens a file, or standard input for "-".
func (a *app) open(name string) (io.Reader, func(), error) {
	if name == "-" {
		return a.in, func() {}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	return f, func() { f.Close() }, nil
}
