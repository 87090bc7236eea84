package catalog

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/policy"
)

// TestManagedPoliciesAreSound: what AWS has written, AWS accepts. A problem
// here is a mistake of our parser.
func TestManagedPoliciesAreSound(t *testing.T) {
	for _, name := range ManagedPolicies() {
		text, ok := ManagedPolicy(name)
		if !ok {
			t.Fatalf("%s has no text", name)
		}
		kind := map[string]policy.Kind{"FullAWSAccess": policy.SCP, "RCPFullAWSAccess": policy.RCP}[name]
		d := policy.Parse(name, []byte(text))
		for _, p := range append(d.Problems, d.Check(kind)...) {
			t.Errorf("%s: %v", name, p)
		}
		if len(d.Statements) == 0 || strings.TrimSpace(text) != text || strings.Contains(text, "\n-- ") {
			t.Errorf("%s: %d statements in %.40q...", name, len(d.Statements), text)
		}
	}
}

// TestManagedActionsAreKnown: nearly every action that AWS's policies name
// without a wildcard is in the reference.
func TestManagedActionsAreKnown(t *testing.T) {
	all, unknown := 0, []string{}
	for _, name := range ManagedPolicies() {
		text, _ := ManagedPolicy(name)
		d := policy.Parse(name, []byte(text))
		for _, s := range d.Statements {
			for _, v := range slices.Concat(s.Action.Values, s.NotAction.Values) {
				if !strings.ContainsAny(v.Value, "*?") {
					all++
					if _, ok := FindAction(v.Value); !ok {
						unknown = append(unknown, v.Value)
					}
				}
			}
		}
	}
	if all < 1000 || len(unknown)*50 > all {
		t.Errorf("of %d actions %d are unknown: %v", all, len(unknown), unknown)
	}
}

// TestManagedKeysAreKnown: every condition key that they name has a type.
func TestManagedKeysAreKnown(t *testing.T) {
	for _, name := range ManagedPolicies() {
		text, _ := ManagedPolicy(name)
		for _, s := range policy.Parse(name, []byte(text)).Statements {
			for _, c := range s.Conditions {
				if _, ok := FindKey(c.Key.Value); !ok {
					t.Errorf("%s: %s", name, c.Key.Value)
				}
			}
		}
	}
}

func TestManagedPolicy(t *testing.T) {
	admin, ok := ManagedPolicy("AdministratorAccess")
	if !ok || !strings.Contains(admin, `"Action": "*"`) {
		t.Errorf("%q %v", admin, ok)
	}
	for name, want := range map[string]bool{
		"arn:aws:iam::aws:policy/AdministratorAccess":                              true,
		"arn:aws-us-gov:iam::aws:policy/AdministratorAccess":                       true,
		"arn:aws:iam::aws:policy/job-function/ViewOnlyAccess":                      true,
		"arn:aws:iam::aws:policy/ViewOnlyAccess":                                   false, // its path is part of the ARN
		"arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy":                   true,
		"arn:aws:iam::111122223333:policy/AdministratorAccess":                     false,
		"arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess": true,
		"FullAWSAccess": true, "RCPFullAWSAccess": true, "ReadOnlyAccess": true, "AdministratorAcces": false, "": false, "arn:": false,
	} {
		text, ok := ManagedPolicy(name)
		if ok != want || (text != "") != want {
			t.Errorf("%s: %v", name, ok)
		}
	}
	if !slices.IsSorted(ManagedPolicies()) || slices.ContainsFunc(ManagedPolicies(), func(n string) bool { return strings.Contains(n, ":") }) {
		t.Error(ManagedPolicies())
	}
}
